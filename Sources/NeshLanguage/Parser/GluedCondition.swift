import NeshData

/// A condition that was typed as one word: it would compare nothing, and always hold.
enum GluedCondition {
    /// What is wrong with a word that is a whole condition; nil for one that can be true or false, such as `$ok`.
    static func problem(_ word: Word) -> Diagnostic? {
        if let problem = split(word) { return problem }
        // What is written out stands still as well; the checks say what may have been meant.
        guard !word.isLiteral, word.parts.contains(where: { $0.isWritten }) else { return nil }
        return Diagnostic(
            "\(word.place.text) alone is never empty, so the condition always holds", at: word.place,
            notes: ["a condition compares two values, or is a variable that is true or false, such as $ok"])
    }

    /// The word with blanks around the operator in it, for `$a==b` and `$a＝＝b`; nil for a word without one.
    static func split(_ word: Word) -> Diagnostic? {
        for part in word.parts {
            guard case .text(let written) = part.kind, part.quoting == .bare else { continue }
            let text = FullWidth.narrowed(written) ?? written
            guard let sign = signs.first(where: { text.contains($0) }), let found = text.ranges(of: sign).first else {
                continue
            }
            let outer = word.place.range
            let before = word.place.source.text(outer.lowerBound..<part.place.range.lowerBound)
            let behind = word.place.source.text(part.place.range.upperBound..<outer.upperBound)
            let sides = [before + text[..<found.lowerBound], text[found.upperBound...] + behind].map {
                trimmed(FullWidth.narrowed($0) ?? $0)
            }
            let meant = (sides[0].isEmpty ? [] : [sides[0]]) + [sign == "=" ? "==" : sign] + [sides[1]]
            let isWide = FullWidth.narrowed(word.place.text) != nil
            return Diagnostic(
                isWide ? "\(word.place.text) is one word, and compares nothing" : "blanks are missing around '\(sign)'",
                at: word.place, notes: isWide ? [FullWidth.note(on: word.place.text)] : [],
                replacement: trimmed(meant.joined(separator: " ")))
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        var text = text.drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static let signs = ["==", "!=", "!~", "<=", ">=", "<", ">", "~", "="]
}

extension Word.Part {
    /// It stands there whatever variables hold.
    fileprivate var isWritten: Bool {
        switch kind {
        case .text(let text): !text.isEmpty
        case .home: true
        case .variable: false
        }
    }
}

extension Condition {
    /// `＄ok` is a text, not a variable, and compares as one.
    package var wideVariable: Diagnostic? {
        left.wideVariable ?? comparison?.right.wideVariable
    }
}

extension Word {
    fileprivate var wideVariable: Diagnostic? {
        guard let text = bare, let narrow = FullWidth.narrowed(text), narrow.hasPrefix("$"), !text.hasPrefix("$"),
            Variable.isName(String(narrow.dropFirst().prefix { $0 != "." }))
        else { return nil }
        return Diagnostic("\(text) is a text, not a variable", at: place).withFullWidth
    }
}
