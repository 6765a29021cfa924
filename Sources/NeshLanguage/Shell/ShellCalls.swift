/// What a line of sh calls.
package enum ShellCalls {
    /// The programs' names without their directories, in the order in which they stand; a word that is only handed to
    /// one, or written by one, is none.
    package static func programs(of text: String) -> [String] {
        var (found, word) = ([String](), "")
        var (isFirst, last) = (true, Character("\n"))
        func endWord() {
            defer { word = "" }
            guard isFirst, !word.isEmpty, !before.contains(word), !isAssignment(word) else { return }
            found.append(String(word.split(separator: "/").last ?? ""))
            isFirst = false
        }
        var quotes = ShellQuotes(text)
        // Parentheses that are open: of `$(`, and in double quotes, where only what a substitution holds is a command.
        var open: [(isSubstitution: Bool, isQuoted: Bool)] = []
        while let place = quotes.next() {
            let character = place.character
            defer { last = character }
            let counts = place.isBare || open.contains(where: \.isQuoted) && place.quote == "\"" && !place.isEscaped
            let substitutes = character == "(" && last == "$" && place.quote != "'" && !place.isEscaped
            // `2>&1` joins nothing.
            let separates = counts && ";|&(){}`\n".contains(character) && !(character == "&" && last == ">")
            if substitutes || separates {
                endWord()
                if character == "(" { open.append((substitutes, !place.isBare)) }
                // What a substitution gives is a word of the command around it.
                isFirst = !(character == ")" && open.popLast()?.isSubstitution ?? false)
            } else if counts, character.isWhitespace {
                endWord()
            } else if !place.isMark {
                word.append(character)
            }
        }
        endWord()
        return found
    }

    /// Words of sh's own that a command follows.
    private static let openers: Set<String> = ["!", "{", "if", "then", "elif", "else", "while", "until", "do", "time"]

    /// Words that a command may follow.
    private static let before = openers.union(["env", "exec", "command", "nohup", "sudo"])

    /// Whether the word only leads to a command: `then`.
    package static func leadsToCommand(_ word: String) -> Bool { openers.contains(word) }

    /// `LC_ALL=C` in front of a command.
    private static func isAssignment(_ word: String) -> Bool {
        guard let sign = word.firstIndex(of: "="), let first = word.first, !first.isNumber else { return false }
        return word[..<sign].allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber } && sign != word.startIndex
    }
}
