import NeshData
import NeshText

/// A text with gaps, as `cannot read {data}: {}`, and its translation. What `{data}` shows is somebody's own word, which
/// is never looked up; `{time}` is a length of time, which has other units; in `{}` may stand a text of nesh's.
package struct PhraseTemplate: Sendable {
    /// What stands in a gap.
    package enum Gap: String, Sendable, CaseIterable {
        case text = "{}"
        case name = "{data}"
        case time = "{time}"
    }

    /// The texts around the gaps, one more than these.
    package let pieces: [String]
    /// What each gap is for.
    package let gaps: [Gap]
    /// The text that stands for it, with the same gaps.
    package let translation: String
    /// How many bytes are its own: no shorter text can be one of it.
    package let known: Int
    /// No text of its own stands at its beginning: a quote says no more than a gap does.
    package var beginsInGap: Bool { pieces[0].isEmpty || pieces[0] == "'" }

    /// It begins in a gap, and says little more than a verb: `{} has {}`.
    package let isVague: Bool

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
        (pieces, gaps) = Self.split(english)
        self.translation = translation
        known = pieces.reduce(0) { $0 + $1.utf8.count }
        isVague = pieces[0].isEmpty && known < 8
    }

    private static func split(_ text: String) -> (pieces: [String], gaps: [Gap]) {
        var (pieces, gaps) = ([""], [Gap]())
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            pieces[pieces.count - 1] += rest[..<open]
            rest = rest[open...]
            if let gap = Gap.allCases.first(where: { rest.hasPrefix($0.rawValue) }) {
                gaps.append(gap)
                pieces.append("")
                rest = rest.dropFirst(gap.rawValue.count)
            } else {
                pieces[pieces.count - 1].append(rest.removeFirst())
            }
        }
        pieces[pieces.count - 1] += rest
        return (pieces, gaps)
    }

    /// What stands in the gaps; nil if the text is another one.
    package func values(in text: String) -> [String]? {
        guard text.utf8.count >= known, text.hasPrefix(pieces[0]), let last = pieces.last, text.hasSuffix(last) else {
            return nil
        }
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

    /// At its end stands a name, or a gap that its translation has elsewhere. A colon behind it begins another message.
    package var endsInName: Bool {
        guard pieces[pieces.count - 1].isEmpty, let gap = gaps.last else { return false }
        return gap == .name || !["{}", "{\(gaps.count)}"].contains(where: translation.hasSuffix)
    }

    /// One text behind the other: a blank where a letter of Japanese meets one that is not, none between two of them.
    package static func joined(_ text: String, _ next: String) -> String {
        let (before, behind) = (text.last(where: { $0 != " " }), next.first(where: { $0 != " " }))
        guard let before, let behind else { return text + next }
        if isWide(before), isWide(behind) {
            return text.hasSuffix(" ") || next.hasPrefix(" ")
                ? String(text.reversed().drop { $0 == " " }.reversed()) + next.drop { $0 == " " } : text + next
        }
        let isParted = text.hasSuffix(" ") || next.hasPrefix(" ")
        let meets =
            isJapanese(before) && !isWide(behind) && !",.:;)!?".contains(behind)
            || isJapanese(behind) && !isWide(before) && !"(".contains(before)
        return isParted || !meets ? text + next : text + " " + next
    }

    private static func isJapanese(_ character: Character) -> Bool {
        character.unicodeScalars.first.map(FullWidth.isJapanese) ?? false
    }

    /// The translation with these in its gaps.
    package func filled(with values: [Value]) -> String {
        let gaps = GapText(translation)
        var text = gaps.pieces[0]
        for (index, piece) in zip(gaps.values, gaps.pieces.dropFirst()) {
            var behind = piece[...]
            if values.indices.contains(index) {
                let value = values[index]
                // The blanks around a gap part it from a name; a translated text needs none.
                if value.isTranslated, text.hasSuffix(" "), Self.isWide(value.text.first),
                    Self.isWide(text.dropLast().last)
                {
                    text.removeLast()
                }
                text += value.text
                if value.isTranslated, behind.hasPrefix(" "), Self.isWide(value.text.last),
                    Self.isWide(behind.dropFirst().first)
                {
                    behind.removeFirst()
                }
            }
            text += behind
        }
        return text
    }

    /// `1m 5s` as `1 分 5 秒`; nil for any other text.
    package static func spoken(duration: String) -> String? {
        let units = [("ms", "ミリ秒"), ("s", "秒"), ("m", "分"), ("h", "時間"), ("d", "日")]
        var parts: [String] = []
        for word in duration.split(separator: " ") {
            let number = word.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            guard !number.isEmpty, let unit = units.first(where: { $0.0 == word.dropFirst(number.count) }) else {
                return nil
            }
            parts.append("\(number) \(unit.1)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private static func isWide(_ character: Character?) -> Bool {
        character.map { DisplayWidth.of(String($0)) == 2 } ?? false
    }
}
