import NeshData
import NeshShell
import NeshSystem
import Testing

@Suite struct OutputTests {
    @Test func tableColumnsAreAsWideAsTheirWidestCell() {
        var table = TextTable([.init("NAME"), .init("CID", .right), .init("ID")], empty: "none")
        table.rows = [["hello", "16", "i-1"], ["x", "4294967294", "i-22"]]
        #expect(
            table.lines.map(\.text) == [
                "NAME          CID  ID", "hello          16  i-1", "x      4294967294  i-22",
            ])
    }

    @Test func aNarrowTerminalGetsFewerColumns() {
        var table = TextTable(
            [.init("NAME"), .init("USED", .right, isDispensable: true), .init("IMAGE", isDispensable: true)],
            empty: "none")
        table.rows = [["hello", "2 MiB", "hello.eif"]]
        #expect(table.lines(width: 23).map(\.text) == ["NAME    USED  IMAGE", "hello  2 MiB  hello.eif"])
        #expect(table.lines(width: 22).map(\.text) == ["NAME    USED", "hello  2 MiB"])
        #expect(table.lines(width: 5).map(\.text) == ["NAME", "hello"])
        #expect(table.lines(width: nil).map(\.text) == table.lines(width: 80).map(\.text))
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
