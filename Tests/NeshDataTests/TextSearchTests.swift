import NeshData
import Testing

@Suite struct TextSearchTests {
    @Test(arguments: [
        ("aXbXc", "X", ["a", "b", "c"]), ("XX", "X", ["", "", ""]), ("aaaa", "aa", ["", "", ""]),
        ("aab", "ab", ["a", ""]), ("日本語", "本", ["日", "語"]), ("abc", "abcd", ["abc"]), ("", "a", [""]),
    ])
    func parts(_ text: String, _ separator: String, _ expected: [String]) {
        #expect(text.parts(separatedBy: separator) == expected.map { $0[...] })
        #expect(text.ranges(of: separator).count == expected.count - 1)
        #expect(text.replacing(separator, with: "<->") == expected.joined(separator: "<->"))
        let before = text.firstRange(of: separator).map { text[..<$0.lowerBound] }
        #expect(before == expected.dropLast().first.map { $0[...] })
    }

    @Test func nothingIsFoundEverywhereButNowhereInParticular() {
        #expect("abc".contains("") && "".contains(""))
        #expect("abc".ranges(of: "").isEmpty && "abc".firstRange(of: "") == nil)
        #expect("abc".replacing("", with: "x") == "abc")
    }

    /// By UTF-8: neither a line's end nor an accent hides what stands beside it.
    @Test func bytesCountNotWhatOneSees() {
        #expect("a\r\nb".replacing("\n", with: "|") == "a\r|b")
        #expect("e\u{301}".contains("e"))
        #expect(!"\u{e9}".contains("e\u{301}"))
        #expect("one two".dropFirst(4).firstRange(of: "one") == nil)
    }
}
