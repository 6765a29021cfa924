import NeshCommand
import NeshData
import NeshLanguage

/// `NAME=$(COMMAND | jq -r FILTER)`: a variable gets a field of what one of nesh's commands found, or what programs print.
package struct ShellCapture: Sendable, Equatable {
    /// The name of the variable, without `$`.
    package var variable: String
    /// nesh's own line; with the programs that take its output, where nesh does not read itself what they look for.
    package var line: String
    /// The field; nil: what is printed.
    package var filter: ShellFilter?
    /// The filter as it is written, with `jq` and its options; empty without one.
    package var program = ""
    /// Of several values only the first, as `head -1` prints it.
    var takesFirst = false

    /// - Parameters:
    ///   - text: what stands inside `$( … )`.
    ///   - isInstalled: whether a program can be run.
    init?(_ variable: String, _ text: String, _ commands: CommandTable, _ isInstalled: (String) -> Bool) {
        self.variable = variable
        if let sum = Self.arithmetic(text) {
            guard isInstalled("sh") else { return nil }
            line = "!echo " + sum
            return
        }
        let parts = ShellWord.split(text, at: "|")
        func areInstalled(_ parts: ArraySlice<String>) -> Bool {
            parts.allSatisfy { $0.split(separator: " ").first.map { isInstalled(String($0)) } ?? false }
        }
        guard let line = parts.first.flatMap({ ShellSegment.ownLine($0, commands) }) else {
            // Programs alone: sh's.
            guard areInstalled(parts[...]) else { return nil }
            self.line = "!" + text
            return
        }
        for sign in [">", "&", ";"] as [Character] where ShellWord.split(line, at: sign).count > 1 { return nil }
        var rest = parts.dropFirst()
        while rest.count > 1, let last = rest.last {
            if ["head -1", "head -n 1", "head -n1"].contains(last) {
                takesFirst = true
            } else if ![#"tr -d '"'"#, #"tr -d \""#, #"sed 's/"//g'"#, "xargs"].contains(last) {
                break
            }
            // A value is kept without quotes and blanks around it anyway.
            rest.removeLast()
        }
        if rest.isEmpty {
            self.line = line
            // As jq's `.` would print it.
            filter = ShellFilter(".")
        } else if rest.count == 1, let filter = rest.first.flatMap(Self.filter) {
            self.line = line
            self.filter = filter
            program = rest.first ?? ""
        } else {
            guard areInstalled(parts.dropFirst()) else { return nil }
            self.line = ([line] + parts.dropFirst()).joined(separator: " | ")
        }
    }

    /// `A=$((1 + 2))`, which sh calculates: what stands inside `$( … )` is one more pair of parentheses.
    private static func arithmetic(_ text: String) -> String? {
        guard text.hasPrefix("("), text.hasSuffix(")"), !text.contains("\n") else { return nil }
        var depth = 0
        for (index, character) in text.enumerated() {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if depth == 0, index < text.count - 1 { return nil }
        }
        return depth == 0 ? "$(\(text))" : nil
    }

    /// `jq -r FILTER`
    private static func filter(_ text: String) -> ShellFilter? {
        var words = ShellWord.all(of: text)
        guard words.first == "jq" else { return nil }
        words.removeFirst()
        words.removeAll { ["-r", "--raw-output", "-e", "-j", "-c", "-rc", "-cr", "-er", "-re"].contains($0) }
        guard words.count == 1 else { return nil }
        var filter = ShellWord.unquoted(words[0])
        if words[0].first == "\"" {
            // sh's variables.
            guard !filter.contains("$"), !filter.contains("`") else { return nil }
            filter = filter.replacing("\\\"", with: "\"")
        }
        return ShellFilter(filter)
    }

    /// What jq would print of a result, a line for each value; `null` for what is not there.
    package func value(in result: JSON?) -> String {
        let values = filter?.values(in: result ?? .null) ?? []
        return values.prefix(takesFirst ? 1 : .max).map { value in
            switch value {
            case .string(let text): text
            case .null: "null"
            default: value.compact
            }
        }.joined(separator: "\n")
    }
}
