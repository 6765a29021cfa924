import NeshLanguage
import NeshPhrasebook
import NeshSystem
import NeshText
import Testing

@testable import NeshCommand

@Suite struct DiagnosticRendererTests {
    private func place(_ text: String, _ needle: String, name: String = "bad.nesh", from: Place? = nil) -> Place {
        let source = SourceText(name: name, text: text, includedFrom: from)
        let start = text.utf8.count - (text.ranges(of: needle).first.map { text[$0.lowerBound...].utf8.count } ?? 0)
        return Place(source, start..<start + needle.utf8.count)
    }

    @Test func asTheLanguageShowsIt() {
        let place = place("# c\nrun-enclave --cpu-cuont 2\n", "--cpu-cuont")
        let problem = Diagnostic.unknown(
            "run-enclave: unknown option '--cpu-cuont'", "--cpu-cuont", at: place, among: ["--cpu-count", "--cpu-ids"])
        #expect(
            DiagnosticRenderer().render(problem) == """
                bad.nesh:2:13: error: run-enclave: unknown option '--cpu-cuont'
                    2 | run-enclave --cpu-cuont 2
                      |             ^
                      = did you mean '--cpu-count'?

                """)
        #expect(problem.replacement == "--cpu-count")
    }

    /// What a file or a peer has in a value can look like another of nesh's lines.
    @Test func valuesStayOnTheirLine() {
        let problem = Diagnostic(
            "memory_mib is '1024\nnesh: error: run !evil'", at: nil, notes: ["a\nb"],
            fixes: ["c\n\u{1b}[2Jd", "e f\ng"])
        for width in [nil, 80] {
            #expect(
                DiagnosticRenderer(width: width).render(problem) == """
                    nesh: error: memory_mib is '1024^Jnesh: error: run !evil'
                          = a^Jb
                          = fix: c^J^[[2Jd
                          = fix: e f^Jg

                    """)
        }
    }

    @Test func notesFixesAndTheWayThere() {
        let outer = place("\nsource e1.nesh", "source e1.nesh", name: "e0.nesh")
        let place = place("run-enclave --memory 9000", "9000", name: "e1.nesh", from: outer)
        let problem = Diagnostic(
            "run-enclave failed: [ E27 ] Insufficient memory available", at: place, code: "E27",
            notes: ["4096 MiB of enclave memory is free, 9000 asked"], fixes: ["--memory 4096"])
        #expect(
            DiagnosticRenderer().render(problem) == """
                e1.nesh:1:22: error: run-enclave failed: [ E27 ] Insufficient memory available
                    1 | run-enclave --memory 9000
                      |                      ^
                      = 4096 MiB of enclave memory is free, 9000 asked
                      = fix: --memory 4096
                      in e0.nesh:2: source e1.nesh

                """)
        let record = DiagnosticRecord(problem)
        #expect(record.file == "e1.nesh" && record.line == 1 && record.column == 22)
        #expect(record.endLine == 1 && record.endColumn == 26 && record.code == "E27")
        #expect(record.includedFrom == [DiagnosticRecord.Inclusion(file: "e0.nesh", line: 2)])
    }

    @Test func theCaretStandsUnderWideCharactersAndTabs() {
        let wide = place("echo 日本 x", "x")
        #expect(
            DiagnosticRenderer().render(Diagnostic("m", at: wide))
                == "bad.nesh:1:9: error: m\n    1 | echo 日本 x\n      |           ^\n")
        let tab = place("\techo\te\u{301} x", "x")
        #expect(
            DiagnosticRenderer().render(Diagnostic("m", at: tab))
                == "bad.nesh:1:9: error: m\n    1 | \techo\te\u{301} x\n      | \t    \t  ^\n")
    }

    /// `images` alone is a command to type, though a heading of that name has a translation.
    @Test func aFixOfOneWordStaysACommand() {
        let problem = Diagnostic("m", at: nil, fixes: ["images", "kms keys  # lists the keys"])
        let text = DiagnosticRenderer(phrases: .japanese).render(problem)
        #expect(text.contains("対処: images\n"))
        #expect(!text.contains("lists the keys"))
    }

    @Test func controlCharactersAreHarmless() {
        let text = DiagnosticRenderer().render(Diagnostic("m", at: place("a\u{1B}[2J x", "x")))
        #expect(text == "bad.nesh:1:7: error: m\n    1 | a^[[2J x\n      |        ^\n")
    }

    @Test func longLinesAreCutAroundTheCaret() {
        let text = String(repeating: "a", count: 3000) + "X" + String(repeating: "日", count: 3000)
        let lines = DiagnosticRenderer(width: 100).render(Diagnostic("m", at: place(text, "X"))).split(separator: "\n")
        #expect(lines[0] == "bad.nesh:1:3001: error: m")
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 100 })
        let caret = lines[2].count - 1
        #expect(Array(lines[1])[caret] == "X")
        #expect(lines[1].hasSuffix("…"))
    }

    @Test func aLineThatFitsIsWholeWhereverTheCaretStands() {
        let text = "run-enclave --eif-path quiet.eif --cpu-count 1 --memory 1"
        let lines = DiagnosticRenderer(width: 80).lines(Diagnostic("m", at: place(text, "1", name: ""))).map(\.text)
        #expect(lines[1] == "      | " + text)
    }

    @Test func lineNumbersWiden() {
        let text = String(repeating: "\n", count: 123_455) + "ab"
        #expect(
            DiagnosticRenderer().render(Diagnostic("m", at: place(text, "b")))
                == "bad.nesh:123456:2: error: m\n123456 | ab\n       |  ^\n")
    }

    @Test func atThePromptAndWithoutText() {
        #expect(
            DiagnosticRenderer().render(Diagnostic("m", at: place("ab", "b", name: "")))
                == "error: m\n      | ab\n      |  ^\n")
        #expect(
            DiagnosticRenderer().render(Diagnostic("m", at: place("a\nbc\n", "c", name: "")))
                == "error: m\n    2 | bc\n      |  ^\n")
        #expect(DiagnosticRenderer().render(Diagnostic("m", at: nil, severity: .warning)) == "nesh: warning: m\n")
        #expect(DiagnosticRecord(Diagnostic("m", at: nil)).file == nil)
    }

    @Test func aNarrowTerminalGetsWrappedLines() {
        let problem = Diagnostic(
            "the output is not as expected by anybody", at: place("echo one two three four five six seven", "three"),
            notes: ["a note that is longer than the terminal is wide"],
            fixes: ["run-enclave --memory 512 --cpu-count 2"])
        let lines = DiagnosticRenderer(width: 40).lines(problem).map(\.text)
        #expect(
            lines == [
                "bad.nesh:1:14: error: the output is not", "  as expected by anybody",
                "    1 | echo one two three four five si…", "      |              ^",
                "      = a note that is longer than the", "        terminal is wide",
                "      = fix: run-enclave --memory 512", "             --cpu-count 2",
            ])
    }

    @Test func coloursAreOnlyEscapes() {
        let problem = Diagnostic("m", at: place("ab", "b"), notes: ["n"], fixes: ["f"])
        let coloured = DiagnosticRenderer().lines(problem).map { $0.drawn(colours: true) + "\n" }.joined()
        #expect(coloured.contains("\u{1B}[1;31m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == DiagnosticRenderer().render(problem))
    }

    @Test("what is cut ends in the signs that the terminal has, and the caret stays where it is")
    func cutInASCII() {
        let text = String(repeating: "a", count: 90) + " b " + String(repeating: "c", count: 90)
        let renderer = DiagnosticRenderer(width: 60) { StyledText($0.text.replacing("…", with: "...")) }
        let lines = renderer.render(Diagnostic("m", at: place(text, "b"))).split(separator: "\n").map(String.init)
        #expect(lines[1].contains("| ...a") && lines[1].hasSuffix("c...") && lines[1].count <= 60, "\(lines)")
        #expect(lines[2].firstIndex(of: "^") == lines[1].firstIndex(of: "b"))
    }

    @Test("at the prompt a program that is advised stands behind !", arguments: [true, false])
    func programs(isPrompt: Bool) {
        let problem = Diagnostic(
            "m", at: nil,
            fixes: ["openssl req -new", "openssl ecparam -out k  # makes a key", "kms keys  # lists the keys"])
        let text = DiagnosticRenderer(namesProgram: !isPrompt).render(problem)
        let sign = isPrompt ? "!" : ""
        #expect(text.contains("= fix: \(sign)openssl req -new\n"), "\(text)")
        #expect(text.contains("= fix: \(sign)openssl ecparam -out k  # makes a key\n"), "\(text)")
        #expect(text.contains("= fix: kms keys  # lists the keys\n"))
    }

    /// A value that is wider than its column goes on below itself, as all notes do.
    @Test func longValuesKeepTheirColumn() {
        let note = "$x was \"\(String(repeating: "b56f", count: 24))\""
        let lines = DiagnosticRenderer(width: 60).render(Diagnostic("m", at: nil, notes: [note])).split(separator: "\n")
        #expect(lines.count > 2)
        #expect(lines.dropFirst(2).allSatisfy { $0.hasPrefix("        ") && !$0.hasPrefix("         ") }, "\(lines)")
        #expect(lines.allSatisfy { $0.count <= 60 })
    }

    @Test("signs in ASCII are wrapped at their own width")
    func inASCII() {
        var problem = Diagnostic("no console", at: nil)
        problem.fixes = ["terminate-enclave hello  # then run-enclave … --debug-mode"]
        let columns = "      = fix: terminate-enclave hello  # then run-enclave …".count
        let lines = DiagnosticRenderer(width: columns, spelled: \.inASCII).lines(problem)
        #expect(lines.allSatisfy { DisplayWidth.of($0.text) <= columns }, "\(lines.map(\.text))")
        #expect(lines.map(\.text).joined().contains("..."), "\(lines.map(\.text))")
    }
}
