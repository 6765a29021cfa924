import NeshCommand
import NeshData
import NeshLanguage

/// `[ … ]`, `[[ … ]]`, `test …`: a condition of sh, and what stands behind it.
package struct ShellTest: Sendable, Equatable {
    /// The condition's words as they are written; nil where it has what nesh cannot read.
    private let words: [String]?
    /// Behind the condition, without blanks around it.
    let rest: String

    /// - Returns: nil for a line that begins otherwise or has no end of the condition.
    init?(_ text: String) {
        let forms = [("[[ ", " ]]", 3), ("[ ", " ]", 2), ("test ", "&&", 0)]
        guard let (open, close, length) = forms.first(where: { text.hasPrefix($0.0) }) else { return nil }
        let inside = text.dropFirst(open.count)
        let end = ShellQuotes.firstBare(in: inside) { $0.hasPrefix(close) }
        // `test` ends where the line does, a bracket must be closed.
        guard let end = end ?? (length == 0 ? text.endIndex : nil) else { return nil }
        words = Self.words(String(inside[..<end].trimmingSpaces))
        rest = String(text[end...].dropFirst(length).trimmingSpaces)
    }

    private static func words(_ text: String) -> [String]? {
        var (found, rest) = ([String](), text)
        while !rest.isEmpty {
            let (word, after) = ShellWord.first(of: rest)
            guard let word else { return nil }
            found.append(word)
            rest = after
        }
        return found
    }

    /// Whether it looks at nothing but variables.
    var isReadable: Bool { holds { _ in "1" } != nil }

    /// Whether it holds, decided by the values that variables have now.
    /// - Parameter value: a variable's; nil where it has none. sh takes that for the empty text, but here it is more often
    ///   a mistake or something that only sh knows, such as `$RANDOM`.
    /// - Returns: nil where a variable has no value, and for a condition that looks at anything else.
    package func holds(_ value: (String) -> String?) -> Bool? {
        guard let written = words else { return nil }
        var words: [String] = []
        for word in written {
            guard let plain = ShellWord.plain(word, value) else { return nil }
            words.append(plain)
        }
        let isNegated = words.first == "!"
        if isNegated { words.removeFirst() }
        return Self.result(words).map { $0 != isNegated }
    }

    private static func result(_ words: [String]) -> Bool? {
        switch words.count {
        case 1: return !words[0].isEmpty
        case 2 where words[0] == "-n": return !words[1].isEmpty
        case 2 where words[0] == "-z": return words[1].isEmpty
        case 3:
            switch words[1] {
            case "=", "==": return words[0] == words[2]
            case "!=": return words[0] != words[2]
            default:
                guard let left = Int(words[0]), let right = Int(words[2]) else { return nil }
                switch words[1] {
                case "-eq": return left == right
                case "-ne": return left != right
                case "-gt": return left > right
                case "-ge": return left >= right
                case "-lt": return left < right
                case "-le": return left <= right
                default: return nil
                }
            }
        default: return nil
        }
    }

    /// Signs of sh and what nesh compares with.
    private static let signs = [
        "=": "==", "==": "==", "!=": "!=", "-eq": "==", "-ne": "!=", "-gt": ">", "-ge": ">=", "-lt": "<", "-le": "<=",
    ]

    /// The line of nesh's that looks whether it holds; nil where something stands behind it, and for other conditions.
    var expectation: String? {
        guard rest.isEmpty, let words, words.count == 3, let sign = Self.signs[words[1]] else { return nil }
        return "expect \(words[0]) \(sign) \(words[2])"
    }

    /// `if [ … ]; then` as nesh has it: its own `if`, or the test run by sh with its result in `$ok`.
    static func ownCondition(_ text: String) -> ShellLine.Answer? {
        guard text.hasPrefix("if ") else { return nil }
        var condition = text.dropFirst(3).trimmingSpaces
        if condition.hasSuffix("then") { condition = condition.dropLast(4).trimmingSpaces }
        while condition.hasSuffix(";") { condition = condition.dropLast().trimmingSpaces }
        guard let test = ShellTest(String(condition)), test.rest.isEmpty else { return nil }
        if let own = test.expectation {
            return .init(line: "if" + own.dropFirst("expect".count), explanation: "its lines are below it, up to end")
        }
        return .init(line: "try !\(condition)", explanation: "then if $ok on the next line, and end below its lines")
    }

    // MARK: The command

    /// Behind `&&` one command of nitro-cli's, with variables as they were written; nil for anything else.
    func command(_ commands: CommandTable) -> String? {
        guard rest.hasPrefix("&&") else { return nil }
        let text = String(rest.dropFirst(2).trimmingSpaces)
        guard let line = ShellSegment.ownLine(text, commands), let verb = line.split(separator: " ").first,
            commands.named(String(verb))?.spec.nitroCLI ?? false, !line.contains(where: { "|&;<>()`\n".contains($0) })
        else { return nil }
        return ShellWord.variables(in: line) == nil ? nil : line
    }

    /// Without the option that names the enclave by a variable: what nesh fills in by itself.
    /// - Returns: nil where another variable is named.
    static func implied(_ command: String) -> String? {
        var words = command.split(separator: " ").map(String.init)
        if let index = words.firstIndex(of: "--enclave-id"), words.indices.contains(index + 1),
            words[index + 1].contains("$")
        {
            words.removeSubrange(index...(index + 1))
        }
        return words.contains { $0.contains("$") } ? nil : words.joined(separator: " ")
    }
}
