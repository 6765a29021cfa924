import NeshText
import Testing

@Suite struct ParagraphTests {
    @Test("what an author writes is no text of nesh's, in no language")
    func narrationIsData() {
        let lines = Paragraphs.styled(["Nitro Enclaves in five minutes", "", "the program is gone", "in 10 seconds"])
        #expect(lines.map(\.text) == ["  Nitro Enclaves in five minutes", "  ", "  the program is gone in 10 seconds"])
        for line in lines { #expect(line.spans.dropFirst().allSatisfy { $0.isData }) }
    }
}
