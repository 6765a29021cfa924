import NeshSystem
import NeshTestSupport
import Testing

/// Texts of several lines in the editor, and the keys that came with them.
@Suite("Editing blocks")
struct BlockEditingTests {
    private static let up = "\u{1b}[A"
    private static let down = "\u{1b}[B"

    @Test("a block goes on at Enter, is one text with its lines, and runs at the last Enter", arguments: [80, 40])
    func typed(columns: Int) throws {
        let session = try ProbeSession.start(columns: columns)
        try session.type(
            "if a\rsecond\rend\u{1b}[A\u{1b}[A\u{5} more", showing: ["probe> if a more", "   > second", "   > end"])
        // Enter anywhere in a whole text runs it.
        try session.enter(
            "", showing: ["probe> if a more", "   > second", "   > end", "got [if a more|second|end]", "probe>"])
    }

    @Test("it comes back as one text, whose lines the arrows move in before they leave it")
    func recalled() throws {
        let session = try ProbeSession.start()
        try session.type("older\rif a\r  日本 two\rend\r\u{c}", showing: ["probe>"])
        try session.type(Self.up, showing: ["probe> if a", "   >   日本 two", "   > end"])
        // At the same column, and not within a wide character.
        try session.type(Self.up + "X", showing: ["probe> if a", "   >   日X本 two", "   > end"])
        try session.type("\u{7f}" + Self.up + Self.up, showing: ["probe> older"])
        // What was left is whole when one comes back to it.
        try session.type(Self.down, showing: ["probe> if a", "   >   日本 two", "   > end"])
        try session.type(Self.down, showing: ["probe>"])
        try session.type("if draft\rx" + Self.up + Self.up, showing: ["probe> if a", "   >   日本 two", "   > end"])
        try session.type(Self.down, showing: ["probe> if draft", "   > x"])
    }

    @Test("lines join and break where the cursor crosses their ends")
    func joining() throws {
        let session = try ProbeSession.start()
        session.type("if a\rb\rend" + Self.up + Self.up)
        // Right over the end, Delete at the end, Backspace at the start, Left over the start.
        try session.type("\u{5}\u{1b}[C1\u{1b}[D\u{1b}[D\u{1b}[3~", showing: ["probe> if a1b", "   > end"])
        try session.type("\u{1f}", showing: ["probe> if a", "   > 1b", "   > end"])
        try session.type(Self.down + Self.down + "\u{1}\u{7f}", showing: ["probe> if a", "   > 1bend"])
        // Alt-Enter breaks a line anywhere; the keys for one line stay within it.
        try session.type("\u{1b}\r\u{15}z\u{1}\u{1}y", showing: ["probe> yif a", "   > 1b", "   > z"])
        try session.type(Self.down + "\u{1}\u{b}\r", until: "got [yif a||z]")
    }

    @Test("undo takes back words, kills, recalls and joined lines, to the empty line")
    func undo() throws {
        let session = try ProbeSession.start()
        try session.type("earlier\r\u{c}", showing: ["probe>"])
        // Drawn in pieces, the line looks like this before its last word is there.
        try session.type("one two three", showing: ["probe> one two three"])
        try session.type("\u{17}", showing: ["probe> one two"])
        try session.type("\u{1f}", showing: ["probe> one two three"])
        try session.type("\u{18}\u{15}", showing: ["probe> one two"])
        try session.type(Self.up, showing: ["probe> earlier"])
        try session.type("\u{1f}", showing: ["probe> one two"])
        try session.type("\u{1f}\u{1f}\u{1f}\u{1f}\u{1f}", showing: ["probe>"])
        try session.enter("x", until: "got [x]")
    }

    @Test("Alt-. brings the last word of the line before, then of older ones, each in the place of the one before")
    func lastArgument() throws {
        let session = try ProbeSession.start()
        try session.type("one 'a b'\rtwo last\rverb\r\u{c}", showing: ["probe>"])
        try session.type("go \u{1b}.", showing: ["probe> go last"])
        try session.type("\u{1b}.", showing: ["probe> go 'a b'"])
        // Once something else was typed it begins anew.
        try session.type(" \u{1b}_", showing: ["probe> go 'a b' last"])
    }

    @Test("Ctrl-X Ctrl-E takes over the text as it was left")
    func editor() throws {
        let session = try ProbeSession.start()
        try session.type("text\u{18}\u{5}", showing: ["probe> text", "   > edited"])
        try session.enter("", until: "got [text|edited]")
    }

    @Test("Ctrl-D on an open block's empty line gives it up, Ctrl-C drops it")
    func givingUp() throws {
        let session = try ProbeSession.start()
        try session.type("if a\r\u{4}", until: "given up")
        try session.type("if a\rb\u{3}", until: "cancelled 1")
        try session.enter("ok", until: "got [ok]")
    }

    @Test("what is pasted into a block becomes its lines")
    func pasting() throws {
        let session = try ProbeSession.start()
        try session.type(
            "if a\rbc\u{2}\u{1b}[200~1\n2\n3\u{1b}[201~", showing: ["probe> if a", "   > b1", "   > 2", "   > 3c"])
    }

    @Test("a block survives in the history's file, on one line of it")
    func file() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/history"
        let first = try ProbeSession.start(history: path)
        try first.enter("if a\r  b\rend", until: "got [if a|  b|end]")
        let second = try ProbeSession.start(history: path)
        try second.type("\u{c}" + Self.up, showing: ["probe> if a", "   >   b", "   > end"])
        try second.type("\u{3}\u{12}end", until: "search 'end': if a   b end")
        #expect(try File.text(path) == "if a\u{1e}  b\u{1e}end\n")
    }

    @Test("of a block that is higher than the screen the lines around the cursor are seen")
    func high() throws {
        let session = try ProbeSession.start(rows: 8)
        session.type("if a\r" + (1...30).map { "line \($0)\r" }.joined() + "end")
        try session.wait("its end") { $0.lines.suffix(2) == ["   > line 30", "   > end"] }
        session.type(String(repeating: Self.up, count: 15) + "!")
        try session.wait("its middle") { screen in
            screen.lines.contains("   > lin!e 16") && screen.lines.contains("   > line 14")
                && screen.lines.contains("   > line 18") && screen.lines.count == 8
        }
        session.type(String(repeating: Self.up, count: 40) + "\u{1}")
        try session.wait("its start") { $0.lines.first == "probe> if a" }
    }

    @Test("on a dumb terminal and in vi's mode lines of the history come and go", arguments: ["dumb", "vi"])
    func others(kind: String) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/history"
        try directory.write("history", "if a\u{1e}b\u{1e}end\n")
        try directory.write("editrc", "bind -v\n")
        let session = try ProbeSession.start(
            history: path,
            environment: kind == "dumb" ? ["TERM": "dumb"] : ["PROBE_EDITRC": directory.path + "/editrc"])
        session.type(kind == "dumb" ? "\u{10}\u{10}" : "\u{1b}kk")
        try session.enter("", until: "got [if a|b|end]")
    }
}
