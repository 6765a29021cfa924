import NeshCommand
import NeshData
import NeshLanguage
import NeshPasted
import NeshSystem

/// The binder's findings as diagnostics.
enum BindingProblems {
    /// - Parameter words: the verb first.
    static func diagnostics(
        _ problems: Binder.Problems, _ words: [ExpandedWord], of spec: CommandSpec,
        _ dialect: Binder.Dialect = .shell, among commands: CommandTable, in session: Session? = nil
    ) -> [Diagnostic] {
        let verb = words.first?.text ?? ""
        if dialect == .shell, let sh = ofShell(words.map(\.text), at: words.first?.place, commands) { return [sh] }
        if dialect == .shell, let other = ofNamesake(problems, words, of: spec, among: commands) { return [other] }
        if dialect == .shell, spec.name == commands.setter?.name, let verb = words.first,
            let other = ofEqualsSign(words.dropFirst(), from: verb, verb.text)
        {
            return [other]
        }
        // Anyone who reads nitro-cli's messages, or uses its commands, looks for the code.
        let showsCode = dialect == .nitroCLI || spec.nitroCLI
        var found = problems.all.map { problem in
            let code = showsCode && problem.isValue ? "[ E03 ] " : ""
            var found = Diagnostic(
                "\(verb): \(code)\(problem.message)", at: place(problem, words), code: problem.isValue ? "E03" : nil,
                parameter: problem.parameter,
                notes: overwrites(problem, words) ? problem.notes : question(problem, words) + problem.notes,
                replacement: overwrites(problem, words) ? nil : replacement(problem, words),
                isMissing: problem.isMissing)
            found.isGuess = problem.isGuess
            if let word = problem.wrongWord, words.indices.contains(word + 1) {
                (found.place, found.replaced) = (words[word + 1].place, found.place)
            }
            return found
        }
        // What is missing points at the last word, which may be right.
        found = zip(found, problems.all).map { diagnostic, problem in
            let parameter = problem.isValue ? spec.parameters.first { $0.name == problem.parameter } : nil
            return diagnostic.isMissing
                ? diagnostic
                : diagnostic.withFullWidth { narrow in parameter.map { $0.takes(narrowed: narrow) } ?? true }
        }
        // What such a word hides is missed only because of it.
        let spoiled = found.filter { $0.hasFullWidth }
        if !spoiled.isEmpty {
            guard spoiled.count < found.count else { return spoiled }
            // With it right the line still lacks something, so that fix offers no whole line.
            return spoiled.map { diagnostic in
                var diagnostic = diagnostic
                if let word = diagnostic.replacement { diagnostic.notes.append(Quoting.question([word])) }
                return diagnostic
            }
        }
        if dialect == .shell, let last = found.lastIndex(where: { $0.replacement == nil && $0.parameter == nil }),
            let other = commands.namesake(of: spec.name)
        {
            found[last].notes.append("\(other.joined(separator: " ")) is another command: help \(other[0])")
        }
        if dialect == .shell, let index = problems.all.firstIndex(where: { $0.word == 0 && $0.isValue }),
            let action = problems.all[index].suggestion, spec.actions.contains(action),
            let line = spec.examples.map(\.line).first(where: { $0.hasPrefix("\(spec.name) \(action) ") })
        {
            found[index].notes.append("for example: \(line)")
        }
        // Scripts for nitro-cli know its messages.
        if dialect == .shell, let last = found.lastIndex(where: \.isMissing),
            let line = example(of: spec, words, session)
        {
            found[last].notes.append("for example: \(line)")
        }
        return found
    }

    /// `kms-policy KEY FILE`, which are words for `kms policy`.
    private static func ofNamesake(
        _ problems: Binder.Problems, _ words: [ExpandedWord], of spec: CommandSpec, among commands: CommandTable
    ) -> Diagnostic? {
        guard let other = commands.namesake(of: spec.name), let named = other.first.flatMap(commands.named),
            let first = problems.all.first, words.indices.contains(first.word + 1),
            !words.contains(where: { $0.text.hasSuffix(".eif") })
        else { return nil }
        let arguments = words.dropFirst().map { Binder.Word($0.isUnknown ? nil : $0.text, bare: $0.isLiteral) }
        let action = other.dropFirst().map { Binder.Word($0, bare: true) }
        guard (try? Binder.bind(action + arguments, to: named.spec)) != nil else { return nil }
        let verb = other.joined(separator: " ")
        var found = Diagnostic(
            "\(spec.name): \(first.message)", at: words[first.word + 1].place,
            notes: [Quoting.question([verb])], replacement: verb)
        found.replaced = words[0].place
        return found
    }

