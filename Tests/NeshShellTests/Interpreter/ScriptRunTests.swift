import Dispatch
import Glibc
import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

@Suite struct ScriptRunTests {
    /// As the program is called: its arguments, and what it says.
    private func nesh(_ words: String..., input: String = "", programName: String = "nesh") throws -> String {
        signal(SIGPIPE, SIG_IGN)
        let both = OutputSink.Buffer()
        let engine = FakeEngine()
        let output = Output(standardOutput: both.sink, standardError: both.sink)
        let session = Session(
            mark: "t", isInteractive: false, environment: Environment(["PATH": "/usr/bin:/bin", "COLUMNS": "132"]))
        let parts = ScriptRun.Parts(
            session: session, services: Services(commands: .shell, engine: { _, _ throws(Failure) in engine }),
            output: output,
            foreground: QuietForeground())
        let pipe = try Pipe()
        try File.write(pipe.writing.raw, input.utf8)
        let stdin = pipe.reading
        let invocation = try Invocation.read(words, programName: programName)
        return try withoutWriter(pipe) {
            let status = ScriptRun(invocation, parts).run(standardInput: stdin.raw)
            return both.text + "(\(status))"
        }
    }

    /// The pipe's end comes when its writing end is closed.
    private func withoutWriter<Result>(_ pipe: Pipe, _ body: () throws -> Result) throws -> Result {
        let null = open("/dev/null", O_WRONLY)
        dup2(null, pipe.writing.raw)
        close(null)
        return try body()
    }

