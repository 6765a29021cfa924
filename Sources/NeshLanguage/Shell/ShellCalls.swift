/// What a line of sh calls.
package enum ShellCalls {
    /// The programs' names without their directories, in the order in which they stand; a word that is only handed to
    /// one, or written by one, is none.
    package static func programs(of text: String) -> [String] {
        words(of: text).filter { !leaders.contains($0) }.map { String($0.split(separator: "/").last ?? "") }
    }

    /// The words at whose places commands stand, without quotes, also those such as `sudo` that another one follows.
    package static func words(of text: String) -> [String] {
        var (found, word) = ([String](), "")
        var (isFirst, last) = (true, Character("\n"))
        // Parentheses that are open: of `$(`, and in double quotes, where only what a substitution holds is a command.
        var open: [(isSubstitution: Bool, isQuoted: Bool)] = []
        // How many of them were open when `$((` began, in which stand numbers.
        var arithmetic: Int?
        func endWord() {
            defer { word = "" }
            guard isFirst, arithmetic == nil, !word.isEmpty, !openers.contains(word), !isAssignment(word) else {
                return
            }
            found.append(word)
            isFirst = leaders.contains(word)
        }
        var quotes = ShellQuotes(text)
        while let place = quotes.next() {
            let character = place.character
            defer { last = character }
            let counts = place.isBare || open.contains(where: \.isQuoted) && place.quote == "\"" && !place.isEscaped
            let substitutes = character == "(" && last == "$" && place.quote != "'" && !place.isEscaped
            // `2>&1` joins nothing.
            // A brace groups commands as a word of its own: `{1..9}` is a part of one.
            let isPart =
                character == "{" && quotes.remaining.first?.isWhitespace == false || character == "}" && !word.isEmpty
            let separates =
                counts && !isPart && ";|&(){}`\n".contains(character) && !(character == "&" && last == ">")
            if substitutes || separates {
                if substitutes { word.removeLast() }
                // In a `case`, what ends so is a pattern.
                if character == ")", open.isEmpty { word = "" }
                endWord()
                if character == "(", last == "(", open.last?.isSubstitution ?? false, arithmetic == nil {
                    arithmetic = open.count - 1
                }
                if character == "(" { open.append((substitutes, !place.isBare)) }
                // What a substitution gives is a word of the command around it.
                isFirst = !(character == ")" && open.popLast()?.isSubstitution ?? false)
                if let depth = arithmetic, open.count <= depth { arithmetic = nil }
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

    /// Commands that another one follows.
    private static let leaders: Set<String> = ["env", "exec", "command", "nohup", "sudo"]

    /// Whether the word only leads to a command: `then`.
    package static func leadsToCommand(_ word: String) -> Bool { openers.contains(word) }

    /// `LC_ALL=C` in front of a command.
    package static func isAssignment(_ word: String) -> Bool {
        guard let sign = word.firstIndex(of: "="), let first = word.first, !first.isNumber else { return false }
        return word[..<sign].allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber } && sign != word.startIndex
    }
}
