import NeshCommand
import NeshData
import NeshLanguage

/// The binder's findings as diagnostics.
enum BindingProblems {
    /// - Parameter words: the verb first.
    static func diagnostics(
        _ problems: Binder.Problems, _ words: [ExpandedWord], of spec: CommandSpec,
        _ dialect: Binder.Dialect = .shell, among commands: CommandTable
    ) -> [Diagnostic] {
        let verb = words.first?.text ?? ""
        // Anyone who reads nitro-cli's messages, or uses its commands, looks for the code.
        let showsCode = dialect == .nitroCLI || spec.nitroCLI
        var found = problems.all.map { problem in
            let code = showsCode && problem.isValue ? "[ E03 ] " : ""
            return Diagnostic(
                "\(verb): \(code)\(problem.message)", at: place(problem, words), code: problem.isValue ? "E03" : nil,
                parameter: problem.parameter,
                notes: (problem.suggestion.map { [Quoting.question([$0])] } ?? []) + problem.notes,
                replacement: replacement(problem, words), isMissing: problem.isMissing)
        }
        // What is missing points at the last word, which may be right.
        found = found.map { $0.isMissing ? $0 : $0.withFullWidth }
        if dialect == .shell, let last = found.lastIndex(where: { $0.replacement == nil && $0.parameter == nil }),
            let other = commands.namesake(of: spec.name)
        {
            found[last].notes.append("\(other.joined(separator: " ")) is another command: help \(other[0])")
        }
        // Scripts for nitro-cli know its messages.
        if dialect == .shell, let last = found.lastIndex(where: \.isMissing), let line = example(of: spec, words) {
            found[last].notes.append("for example: \(line)")
        }
        return found
    }

    /// Somebody who leaves out what a command needs may not know the whole of it yet.
    /// - Returns: of the command's examples the one with the most of the typed words in it; of several the first.
    private static func example(of spec: CommandSpec, _ words: [ExpandedWord]) -> String? {
        let typed = Set(words.dropFirst().map(\.text))
        let lines = spec.examples.map(\.line).filter { !$0.contains("\n") }
        let shared = lines.map { Set($0.split(separator: " ").map(String.init)).intersection(typed).count }
        return shared.max().flatMap(shared.firstIndex(of:)).map { lines[$0] }
    }

    /// For the whole word at the place, so that `--fro=3s` keeps its value.
    private static func replacement(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> String? {
        guard let suggestion = problem.suggestion, !problem.isValue, words.indices.contains(problem.word + 1),
            let equals = words[problem.word + 1].text.firstIndex(of: "="), suggestion.hasPrefix("--")
        else { return problem.suggestion }
        return suggestion + words[problem.word + 1].text[equals...]
    }

    private static func place(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> Place? {
        // What is missing is missing at the line's end; the caret stands under the last word there is.
        let index = min(max(problem.word + 1, 0), words.count - 1)
        guard words.indices.contains(index) else { return nil }
        let place = words[index].place(from: problem.start)
        guard let last = problem.lastWord, words.indices.contains(last + 1) else { return place }
        return place.through(words[last + 1].place)
    }

    /// A verb that the table does not have.
    static func unknownVerb(
        _ word: ExpandedWord, among commands: CommandTable, _ dialect: Binder.Dialect = .shell
    ) -> Diagnostic {
        let names = dialect == .shell ? commands.names : commands.nitroCLINames
        let isOfLessons = lessonWords.contains(word.text)
        let lines = dialect == .shell && !isOfLessons ? commands.lines(doing: word.text) : []
        var problem = Diagnostic.unknown(
            "unknown command '\(word.text)'", word.text, at: word.place, among: names,
            meant: Synonym.meant(by: word.text, among: names) ?? (lines.count == 1 ? lines[0] : nil))
        if dialect == .nitroCLI {
            problem.notes.append("nitro-cli has \(commands.nitroCLINames.joined(separator: ", "))")
            return problem
        }
        if problem.replacement == nil {
            if lines.isEmpty {
                problem.fixes = [way(from: word.text, commands)]
            } else {
                problem.notes.insert(Quoting.question(lines), at: 0)
            }
        }
        return problem.withFullWidth
    }
}

extension BindingProblems {
    /// What is said in a lesson alone.
    private static let lessonWords = ["hint", "skip", "back"]

    /// What somebody may have meant by a word that is not a command.
    private static func way(from word: String, _ commands: CommandTable) -> String {
        let digits = word.dropFirst()
        if word.first == "E", digits.count == 2, digits.allSatisfy(\.isNumber) { return "explain \(word)" }
        if lessonWords.contains(word), commands.names.contains("tutorial") {
            return "\(word) is for lessons: tutorial begins one"
        }
        return "help lists the commands; !\(word) … runs a program"
    }
}

extension Binder.Word {
    /// The words behind the verb. Whether one can be an option is decided by how it was written, not by what a variable
    /// holds.
    static func arguments(_ expanded: [ExpandedWord], from written: [NeshLanguage.Word]) -> [Self] {
        (0..<min(expanded.count, written.count)).dropFirst().map { index in
            Self(expanded[index].isUnknown ? nil : expanded[index].text, bare: written[index].beginsBare)
        }
    }
}
