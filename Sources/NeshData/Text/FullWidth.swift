/// Characters that an input method or a word processor puts where a program wants those of ASCII: `ｌｓ`, `：`, a blank as
/// wide as a letter, “quotes”, `〜` for `~`, `¥` for `\`, dashes for `-`.
package enum FullWidth {
    /// The same text in ASCII's characters.
    /// - Returns: nil where nothing in it is another one.
    package static func narrowed(_ text: String) -> String? {
        // Most texts are ASCII.
        guard text.utf8.contains(where: { $0 >= 0xc2 }) else { return nil }
        let found = letters(of: text).reduce(into: "") { $0 += $1.narrow }
        return found == text ? nil : found
    }

    /// What is in a text that `narrowed` changes, for a person who sees no difference.
    package static func note(on text: String) -> String {
        let changed = letters(of: text).filter { String($0.scalar) != $0.narrow }.map { kind($0.scalar) }
        if changed.contains(.wide) { return "it has full-width characters: type the half-width ones" }
        if changed.contains(.dash) { return "it has a long dash: type -" }
        if changed.contains(.yen) { return "it has ¥, which is not a backslash: type \\" }
        return "it has curly quotes: type ' or \""
    }

    /// The first punctuation or blank of a text that `narrowed` changes: its column from 0, itself, and what to type.
    package static func sign(in text: String) -> (column: Int, wide: String, narrow: String)? {
        for (column, letter) in letters(of: text).enumerated()
        where String(letter.scalar) != letter.narrow && !letter.narrow.contains(where: { $0.isLetter || $0.isNumber }) {
            return (column, String(letter.scalar), letter.narrow)
        }
        return nil
    }

    /// Whether a text would name a variable or a file if its signs were those of ASCII: `KeyId=＄key`, `fileb：//x`.
    package static func hidesReference(_ text: String) -> Bool {
        guard let narrow = narrowed(text) else { return false }
        func references(_ text: String) -> Int {
            text.ranges(of: "://").count
                + zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).count {
                    $0 == "$" && $1.properties.isAlphabetic
                }
        }
        return references(narrow) > references(text)
    }

    /// Whether a word would end a command, and another begin behind it, if its sign were one of ASCII: `a；echo`, `｜`.
    /// - Parameters:
    ///   - next: the word behind it.
    ///   - beginsCommand: whether a word is a command or a program.
    package static func hidesEnd(_ word: String, before next: String?, _ beginsCommand: (String) -> Bool) -> Bool {
        guard let sign = word.firstIndex(where: { "；｜".contains($0) }) else { return false }
        let behind = String(word[word.index(after: sign)...])
        return (behind.isEmpty ? next : behind).map(beginsCommand) ?? false
    }

    private static func letters(of text: String) -> [(scalar: Unicode.Scalar, narrow: String)] {
        let all = Array(text.unicodeScalars)
        return all.indices.map { index in
            let former = index > 0 ? all[index - 1] : nil
            // Word processors make one dash of the two before an option's name.
            let isOption =
                isLongDash(all[index]) && (former ?? " ").properties.isWhitespace
                && all[index...].dropFirst().prefix { $0.properties.isAlphabetic }.count > 1
            return (all[index], isOption ? "--" : String(half(all[index], after: former)))
        }
    }

    private static func half(_ scalar: Unicode.Scalar, after former: Unicode.Scalar?) -> Unicode.Scalar {
        switch scalar.value {
        case 0xff01...0xff5e: Unicode.Scalar(scalar.value - 0xfee0) ?? scalar
        case 0x3000: " "
        case 0x2018, 0x2019: "'"
        case 0x201c, 0x201d: "\""
        case 0x301c: "~"
        case 0xa5, 0xffe5: "\\"
        case 0x2010...0x2015, 0x2212: "-"
        // It makes a vowel long in Japanese words; elsewhere its key was meant for the dash beside it.
        case 0x30fc: former.map(isJapanese) ?? false ? scalar : "-"
        default: scalar
        }
    }

    /// Whether it is a letter of Japanese.
    package static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
        (0x3041...0x30fa).contains(scalar.value) || (0x4e00...0x9fff).contains(scalar.value)
    }

    private static func isLongDash(_ scalar: Unicode.Scalar) -> Bool { (0x2012...0x2015).contains(scalar.value) }

    private enum Kind { case wide, dash, yen, quote }

    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0x2018...0x201d: .quote
        case 0x2010...0x2015, 0x2212: .dash
        case 0xa5: .yen
        default: .wide
        }
    }
}
