import Glibc
import NeshText
import Testing

@Suite("Widths on a terminal")
struct DisplayWidthTests {
    /// What C libraries disagree about, because Unicode has changed it since: a vowel sign that is a letter now, symbols
    /// that became wide, fillers and formats.
    private static let disputed: [ClosedRange<UInt32>] = [
        0x1171e...0x1171e, 0x2630...0x2637, 0x268a...0x268f, 0x3164...0x3164, 0xffa0...0xffa0, 0xfff9...0xfffb,
        0x13430...0x1343f, 0x1d300...0x1d356, 0x1d360...0x1d376,
    ]

    @Test("agree with the C library for every character that it knows")
    func agreesWithLibrary() throws {
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        // Glibc's module hides it.
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (UInt32) -> Int32).self)
        var differences: [String] = []
        for value in UInt32(0x20)...0x3fffd {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, age < (15, 1) else { continue }
            let expected = Int(wcwidth(value))
            if Self.disputed.contains(where: { $0.contains(value) }) { continue }
            // Private use, and what the C library does not print.
            guard expected >= 0, scalar.properties.generalCategory != .privateUse else { continue }
            if DisplayWidth.of(scalar) != expected {
                differences.append(
                    "U+\(String(value, radix: 16)) \(scalar.properties.generalCategory): \(DisplayWidth.of(scalar)), not \(expected)"
                )
            }
        }
        #expect(differences == [])
    }

    @Test(
        "of clusters",
        arguments: [
            ("", 0), ("abc", 3), ("e\u{301}", 1), ("日本", 4), ("か\u{3099}", 2), ("👩‍👩‍👧", 2), ("🇯🇵", 2), ("☺\u{fe0f}", 2),
            ("☺", 1), ("👍🏽", 2), ("각", 2), ("\u{1112}\u{1161}\u{11ab}", 2), ("a\u{200d}", 1), ("…", 1),
            ("\u{7f}\u{1}", 0),
        ])
    func clusters(text: String, width: Int) { #expect(DisplayWidth.of(text) == width) }

    @Test("padding and cutting keep to columns")
    func fitting() {
        #expect("日本".padded(to: 6) == "日本  ")
        #expect("日本".padded(to: 6, right: true) == "  日本")
        #expect("日本".padded(to: 3) == "日本")
        #expect("日本語".truncated(to: 6) == "日本語")
        #expect("日本語".truncated(to: 5) == "日本…")
        #expect("日本語".truncated(to: 4) == "日…")
        #expect("abc".truncated(to: 0) == "")
        for columns in 0...8 { #expect(DisplayWidth.of("a日b本c".truncated(to: columns)) <= columns) }
    }

    @Test("columns are read downwards and fit")
    func columns() {
        #expect(TextColumns.lines(["a", "b", "c", "d", "e"], width: 9) == ["a  c  e", "b  d"])
        #expect(TextColumns.lines(["日本", "a", "b"], width: 9) == ["日本  b", "a"])
        #expect(TextColumns.lines(["long text", "b"], width: 4) == ["long text", "b"])
        #expect(TextColumns.lines([], width: 10) == [])
        for count in 1...40 {
            let texts = (1...count).map { String(repeating: "x", count: 1 + $0 * 7 % 5) + "\($0)" }
            for width in [8, 20, 33, 80] {
                let lines = TextColumns.lines(texts, width: width)
                #expect(lines.allSatisfy { DisplayWidth.of($0) <= width && !$0.hasSuffix(" ") })
                #expect(lines.flatMap { $0.split(separator: " ").map(String.init) }.sorted() == texts.sorted())
            }
        }
    }
}
