import NeshTestSupport
import NeshText
import Testing

/// What a terminal gets of text that anybody may have written.
@Suite struct DoorTests {
    static let spellings: [(String, String)] = [
        ("plain text, 日本 é 👩‍👩‍👧\n\tnext", "plain text, 日本 é 👩‍👩‍👧\n\tnext"),
        ("\u{1b}]52;c;QQ==\u{7}\u{1b}[6n", "^[]52;c;QQ==^G^[[6n"),
        ("c1\u{9b}6n\u{9d}0;x\u{9c}\u{85}", "c1\\u{9b}6n\\u{9d}0;x\\u{9c}\\u{85}"),
        ("nul\u{0} del\u{7f} back\u{8}", "nul^@ del^? back^H"),
        ("over\rwritten, line\r\nend\r", "over^Mwritten, line\nend^M"),
        ("gpj\u{202e}exe \u{2066}a\u{2069} \u{200f}\u{61c}", "gpj\\u{202e}exe \\u{2066}a\\u{2069} \\u{200f}\\u{61c}"),
        ("one\u{2028}two\u{2029}", "one\\u{2028}two\\u{2029}"),
    ]

    @Test(arguments: spellings) func controlsAreSpelledOut(text: String, visible: String) {
        #expect(VisibleText.of(text) == visible)
        #expect(VisibleText.of(visible) == visible)
        for colours in [false, true] { #expect(StyledText(text).drawn(colours: colours) == visible) }
        // Whatever is no terminal gets it as it is.
        #expect(StyledText(text).text == text)
    }

    /// Random text in every form in which something can be written.
    @Test func nothingForeignReachesATerminal() {
        let pieces = spellingPieces
        var dice = TestRandom(seed: 11)
        let roles: [StyledText.Role] = [.plain, .heading, .error, .dim, .tint(3)]
        for _ in 0..<2000 {
            var text = StyledText([])
            for _ in 0..<dice.below(8) {
                text += StyledText(pieces[dice.below(pieces.count)], roles[dice.below(roles.count)])
            }
            let line = text
            var table = TextTable([.init("NAME"), .init("WHAT", wraps: true)], empty: "none")
            table.rows = [[line, line], ["short", line]]
            let rows = table
            for drawn in [
                Drawn(line, colours: true), Drawn(width: 30, colours: true) { width in line.wrapped(to: width ?? 80) },
                Drawn(width: nil, colours: true) { _ in [line] },
                Drawn(width: 40, colours: true) { width in rows.lines(width: width) },
                Drawn(status: line, erases: false, width: 30, colours: true),
            ] {
                let shown = String(decoding: drawn.shown, as: UTF8.self)
                #expect(foreignControls(in: shown) == [], "\(shown.debugDescription)")
            }
        }
    }

    @Test func whatIsDrawnKeepsToItsWidth() {
        let name = StyledText("a\u{1b}[2Jb\u{9b}c\nd", .name)
        #expect(name.wrapped(to: 20).map(\.text) == ["a^[[2Jb\\u{9b}c\nd"])
        var table = TextTable([.init("NAME"), .init("CID", .right)], empty: "none")
        table.rows = [[name, "16"], ["plain", "4"]]
        #expect(
            table.lines(width: 80).map(\.text) == [
                "NAME               CID", "a^[[2Jb\\u{9b}c^Jd   16", "plain                4",
            ])
        #expect(table.lines(width: nil)[1].text.contains("\u{1b}[2J"))
        let status = Drawn(status: "reading a\nfile\u{1b}[2J and more", erases: true, width: 16, colours: false)
        #expect(String(decoding: status.shown, as: UTF8.self) == "\r\u{1b}[Kreading a^Jfil…")
        #expect(status.plain == [])
    }

    @Test func foreignColoursAreKeptAndNothingElse() {
        let bytes = Array("a\u{1b}[1;38;5;9mb\u{1b}[0mc\u{1b}[2Jd\u{1b}]0;t\u{7}e\u{9b}f\u{1b}[31m\u{1b}[4mg".utf8)
        let text = StyledText(foreign: bytes)
        #expect(text.text == "abcdefg")
        #expect(text.drawn(colours: true) == "a\u{1b}[1;38;5;9mb\u{1b}[0mcdef\u{1b}[31;4mg\u{1b}[0m")
        #expect(text.drawn(colours: false) == "abcdefg")
    }

    private var spellingPieces: [String] {
        Self.spellings.map(\.0) + [
            "\u{1b}", "[31m", "\u{1b}[31m", "\u{9b}", "\u{301}", "long words behind one another ", "\n",
        ]
    }

    /// Scalars that a terminal would obey, but for nesh's own colours and its way to the row's start.
    private func foreignControls(in shown: String) -> [Unicode.Scalar] {
        let sequences = #/\u{1b}\[(0|1|2|3[1-6]|1;31)m|\r\u{1b}\[K/#.matchingSemantics(.unicodeScalar)
        let own = shown.replacing(sequences, with: "")
        return own.unicodeScalars.filter { scalar in
            let category = scalar.properties.generalCategory
            return category == .control && scalar != "\n" && scalar != "\t" || category == .lineSeparator
                || category == .paragraphSeparator || scalar.properties.isBidiControl
        }
    }
}
