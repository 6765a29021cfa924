/// What conditions mean.
package enum Comparing {
    /// Searches a text for an extended regular expression; throws when the expression is none.
    package typealias Search = (_ pattern: String, _ text: String) throws(Diagnostic) -> Bool

    /// A single word is true unless it is empty, `false` or `0`.
    package static func isTrue(_ text: String) -> Bool {
        !(text.isEmpty || text == "false" || text == "0")
    }

    /// Numbers compare as numbers, anything else as text.
    /// - Throws: when `<` and its like have a number on one side only; what the search throws.
    package static func compare(
        _ left: ExpandedWord, _ sign: Condition.Operator, _ right: ExpandedWord, search: Search
    ) throws(Diagnostic) -> Bool {
        switch sign {
        case .matches: return try search(right.text, left.text)
        case .matchesNot: return try !search(right.text, left.text)
        case .equal: return isEqual(left.text, right.text)
        case .unequal: return !isEqual(left.text, right.text)
        case .less: return try isLess(left, right)
        case .atLeast: return try !isLess(left, right)
        case .greater: return try isLess(right, left)
        case .atMost: return try !isLess(right, left)
        }
    }

    private static func isEqual(_ left: String, _ right: String) -> Bool {
        if sameBytes(left, right) { return true }
        guard let leftNumber = DecimalNumber(left), let rightNumber = DecimalNumber(right) else { return false }
        return leftNumber == rightNumber
    }

    /// Swift calls texts equal that are merely equivalent; nesh compares what was written.
    private static func sameBytes(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }

    private static func isLess(_ left: ExpandedWord, _ right: ExpandedWord) throws(Diagnostic) -> Bool {
        switch (DecimalNumber(left.text), DecimalNumber(right.text)) {
        case (let left?, let right?): return left < right
        case (nil, nil): return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
        case (nil, _?): throw notANumber(left)
        case (_?, nil): throw notANumber(right)
        }
    }

    private static func notANumber(_ word: ExpandedWord) -> Diagnostic {
        let text = word.text.isEmpty ? "the empty text" : Quoting.shown(String(word.text.prefix(60)))
        return Diagnostic("a number cannot be compared with \(text)", at: word.place)
    }
}
