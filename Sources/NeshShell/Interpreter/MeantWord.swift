import NeshData
import NeshLanguage

/// The word of a command line that a failure knows a better one for: what `fix` would change.
struct MeantWord {
    var place: Place
    /// As it is written in the line.
    var replacement: String
    var notes: [String]

    /// - Returns: nil where the failure has no idea, or the word comes from a variable.
    static func find(_ failure: Failure, in words: [ExpandedWord]) -> MeantWord? {
        if let meant = failure.meant { return MeantWord(meant.word, meant.instead, in: words, asks: true) }
        if failure.message.hasSuffix("No such file or directory"), let place = FailurePlace.find(failure, in: words),
            let word = words.dropFirst().first(where: { $0.place == place }),
            let near = NearbyFile.closest(to: word.text)
        {
            return MeantWord(word.text, near, in: words, asks: true)
        }
        return amount(failure, in: words)
    }

    /// `--memory 64` as a fix, where another amount was asked for.
    private static func amount(_ failure: Failure, in words: [ExpandedWord]) -> MeantWord? {
        for option in failure.code.map(FailurePlace.options) ?? [] {
            guard let index = words.firstIndex(where: { $0.text == option }), words.indices.contains(index + 1),
                let start = failure.fixes.first?.ranges(of: option + " ").last?.upperBound
            else { continue }
            let rest = failure.fixes[0][start...]
            let number = rest.prefix(while: \.isNumber)
            // Several numbers are no amount.
            guard !number.isEmpty, rest.dropFirst(number.count).drop(while: { $0 == " " }).first?.isNumber != true
            else {
                continue
            }
            return MeantWord(words[index + 1].text, String(number), in: words, asks: false)
        }
        return nil
    }

    /// - Parameter asks: whether the note says so; else the failure's own fix does.
    private init?(_ wrong: String, _ instead: String, in words: [ExpandedWord], asks: Bool) {
        let isThere: (ExpandedWord) -> Bool = { $0.text == wrong || $0.text.hasSuffix("=" + wrong) }
        guard wrong != instead, let word = words.dropFirst().first(where: isThere), word.isLiteral else { return nil }
        place = word.place
        replacement = word.text.dropLast(wrong.count) + Quoting.shown(instead)
        notes = asks ? ["did you mean '\(instead)'?"] : []
    }
}
