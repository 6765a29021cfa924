import NeshData
import NeshSystem
import NeshText
import Testing

@testable import NeshCommand

@Suite struct OutputTests {
    @Test func tableColumnsAreAsWideAsTheirWidestCell() {
        var table = TextTable([.init("NAME"), .init("CID", .right), .init("ID")], empty: "none")
        table.rows = [["hello", "16", "i-1"], ["x", "4294967294", "i-22"]]
        #expect(
            table.lines.map(\.text) == [
                "NAME          CID  ID", "hello          16  i-1", "x      4294967294  i-22",
            ])
    }

    @Test("what a command finds each time that it looks is said once, and again by the next one")
    func standingWarnings() {
        let buffer = OutputSink.Buffer()
        let output = Output(standardOutput: buffer.sink, standardError: buffer.sink)
        for _ in 0..<2 {
            output.beginCommand()
            for _ in 0..<2 { output.redirected(to: buffer.sink).say(.standing("skipped x")) }
        }
        #expect(buffer.text == "warning: skipped x\nwarning: skipped x\n")
    }

    @Test func inANarrowTerminalColumnsStandBelowTheirRow() {
        var table = TextTable(
            [.init("NAME"), .init("USED", .right, .dispensable), .init("IMAGE", .left, .dispensable)],
            empty: "none")
        table.rows = [["hello", "2 MiB", "hello.eif"]]
        #expect(table.lines(width: 23).map(\.text) == ["NAME    USED  IMAGE", "hello  2 MiB  hello.eif"])
        #expect(table.lines(width: 22).map(\.text) == ["NAME    USED", "hello  2 MiB", "  IMAGE hello.eif"])
        #expect(table.lines(width: 16).map(\.text) == ["NAME    USED", "hello  2 MiB", "  IMAGE", "  hello.eif"])
        #expect(table.lines(width: 11).map(\.text) == ["NAME", "hello", "  USED", "  2 MiB", "  IMAGE", "  hello.eif"])
        #expect(table.lines(width: nil).map(\.text) == table.lines(width: 80).map(\.text))
    }

    @Test func rowsBreakBetweenWordsAndBetweenWideCharacters() {
        let list = StyledText("  --memory MIB  at least four times the image")
        #expect(
            list.wrapped(to: 35).map(\.text) == ["  --memory MIB  at least four times", "                the image"])
        let note = StyledText("      = type fix to run: ls --all of it")
        #expect(note.wrapped(to: 30).map(\.text) == ["      = type fix to run: ls", "        --all of it"])
        let japanese = StyledText("エンクレーブのコンソールを見る。デバッグモードだけで使えます。")
        let rows = japanese.wrapped(to: 20).map(\.text)
        #expect(rows.joined() == japanese.text)
        #expect(rows.count == 4 && rows.allSatisfy { DisplayWidth.of($0) <= 20 }, "\(rows)")
        // No row begins with what closes a sentence.
        #expect(StyledText("0123456789012345678日。本").wrapped(to: 20).map(\.text) == ["0123456789012345678", "日。本"])
        let word = StyledText(StyledText("a b") + StyledText("c d", .bad) + StyledText("e 12345678901234567"), hang: 3)
        #expect(word.wrapped(to: 20).map(\.text) == ["a bc de", "   12345678901234567"])
        #expect(
            StyledText("one\ntwo three four five six").wrapped(to: 20).map(\.text) == [
                "one", "two three four five", "six",
            ])
    }

    @Test("a path that fits in no row breaks behind its slashes, under the rest; what else fits in none stays whole")
    func longPaths() {
        let path = "/var/lib/somebody/.local/state/nesh/consoles"
        let finding =
            StyledText("  ok    ", .good) + StyledText("disk", .key) + StyledText(": 5 MiB free at \(path), so")
        let rows = finding.wrapped(to: 40).map(\.text)
        #expect(
            rows == [
                "  ok    disk: 5 MiB free at /var/lib/", "        somebody/.local/state/nesh/", "        consoles, so",
            ])
        let other = StyledText("        is at /var/lib/somebody/.local/state, so").wrapped(to: 40).map(\.text)
        #expect(other == ["        is at", "        /var/lib/somebody/.local/state,", "        so"])
        let hash = String(repeating: "0123456789", count: 6)
        #expect(StyledText("  PCR0  \(hash) x").wrapped(to: 40).contains { $0.text.contains(hash) })
        // By one column too long for a row of its own under the text.
        let third = StyledText("        is at /var/lib/somebody/.local/old-states, so").wrapped(to: 40).map(\.text)
        #expect(third == ["        is at /var/lib/somebody/.local/", "        old-states, so"])
        let address = "http://127.0.0.1:8080/0123456789abcdef/"
        #expect(StyledText("live at \(address)").wrapped(to: 30).contains { $0.text.contains(address) })
    }

    @Test func aTerminalsTextIsAlsoKeptAsAScriptWouldPrintIt() throws {
        let plain = OutputSink.Buffer()
        let shown = OutputSink.Buffer()
        let pair = try Pseudoterminal()
        try pair.resize(rows: 24, columns: 40)
        let terminal = OutputSink(
            isTerminal: true, descriptor: nil, terminal: pair.terminal.raw,
            take: { drawn throws(SystemError) in
                try shown.sink.pass(drawn.shown)
                try plain.sink.pass(drawn.plain)
            })
        let output = Output(standardOutput: terminal, standardError: terminal, colour: true)
        output.say(.warning("a line that is a good deal longer than forty columns are"))
        #expect(plain.text == "warning: a line that is a good deal longer than forty columns are\n")
        #expect(shown.text.contains("\u{1B}["))
        #expect(shown.text.split(separator: "\n").count == 2)
    }

    @Test func anEmptyTableSaysSo() {
        #expect(TextTable([.init("NAME")], empty: "none").lines.map(\.text) == ["none"])
    }

    @Test func aReportIsPlainWithoutColour() {
        let out = OutputSink.Buffer()
        let output = Output(standardOutput: out.sink, standardError: out.sink)
        output.show(JSONReport(["a": 1, "b": ["x"]]), asJSON: false)
        #expect(out.text == "{\n  \"a\": 1,\n  \"b\": [\n    \"x\"\n  ]\n}\n")
    }

    @Test func colourAddsOnlySequences() {
        let out = OutputSink.Buffer()
        let output = Output(standardOutput: out.sink, standardError: out.sink, colour: true)
        let json: JSON = ["key \" x": "a, b", "n": [1, nil, true, [:]], "s": "{"]
        output.show(JSONReport(json), asJSON: false)
        #expect(out.text.contains("\u{1B}["))
        #expect(out.text.replacing(#/\u{1B}\[[0-9]*m/#, with: "") == json.pretty + "\n")
    }

    @Test func theFirstFailedWriteIsKept() {
        let full = OutputSink { _ throws(SystemError) in throw SystemError("write", errno: 28, "stdout") }
        let output = Output(standardOutput: full, standardError: full)
        output.print("x")
        #expect(output.failure == SystemError("write", errno: 28, "stdout"))
    }

    @Test func impliedLinesAreForThePrompt() {
        let quiet = OutputSink.Buffer()
        let loud = OutputSink.Buffer()
        Output(standardOutput: quiet.sink, standardError: quiet.sink).say(.implied("console → hello"))
        Output(standardOutput: loud.sink, standardError: loud.sink, showsImplied: true).say(.implied("console → hello"))
        #expect(quiet.text == "")
        #expect(loud.text == "console → hello\n")
    }
}
