import NeshCommand
import Testing

/// What stands in the gaps of a text of both languages.
@Suite struct PhraseTests {
    @Test(arguments: [
        ("終わる{}は", "エンクレーブ 'a'", "終わるエンクレーブ 'a' は"), ("終わる {} は", "エンクレーブ a", "終わるエンクレーブ a は"),
        ("終わる {} は", "エンクレーブ", "終わるエンクレーブは"), ("終わる{}は", "web", "終わる web は"), ("'{}' は", "日本", "'日本' は"),
        ("次: {}。", "web", "次: web。"), ("({})", "日本", "(日本)"), ("{}、", "a", "a、"),
    ])
    func japaneseIsPartedFromOtherLetters(text: String, value: String, shown: String) {
        #expect(Phrase("{}", text).filled(.japanese, value) == shown)
    }

    @Test func englishStaysAsItIs() {
        #expect(Phrase("ends {}.", "").filled(.english, "日本 a") == "ends 日本 a.")
    }
}
