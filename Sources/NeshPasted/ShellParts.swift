import NeshCommand
import NeshData
import NeshLanguage

/// The commands of one line of sh, which `;`, `&&` and `||` join.
struct ShellParts {
    struct Part: Equatable {
        var join: ShellMeaning.Join
        /// Without blanks around it, and without what sends errors away.
        var text: String
    }

    /// - Returns: nil where a quote or a parenthesis stays open, or something stands that is not a list of commands.
    static func split(_ line: String) -> [Part]? {
        var parts: [Part] = []
        var (join, text) = (ShellMeaning.Join.always, "")
        var quotes = ShellQuotes(line, backquotes: true)
        var depth = 0
        func end(_ next: ShellMeaning.Join) -> Bool {
            let whole = withoutSilence(text)
            if whole.isEmpty { return false }
            parts.append(Part(join: join, text: whole))
            (join, text) = (next, "")
            return true
        }
        while let place = quotes.next() {
            let character = place.character
            if place.isBare {
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                if depth < 0 { return nil }
                if depth == 0, character == ";" {
                    guard end(.always) else { return nil }
                    continue
                }
                if depth == 0, character == "&" || character == "|", quotes.remaining.first == character {
                    _ = quotes.next()
                    guard end(character == "&" ? .succeeded : .failed) else { return nil }
                    continue
                }
            }
            text.append(character)
        }
        guard quotes.open == nil, depth == 0 else { return nil }
        // A `;` may end the line, `&&` may not.
        if text.allSatisfy(\.isWhitespace) { return join == .always && !parts.isEmpty ? parts : nil }
        return end(.always) ? parts : nil
    }

    /// `2>/dev/null` and `2>&1` change what a person sees of errors only; here errors stay visible. `&> FILE` is `> FILE`.
    private static func withoutSilence(_ text: String) -> String {
        var words: [String] = []
        var dropsNext = false
        for word in ShellWord.all(of: text) {
            if dropsNext {
                dropsNext = false
                if word == "/dev/null" { continue }
                words.append("2>")
            }
            switch word {
            case "2>&1", "2>/dev/null", "2>>/dev/null": continue
            case "2>": dropsNext = true
            case "&>": words.append(">")
            case "&>>": words.append(">>")
            default: words.append(word.hasPrefix("&>") ? String(word.dropFirst()) : word)
            }
        }
        if dropsNext { words.append("2>") }
        // As it was written, where that says the same.
        let kept = words.joined(separator: " ")
        return kept == ShellWord.all(of: text).joined(separator: " ") ? String(text.trimmingSpaces) : kept
    }
}
