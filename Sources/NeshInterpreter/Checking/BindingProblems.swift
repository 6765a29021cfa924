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
        if dialect == .shell,
            let other = ShellLine.diagnostic(ofLanguage: words.map(\.text), at: words.first?.place, commands)
                ?? ofNamesake(problems, words, of: spec, among: commands)
                ?? OtherAssignment.diagnostic(refusedBy: spec, words)
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
        if dialect == .shell, let index = problems.all.firstIndex(where: { $0.word == 0 && $0.isValue }) {
            if let action = problems.all[index].suggestion {
                let line = spec.examples.map(\.line).first { $0.hasPrefix("\(spec.name) \(action) ") }
                if let line, spec.actions.contains(action) { found[index].notes.append("for example: \(line)") }
            } else if !spec.actions.isEmpty {
                found[index].fixes.append("help \(spec.name)  # explains them")
            }
        }
        // Scripts for nitro-cli know its messages.
        if dialect == .shell, let last = found.lastIndex(where: \.isMissing),
            let line = MissingWords(spec, words, problems.all).example(in: session)
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

    /// No question where the value alone is to stay: a note says why.
    private static func question(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> [String] {
        guard let suggestion = problem.suggestion, !suggestion.isEmpty else { return [] }
        let last = problem.lastWord.map { $0 + 1 } ?? 0
        let isValue = last > 0 && words.indices.contains(last) && words[last].shown == suggestion
        return isValue && !problem.notes.isEmpty ? [] : [Quoting.question([suggestion])]
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

    private static func place(_ problem: Binder.Problem, _ words: [ExpandedWord]) -> Place? {
        // What is missing is missing behind the last word, with which nothing is wrong.
        if problem.isMissing, let last = words.last { return last.place.behind }
        let index = min(max(problem.word + 1, 0), words.count - 1)
        guard words.indices.contains(index) else { return nil }
        let place = words[index].place(from: problem.start)
        guard let last = problem.lastWord, words.indices.contains(last + 1) else { return place }
        return place.through(words[last + 1].place)
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
