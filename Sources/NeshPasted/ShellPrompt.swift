import NeshCommand
import NeshSystem

/// A shell's prompt that was copied along with a line.
enum ShellPrompt {
    /// The line behind nesh's own prompt, `nesh hello(16 debug)> `, as pages show it; nil where none stands before it.
    static func line(behindOwn text: String) -> String? {
        // Asked at each key: no expression is made for what cannot be one.
        text.hasPrefix("nesh") ? behind(#"^nesh( [^ >|;&'"$]+)*> +"#, text) : nil
    }

    /// Without `$ `, `% `, `user@host:~$ ` and `[user@host ~]$ `.
    static func stripped(_ text: String) -> String {
        let prompts = [
            #"^[$%] +"#, #"^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+(:[^ $#%]*)? ?[^ $#%]*[$#%] +"#, #"^\[[^]]*\][$#%] +"#,
            #"^(ba|z)?sh[-0-9.]*[$#%] +"#,
        ]
        return prompts.lazy.compactMap { behind($0, text) }.first ?? text
    }

    private static func behind(_ pattern: String, _ text: String) -> String? {
        guard let expression = try? RegularExpression(pattern, locatesMatches: true),
            let match = expression.matches(in: text).first, match.lowerBound == 0
        else { return nil }
        return String(decoding: Array(text.utf8)[match.upperBound...], as: UTF8.self)
    }
}
