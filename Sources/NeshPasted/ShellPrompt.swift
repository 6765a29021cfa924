import NeshCommand
import NeshSystem

/// A shell's prompt that was copied along with a line.
enum ShellPrompt {
    /// Without `$ `, `% `, `user@host:~$ ` and `[user@host ~]$ `.
    static func stripped(_ text: String) -> String {
        let prompts = [
            #"^[$%] +"#, #"^[A-Za-z0-9._-]+@[A-Za-z0-9._-]+(:[^ $#%]*)? ?[^ $#%]*[$#%] +"#, #"^\[[^]]*\][$#%] +"#,
            #"^(ba|z)?sh[-0-9.]*[$#%] +"#,
        ]
        for pattern in prompts {
            guard let expression = try? RegularExpression(pattern, locatesMatches: true),
                let match = expression.matches(in: text).first, match.lowerBound == 0
            else { continue }
            return String(decoding: Array(text.utf8)[match.upperBound...], as: UTF8.self)
        }
        return text
    }
}
