import NeshLanguage
import Testing

@Suite struct SourceTextTests {
    @Test func columnsCountCharactersNotBytes() {
        let text = SourceText(name: "t", text: "é日本 x\ne\u{301}y\n")
        #expect(text.column(at: "é日本 ".utf8.count) == 5)
        #expect(text.line(at: "é日本 x".utf8.count) == 1)
        let second = "é日本 x\n".utf8.count
        #expect(text.line(at: second) == 2)
        #expect(text.column(at: second + "e\u{301}".utf8.count) == 2)
    }

    @Test func linesEndWithLineFeedOrBoth() {
        let text = SourceText(name: "t", text: "one\r\ntwo\n\nfour")
        #expect((1...5).map { text.text(text.range(ofLine: $0)) } == ["one", "two", "", "four", ""])
        #expect(text.lineCount == 4)
        #expect(text.line(at: 999) == 4)
    }

    @Test func aByteOrderMarkIsDropped() {
        let text = SourceText(name: "t", bytes: [0xEF, 0xBB, 0xBF, 0x61])
        #expect(text.bytes == [0x61])
    }

    @Test func badBytesBecomeReplacementCharacters() {
        let text = SourceText(name: "t", bytes: [0x61, 0xFF, 0x62])
        #expect(text.text(0..<100) == "a\u{FFFD}b")
        #expect(text.column(at: text.bytes.count - 1) == 3)
    }
}
