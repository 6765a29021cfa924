import NeshData
import NeshLanguage

/// `NAME=$(COMMAND | jq -r FILTER)`: a variable gets a field of what one of nesh's commands found.
package struct ShellCapture: Sendable, Equatable {
    /// The name of the variable, without `$`.
    package var variable: String
    /// nesh's own line.
    package var line: String
    /// The way to the field, as jq's filter names it; empty: all of it.
    package var path: [Key]

    /// What stands behind the `|`.
    package var filter = ""

    /// One step of the way.
    package enum Key: Sendable, Equatable {
        case member(String)
        case index(Int)
        /// How many elements there are.
        case length
    }

    /// - Parameter text: what stands inside `$( … )`.
    init?(_ variable: String, _ text: String, _ commands: CommandTable) {
        var parts = text.split(separator: "|", maxSplits: 1).map { String($0.trimmingSpaces) }
        guard let command = parts.first, let line = ShellSegment.ownLine(command, commands) else { return nil }
        self.variable = variable
        self.line = line
        parts.removeFirst()
        guard let filter = parts.first else {
            path = []
            return
        }
        var words = filter.split(separator: " ").map(String.init)
        guard words.first == "jq" else { return nil }
        words.removeFirst()
        words.removeAll { ["-r", "--raw-output", "-e", "-j"].contains($0) }
        guard words.count == 1, let path = Self.path(ShellWord.unquoted(words[0])) else { return nil }
        self.path = path
        self.filter = filter
    }

    /// What jq would print of a result; `null` for what is not there.
    package func value(in result: JSON?) -> String {
        var value = result ?? .null
        for key in path {
            switch key {
            case .member(let name): value = value[name] ?? .null
            case .index(let index): value = value[index] ?? .null
            case .length: value = .integer(Int64(value.array?.count ?? value.object?.members.count ?? 0))
            }
        }
        switch value {
        case .string(let text): return text
        case .null: return "null"
        default: return value.compact
        }
    }

    /// `.[0].EnclaveID`, `.Measurements.PCR0`, `.[]?.EnclaveID` of one, `length`.
    private static func path(_ filter: String) -> [Key]? {
        if filter == "length" || filter == ".|length" { return [.length] }
        guard filter.hasPrefix(".") else { return nil }
        var keys: [Key] = []
        var rest = filter.replacing("?", with: "")[...]
        while !rest.isEmpty {
            if rest.hasPrefix(".[") || rest.hasPrefix("[") {
                rest = rest.drop { $0 == "." }.dropFirst()
                guard let close = rest.firstIndex(of: "]") else { return nil }
                let inside = rest[..<close]
                if let index = Int(inside) {
                    guard index >= 0 else { return nil }
                    keys.append(.index(index))
                } else if inside.count > 2, inside.first == "\"", inside.last == "\"" {
                    keys.append(.member(String(inside.dropFirst().dropLast())))
                } else {
                    return nil
                }
                rest = rest[rest.index(after: close)...]
            } else if rest.first == "." {
                rest = rest.dropFirst()
                let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
                if name.isEmpty { return rest.isEmpty && keys.isEmpty ? [] : nil }
                keys.append(.member(String(name)))
                rest = rest.dropFirst(name.count)
            } else {
                return nil
            }
        }
        return keys
    }
}
