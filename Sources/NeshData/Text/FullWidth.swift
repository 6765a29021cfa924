/// Characters that an input method or a word processor puts where a program wants those of ASCII: `ｌｓ`, `：`, a blank as
/// wide as a letter, “quotes”.
package enum FullWidth {
    /// The same text in ASCII's characters.
    /// - Returns: nil where nothing in it is another one.
    package static func narrowed(_ text: String) -> String? {
        // Most texts are ASCII.
        guard text.utf8.contains(where: { $0 >= 0xe2 }) else { return nil }
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { narrow.append(half(scalar)) }
        let found = String(narrow)
        return found == text ? nil : found
    }

    /// What is in a text that `narrowed` changes, for a person who sees no difference.
    package static func note(on text: String) -> String {
        text.unicodeScalars.contains { half($0) != $0 && !isQuote($0) }
            ? "it has full-width characters: type the half-width ones" : "it has curly quotes: type ' or \""
    }

    private static func half(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xff01...0xff5e: Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
        case 0x3000: " "
        case 0x2018, 0x2019: "'"
        case 0x201c, 0x201d: "\""
        default: scalar
        }
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool { (0x2018...0x201d).contains(scalar.value) }
}
