import NeshTestSupport
import Testing

@Suite("Editing a line on a terminal")
struct EditingTests {
    @Test("keys, Ctrl-C and Ctrl-D")
    func basics() throws {
        let session = try ProbeSession.start()
        session.type("hello wor")
        try session.waitForScreen(["probe> hello wor"])
        session.type("\u{3}")
        try session.waitForScreen(["probe> hello wor^C", "cancelled 1", "probe>"])
        session.type("ab\u{1b}[D\u{1b}[DX\u{1b}[C\u{1b}[3~\u{1b}[HY\u{1b}[FZ\r")
        try session.waitFor("got [YXaZ]")
        #expect(session.screen.isBracketingPaste)
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        #expect(session.screen.lines.suffix(2) == ["probe>", "end"])
        #expect(session.screen.unknown == [])
        #expect(!session.screen.isBracketingPaste)
        #expect(session.isCooked)
    }
}