    /// `DATE`: the program that it is without Caps Lock.
    private static func program(inCapitals word: String, _ path: SearchPath?) -> String? {
        let name = word.lowercased()
        guard name != word, word == word.uppercased() else { return nil }
        return ShellPlainLine.isLooker(name) || path?.find(name) != nil ? "!" + name : nil
    }

    /// No question where the value alone is to stay: a note says why.
    private static func question(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> [String] {
        guard let suggestion = problem.suggestion, !suggestion.isEmpty else { return [] }
        let last = problem.lastWord.map { $0 + 1 } ?? 0
        let isValue = last > 0 && words.indices.contains(last) && words[last].shown == suggestion
        return isValue && !problem.notes.isEmpty ? [] : [Quoting.question([suggestion])]
    }

    /// Somebody who leaves out what a command needs may not know the whole of it yet.
    /// - Returns: of the command's examples the one with the most of the typed words in it; of several the first.
    private static func example(of spec: CommandSpec, _ words: [ExpandedWord], _ session: Session?) -> String? {
        let typed = Set(words.dropFirst().map(\.text))
        let lines = spec.examples.map { ExampleFiles.line($0, of: spec, in: session) }.filter { !$0.contains("\n") }
        let shared = lines.map { Set($0.split(separator: " ").map(String.init)).intersection(typed).count }
        return shared.max().flatMap(shared.firstIndex(of:)).map { lines[$0] }
    }

    /// `> FILE` for a word that names a file which is there: it would be lost.
    private static func overwrites(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> Bool {
        guard problem.suggestion?.hasPrefix("> ") ?? false, words.indices.contains(problem.word + 1) else {
            return false
        }
        return File.exists(words[problem.word + 1].text)
    }

    /// For the whole word at the place, so that `--fro=3s` keeps its value.
    private static func replacement(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> String? {
        guard let suggestion = problem.suggestion, suggestion.hasPrefix("--"), !suggestion.contains(" "),
            !problem.isValue, words.indices.contains(problem.word + 1)
        else { return problem.suggestion }
        let word = words[problem.word + 1]
        guard let equals = (word.isLiteral ? word.text : word.place.text).firstIndex(of: "=") else { return suggestion }
        if !word.isLiteral { return suggestion + word.place.text[equals...] }
        return suggestion + "=" + Quoting.shown(String(word.text[word.text.index(after: equals)...]))
    }

    /// sh's language, which lists neither its words nor its options among the programs.
    private static func ofShell(_ words: [String], at place: Place?, _ commands: CommandTable) -> Diagnostic? {
        ShellLine.ofLanguage(words, commands).map { line in
            Diagnostic(line.message, at: place, notes: line.notes, replacement: nil)
        }
    }

    private static func place(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> Place? {
        // What is missing is missing behind the last word, with which nothing is wrong.
        if problem.isMissing, let last = words.last { return last.place.behind }
        let index = min(max(problem.word + 1, 0), words.count - 1)
        guard words.indices.contains(index) else { return nil }
        let place = words[index].place(from: problem.start)
        guard let last = problem.lastWord, words.indices.contains(last + 1) else { return place }
        return place.through(words[last + 1].place)
    }

    /// A verb that the table does not have.
    /// - Parameters:
    ///   - rest: the words behind it.
    ///   - path: where programs are looked for; nil where nothing may be looked for.
    ///   - runsEnclave: whether one may run, by then.
    static func unknownVerb(
        _ word: ExpandedWord, before rest: ArraySlice<ExpandedWord>, among commands: CommandTable, _ path: SearchPath?,
        _ dialect: Binder.Dialect = .shell, runsEnclave: () -> Bool = { true }
    ) -> Diagnostic {
        // `stop the kms`
        let next = rest.first { !["a", "an", "my", "the"].contains($0.text) }
        if dialect == .shell, let next, let line = commands.line(forAction: word.text, of: next.text) {
            return Diagnostic(
                "unknown command '\(word.text)'", at: word.place.through(next.place), notes: [Quoting.question([line])],
                replacement: line)
        }
        if dialect == .shell, let next, rest.count == 1, let line = shown(next, by: word.text, commands) {
            return Diagnostic(
                "unknown command '\(word.text)'", at: word.place.through(next.place), notes: [Quoting.question([line])],
                replacement: line)
        }
        if dialect == .shell, let setter = commands.setter,
            let other = ofEqualsSign([word] + rest, from: word, setter.name)
        {
            return other
        }
        if dialect == .shell, let sh = ofShell([word.text], at: word.place, commands) { return sh }
        if dialect == .shell, path != nil, word.text.hasSuffix(".nesh"), File.exists(word.text),
            let verb = commands.specs.first(where: { $0.effects.contains { $0.isSource } })
        {
            let line = "\(verb.name) \(word.shown)"
            return Diagnostic(
                "'\(word.text)' is a script, not a command", at: word.place, notes: [Quoting.question([line])],
                replacement: line)
        }
        if dialect == .shell, let japanese = ofJapanese(word, commands) { return japanese }
        let names = dialect == .shell ? commands.names : commands.nitroCLINames
        let text = FullWidth.narrowed(word.text) ?? word.text
        let message = "unknown command '\(word.text)'"
        let small = text.lowercased()
        if dialect == .shell, small != text, commands.named(small) != nil || PromptWord.isKnown(small) {
            return Diagnostic(message, at: word.place, notes: [Quoting.question([small])], replacement: small)
        }
        let meant = commands.meant(by: text, among: names)
        let isOfLessons = dialect == .shell && LessonWord(rawValue: text.lowercased()) != nil
        // `stop` alone may be meant for an enclave, if one runs; otherwise it is the lesson's word.
        if isOfLessons, meant == nil || (rest.isEmpty && !runsEnclave()) {
            return Diagnostic(message, at: word.place, fixes: [way(from: text.lowercased(), commands, path)])
        }
        if dialect == .shell, meant == nil, goesOn(word.text) {
            return Diagnostic(
                "a line begins with a command, not with '\(word.text)'", at: word.place,
                fixes: ["type it behind its command; to go on in the next line, end a line with \\"])
        }
        let lines = dialect == .shell && !isOfLessons ? commands.lines(doing: text) : []
        if dialect == .shell, let several = commands.removals(meantBy: text) {
            return Diagnostic(message, at: word.place, notes: [Quoting.question(several)])
        }
        if dialect == .shell, let program = program(inCapitals: text, path) {
            return Diagnostic(message, at: word.place, notes: [Quoting.question([program])], replacement: program)
        }
        // Two letters are a slip away from too many words to be one of the language's.
        let near = text.count > 2 ? names : names.filter { commands.named($0)?.spec.group != .control }
        var problem = Diagnostic.unknown(
            message, text, at: word.place, among: near,
            meant: meant ?? (lines.count == 1 ? lines[0] : nil))
        if dialect == .nitroCLI {
            problem.notes.append("nitro-cli has \(commands.nitroCLINames.joined(separator: ", "))")
            return problem
        }
        if text == "exec", problem.replacement != nil {
            // sh's is for a program; that an enclave is meant is no more than likely.
            problem.isGuess = true
            if let program = next?.text, path?.find(program) != nil {
                problem.replacement = nil
                problem.notes = []
                problem.fixes = ["!" + rest.map { $0.shown }.joined(separator: " ")]
                return problem
            }
        }
        if problem.replacement == nil, Synonym.meansPages(text) {
            problem.notes = [DocumentationPlace.note]
            problem.fixes = ["!man nesh", "help"]
            return problem
        }
        if problem.replacement == nil {
            if lines.isEmpty {
                problem.fixes = [way(from: word.text, commands, path)]
            } else {
                problem.notes.insert(Quoting.question(lines), at: 0)
            }
        }
        return problem.withFullWidth { narrow in
            names.contains(String(narrow.prefix { $0 != " " }))
        }
    }
}

extension ParameterSpec {
    /// Whether a word is a value of it.
    fileprivate func takes(narrowed word: String) -> Bool {
        // What a variable holds is looked at when the line is checked again.
        if word.hasPrefix("$"), Variable.isName(String(word.dropFirst().prefix { $0 != "." })) { return true }
        return takes(word)
    }
}

extension BindingProblems {
    /// A word in Japanese: commands are English in every language, and no program has such a name.
    private static func ofJapanese(_ word: ExpandedWord, _ commands: CommandTable) -> Diagnostic? {
        guard word.isLiteral, word.text.unicodeScalars.contains(where: FullWidth.isJapanese) else { return nil }
        // A command and its words, with blanks that an input method made wide.
        let narrow = FullWidth.narrowed(word.text)?.split(separator: " ").first.map(String.init)
        guard narrow.flatMap(commands.named) == nil else { return nil }
        let own = Synonym.meant(by: word.text, among: commands.names)
        let ofLesson = LessonWord.meant(by: word.text).map { way(from: $0.rawValue, commands, nil) }
        let known = ofLesson ?? "help  # lists the commands"
        return Diagnostic(
            "'\(word.text)' is not a command: commands are English words", at: word.place,
            notes: own.map { [Quoting.question([$0])] } ?? [], fixes: own == nil ? [known] : [], replacement: own)
    }

    /// `show resources`, `view hello.eif`: the line that shows it; nil for other words.
    private static func shown(_ word: ExpandedWord, by verb: String, _ commands: CommandTable) -> String? {
        guard verb == "show" || Synonym.meant(by: verb, among: ["show"]) != nil else { return nil }
        if let command = commands.named(word.text) { return command.spec.name }
        guard word.text.hasSuffix(".eif"), let command = commands.named("describe-eif") else { return nil }
        return "\(command.spec.name) \(word.shown)"
    }

    /// Whether a word belongs to a command of the line above: an option, or a part of a value, `Name.Part=value`.
    private static func goesOn(_ word: String) -> Bool {
        let name = word.drop { $0 == "-" }
        if name.count < word.count { return word.utf8.count - name.utf8.count < 3 && name.first?.isLetter ?? false }
        let parts = word.prefix { $0 != "=" }.split(separator: ".", omittingEmptySubsequences: false)
        return word.contains("=") && parts.count > 1
            && parts.allSatisfy { $0.first?.isLetter ?? false && $0.allSatisfy { $0.isLetter || $0.isNumber } }
    }

    /// What somebody may have meant by a word that is not a command.
    private static func way(from word: String, _ commands: CommandTable, _ path: SearchPath?) -> String {
        let digits = word.dropFirst()
        if word.first == "E", digits.count == 2, digits.allSatisfy(\.isNumber) { return "explain \(word)" }
        if LessonWord(rawValue: word) != nil, commands.names.contains("tutorial") {
            return "\(word) is for lessons: tutorial begins one"
        }
        if path?.find(word) != nil { return "help lists the commands; !\(word) … runs a program" }
        return "help lists the commands; a line that begins with ! runs in sh"
    }
}

extension ExpandedWord {
    /// As it stands in a line that is proposed: with the variables that it was written with.
    var shown: String { isLiteral ? Quoting.shown(text) : place.text }
}

extension CommandTable {
    /// The statement is a command that only shows something, here and not in a file. Words that only running it would
    /// show decide nothing.
    package func onlyShows(_ statement: Statement) -> Bool {
        guard case .simple(let simple) = statement.kind, case .command(let line) = simple.body,
            let spec = line.words.first?.bare.flatMap(named)?.spec
        else { return false }
        if case .file? = line.destination { return false }
        let words = line.words.dropFirst().map { Binder.Word($0.literal, bare: $0.beginsBare) }
        guard let call = try? Binder.bind(words, to: spec) else {
            // A mistake in its words does not make it one that does more.
            return spec.traits.contains(.showsState) || spec.traits.contains(.onlyTells)
        }
        return call.wantsHelp || call.onlyShows
    }
}

extension Binder.Word {
    /// The words behind the verb. Whether one can be an option is decided by how it was written, not by what a variable
    /// holds.
    static func arguments(_ expanded: [ExpandedWord], from written: [NeshLanguage.Word]) -> [Self] {
        (0..<min(expanded.count, written.count)).dropFirst().map { index in
            let word = expanded[index]
            return Self(
                word.isUnknown ? nil : word.text, bare: written[index].beginsBare,
                written: word.isLiteral ? nil : word.place.text)
        }
    }
}
