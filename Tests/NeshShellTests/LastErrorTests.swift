import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshInterpreter
@testable import NeshPasted

/// `explain last` is about the line above it, whatever refused that line; `fix` takes what the line above shows.
@Suite struct LastErrorTests {
    private func session(_ lines: [String]) throws -> (shell: Shell, explained: String) {
        let shell = try Shell(interactive: true)
        for line in lines {
            if let foreign = ShellLine.recognise(line, .shell, isInstalled: { ["git", "cat"].contains($0) }) {
                shell.interpreter.answer(foreign, to: line + "\n")
            } else {
                _ = shell.interpreter.submit(line + "\n")
            }
        }
        let before = shell.out.text
        _ = shell.interpreter.submit("explain last\n")
        return (shell, String(shell.out.text.dropFirst(before.count)))
    }

    @Test(
        "whatever refused the line",
        arguments: [
            // A program's line, the parser, the checker of a block, the binder, a word that is no command, a failure.
            ("git status", "'git' is a program"), ("cat /etc/passwd", "'cat' is a program"),
            ("describe-enclaves > a > b", "the output can go to one place only"),
            ("echo 'open", "the closing ' is missing"), ("if $ok\nbogus-verb\nend", "unknown command 'bogus-verb'"),
            ("console --fro 3s", "unknown option '--fro'"), ("nesh --dry-run demo.nesh", "unknown command 'nesh'"),
            ("expect 1 == 2", "expect failed: 1 == 2"), ("expect $nothing == 2", "$nothing was never set"),
        ]) func refused(line: String, message: String) throws
    {
        for before in [[], ["describe-eif --eif-path older.eif"], ["older x"]] {
            let (shell, explained) = try session(before + [line])
            #expect(shell.interpreter.session.lineFailed || explained.contains("older") == false)
            #expect(
                explained.contains(message) && explained.contains("> " + line.prefix { $0 != "\n" }),
                "\(before) \(line): \(explained)\n\(shell.err.text)")
            #expect(!explained.contains("older"), "\(explained)")
        }
    }

    @Test func whatAsksForTheLastErrorLeavesIt() throws {
        for line in ["explian last", "fix", "fix now"] {
            let (_, explained) = try session(["expect 1 == 2", line])
            #expect(explained.contains("expect failed: 1 == 2"), "\(line): \(explained)")
        }
    }

    @Test(
        "a fix that is a whole line is what fix takes",
        arguments: [
            ("wait 3s", "sleep 3s"), ("E26", "explain E26"), ("describe-enclaves > a > b", nil), ("bogus", nil),
            ("set", nil), ("expect $nothing == 2", nil), ("expect $eif.pcr0 == 2", nil), ("fix", nil), ("fxi", nil),
            ("kms-policy alias/app policy.json", "kms policy alias/app policy.json"),
            ("kms policy", "kms keys"), ("if 1 == 1\nwait 3s\nend", nil),
        ] as [(String, String?)])
    func wholeLine(line: String, instead: String?) throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        #expect(shell.interpreter.correctedLine ?? shell.interpreter.takeDraft() == instead, "\(shell.err.text)")
    }

    /// Where the correction begins at the verb, which is right by itself.
    @Test func theCaretIsAtWhatIsWrong() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("pcr hello.eif\n")
        #expect(shell.err.text.contains("| pcr hello.eif\n      |     ^\n"), "\(shell.err.text)")
        #expect(shell.interpreter.correctedLine == "describe-eif hello.eif")
    }

    /// Another one may be selected.
    @Test func whatIsEndedForAConsoleIsNamed() {
        let enclave = FakeEngine.enclave("my app", cid: 16)
        #expect(
            Failure.noConsole(of: enclave).fixes.first == "terminate-enclave 'my app'")
        #expect(Failure.noConsole(of: enclave, hasEnded: true).fixes == ["run-enclave … --debug-mode"])
    }

    @Test func whichOfSeveralLinesIsMeant() {
        let scope = CheckScope(environment: Environment([:]), isInteractive: true)
        for (ways, line, isDraft) in [
            (["jobs"], "jobs", false), (["terminate-enclave --all"], "terminate-enclave --all", true),
            (["jobs", "status"], "jobs", true),
            (["kms policy KEY p.json", "jobs lists them", "status"], "status", false),
            (
                ["set TMPDIR to a directory on a disk with room", "explain last has more about the last error"], nil,
                false
            ),
            (["kms policy KEY", "jobs  # lists them"], "jobs", false),
            (["run-enclave … --memory 64", "console > FILE &"], nil, false),
            // One for sh is read before it runs; a sentence that begins with one is no line.
            (["run-enclave … --memory 64", "!ls"], "!ls", true), (["!ls", "jobs"], "jobs", false),
            (["openssl x509 -in 'a b' -out c  # converts it"], "!openssl x509 -in 'a b' -out c", true),
            (["docker save a -o b.tar, then docker-archive:b.tar in its place", "!openssl x509 -in FILE"], nil, false),
        ] as [([String], String?, Bool)] {
            let correction = Correction.among(ways, in: scope, .shell)
            #expect(correction?.text == line && (correction?.isDraft ?? false) == isDraft, "\(ways)")
        }
    }

    @Test func theOptionThatFailedIsNotAddedAgain() {
        let scope = CheckScope(environment: Environment([:]), isInteractive: true)
        func line(without wrong: [String]) -> String? {
            Correction.among(
                ["terminate-enclave hello  # ends it without that command"],
                for: "terminate-enclave --before '!false'", without: wrong, in: scope, .shell)?.text
        }
        #expect(line(without: ["--before"]) == "terminate-enclave hello")
        #expect(line(without: []) == "terminate-enclave hello --before '!false'")
    }

    // MARK: What the session and the directory tell

    private func offered(_ line: String, enclave: Enclave? = nil) throws -> (line: String?, said: String) {
        let shell = try Shell(interactive: true, enclave: enclave)
        _ = shell.interpreter.submit("set key alias/app\n")
        _ = shell.interpreter.submit(line + "\n")
        return (shell.interpreter.correctedLine ?? shell.interpreter.takeDraft(), shell.err.text)
    }

    @Test func aNumberIsTheCIDOfAnEnclaveThatRuns() throws {
        let enclave = FakeEngine.enclave("hello", cid: 16)
        #expect(try offered("attestation request 4711 doc.bin", enclave: enclave).line == nil)
        #expect(
            try offered("attestation request 16 doc.bin", enclave: enclave).line
                == "attestation request 16 --output doc.bin")
    }

    @Test func aScriptAlone() throws {
        let directory = try TemporaryDirectory()
        let script = try directory.write("smoke.nesh", "echo hello\n")
        let (line, said) = try offered(script)
        #expect(line == "source \(script)" && said.contains("is a script, not a command"), "\(said)")
        #expect(try offered(script + "x").line == nil)
    }

    @Test(
        "arguments without their names",
        arguments: [
            (
                "kms call Encrypt $key fileb://secret.txt",
                "kms call Encrypt KeyId=$key Plaintext=fileb://secret.txt"
            ),
            ("kms call Decrypt fileb://secret.bin", "kms call Decrypt CiphertextBlob=fileb://secret.bin"),
            ("kms call Encrypt Plaintext=eA== alias/app", "kms call Encrypt Plaintext=eA== KeyId=alias/app"),
            ("kms call Encrypt a b c", nil), ("kms call ListKeys x", nil),
        ] as [(String, String?)])
    func names(line: String, instead: String?) throws {
        let (offered, said) = try offered(line)
        #expect(offered == instead, "\(said)")
        // What is made up is called an example.
        #expect(
            !said.contains("fix: kms call") && (instead != nil || said.contains("for example: kms call")), "\(said)")
    }

    @Test func aPartOfAText() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set said 'Hello from the enclave'\n")
        _ = shell.interpreter.submit("expect $said == Hello\n")
        #expect(shell.err.text.contains("did you mean '~'?"), "\(shell.err.text)")
        #expect(shell.interpreter.takeCorrection() == "expect $said ~ Hello")
        for line in ["expect $said == hello", "expect not $said != Hello", "expect $said == l.o", "expect $said == H"] {
            _ = shell.interpreter.submit(line + "\n")
            #expect(shell.interpreter.takeCorrection() == nil, "\(line)")
        }
    }

    // MARK: Where the caret stands

    @Test(
        arguments: [
            ("allocator set memory_mib 1X", "1X"), ("allocator set cpu_count four", "four"),
            ("allocator set memoryx 512", "memoryx"), ("kms call Encrypt a b c", "a"),
        ]) func caret(line: String, word: String) throws
    {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        let lines = shell.err.text.split(separator: "\n").map(String.init)
        let caret = try #require(lines.first { $0.hasSuffix("^") })
        let typed = try #require(lines.first { $0.contains("| " + line) })
        #expect(String(typed.dropFirst(caret.count - 1)).hasPrefix(word), "\(shell.err.text)")
    }

    // MARK: What a line that fails leaves

    @Test func aLineThatFailsLeavesItsFile() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/out.json"
        let shell = try Shell(interactive: true)
        func run(_ line: String) -> String? {
            _ = shell.interpreter.submit(line + "\n")
            return (try? File.read(path)).map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(run("kms policy lesson.eif > \(path)") == nil, "\(shell.err.text)")
        #expect(shell.err.text.contains("fix: kms-policy lesson.eif > \(path)"), "\(shell.err.text)")
        #expect(run("echo first > \(path)") == "first\n")
        #expect(run("kms policy lesson.eif > \(path)") == "first\n")
        #expect(run("kms policy lesson.eif >> \(path)") == "first\n")
        #expect(run("echo second >> \(path)") == "first\nsecond\n")
        #expect(run("echo x > \(path)") == "x\n")
        // Nothing is an output, too.
        #expect(run("set quiet yes > \(path)") == "")
        #expect(run("echo x > /dev/null") == "")
    }

    @Test func errorsOfTheKMS() throws {
        #expect(try session([]).explained == "Nothing has failed in this session.\n")
        for name in ["AccessDeniedException", "InvalidCiphertextException", "NotFoundException", "ValidationException"]
        {
            let shell = try Shell(interactive: true)
            _ = shell.interpreter.submit("explain \(name)\n")
            #expect(shell.out.text.hasPrefix(name + "\n"), "\(shell.err.text)")
        }
        #expect(try offered("explain AccesDeniedException").line == "explain AccessDeniedException")
    }

    @Test(arguments: [
        "telnet 16 5005", "curl http://16:5005/", "socat - TCP:16:5005", "wget 16:5005", "curl -s http://16:5005/x",
    ]) func connections(line: String) throws {
        #expect(try #require(ShellLine.recognise(line, .shell)).answers.first?.line == "vsock connect 16:5005")
    }

    @Test func sayWhatToDoInstead() throws {
        for (line, instead) in [
            ("for x in a b; do echo $x; done", "!for x in a b; do echo $x; done"), ("read x", "set NAME VALUE"),
            ("cat > f <<'X'", "!${EDITOR:-vi} FILE"),
        ] {
            #expect(try #require(ShellLine.recognise(line, .shell)).answers.first?.line == instead)
        }
        #expect(try #require(ShellLine.recognise("curl http://example.com/", .shell)).answers.first?.line.first == "!")
    }

    /// A sentence, wherever an error is put into a text.
    @Test func anErrorSaysItsSentence() {
        #expect("\(Failure(.fileOperation, "cannot read a"))" == "cannot read a")
    }

    /// Both sides of a comparison are variables, if one is and the other has been set.
    @Test func signsOfBothSidesAreOffered() throws {
        for (line, meant) in [
            ("expect enclave.state == first", "expect $enclave.state == $first"),
            ("wait console ~ first", "wait $console ~ $first"), ("wait console ~ Hello", "wait $console ~ Hello"),
        ] {
            let shell = try Shell(interactive: true)
            _ = shell.interpreter.submit("set first 1\n")
            _ = shell.interpreter.submit(line + "\n")
            #expect(shell.interpreter.correctedLine == meant, "\(line)")
        }
    }

    /// What stands for a file of the reader's is no line to run.
    @Test(arguments: [
        "reproduce a.eif OTHER", "reproduce a.eif --check FILE", "use FILE", "sign-eif --private-key KEY",
    ])
    func wordsThatStandForOthersAreGaps(line: String) { #expect(ShellLine.hasGap(line)) }
}
