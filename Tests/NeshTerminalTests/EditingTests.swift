import NeshTestSupport
import Testing

@Suite("Editing a line on a terminal")
struct EditingTests {
    @Test("keys, Ctrl-C and Ctrl-D")
    func basics() throws {
        let session = try ProbeSession.start()
        try session.type("hello wor", showing: ["probe> hello wor"])
        try session.type("\u{3}", showing: ["probe> hello wor^C", "cancelled 1", "probe>"])
        try session.enter("ab\u{1b}[D\u{1b}[DX\u{1b}[C\u{1b}[3~\u{1b}[HY\u{1b}[FZ", until: "got [YXaZ]")
        try session.wait("a prompt that takes pasted text") { $0.isBracketingPaste && $0.row($0.cursorRow) == "probe>" }
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        #expect(session.screen.lines.suffix(2) == ["probe>", "end"])
        #expect(session.screen.unknown == [])
        #expect(!session.screen.isBracketingPaste)
        #expect(session.isCooked)
    }

    @Test("words, kills and yanks are libedit's")
    func words() throws {
        let session = try ProbeSession.start()
        try session.enter("one two three\u{1b}b\u{b}\u{1}\u{19}", until: "got [threeone two ]")
        try session.enter("one two\u{1b}[1;5D\u{1b}[1;5DX\u{1b}[1;5CY", until: "got [XoneY two]")
        try session.enter("abc def\u{17}\u{17}x", until: "got [x]")
    }

    @Test("a wide line wraps and is edited across rows", arguments: [80, 40])
    func wide(columns: Int) throws {
        let session = try ProbeSession.start(columns: columns)
        let text = String(repeating: "日本語の長い行", count: 9)
        session.type(text)
        try session.wait("the text in rows") { $0.text.filter { $0 != "\n" }.hasSuffix("の長い行") && $0.lines.count > 1 }
        session.type("\u{1}")
        try session.wait("the cursor at the beginning") { $0.cursorRow == 0 && $0.cursorColumn == 7 }
        session.type("ab\u{1b}[C\u{7f}\u{5}終")
        session.type("\r")
        let expected = "got [ab" + text.dropFirst() + "終]"
        try session.wait(expected) { $0.lines.joined().contains(expected) }
    }

    @Test("a character of several scalars is one for the cursor and for deleting")
    func clusters() throws {
        let session = try ProbeSession.start()
        try session.type("ae\u{301}か\u{3099}👩‍👩‍👧b", showing: ["probe> ae\u{301}か\u{3099}👩‍👩‍👧b"])
        #expect(session.screen.cursorColumn == 7 + 1 + 1 + 2 + 2 + 1)
        session.type("\u{2}\u{2}")
        try session.wait("the cursor before the family") { $0.cursorColumn == 7 + 4 }
        try session.type("\u{7f}", showing: ["probe> ae\u{301}👩‍👩‍👧b"])
        try session.type("\u{4}", showing: ["probe> ae\u{301}b"])
        try session.enter("\u{2}\u{6}\u{7f}", until: "got [ab]")
    }

    @Test("bytes that are not UTF-8 become replacement characters")
    func badBytes() throws {
        let session = try ProbeSession.start()
        session.type([0x61, 0xff, 0xe3, 0x81, 0x62, 0xc2, 0x85, 0x0d])
        try session.waitFor("got [a\u{fffd}\u{fffd}b\u{fffd}]")
    }

    @Test("control characters and invisible ones are spelled out")
    func spelled() throws {
        let session = try ProbeSession.start()
        try session.type("a\u{16}\u{1}b\u{200b}c", showing: ["probe> a^Ab\\u{200b}c"])
    }

    @Test("a prompt after output without a line end begins on a fresh row")
    func freshRow() throws {
        let session = try ProbeSession.start()
        try session.enter("echo no end -n", showing: ["probe> echo no end -n", "no end -n", "probe>"])
    }

    @Test("the screen can be cleared in mid-line")
    func clear() throws {
        let session = try ProbeSession.start()
        try session.type("echo a\rhalf\u{c}", showing: ["probe> half"])
    }

    @Test("resizing in mid-line keeps the line and what is above it")
    func resize() throws {
        let session = try ProbeSession.start(columns: 80)
        try session.enter("echo above", showing: ["probe> echo above", "above", "probe>"])
        let text = String(repeating: "0123456789", count: 12)
        session.type(text)
        for columns in [80, 40, 100, 33, 80] {
            // What was on its way to the old screen would be laid out on the new one.
            session.settle(milliseconds: 50)
            if columns != session.screen.columns { session.resize(columns: columns, rows: 24) }
            let line = "probe> " + text
            var rows = ["probe> echo above", "above"]
            for start in stride(from: 0, to: line.count, by: columns) {
                rows.append(String(line.dropFirst(start).prefix(columns)))
            }
            try session.waitForScreen(rows)
        }
        session.type("\r")
        try session.wait("the line") { $0.lines.joined().contains("got [\(text)]") }
    }

    @Test("a line longer than the screen scrolls with its cursor")
    func longerThanScreen() throws {
        let session = try ProbeSession.start(columns: 20, rows: 4)
        let text = (1...40).map { "word\($0)" }.joined(separator: " ")
        session.type(text)
        try session.wait("the end of the line") { $0.text.replacing("\n", with: "").hasSuffix("word39 word40") }
        session.type("\u{1}")
        try session.wait("its beginning") { $0.lines.first?.hasPrefix("probe> word1 word2") ?? false }
        session.type("\u{5}\r")
        try session.wait("all of it") {
            $0.allLines.joined().replacing(" ", with: "").contains("got[\(text.replacing(" ", with: ""))]")
        }
    }

    @Test(
        "C locale and dumb terminal",
        arguments: [("LC_ALL", "C"), ("TERM", "dumb"), ("TERM", "emacs"), ("TERM", "no-such")])
    func environments(name: String, value: String) throws {
        let session = try ProbeSession.start(environment: [name: value])
        try session.type("日本 e\u{301}\u{2}x\u{3}", until: "cancelled 1")
        try session.enter("des\t\u{15}日本x\u{2}\u{2}語", until: "got [日語本x]")
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        if value == "dumb" { #expect(!session.output.contains(0x1b)) }
    }

    @Test("the user's libedit settings win over ours, in both modes")
    func settings() throws {
        let directory = try TemporaryDirectory()
        let file = try directory.write(
            "editrc", "# comment\nother:bind -v\nbind ^T ed-move-to-beg\nbind ^I ed-move-to-end\n")
        let session = try ProbeSession.start(environment: ["PROBE_EDITRC": file])
        try session.enter("ab\u{14}x\ty", until: "got [xaby]")
        let vi = try ProbeSession.start(
            environment: ["PROBE_EDITRC": try directory.write("vi", "probe:bind -v\nedit off\nsetty -d +isig\n")])
        try vi.type("hello\u{1b}0xAx\u{3}", until: "cancelled 1")
        try vi.type("desc\u{1b}[Dx", until: "desxc")
        vi.type("\u{1b}")
        try vi.enter("0iy\u{1b}[200~p\u{1b}[201~\u{1b}[F!", until: "got [ypdesxc!]")
        try vi.enter("\u{1b}k\u{1b}[3~", until: "got [pdesxc!]")
    }
}
