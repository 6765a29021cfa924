import NeshTestSupport
import NeshText
import Testing

@Suite("Making a console's output harmless")
struct ConsoleFilterTests {
    private func filter(_ text: String) -> String { filter(Array(text.utf8)) }

    private func filter(_ bytes: [UInt8], pieces: Int? = nil) -> String {
        var filter = ConsoleFilter()
        var output: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            filter.filter(Array(rest.prefix(pieces ?? bytes.count)), into: &output)
            rest = rest.dropFirst(pieces ?? bytes.count)
        }
        return String(decoding: output, as: UTF8.self)
    }

    static let samples: [(String, String)] = [
        ("plain text\r\n\twith tab\u{8}\n", "plain text\r\n\twith tab\u{8}\n"),
        ("日本 é 👩‍👩‍👧", "日本 é 👩‍👩‍👧"),
        (
            "\u{1b}[1;31mred\u{1b}[0m \u{1b}[38:2::1:2:3mrgb\u{1b}[m",
            "\u{1b}[1;31mred\u{1b}[0m \u{1b}[38:2::1:2:3mrgb\u{1b}[m"
        ),
        ("50%\u{1b}[K\r60%\u{1b}[0K", "50%\u{1b}[K\r60%\u{1b}[0K"),
        // Cursor movement, clearing, scrolling regions, alternate screen, reports.
        ("a\u{1b}[2Jb\u{1b}[10;10Hc\u{1b}[3Ad\u{1b}[?1049he\u{1b}[6nf\u{1b}[cg\u{1b}[1;5rh", "abcdefgh"),
        ("a\u{1b}[>4;2mb\u{1b}[?25lc\u{1b}[!pd", "abcd"),
        // Titles, clipboard, links, device strings.
        (
            "a\u{1b}]0;title\u{7}b\u{1b}]52;c;Y2F0\u{1b}\\c\u{1b}P+q544e\u{1b}\\d\u{1b}^pm\u{1b}\\e\u{1b}_app\u{1b}\\f",
            "abcdef"
        ),
        // Character sets, reset, saved cursor, shifts, bell.
        ("a\u{1b}(0b\u{1b}cc\u{1b}7d\u{1b}8e\u{e}f\u{f}g\u{7}h\u{0}i\u{7f}j", "abcdefghij"),
        // The C1 controls, as UTF-8.
        ("a\u{9b}2Jb\u{9d}0;x\u{9c}c", "a2Jb0;xc"),
        // Cut off by a line end or by another sequence.
        ("a\u{1b}\nb\u{1b}[12\nc\u{1b}[3\u{1b}[1md\u{1b}\u{1b}[2Je", "a\nb\nc\u{1b}[1mde"),
        ("\u{1b}]never ended\u{18}text", "text"),
        ("\u{1b}]never ended\nnext \u{1b}Pnever ended\nlast", "\nnext \nlast"),
    ]

    @Test("lets text and colours through, nothing else", arguments: samples)
    func cases(input: String, expected: String) {
        #expect(filter(input) == expected)
        for size in [1, 2, 3, 5] {
            #expect(filter(Array(input.utf8), pieces: size) == expected, "in pieces of \(size)")
        }
    }

    @Test("bytes that are not UTF-8 are replaced")
    func badBytes() {
        #expect(filter([0x61, 0xff, 0x62, 0xc3, 0x28, 0xe3, 0x81, 0x0a]) == "a\u{fffd}b\u{fffd}(\u{fffd}\n")
        #expect(filter([0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0xc0, 0xaf]) == "\u{fffd}\u{fffd}\u{fffd}\u{fffd}")
        #expect(filter([0x9b, 0x32, 0x4a]) == "\u{fffd}2J")
    }

    @Test("a byte among printable ones is filtered as it is alone", arguments: 0...255)
    func places(byte: Int) {
        for place in 0..<20 {
            var bytes = Array("abcdefghij~ !0123456".utf8)
            bytes[place] = UInt8(byte)
            #expect(filter(bytes) == filter(bytes, pieces: 1), "at \(place)")
        }
    }

    @Test("a string that never ends hides at most a few KiB")
    func endless() {
        let output = filter("\u{1b}]0;" + String(repeating: "x", count: 10_000) + "end")
        #expect(output.hasSuffix("xxend") && output.utf8.count > 5000)
        #expect(filter("\u{1b}[" + String(repeating: "1;", count: 10_000) + "mend").hasSuffix("end"))
    }

    @Test("whatever comes, only harmless sequences leave", arguments: 1...20)
    func random(seed: UInt64) {
        var random = TestRandom(seed: seed)
        let alphabet: [UInt8] = [
            0x1b, 0x1b, 0x5b, 0x5d, 0x6d, 0x4a, 0x4b, 0x07, 0x9b, 0xc2, 0xe3, 0x81, 0x82, 0x3b, 0x31, 0x0a, 0x41, 0x28,
            0x50, 0x5c,
        ]
        let bytes = (0..<5000).map { _ in alphabet[random.below(alphabet.count)] }
        var rest = filter(bytes).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            #expect(
                scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value)
                    || "\n\u{1b}".unicodeScalars.contains(scalar))
            guard scalar == "\u{1b}" else { continue }
            #expect(rest.popFirst() == "[")
            while let next = rest.first, (0x30...0x3b).contains(next.value) { rest.removeFirst() }
            let final = rest.popFirst()
            #expect(final == "m" || final == "K")
        }
    }
}
