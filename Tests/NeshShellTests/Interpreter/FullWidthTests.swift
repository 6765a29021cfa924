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

    /// Words that a verb takes apart itself, settings' values and what is compared, too.
    @Test(arguments: [
        ("allocator set memory_mib ３０７２", "3072"), ("allocator set memory＿mib 3072", "memory_mib"),
        ("allocator set cpu_pool １,３", "1,3"), ("option boot-timeout ３ｓ", "3s"), ("option engine ｌｏｃａｌ", "local"),
        ("kms log ｃｌｅａｒ", "clear"), ("set x RUNNING\nexpect $x == ＲＵＮＮＩＮＧ", "RUNNING"),
    ])
    func knowsWordsThatVerbsReadThemselves(line: String, meant: String) throws {
        let shell = try Shell(interactive: true)
        for each in line.split(separator: "\n") { _ = shell.interpreter.submit(each + "\n") }
        #expect(shell.err.text.contains("full-width characters"), "\(shell.err.text)")
        // What changes a file is not put there by a word alone.
        let mended = line.split(separator: "\n").last.flatMap { FullWidth.narrowed(String($0)) }
        let isRisky = line.hasPrefix("allocator") || line.hasPrefix("kms")
        let fixed = shell.interpreter.correctedLine
        #expect(fixed == mended || isRisky && fixed == nil, "\(fixed ?? "none")")
        #expect(FullWidth.narrowed(line)?.contains(meant) ?? false)
    }

    /// A condition in one word would always hold, and so would one that compares with a text in a variable's place.
    @Test(arguments: [
        ("expect $x＝＝4", "expect $x == 4"), ("expect $x！＝3", "expect $x != 3"), ("expect $x　==　4", "expect $x == 4"),
        ("wait $x＝＝4", "wait $x == 4"), ("if $x＝＝4", "if $x == 4"), ("expect $x==4", "expect $x == 4"),
        ("expect $x ==4", "expect $x == 4"), ("expect $x 〜 3", "expect $x ~ 3"), ("expect $x ～ 3", "expect $x ~ 3"),
        ("expect ＄x != 3", "expect $x != 3"), ("expect ＄x", "expect $x"), ("expect a$x", nil), ("expect $x.txt", nil),
    ])
    func refusesConditionsThatCompareNothing(line: String, meant: String?) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set x 3\n")
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.err.text.contains("error: "), "\(line)")
        // A block's first line is not run alone.
        let isBlock = meant?.hasPrefix("if") ?? false
        #expect(shell.interpreter.correctedLine == (isBlock ? nil : meant), "\(shell.err.text)")
        let other = try Shell()
        #expect(other.run("set x 3\n" + line + (isBlock ? "\nend" : "")) == 2)
    }

    @Test(arguments: ["expect $x", "expect \"$x\"", "expect $x$x", "expect $ok", "expect $x == 3"])
    func leavesConditionsThatCanBeFalse(line: String) throws {
        #expect(try Shell().run("set x 3\n" + line) == 0)
    }

    @Test(arguments: [
        ("¥n", "\\n"), ("ーーjson", "--json"), ("——json", "--json"), ("—json", "--json"), ("–n", "-n"), ("−3", "-3"),
        ("〜", "~"), ("コンソール", nil), ("é", nil), ("‘a’ “b”", "'a' \"b\""),
    ])
    func knowsTheSignsOfInputMethods(text: String, meant: String?) {
        #expect(FullWidth.narrowed(text) == meant)
    }

    @Test(
        "a line for sh is offered whole, and read before it runs",
        arguments: [
            ("！printf '％03d¥n' 7", "!printf '%03d\\n' 7"), ("！echo a; echo b", "!echo a; echo b"),
            ("！ls | wc", "!ls | wc"),
        ])
    func linesForSh(line: String, meant: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.err.text.contains("fix: \(meant)\n"), "\(shell.err.text)")
    }

    @Test(
        "after a word that an input method spoiled, what it hides is not missed",
        arguments: [
            "build-enclave ーーdocker-uri x", "run-enclave ーーcpu-count 2", "run-enclave —cpu-count 2",
        ])
    func reportsTheSpoiledWordOnly(line: String) throws {
        let shell = try Shell()
        _ = shell.run(line)
        #expect(shell.err.text.ranges(of: "error: ").count == 1, "\(shell.err.text)")
    }

    @Test(arguments: [("終了", "exit"), ("リソース", "resources"), ("コンソール", "console"), ("？", "help")])
    func japaneseWordsMeanCommands(word: String, meant: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(word + "\n")
        #expect(shell.interpreter.correctedLine == meant, "\(shell.err.text)")
        _ = shell.interpreter.submit("ヒント\n")
        #expect(shell.err.text.contains("hint is for lessons"), "\(shell.err.text)")
        #expect(!shell.err.text.contains("!"), "\(shell.err.text)")
    }

    @Test(arguments: [
        ("sleep 10秒", "sleep 10s"), ("sleep 1分", "sleep 1m"), ("sleep １０秒", "sleep 10s"),
        ("wait $x == 3 --timeout 10秒", "wait $x == 3 --timeout 10s"),
        ("wait $x == 3 --timeout 10 秒", "wait $x == 3 --timeout 10s"),
        ("wait $x == 3 --timeout 5 min", "wait $x == 3 --timeout 5m"), ("sleep 3年", nil),
    ])
    func knowsTimesInOtherWords(line: String, meant: String?) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set x 3\n")
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.interpreter.correctedLine == meant, "\(shell.err.text)")
    }

    @Test(arguments: [
        ("echo ＄status", "echo $status"), ("echo a ＄last.A", "echo a $last.A"), ("set y ＄x", "set y $x"),
        // Only that word is written otherwise, and what stands in quotes is meant.
        ("echo こんにちは！ ＄x", "echo こんにちは！ $x"), ("echo '＄status'", nil), ("echo \"a ＄x\"", nil),
        ("echo \\＄x", nil), ("echo コスト＄", nil), ("echo '¥'", nil), ("echo $x", nil),
    ])
    func remarksOnAVariableThatIsNone(line: String, meant: String?) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set x 3\n")
        _ = shell.interpreter.submit(line + "\n")
        let remark = "' was taken as text: it has full-width characters. Type: "
        #expect(
            shell.interpreter.lineSucceeded && shell.err.text.contains(remark) == (meant != nil), "\(shell.err.text)")
        #expect(meant.map { shell.err.text.contains(remark + $0 + "\n") } ?? true, "\(shell.err.text)")
    }

    /// Signs of the language, and programs: each with the line as it would be.
    @Test(arguments: [
        ("describe-enclaves ｜ head -2", "describe-enclaves | head -2"),
        ("describe-enclaves | ｃａｔ", "describe-enclaves | cat"), ("!ｔｒｕｅ", "!true"),
        ("echo ${ｘ}", "echo ${x}"), ("echo ${ｙ}", "echo ${y}"), ("set x　1", "set x 1"), ("＃ comment", "# comment"),
        ("run-enclave ー−memory 128", "run-enclave --memory 128 "),
    ])
    func offersTheLineInHalfWidthSigns(line: String, meant: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set x 3\n")
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.err.text.contains("full-width characters"), "\(shell.err.text)")
        #expect(!shell.err.text.contains("help lists"), "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine ?? shell.interpreter.takeDraft() == meant, "\(shell.err.text)")
    }

    /// A line that did what it says, although another was meant: fix offers the one that the warning has named.
    @Test(arguments: [
        ("echo ＄status", "echo $status", true), ("echo a ｜ cat", "echo a | cat", true),
        ("echo a；echo b", "echo a;echo b", false),
        ("echo 東京｜大阪", nil, false), ("echo 'a；echo b'", nil, false),
    ])
    func offersWhatARemarkHasNamed(line: String, meant: String?, isRight: Bool) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.interpreter.lineSucceeded)
        #expect(
            meant.map { shell.err.text.contains("Type: " + $0) } ?? shell.err.text.isEmpty,
            "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine == (isRight ? meant : nil))
        _ = shell.interpreter.takeCorrection()
        _ = shell.interpreter.submit("echo plain\n")
        #expect(shell.interpreter.correctedLine == nil)
    }

    /// A line that lacks more than that is put at the prompt, where the rest can be typed.
    @Test(arguments: [
        ("run-enclave　--memory 128", "run-enclave --memory 128 "),
        ("terminate-enclave　nobody", "terminate-enclave nobody"),
        ("foo　bar", nil),
    ])
    func wideBlanksBecomeBlanks(line: String, meant: String?) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.interpreter.takeDraft() == meant, "\(shell.err.text)")
    }

    /// What would be as wrong in half-width characters is not put there.
    @Test(arguments: [
        "－－ａｌｌ", "ｆｏｏ", "run-enclave －－ａｌｌ", "sleep ｘ", "expect hello ＲＵＮＮＩＮＧ", "option engine ｎｏｎｅ",
    ])
    func fixesNothingIntoAnotherMistake(line: String) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.err.text.contains("full-width characters"), "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine == nil, "\(shell.err.text)")
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

    @Test func knowsACommandAndItsWordsThatAWideBlankParts() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("echo　こんにちは\n")
        #expect(shell.interpreter.correctedLine == "echo こんにちは", "\(shell.err.text)")
    }

    /// The rest of the line is still to come, so that fix has none to run.
    @Test func saysWhatAnOptionIsWithoutTheRestOfItsLine() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("run-enclave －－cpu-count 2\n")
        #expect(shell.err.text.contains("did you mean '--cpu-count'?"), "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine == nil)
    }

    @Test func writesNoFileWhoseNameBeginsWithAWideBlank() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("echo a > 　x\n")
        #expect(shell.err.text.contains("begins with a wide blank"), "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine ?? shell.interpreter.takeDraft() == "echo a >  x")
        #expect(try Shell().run("echo a > 　x") == 2)
    }
}
