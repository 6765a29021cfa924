import NeshData

/// A text with gaps, as `cannot read {}: {}`, and its translation.
package struct PhraseTemplate: Sendable {
    /// The texts around the gaps, one more than these.
    package let pieces: [String]
    /// The text that stands for it, with the same gaps.
    package let translation: String
    /// No text of its own stands at its beginning: a quote says no more than a gap does.
    package var beginsInGap: Bool { pieces[0].isEmpty || pieces[0] == "'" }

    /// What a gap shows.
    package struct Value {
        /// As it is shown.
        package var text: String
        /// It is a text of the book, not a name.
        package var isTranslated: Bool

        package init(text: String, isTranslated: Bool = false) {
            (self.text, self.isTranslated) = (text, isTranslated)
        }
    }

    /// - Parameter translation: `{2}` in it is the second gap of the English, where the order differs.
    package init(_ english: String, _ translation: String) {
        (pieces, self.translation) = (Self.split(english), translation)
    }

    private static func split(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while let gap = rest.firstRange(of: "{}") {
            pieces.append(String(rest[..<gap.lowerBound]))
            rest = rest[gap.upperBound...]
        }
        return pieces + [String(rest)]
    }

    /// What stands in the gaps; nil if the text is another one.
    package func values(in text: String) -> [String]? {
        guard text.hasPrefix(pieces[0]), let last = pieces.last, text.hasSuffix(last) else { return nil }
        var values: [String] = []
        var rest = text.dropFirst(pieces[0].count)
        for piece in pieces.dropFirst().dropLast() {
            // Two gaps side by side: the first one is empty.
            guard let range = piece.isEmpty ? rest.startIndex..<rest.startIndex : rest.firstRange(of: piece) else {
                return nil
            }
            values.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        guard rest.count >= last.count, rest.hasSuffix(last) else { return nil }
        return values + [String(rest.dropLast(last.count))]
    }

    /// The translation with these in its gaps.
    package func filled(with values: [Value]) -> String {
        var text = ""
        var next = 0
        var rest = translation[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let number = rest[rest.index(after: open)..<close]
            text += rest[..<open]
            rest = rest[rest.index(after: close)...]
            let index = Int(number).map { $0 - 1 } ?? next
            next += 1
            guard values.indices.contains(index) else { continue }
            let value = values[index]
            // The blanks around a gap part it from a name; a translated text needs none.
            if value.isTranslated, text.hasSuffix(" "), Self.isWide(value.text.first), Self.isWide(text.dropLast().last)
            {
                text.removeLast()
            }
            text += value.text
            if value.isTranslated, rest.hasPrefix(" "), Self.isWide(value.text.last),
                Self.isWide(rest.dropFirst().first)
            {
                rest.removeFirst()
            }
        }
        return text + rest
    }

    private static func isWide(_ character: Character?) -> Bool {
        character.map { DisplayWidth.of(String($0)) == 2 } ?? false
    }
}
