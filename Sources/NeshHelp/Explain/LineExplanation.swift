import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem
import NeshText

/// A command line, word by word: what each means, what would be filled in, what is wrong.
package struct LineExplanation {
    private struct Row {
        var words: String
        var meaning: String
        var role = StyledText.Role.name
    }

    private var rows: [Row] = []
    private var problems: [Binder.Problem] = []
    private let words: [String]

    /// - Parameters:
    ///   - verb: one of the table's.
    ///   - arguments: the words after it.
    package init(_ verb: String, _ arguments: [String], in session: Session, _ commands: CommandTable) {
        words = arguments
        guard let command = commands.named(verb) else { return }
        let spec = command.spec
        rows.append(Row(words: spec.name, meaning: spec.summary[session.language]))
        if spec.traits.contains(.prefix), let inner = arguments.first,
            commands.named(inner) != nil
        {
            let explanation = LineExplanation(inner, Array(arguments.dropFirst()), in: session, commands)
            rows += explanation.rows
            problems = explanation.problems
            return
        }
        readWords(spec)
        do throws(Binder.Problems) {
            let call = try Binder.bind(arguments.map { Binder.Word($0) }, to: spec)
            if !call.wantsHelp { addImplied(spec, call, session) }
        } catch {
            problems = error.all
        }
    }

    private mutating func readWords(_ spec: CommandSpec) {
        var operands = spec.operands[...]
        var index = 0
        while index < words.count {
            let word = words[index]
            let name = OptionWord.split(word).name
            index += 1
            if let option = spec.options.first(where: { $0.name == name }) {
                var shown = [word]
                let takes: Int =
                    switch option.arity {
                    case .flag: 0
                    case .many: Int.max
                    default: name == word ? 1 : 0
                    }
                while index < words.count, shown.count <= takes, !words[index].hasPrefix("-") {
                    shown.append(words[index])
                    index += 1
                }
                rows.append(Row(words: shown.map { Quoting.shown($0) }.joined(separator: " "), meaning: option.help))
            } else if word == "--help" || word == "-h" {
                rows.append(Row(words: word, meaning: "show the command's help, and do nothing else"))
            } else if name.hasPrefix("-"), name != "-" {
                rows.append(Row(words: Quoting.shown(word), meaning: "unknown here", role: .bad))
            } else if let operand = operands.first {
                if operand.arity == .operand { operands.removeFirst() }
                if operand.arity == .rest {
                    let rest = words[(index - 1)...].joined(separator: " ")
                    rows.append(Row(words: rest, meaning: "\(operand.placeholder): \(operand.help)"))
                    return
                }
                rows.append(Row(words: Quoting.shown(word), meaning: "\(operand.placeholder): \(operand.help)"))
            } else {
                rows.append(Row(words: Quoting.shown(word), meaning: "one word too many", role: .bad))
            }
        }
    }

    /// What the session would supply.
    private mutating func addImplied(_ spec: CommandSpec, _ call: Call, _ session: Session) {
        let image = spec.parameters.first { $0.fact == .image }
        let given = Set(spec.parameters.map(\.name).filter(call.has))
        let excluded = spec.rules.flatMap { $0.excluded(by: given) }
        if let image, !call.has(image.name), !excluded.contains(image.name) {
            let path = session.image.map(\.shownPath)
            rows.append(
                Row(
                    words: "(\(image.name) \(path ?? "?"))",
                    meaning: path == nil ? "missing: there is no current image" : "filled in: the current image",
                    role: path == nil ? .bad : .dim))
        }
        let ways = spec.rules.compactMap { rule -> [String]? in
            if case .oneUnlessSession(let names) = rule { names } else { nil }
        }.first
        let names = spec.parameters.filter { $0.fact == .enclaveID }.map(\.name)
        if let ways, !names.isEmpty, names.allSatisfy(ways.contains), !ways.contains(where: call.has) {
            let name = session.enclave.map { "\($0.name), CID \($0.cid)" }
            rows.append(
                Row(
                    words: "(\(name ?? "the only enclave"))",
                    meaning: name == nil ? "filled in if only one runs" : "filled in: the selected enclave",
                    role: .dim))
        }
    }

    /// Whether the line is wrong as it stands.
    package var hasProblems: Bool { !problems.isEmpty }

    /// As it is shown.
    package var lines: [StyledText] { meanings + verdict }

    /// What each word means.
    package var meanings: [StyledText] {
        let width = min(40, (rows.map { DisplayWidth.of($0.words) }.max() ?? 0) + 2)
        return rows.flatMap { row -> [StyledText] in
            if DisplayWidth.of(row.words) + 2 > width {
                return [
                    StyledText(row.words, row.role), StyledText(String(repeating: " ", count: width) + row.meaning),
                ]
            }
            return [StyledText(row.words.padded(to: width), row.role) + StyledText(row.meaning)]
        }
    }

    /// Whether it can run, and what is wrong with it.
    private var verdict: [StyledText] {
        var lines: [StyledText] = []
        if problems.isEmpty, rows.contains(where: { $0.role == .bad }) {
            lines.append(StyledText("This line is well formed, but cannot run yet.", .warning))
        } else if problems.isEmpty {
            lines.append(
                StyledText("This line is well formed. Whether what it names exists shows when it runs.", .good))
        }
        for problem in problems {
            lines.append(StyledText("problem: ", .bad) + StyledText(problem.message))
            if let suggestion = problem.suggestion, !suggestion.isEmpty {
                lines.append(StyledText("  did you mean '\(suggestion)'?"))
            }
            lines += problem.notes.map { StyledText("  " + $0, .dim) }
        }
        return lines
    }

    package var json: JSON {
        [
            "Words": .array(rows.map { ["Words": .string($0.words), "Meaning": .string($0.meaning)] }),
            "Problems": .array(problems.map { .string($0.message) }),
        ]
    }
}