    private let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    @Test func textsFilesAndStandardInput() throws {
        #expect(
            try nesh("-c", "echo $1 $x", "a b", "-D")
                == "-c:1:9: error: $x was never set\n    1 | echo $1 $x\n      |         ^\n      = fix: set x VALUE, or -D x=VALUE\nnesh: 1 error; nothing was run\n(2)"
        )
        #expect(try nesh("-D", "x=1=2", "-c", "echo $1 $x", "a b") == "a b 1=2\n(0)")
        #expect(try nesh(input: "echo a\necho $0\n") == "a\nstdin\n(0)")
        #expect(try nesh(input: "echo a\nbogus").hasSuffix("nesh: 1 error; nothing was run\n(2)"))
        #expect(try nesh(input: "echo 'a").hasPrefix("stdin:1:6: error:"))
        let path = try directory.write("s.nesh", "#!/usr/bin/env nesh\necho $0 $1\n!echo \"$0 $1\"\n")
        #expect(try nesh(path, "one") == "\(path) one\n\(path) one\n(0)")
        #expect(try nesh("-", "x", input: "echo $1") == "x\n(0)")
    }

    @Test(
        "a report replaces reports only, and says that the script is missing if its name stands in the script's place")
    func reportsReplaceNothingElse() throws {
        let script = try directory.write("demo.nesh", "echo a\n")
        let said = try nesh("--junit", script, input: "echo b\n")
        #expect(said.contains("the script is missing") && said.hasSuffix("(2)"), "\(said)")
        #expect(said.contains("fix: nesh --junit report.xml \(script)"), "\(said)")
        let notes = try directory.write("notes.txt", "mine\n")
        #expect(try nesh("--junit", notes, script).contains("is there already, and is not a report"))
        #expect(try nesh("--junit", directory.path + "/new.nesh", script).contains("the name of a script"))
        #expect(try File.text(script) == "echo a\n" && File.text(notes) == "mine\n")
        #expect(!File.exists(directory.path + "/new.nesh"))
        // Where no report can be written, no line runs.
        for place in [directory.path, directory.path + "/nosuch/r.xml"] {
            let said = try nesh("--junit", place, script)
            #expect(said.contains("nothing ran") && !said.contains("a\n(") && said.hasSuffix("(2)"), "\(said)")
        }
        let report = try directory.write("r.xml", "")
        for _ in 0..<2 { #expect(try nesh("--junit", report, script) == "a\n(0)") }
        #expect(try File.text(report).contains("<testsuite"))
    }

    @Test("who waits for a script's lines hears the wish to end", arguments: [SIGINT, SIGTERM])
    func waitingForLinesEnds(signal: Int32) throws {
        let foreground = QuietForeground()
        let engine = FakeEngine()
        let both = OutputSink.Buffer()
        let parts = ScriptRun.Parts(
            session: Session(mark: "t", isInteractive: false, environment: Environment(["PATH": "/usr/bin:/bin"])),
            services: Services(commands: .shell, engine: { _, _ throws(Failure) in engine }),
            output: Output(standardOutput: both.sink, standardError: both.sink), foreground: foreground)
        let pipe = try Pipe()
        let status = Mutex<Int32?>(nil)
        let run = ScriptRun(try Invocation.read([], programName: "nesh"), parts)
        let input = pipe.reading.raw
        DispatchQueue.global().async { [run] in
            let ended = run.run(standardInput: input)
            status.withLock { $0 = ended }
        }
        let limit = Deadline(after: .seconds(20))
        while status.withLock({ $0 }) == nil, !limit.hasPassed {
            // It counts only once somebody waits.
            foreground.deliver(signal)
            usleep(1000)
        }
        #expect(status.withLock { $0 } == 128 + signal)
        withExtendedLifetime(pipe) {}
    }

    @Test("an option of nesh's behind a script that uses no arguments is told, and is its argument all the same")
    func optionsBehindTheScript() throws {
        let plain = try directory.write("plain.nesh", "echo a\n")
        let said = try nesh(plain, "--junit", "x.xml")
        #expect(said.hasPrefix("nesh: warning: --junit is an argument of \(plain) there, which uses none\n"), "\(said)")
        #expect(said.contains("fix: nesh --junit x.xml \(plain)\n"), "\(said)")
        #expect(said.hasSuffix("a\n(0)"))
        // What stood before the script stays there; of several scripts the first one runs.
        let other = try directory.write("other.nesh", "echo b\n")
        #expect(
            try nesh("--verify", plain, "--junit", "x.xml").contains("fix: nesh --verify --junit x.xml \(plain)\n"))
        #expect(try nesh("--verify", plain, other).contains("fix: nesh --verify \(other)\n"))
        #expect(try nesh(plain, "--other", "x") == "a\n(0)")
        for text in ["echo $1\n", "!echo \"${1}\"\n", "source plain.nesh\n"] {
            let path = try directory.write("takes.nesh", text)
            #expect(try !nesh(path, "--junit", "x.xml").contains("warning"), "\(text)")
        }
        #expect(try nesh("-c", "echo a", "word", "-x").contains("nesh's own options stand before -c"))
    }

    @Test func optionsOfTheRun() throws {
        #expect(try nesh("-n", "-c", "echo a") == "(0)")
        #expect(try nesh("-x", "-c", "echo a") == "+ -c:1: echo a\na\n(0)")
        #expect(
            try nesh("--dry-run", "-c", "terminate-enclave")
                == "nitro-cli terminate-enclave --enclave-id <enclave.id>\n(0)")
        #expect(
            try nesh("--dry-run", "describe-enclaves", "--metadata") == "nitro-cli describe-enclaves --metadata\n(0)")
        #expect(try nesh("-n", "describe-enclaves", "--bogus").hasSuffix("(2)"))
        #expect(try nesh("--timeout", "50ms", "-c", "sleep 10").hasSuffix("(124)"))
        #expect(
            try nesh("--error-format", "json", "-c", "expect 1 == 2").hasPrefix(
                "{\"severity\":\"error\",\"file\":\"-c\",\"line\":1"))
    }

    @Test func verifyingNormalisesTheSurroundings() throws {
        let path = try directory.write("v.nesh", "!echo $COLUMNS $LC_ALL $TERM\n| 80 C.UTF-8 dumb\n")
        #expect(try nesh("--verify", path) == "\(path): 1 output compared, as expected\n(0)")
        let junit = directory.path + "/j.xml"
        #expect(try nesh("--verify", "--junit", junit, path).hasSuffix("(0)"))
        #expect(
            try File.text(junit).contains("<testcase classname=\"\(path)\" name=\"1: !echo $COLUMNS $LC_ALL $TERM\""))
        let wrong = try directory.write("w.nesh", "echo a\n| b\n")
        #expect(try nesh("--verify", wrong).hasSuffix("(3)"))
        #expect(try nesh("--update", wrong).hasSuffix("1 of 1 blocks updated\n(0)"))
        #expect(try File.text(wrong) == "echo a\n| a\n")
        #expect(
            try nesh("--junit", "/nowhere/j.xml", "-c", "echo a").hasSuffix(
                "nothing ran\n      = fix: --junit report.xml\n(2)"))
    }

    @Test func nothingToCompareIsNoSuccess() throws {
        for (name, text, why) in [
            ("none.nesh", "echo a\n", "the script has no expected lines, which begin with |"),
            ("none.md", "# A page\n", "the page has no expected lines, which begin with |"),
            ("not.nesh", "if 1 == 2\necho a\n| a\nend\n", "no command with expected lines ran"),
        ] {
            let path = try directory.write(name, text)
            for option in ["--verify", "--update"] {
                #expect(try nesh(option, path) == "warning: \(path): nothing was compared: \(why)\n(0)")
            }
        }
        // A failure stays one.
        let path = try directory.write("fails.nesh", "try !false\n!exit 9\n")
        #expect(try nesh("--verify", path).hasSuffix("which begin with |\n(1)"))
    }

    @Test func whatIsADirectory() throws {
        let path = directory.path + "/folder.d"
        #expect(mkdir(path, 0o700) == 0)
        let said = "nesh: error: '\(path)' is a directory, not a script\n"
        #expect(try nesh(path) == said + "      = fix: cd \(path) && nesh  # opens the prompt there\n(2)")
        _ = try directory.write("folder.d/Dockerfile", "FROM scratch\n")
        #expect(
            try nesh(path).hasPrefix(
                said + "      = fix: nesh build-enclave --docker-uri IMAGE --docker-dir \(path) --output-file app.eif\n"
            ))
    }

    /// Each letter is only one away from every other.
    @Test func optionsOfOneLetter() throws {
        for option in ["-v", "-V"] {
            #expect(
                try nesh(option) == "nesh: error: unknown option '\(option)'\n      = did you mean '--version'?\n(2)")
        }
        #expect(try nesh("-q") == "nesh: error: unknown option '-q'\n      = fix: nesh --help\n(2)")
    }

    @Test func whatIsNeitherFileNorCommand() throws {
        #expect(
            try nesh("describe-enclvaes").hasPrefix(
                "nesh: error: 'describe-enclvaes' is neither a command nor a file here\n      = did you mean 'describe-enclaves'?\n"
            ))
        #expect(
            try nesh("--vefiry", "x") == "nesh: error: unknown option '--vefiry'\n      = did you mean '--verify'?\n(2)"
        )
        #expect(
            try nesh("/nowhere/x.nesh") == "nesh: error: cannot read /nowhere/x.nesh: No such file or directory\n"
                + "      = fix: \(FilePath.advice)\n(2)")
        #expect(try nesh("docs").contains("the pages are in "))
        #expect(throws: Binder.Problems.self) { try nesh("-D", "last=1", "-c", "echo") }
        #expect(throws: Binder.Problems.self) { try nesh("-D", "1x=1", "-c", "echo") }
    }

    @Test func underTheNameOfNitroCLI() throws {
        #expect(try nesh("describe-enclaves", programName: "nitro-cli") == "[]\n(0)")
        #expect(try nesh("terminate-enclave", "--session", programName: "nitro-cli").hasSuffix("(2)"))
        #expect(try nesh("terminate-enclave", "--enclave-name", "x", programName: "nitro-cli").hasSuffix("(58)"))
        #expect(try nesh("--version", programName: "nitro-cli").hasPrefix("Nitro CLI 1."))
    }

    /// What cleans up and finds nothing to end says nothing; a file gets what the line gives.
    @Test func cleaningUpThatFindsNothingIsSilent() throws {
        let file = try directory.write("ended.json", "")
        #expect(try nesh("-c", "on-exit terminate-enclave --session\necho a") == "a\n(0)")
        #expect(try nesh("-c", "on-exit terminate-enclave --session > \(file)\necho a") == "a\n(0)")
        #expect(try File.text(file) == "[]\n")
        #expect(try nesh("-c", "terminate-enclave --session").contains("[]\n"))
    }

    /// A file that could not be meant where the word stands is not proposed: a script for an image, a file for a folder.
    @Test(arguments: [
        ("use smokee.eif", "smoke.eif"), ("describe-eif --eif-path smokee.eif", "smoke.eif"),
        ("source smokee.nesh", "smoke.nesh"),
    ])
    func filesOfTheKindAreProposed(line: String, near: String) throws {
        let shell = try Shell(interactive: true)
        for name in ["smokee.nesh1", "smoke.eif", "smoke.nesh", "smokee.txt"] { _ = try directory.write(name, "") }
        let words = line.split(separator: " ")
        let path = directory.path + "/"
        _ = shell.interpreter.submit(words.dropLast().joined(separator: " ") + " \(path)\(words.last ?? "")\n")
        #expect(shell.err.text.contains("did you mean '\(path)\(near)'?"), "\(shell.err.text)")
    }
}
