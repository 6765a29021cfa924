import NeshTestSupport
import Testing

@Suite("Soak", .serialized)
struct SoakTests {
    private static let keys: [String] = [
        "a", "b", " ", "日", "本", "e\u{301}", "👩‍👩‍👧", "\t", "\r", "\u{1}", "\u{2}", "\u{3}", "\u{5}", "\u{6}", "\u{7}",
        "\u{8}", "\u{b}", "\u{c}", "\u{e}", "\u{10}", "\u{12}", "\u{14}", "\u{15}", "\u{17}", "\u{19}", "\u{7f}",
        "\u{1b}b", "\u{1b}f", "\u{1b}d", "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D", "\u{1b}[H", "\u{1b}[F",
        "\u{1b}[3~", "\u{1b}[5~", "\u{1b}[1;5C", "\u{1b}[200~pasted\rlines 日\u{1b}[201~", "describe", "run-", "many",
        "if \r", "if 日\rmiddle\r", "end\r", "\u{1b}\r", "\u{1f}", "\u{18}\u{15}", "\u{18}\u{5}", "\u{1b}.", "\u{1b}[6~",
        "\u{1b}c", "\u{1b}u", "\u{16}\u{1}", "long words to make the line wrap ",
    ]

    @Test("10,000 random keys with notices and resizes, and it still edits", arguments: [1, 2])
    func randomKeys(seed: UInt64) throws {
        var random = TestRandom(seed: seed)
        let session = try ProbeSession.start(rows: 24)
        session.type("notices 150 7\r")
        for step in 0..<10_000 {
            session.type(Self.keys[random.below(Self.keys.count)])
            if step % 50 == 0 {
                session.pump(milliseconds: 1)
                if step % 500 == 0 { session.resize(columns: 30 + random.below(70), rows: 5 + random.below(30)) }
            }
        }
        session.resize(columns: 80, rows: 24)
        try session.wait("the last notice") { _ in session.output.suffix(100_000).contains("notice 150:") }
        // Out of whatever it is in. A Ctrl-C between two lines is a signal, and takes what was typed with it.
        for _ in 0..<50 where session.screen.row(session.screen.cursorRow) != "probe>" {
            session.settle(milliseconds: 300)
            session.type("\u{7}\u{3}")
            session.settle(milliseconds: 100)
        }
        // The last of them may still be on its way, and take these keys along.
        for _ in 0..<50 where session.screen.lines != ["probe>"] {
            session.type("\u{15}\u{c}")
            session.settle(milliseconds: 200)
        }
        try session.wait("an empty line") { $0.lines == ["probe>"] }
        try session.enter("ab\u{2}日", showing: ["probe> a日b", "got [a日b]", "probe>"])
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
    }
}

extension Collection<UInt8> {
    func contains(_ text: String) -> Bool {
        String(decoding: self, as: UTF8.self).contains(text)
    }
}
