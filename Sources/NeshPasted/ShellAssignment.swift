import NeshCommand
import NeshData
import NeshLanguage

/// `NAME=VALUE`, `export NAME=VALUE`, `NAME=$(…)`, `NAME=VALUE COMMAND`
struct ShellAssignment {
    enum Value: Equatable {
        /// What stands inside `$( … )`; nil where more stands behind it.
        case substitution(String?)
        /// A word as it is written, and what stands behind it, which sh runs with this value alone.
        case word(String, before: String)
        /// What nesh cannot write as one word.
        case other(String)
    }

    let name: String
    let value: Value

    /// - Returns: nil for a line that begins otherwise.
    init?(_ text: String) {
        let text = text.hasPrefix("export ") ? String(text.dropFirst(7)) : text
        guard let equals = text.firstIndex(of: "="), Variable.isName(String(text[..<equals])) else { return nil }
        name = String(text[..<equals])
        let rest = String(text[text.index(after: equals)...])
        for (open, close) in [("$(", ")"), ("\"$(", ")\""), ("`", "`"), ("\"`", "`\"")] where rest.hasPrefix(open) {
            let isWhole = rest.hasSuffix(close) && rest.count >= open.count + close.count
            value = .substitution(isWhole ? String(rest.dropFirst(open.count).dropLast(close.count)) : nil)
            return
        }
        let (word, after) = ShellWord.first(of: rest)
        value = word.map { .word($0, before: after) } ?? .other(rest)
    }

    /// Nothing but assignments: no command stands behind them.
    var isOnlyValues: Bool {
        guard case .word(_, let after) = value else { return false }
        return after.isEmpty || ShellAssignment(after)?.isOnlyValues ?? false
    }

    /// nesh reads it from its environment when it starts: as a variable, which lines of sh get, it would not see it.
    var isForStart: Bool {
        ["NITRO_CLI_", "NESH_", "XDG_", "LC_"].contains { name.hasPrefix($0) }
            || ["SOURCE_DATE_EPOCH", "DOCKER_HOST", "HOME", "LANG", "TMPDIR"].contains(name)
    }
}
