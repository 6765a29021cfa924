import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshPasted
import NeshShell
import Testing

/// What an input method left full-width is named, and the half-width form offered.
@Suite struct FullWidthTests {
    @Test(arguments: [
        ("run-enclave　--cpu-count 2", "run-enclave --cpu-count 2"), ("ｌｓ", "ls"), ("！ls", "!ls"),
        ("ls －－json", "ls --json"), ("ls --json　--watch", "ls --json --watch"),
        ("console --for ３s", "console --for 3s"), ("vsock connect 16：5005", "vsock connect 16:5005"),
        ("expect a ＝＝ a", "expect a == a"), ("console --for “3s”", "console --for \"3s\""),
    ])
    func offersTheHalfWidthForm(line: String, meant: String) throws {
        let shell = try Shell()
        #expect(shell.run(line) != 0)
        #expect(shell.err.text.contains("full-width characters") != line.contains("“"), "\(shell.err.text)")
        #expect(shell.err.text.contains("curly quotes") == line.contains("“"), "\(shell.err.text)")
        #expect(FullWidth.narrowed(line) == meant)
    }

    /// Of the text at the place, instead of another guess; one quote alone would begin a text without an end.
    @Test(arguments: [("ｌｓ", "ls"), ("a　b", "a b"), ("“a”", "\"a\""), ("“a", nil), ("ls", "near")])
    func replacesWhatItPointsAt(text: String, meant: String?) {
        let source = SourceText(name: "", text: text)
        let problem = Diagnostic(
            "unknown", at: Place(source, 0..<text.utf8.count), notes: [Quoting.question(["near"])], replacement: "near")
        #expect(problem.withFullWidth.replacement == meant)
        #expect(problem.withFullWidth.notes.contains(Quoting.question(["near"])) == (text == "ls"))
    }

    /// At the prompt, too, where `ls` with words that nesh does not know is the program's.
    @Test(arguments: [("ls －－json", false), ("ls --json　--watch", false), ("ls 報告（１）", true), ("ls -la", true)])
    func isNoOtherProgramsLine(line: String, isAnothers: Bool) {
        #expect((ShellLine.recognise(line, .shell) != nil) == isAnothers)
    }

    /// Where they are right nothing is said: in a text, and in a word that is no mistake.
    @Test(arguments: ["echo “Hello”，ＡＢＣ　", "expect ＡＢ == ＡＢ"])
    func leavesTexts(line: String) throws {
        let shell = try Shell()
        #expect(shell.run(line) == 0)
        #expect(shell.err.text == "")
    }
}
