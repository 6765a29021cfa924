import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem

/// A word in a command's place that the table does not have: what the line was probably meant to be.
package struct UnknownVerb {
    private var word: ExpandedWord
    private var rest: ArraySlice<ExpandedWord>
    private let commands: CommandTable
    private let path: SearchPath?
    private let dialect: Binder.Dialect
    private let runsEnclave: (String?) -> Bool

    /// - Parameters:
    ///   - rest: the words behind it.
    ///   - path: where programs are looked for; nil where nothing may be looked for.
    ///   - runsEnclave: whether an enclave may run by then: the one with this CID or name, or any.
    package init(
        _ word: ExpandedWord, before rest: ArraySlice<ExpandedWord>, _ commands: CommandTable, path: SearchPath?,
        dialect: Binder.Dialect = .shell, runsEnclave: @escaping (String?) -> Bool = { _ in true }
    ) {
        (self.word, self.rest, self.commands, self.path) = (word, rest, commands, path)
        (self.dialect, self.runsEnclave) = (dialect, runsEnclave)
    }

    /// What is wrong with the word, with what was probably meant.
    package func diagnostic() -> Diagnostic {
        guard dialect == .shell else { return ofNitroCLI() }
        if word.text == "nesh", let next = rest.first, !next.text.hasPrefix("-"),
            commands.named(next.text) == nil
        {
            // nesh's own name changes nothing here.
            var behind = self
            (behind.word, behind.rest) = (next, rest.dropFirst())
            var found = behind.diagnostic()
            found.replaced = word.place.through((found.replaced ?? found.place) ?? next.place)
            return found
        }
        // What the whole line says goes before what its first word is, and what it means before its letters.
        let readings = [
            ofAction, ofShown, ofJob, ofCode, ofAssignment, ofShell, ofScript, ofJapanese, ofCapitals, ofLesson,
            ofLineAbove,
            ofRemoval,
            ofProgramInCapitals,
        ]
        for reading in readings { if let found = reading() { return found } }
        return ofLetters()
    }

    private var message: String { "unknown command '\(word.text)'" }

    /// As it is written on a keyboard without full width.
    private var text: String { FullWidth.narrowed(word.text) ?? word.text }

    /// `stop the kms`: the word that says what is meant.
    private var next: ExpandedWord? { rest.first { !["a", "an", "my", "the"].contains($0.text) } }

    private func proposing(_ line: String, _ message: String? = nil, to end: ExpandedWord? = nil) -> Diagnostic {
        Diagnostic(
            message ?? self.message, at: end.map { word.place.through($0.place) } ?? word.place,
            notes: [Quoting.question([line])], replacement: line)
    }

    // MARK: The line

    private func ofAction() -> Diagnostic? {
        next.flatMap { next in commands.line(forAction: word.text, of: next.text).map { proposing($0, to: next) } }
    }

    /// `show resources`, `view hello.eif`: the line that shows it.
    private func ofShown() -> Diagnostic? {
        guard rest.count == 1, let next, word.text == "show" || Synonym.meant(by: word.text, among: ["show"]) != nil
        else { return nil }
        if let command = commands.named(next.text) { return proposing(command.spec.name, to: next) }
        return FileWord(next.shown)?.look.map { proposing($0.line, to: next) }
    }

    /// `stop 7`, where nothing has that number.
    private func ofJob() -> Diagnostic? {
        guard rest.count == 1, let next, next.isLiteral, next.text.allSatisfy(\.isNumber), !runsEnclave(next.text),
            Synonym.meant(by: text, among: ["terminate"]) != nil
        else { return nil }
        return Diagnostic(
            "there is no job \(next.text), and no enclave has the CID \(next.text)", at: next.place,
            fixes: ["jobs  # lists what runs in the background", "ls  # lists the enclaves"])
    }

    /// `e27`, and `E99`, which is not an error code.
    private func ofCode() -> Diagnostic? {
        guard rest.isEmpty else { return nil }
        if let code = ValueType.errorCode.code(text) {
            return Diagnostic(message, at: word.place, fixes: ["explain \(code.text)"])
        }
        return ValueType.errorCode.problem(of: text).map { Diagnostic($0.message, at: word.place, notes: $0.notes) }
    }

    /// `x = 1`, and `let x = 1` with whatever another language calls it.
    private func ofAssignment() -> Diagnostic? {
        commands.setter.flatMap { setter in
            OtherAssignment.diagnostic([word] + rest, from: word, setter.name)
                ?? OtherAssignment.diagnostic(rest, from: word, setter.name)
        }
    }

    // MARK: Its first word

    private func ofShell() -> Diagnostic? { ShellLine.diagnostic(ofLanguage: [word.text], at: word.place, commands) }

    private func ofScript() -> Diagnostic? {
        guard path != nil, let verb = commands.sourcer else { return nil }
        if let next, rest.count == 1, next.text.hasSuffix(".nesh"), Synonym.meansToRun(text) {
            return proposing("\(verb.name) \(next.shown)", to: next)
        }
        guard word.text.hasSuffix(".nesh"), File.exists(word.text) else { return nil }
        return proposing("\(verb.name) \(word.shown)", "'\(word.text)' is a script, not a command")
    }

    /// A word in Japanese: commands are English in every language, and no program has such a name.
    private func ofJapanese() -> Diagnostic? {
        guard word.isLiteral, word.text.unicodeScalars.contains(where: FullWidth.isJapanese) else { return nil }
        // A command and its words, with blanks that an input method made wide.
        let narrow = FullWidth.narrowed(word.text)?.split(separator: " ").first.map(String.init)
        guard narrow.flatMap(commands.named) == nil else { return nil }
        let own = Synonym.meant(by: word.text, among: commands.names)
        let ofLesson = LessonWord.meant(by: word.text).map { Self.way(from: $0.rawValue, commands, nil) }
        let known = ofLesson ?? "help  # lists the commands"
        return Diagnostic(
            "'\(word.text)' is not a command: commands are English words", at: word.place,
            notes: own.map { [Quoting.question([$0])] } ?? [], fixes: own == nil ? [known] : [], replacement: own)
    }

    /// `LS`, with Caps Lock on.
    private func ofCapitals() -> Diagnostic? {
        let small = text.lowercased()
        guard small != text, commands.named(small) != nil || PromptWord.isKnown(small) else { return nil }
        return proposing(small)
    }

    /// `DATE`: the program that it is without Caps Lock.
    private func ofProgramInCapitals() -> Diagnostic? {
        let small = text.lowercased()
        guard small != text, text == text.uppercased(), ShellPlainLine.isLooker(small) || path?.find(small) != nil
        else { return nil }
        return proposing("!" + small)
    }

    /// A word that means something in a lesson only.
    private var isOfLessons: Bool { LessonWord(rawValue: text.lowercased()) != nil }

    /// `stop` alone may be meant for an enclave, if one runs; otherwise it is the lesson's word.
    private func ofLesson() -> Diagnostic? {
        guard isOfLessons, meant == nil || (rest.isEmpty && !runsEnclave(nil)) else { return nil }
        return Diagnostic(message, at: word.place, fixes: [Self.way(from: text.lowercased(), commands, path)])
    }

    /// An option, or a part of a value, `Name.Part=value`: it belongs to a command of the line above.
    private func ofLineAbove() -> Diagnostic? {
        guard meant == nil, Self.goesOn(word.text) else { return nil }
        return Diagnostic(
            "a line begins with a command, not with '\(word.text)'", at: word.place,
            fixes: ["type it behind its command; to go on in the next line, end a line with \\"])
    }

    private func ofRemoval() -> Diagnostic? {
        commands.removals(meantBy: text).map { Diagnostic(message, at: word.place, notes: [Quoting.question($0)]) }
    }

    /// The command that the word is another word for.
    private var meant: String? { commands.meant(by: text, among: commands.names) }

    // MARK: Its letters

    private func ofNitroCLI() -> Diagnostic {
        let names = commands.nitroCLINames
        var found = Diagnostic.unknown(
            message, text, at: word.place, among: near(names), meant: commands.meant(by: text, among: names))
        found.notes.append("nitro-cli has \(names.joined(separator: ", "))")
        if commands.named(word.text) != nil { found.fixes.append("nesh \(word.text)") }
        return found
    }

    /// Two letters are a slip away from too many words to be one of the language's.
    private func near(_ names: [String]) -> [String] {
        text.count > 2 ? names : names.filter { commands.named($0)?.spec.group != .control }
    }

    private func ofLetters() -> Diagnostic {
        let lines = isOfLessons ? [] : commands.lines(doing: text)
        var found = Diagnostic.unknown(
            message, text, at: word.place, among: near(commands.names),
            meant: meant ?? (lines.count == 1 ? lines[0] : nil))
        if text == "exec", found.replacement != nil {
            // sh's is for a program; that an enclave is meant is no more than likely.
            found.isGuess = true
            if let program = next?.text, path?.find(program) != nil {
                found.replacement = nil
                found.notes = []
                found.fixes = ["!" + rest.map { $0.shown }.joined(separator: " ")]
                return found
            }
        }
        if found.replacement == nil, Synonym.meansPages(text) {
            found.notes = [DocumentationPlace.note]
            found.fixes = ["!man nesh", "help"]
            return found
        }
        if found.replacement == nil {
            if lines.isEmpty {
                found.fixes = [Self.way(from: word.text, commands, path)]
            } else {
                found.notes.insert(Quoting.question(lines), at: 0)
            }
        }
        return found.withFullWidth { narrow in commands.names.contains(String(narrow.prefix { $0 != " " })) }
    }

    /// Whether a word belongs to a command of the line above.
    private static func goesOn(_ word: String) -> Bool {
        let name = word.drop { $0 == "-" }
        if name.count < word.count { return word.utf8.count - name.utf8.count < 3 && name.first?.isLetter ?? false }
        let parts = word.prefix { $0 != "=" }.split(separator: ".", omittingEmptySubsequences: false)
        return word.contains("=") && parts.count > 1
            && parts.allSatisfy { $0.first?.isLetter ?? false && $0.allSatisfy { $0.isLetter || $0.isNumber } }
    }

    /// What somebody may have meant by a word that is not a command.
    private static func way(from word: String, _ commands: CommandTable, _ path: SearchPath?) -> String {
        if LessonWord(rawValue: word) != nil, commands.names.contains("tutorial") {
            return "\(word) is for lessons: tutorial begins one"
        }
        if path?.find(word) != nil { return "help lists the commands; !\(word) … runs a program" }
        return "help lists the commands; a line that begins with ! runs in sh"
    }
}
