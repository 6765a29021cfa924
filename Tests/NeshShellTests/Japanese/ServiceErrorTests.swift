import NeshKeyVerbs
import NeshPhrasebook
import Testing

/// AWS's sentences stay as they are, for readers who look them up; what they mean stands before them.
@Suite struct ServiceErrorTests {
    @Test(arguments: KeyServiceErrors.names.filter { $0.hasSuffix("Exception") })
    func eachHasAMeaningInJapanese(name: String) throws {
        let sentence = "\(name): User: x is not authorized: [ E22 ] no memory"
        let shown = try #require(Phrasebook.japanese.translated("kms failed: " + sentence))
        #expect(shown.hasPrefix("kms が失敗しました: ") && shown.hasSuffix(": " + sentence), "\(shown)")
        #expect(shown.count > sentence.count + "kms が失敗しました: : ".count, "\(shown)")
    }
}
