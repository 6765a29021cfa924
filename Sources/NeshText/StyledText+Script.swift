/// Where words of Japanese begin, which has no blanks between them.
extension StyledText.Piece {
    /// Of a script without blanks.
    var isWide: Bool { DisplayWidth.of(text.first ?? " ") > 1 }
    var endsWide: Bool { DisplayWidth.of(last) > 1 }

    /// Of letters, such as a command's name, also between quotes; no sign, and no Japanese.
    var isWord: Bool { !endsWide && (last.isLetter || last.isNumber || "`'\")]!?$&*~".contains(last)) }

    /// Of other letters and signs than Japanese, but for brackets and stops around them; no sign of a comment or pipe.
    var isLatin: Bool {
        let signs = Self.closing.union(Self.opening)
        return !isBlank && text.contains { $0.isLetter && $0.isASCII || $0.isNumber }
            && text.allSatisfy { DisplayWidth.of($0) < 2 || signs.contains($0) }
    }

    /// The mark that it begins with, if the text that it quotes goes on behind it.
    var opensQuote: Character? {
        let word = text.drop { "([".contains($0) }
        guard let mark = word.first, "'`\"".contains(mark), !word.dropFirst().contains(mark) else { return nil }
        return mark
    }

    /// Is that word the value of this option: `--memory 512`?
    func takes(_ value: Self) -> Bool {
        text.hasPrefix("-") && !text.contains(where: { " =".contains($0) }) && !value.isBlank
            && !value.text.hasPrefix("-")
    }

    /// `CID`, `RAM`: what is named so has its number or its name behind it.
    private var endsWithAbbreviation: Bool {
        text.split(separator: " ").last.map(Self.isAbbreviation) ?? false
    }

    private static func isAbbreviation(_ word: Substring) -> Bool {
        (2...3).contains(word.count) && word.allSatisfy { $0.isASCII && $0.isUppercase }
    }

    /// Hiragana, with which words end.
    var isKana: Bool { text.first.map(Script.of) == .hiragana }

    /// Behind a word of letters a particle, behind a number a counter, behind an abbreviation a number or the rest of a
    /// name, all with a blank between: no row begins with it.
    func clings(to word: Self) -> Bool {
        if word.endsWithAbbreviation, text.allSatisfy(\.isNumber) || text.first.map(Script.of) == .katakana {
            return true
        }
        // エンクレーブ 2 個, 手順 3: the number says how many, or which.
        if text.prefix(while: { $0 != " " }).allSatisfy(\.isNumber), [.kanji, .katakana].contains(Script.of(word.last))
        {
            return true
        }
        // ユーザー ID, プロセス ID.
        if Self.isAbbreviation(text.prefix { $0.isASCII && $0.isLetter }), Script.of(word.last) == .katakana {
            return true
        }
        guard isWide, word.isWord, let first = text.first.map(Script.of), first != .other else { return false }
        return word.last.isNumber || isKana
    }

    /// A row may well begin with it: behind a blank or a sign, or where another script than hiragana takes over.
    func beginsWord(behind row: ArraySlice<Self>) -> Bool {
        guard let last = row.last else { return true }
        guard !last.isBlank, let first = text.first.map(Script.of) else { return true }
        if !last.last.isLetter && !last.last.isNumber { return first != .hiragana || !last.last.isASCII }
        // 乗っ取る, お使い, 3 つ目.
        if last.last == "っ" || last.last == "お" && first == .kanji { return false }
        if text.first == "目" && last.last == "つ" { return false }
        // もう一度, その後.
        let before = String([row.dropLast().last?.last ?? " ", last.last])
        if text.first == "一" && before == "もう" || text.first == "後" && before == "その" { return false }
        // The second verb of two: 取り分ける, 待ち受け.
        if first == .kanji, Self.verbEnds.contains(last.last), row.dropLast().last.map({ Script.of($0.last) }) == .kanji
        {
            return false
        }
        // 親インスタンス, 許可リスト: a name of kanji and katakana is one word.
        return first != .hiragana && (first == .other || [.hiragana, .other].contains(Script.of(last.last)))
    }

    /// What a verb ends with before another one, and no particle.
    private static let verbEnds: Set<Character> = Set("いきぎしちみびりえけげせめべれ")

    private enum Script {
        case hiragana, katakana, kanji, other

        static func of(_ character: Character) -> Script {
            switch character.unicodeScalars.first?.value ?? 0 {
            case 0x3041...0x309f: .hiragana
            case 0x30a0...0x30ff: .katakana
            case 0x3005, 0x3400...0x9fff: .kanji
            default: .other
            }
        }
    }
}
