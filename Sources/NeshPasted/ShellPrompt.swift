import NeshCommand
import NeshSystem

/// A shell's prompt that was copied along with a line.
enum ShellPrompt {
    // Asked at each key: an expression is made once, and not before a line may need it.
    private static let own = expression(#"^nesh( [^ >|;&'"$]+)*> +"#)
    private static let others = [
        #"^[$%] +"#, #"^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+(:[^ $#%]*)? ?[^ $#%]*[$#%] +"#, #"^\[[^]]*\][$#%] +"#,
        #"^(ba|z)?sh[-0-9.]*[$#%] +"#,
    ].compactMap(expression)

    private static func expression(_ pattern: String) -> RegularExpression? {
        try? RegularExpression(pattern, locatesMatches: true)
    }

    /// The line behind nesh's own prompt, `nesh hello(16 debug)> `, as pages show it; nil where none stands before it.
    static func line(behindOwn text: String) -> String? {
        text.hasPrefix("nesh") ? own.flatMap { behind($0, text) } : nil
    }

    /// Without `$ `, `% `, `user@host:~$ ` and `[user@host ~]$ `.
    static func stripped(_ text: String) -> String {
        others.lazy.compactMap { behind($0, text) }.first ?? text
    }

    private static func behind(_ expression: RegularExpression, _ text: String) -> String? {
        guard let match = expression.matches(in: text).first, match.lowerBound == 0 else { return nil }
        return String(decoding: Array(text.utf8)[match.upperBound...], as: UTF8.self)
    }
}
