import NeshTestSupport
import NeshText
import Testing

@testable import NeshTeaching

/// What stands on a row in the end, whatever way it was written on, compared with a terminal's screen.
@Suite struct RecordedRowTests {
    private func rows(_ text: String, inPiecesOf size: Int = 1 << 16) -> [String] {
        var rows = RecordedRows()
        var found: [RecordedRow] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            found += rows.take(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return (found + rows.takeRest()).map(\.styled.text)
    }

    @Test(arguments: [
        ("plain\nrow", ["plain", "row"]), ("a\u{1b}[31mb\u{1b}[0mc", ["abc"]), ("10%\r20%\r30%\n", ["30%"]),
        ("s\u{8}se\u{8}ec\u{8}c", ["sec"]), ("abc\u{1b}[2DX\u{1b}[K", ["aX"]), ("ab\u{1b}[5Gcd", ["ab  cd"]),
        ("\u{1b}]0;title\u{7}x\u{0}y\u{9b}z", ["xyz"]), ("日本\u{8}\u{8}x", ["日x"]), ("e\u{301}\u{8}a", ["a"]),
        ("up\u{1b}[Adown", ["up", "down"]), ("a\tb", ["a\tb"]),
    ])
    func rowsAreFinal(text: String, expected: [String]) {
        for size in [1, 2, 1000] {
            #expect(rows(text, inPiecesOf: size).map { $0.replacing(#/ +$/#, with: "") } == expected)
        }
    }

    @Test func aTerminalShowsTheSame() {
        let pieces = [
            "a", "bc", "é", "\r", "\u{8}", "\u{1b}[K", "\u{1b}[2D", "\u{1b}[C", "\u{1b}[1m", "\u{1b}[0m", " ",
        ]
        var dice = TestRandom(seed: 21)
        for _ in 0..<3000 {
            let text = (0..<dice.below(14)).map { _ in pieces[dice.below(pieces.count)] }.joined()
            var screen = TestScreen(columns: 80, height: 4)
            screen.write(text.utf8)
            let shown = rows(text).first?.replacing(#/ +$/#, with: "") ?? ""
            #expect(shown == screen.row(0), "\(text.debugDescription)")
            if shown != screen.row(0) { break }
        }
    }
}
