import NeshCommand

/// What completion may offer, gathered before Tab is pressed; completing reads nothing but this.
package struct CompletionSnapshot: Sendable {
    /// The verbs that a line can have.
    package let commands: CommandTable
    /// What is offered of an enclave.
    package struct EnclaveFact: Sendable, Equatable {
        package var name: String
        /// Its context ID.
        package var cid: UInt32
        package var id: String
        /// It runs in debug mode.
        package var debug: Bool
        /// `RUNNING` and so on.
        package var state: String

        package init(name: String, cid: UInt32, id: String, debug: Bool, state: String) {
            (self.name, self.cid, self.id, self.debug, self.state) = (name, cid, id, debug, state)
        }
    }

    /// An entry of a directory.
    package struct FileFact: Sendable, Equatable {
        package var name: String
        package var isDirectory: Bool

        package init(name: String, isDirectory: Bool) { (self.name, self.isDirectory) = (name, isDirectory) }
    }

    package var enclaves: [EnclaveFact] = []
    /// Enclaves that have ended and whose console is kept, the latest first.
    package var ended: [EnclaveFact] = []
    /// A container image at hand.
    package struct ImageFact: Sendable, Equatable, ExpressibleByStringLiteral {
        /// `hello-app:latest`
        package var name: String
        /// Who has it.
        package var source: String

        package init(_ name: String, source: String = "built by nesh") { (self.name, self.source) = (name, source) }

        package init(stringLiteral name: String) { self.init(name) }
    }

    /// Those that were built here.
    package var images: [ImageFact] = []
    /// What sh would find on the search path, sorted.
    package var programs: [String] = []
    /// How many CPUs a new enclave can have, rising; looked up when it is asked for.
    package var cpuCounts: @Sendable () -> [Int] = { [] }
    /// Free variables, without `$`.
    package var variables: [String] = []
    /// The fields of each record, dotted: `last` → `EnclaveID`, `Measurements.PCR0`.
    package var fields: [String: [String]] = [:]
    /// The one thing that is looked up when it is asked for: a directory's entries ("" is the working directory).
    package var files: @Sendable (String) -> [FileFact]
    /// Of what is said about the candidates.
    package var language = Language.english

    package init(commands: CommandTable, files: @escaping @Sendable (String) -> [FileFact] = { _ in [] }) {
        self.commands = commands
        self.files = files
    }
}

/// Something that could stand where the cursor is.
package struct Candidate: Sendable, Equatable {
    /// The whole word, unquoted.
    package var text: String
    /// Shown beside it in a list.
    package var annotation: String
    /// The word is finished by it: a blank may follow. False for a directory.
    package var isFinal: Bool
    /// Part of the language, not a value: never quoted.
    package var isSyntax: Bool

    package init(_ text: String, annotation: String = "", isFinal: Bool = true, isSyntax: Bool = false) {
        self.text = text
        self.annotation = annotation
        self.isFinal = isFinal
        self.isSyntax = isSyntax
    }
}
