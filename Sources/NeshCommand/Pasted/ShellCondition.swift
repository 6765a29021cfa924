import NeshData

/// `[ "$X" != "null" ]`, `[[ -n $X ]]`, `test $N -gt 0`: decided by the values of variables.
enum ShellCondition {
    /// - Parameter value: a variable's; nil where it has none, which is the empty text in sh.
    /// - Returns: nil for a condition that looks at anything else.
    static func holds(_ text: String, _ value: (String) -> String?) -> Bool? {
        var inside = text[...]
        for (open, close) in [("[[ ", " ]]"), ("[ ", " ]")] where text.hasPrefix(open) {
            guard text.hasSuffix(close) else { return nil }
            inside = text.dropFirst(open.count).dropLast(close.count)
        }
        if text.hasPrefix("test ") { inside = text.dropFirst(5) }
        if inside.startIndex == text.startIndex { return nil }
        var (words, rest) = ([String](), String(inside.trimmingSpaces))
        var hasUnset = false
        while !rest.isEmpty {
            let (word, after) = ShellSegment.firstWord(rest)
            var isUnset = false
            let found = { (name: String) -> String? in
                if value(name) == nil { isUnset = true }
                return value(name) ?? ""
            }
            guard let word, let plain = ShellSegment.plain(word, found) else { return nil }
            words.append(plain)
            hasUnset = hasUnset || isUnset
            rest = after
        }
        // Compared with something, a variable that was never set is a mistake rather than an empty text.
        if hasUnset, words.count > 2, words.first != "!" { return nil }
        let isNegated = words.first == "!"
        if isNegated { words.removeFirst() }
        return result(words).map { $0 != isNegated }
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
}
