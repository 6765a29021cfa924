import NeshCommand
import NeshKeyVerbs
import Testing

@Suite struct KeyServiceErrorTests {
    /// What `explain AccessDeniedException` says, in both languages.
    @Test(arguments: KeyServiceErrors.names) func eachHasItsMeaning(_ name: String) throws {
        let meaning = try #require(KeyServiceErrors.meaning(of: name))
        #expect(meaning.english.utf8.allSatisfy { $0 < 0x80 } && !meaning.english.hasSuffix("."))
        #expect(meaning.japanese.unicodeScalars.contains { (0x3040...0x30ff).contains($0.value) })
    }
}
