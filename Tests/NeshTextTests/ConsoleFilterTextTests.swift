import NeshText
import Testing

/// What a reader that is no terminal gets of an enclave's console.
@Suite struct ConsoleFilterTextTests {
    private func text(_ bytes: [UInt8], inPiecesOf size: Int = 1 << 16) -> String {
        var filter = ConsoleFilter(passing: .text)
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            filter.filter(Array(bytes[start..<min(start + size, bytes.count)]), into: &output)
        }
        filter.finish(into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    @Test(arguments: [
        ("a\u{1b}[31mred\u{1b}[0m b", "ared b"),
        ("bell\u{7} back\u{8} shift\u{e}\u{f} nul\u{0}.", "bell back shift nul."),
        ("one\r\ntwo\tthree\n", "one\ntwo\tthree\n"),
        ("c1 \u{9b}31m and \u{85}.", "c1 31m and ."),
        ("dcs \u{1b}P1;2|text\u{1b}\\after", "dcs after"),
        ("charset \u{1b}(B\u{1b})0end", "charset end"),
        ("title \u{1b}]0;mine\u{7}end", "title end"),
        ("日本語 e\u{301} 🦊", "日本語 e\u{301} 🦊"),
    ])
    func controlsAreLeftOut(_ bytes: String, _ expected: String) {
        #expect(text(Array(bytes.utf8)) == expected)
        #expect(text(Array(bytes.utf8), inPiecesOf: 1) == expected)
    }

    @Test(arguments: ["\u{1b}]0;never ended", "\u{1b}Pnever ended", "\u{1b}_never ended"])
    func aStringThatNeverEndsHidesItsOwnLineOnly(_ beginning: String) {
        #expect(text(Array("before \(beginning)\nafter\n".utf8)) == "before \nafter\n")
    }

    @Test func aCharacterThatIsCutOffIsSeen() {
        #expect(text([0x61, 0xe3, 0x81]) == "a\u{fffd}")
        #expect(text([0x61, 0xe3, 0x81, 0x82], inPiecesOf: 2) == "aあ")
    }
}
