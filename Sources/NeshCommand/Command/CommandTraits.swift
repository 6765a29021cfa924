extension CommandSpec {
    /// What kind of verb it is, for those who run, record, check and teach it.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }
        // The protocol's own asks the runtime about its elements' type.
        package init(arrayLiteral traits: Traits...) { rawValue = traits.reduce(0) { $0 | $1.rawValue } }

        /// What it prints is about this machine and this moment: nobody expects it again.
        package static let momentary = Traits(rawValue: 1 << 0)
        /// It is about the recording or the prompt, not about what the session does: no recorded script has it.
        package static let unrecorded = Traits(rawValue: 1 << 1)
        /// A session that is saved as a script leaves it out.
        package static let unsaved = Traits(rawValue: 1 << 2)
        /// It cannot run in the background.
        package static let foreground = Traits(rawValue: 1 << 3)
        /// It may take long and does not fill the screen itself: a terminal shows for how long it has been at work.
        package static let tellsElapsed = Traits(rawValue: 1 << 4)
        /// It changes nothing: what `fix` would run stays as it is.
        package static let onlyTells = Traits(rawValue: 1 << 5)
        /// A command stands behind it.
        package static let prefix = Traits(rawValue: 1 << 6)
        /// A command line behind it is explained, not run: its words stay as they are written.
        package static let quotesCommand = Traits(rawValue: 1 << 7)
        /// `$output` and `$status` stay those of the command before.
        package static let keepsResult = Traits(rawValue: 1 << 8)
        /// It ends with what a job in the background has brought.
        package static let collectsJobs = Traits(rawValue: 1 << 9)
        /// Anyone who runs it has looked at what a console says.
        package static let looksAtConsole = Traits(rawValue: 1 << 10)
        /// It ends the selected enclave.
        package static let endsEnclave = Traits(rawValue: 1 << 11)
        /// It starts an enclave, which is the selected one then.
        package static let startsEnclave = Traits(rawValue: 1 << 20)
        /// It serves others until it is ended: as a job it ends with the session.
        package static let serves = Traits(rawValue: 1 << 12)
        /// It prints words that somebody wrote, whatever the machine does: no proof of anything.
        package static let repeatsWords = Traits(rawValue: 1 << 13)
        /// nitro-cli has a command of this name.
        package static let nitroCLI = Traits(rawValue: 1 << 14)
        /// Prints for people unless `--json` is given, which is a parameter of it, too.
        package static let offersJSON = Traits(rawValue: 1 << 15)
        /// It needs a person who types.
        package static let promptOnly = Traits(rawValue: 1 << 16)
        /// It shows how things stand, and changes none of them.
        package static let showsState = Traits(rawValue: 1 << 17)
        /// It is about what failed before it: its own failure does not take that one's place.
        package static let asksForLast = Traits(rawValue: 1 << 18)
        /// With an error's code it prints the page of that error.
        package static let showsErrorPages = Traits(rawValue: 1 << 19)
    }
}
