import NeshData
import NeshText

/// What stands in the gaps of a text, and how a translation takes it.
extension Phrasebook {
    /// What a gap shows.
    struct GapValue {
        var text: String
        var isTranslated = false
    }

    /// The texts around the gaps.
    static func split(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while let gap = rest.firstRange(of: "{}") {
            pieces.append(String(rest[..<gap.lowerBound]))
            rest = rest[gap.upperBound...]
        }
        return pieces + [String(rest)]
    }

    /// What stands in the gaps; nil if the text is another one.
    static func values(in text: String, _ pieces: [String]) -> [String]? {
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

    static func fill(_ translation: String, _ values: [GapValue]) -> String {
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
            if value.isTranslated, text.hasSuffix(" "), isWide(value.text.first), isWide(text.dropLast().last) {
                text.removeLast()
            }
            text += value.text
            if value.isTranslated, rest.hasPrefix(" "), isWide(value.text.last), isWide(rest.dropFirst().first) {
                rest.removeFirst()
            }
        }
        return text + rest
    }

    static func isWide(_ character: Character?) -> Bool {
        character.map { DisplayWidth.of(String($0)) == 2 } ?? false
    }
}
