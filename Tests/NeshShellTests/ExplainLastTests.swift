import NeshCommand
import NeshData
import NeshHelp
import NeshInterpreter
import NeshShell
import NeshTestSupport
import Synchronization
import Testing

/// What `explain last` adds to what was said at once.
@Suite struct ExplainLastTests {
    private func explained(_ line: String) throws -> String {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit(line + "\n")
        let before = shell.out.text
        _ = shell.interpreter.submit("explain last\n")
        return String(shell.out.text.dropFirst(before.count))
    }

    @Test func aWordThatIsNoCommand() throws {
        let text = try explained("foobar x")
        #expect(text.contains("A line begins with one of nesh's commands, and foobar is none of them."), "\(text)")
        #expect(!text.contains("!foobar"), "\(text)")
        #expect(try explained("sort x").contains("run the program sort in sh"))
        #expect(try explained("stop hello").contains("help terminate-enclave  "))
        #expect(try explained("connect 5005").contains("help vsock  "))
    }

    @Test func wordsOfACommand() throws {
        let text = try explained("describe-eif --eif-pth x.eif")
        #expect(text.contains("--eif-pth     unknown here"), "\(text)")
        #expect(text.contains("help describe-eif  show all its forms, with examples"))
        #expect(text.ranges(of: "did you mean").count == 1)
        // The line was right: what failed is said above.
        #expect(try !explained("jobs | false").contains("help jobs"))
    }

    @Test("what was said at once is said again: what is odd about a word")
    func oddWords() throws {
        let text = try explained("terminate-enclave --enclave-name “hello”")
        #expect(text.contains("it has curly quotes"), "\(text)")
    }

    @Test("a program that is missing is named, with what installs it; what jq was to read is there without it")
    func missingPrograms() throws {
        let text = try explained("describe-enclaves | nosuchprogram .")
        #expect(text.contains("no program 'nosuchprogram' is on PATH"), "\(text)")
        #expect(text.contains("fix: !sudo "), "\(text)")
        #expect(try !explained("!sh -c 'exit 127'").contains("fix:"))
        #expect(try !explained("!allowlist: x").contains("fix:"))
        let directory = try TemporaryDirectory()
        let shell = try Shell(interactive: true, environment: ["PATH": directory.path])
        _ = shell.interpreter.submit("describe-enclaves | jq .\n")
        #expect(shell.both.text.contains("fix: echo $last  # has the same JSON"), "\(shell.both.text)")
    }

    @Test("a program's line has the sign that it needs at the prompt")
    func programs() throws {
        let directory = try TemporaryDirectory()
        let image = try directory.write("x.eif", "")
        let shell = try Shell(interactive: true)
        let fixes = ["openssl version  # shows it", "jobs  # lists them"]
        shell.engine.state.withLock { $0.startFailure = Failure(.enclaveBoot, "no", fixes: fixes) }
        _ = shell.interpreter.submit("run-enclave --eif-path \(image) --memory 64 --cpu-count 1\n")
        _ = shell.interpreter.submit("explain last\n")
        #expect(shell.out.text.contains("  fix: !openssl version  # shows it\n"), "\(shell.out.text)")
        #expect(shell.out.text.contains("  fix: jobs  # lists them\n"), "\(shell.out.text)")
    }

    /// Advice that somebody has followed already is none.
    @Test(arguments: [("", true), (" --debug-mode", false)])
    func whatWasDoneIsNotAdvised(options: String, isAdvised: Bool) throws {
        let directory = try TemporaryDirectory()
        let image = try directory.write("x.eif", "")
        let shell = try Shell(interactive: true)
        shell.engine.state.withLock { $0.startFailure = Failure(.enclaveBoot, "the enclave did not come up") }
        _ = shell.interpreter.submit("run-enclave --eif-path \(image) --memory 64 --cpu-count 1\(options)\n")
        _ = shell.interpreter.submit("explain last\n")
        #expect(shell.out.text.contains("E36"), "\(shell.both.text)")
        #expect(shell.out.text.contains("to see where it stops") == isAdvised, "\(shell.out.text)")
    }

    @Test func whatAPageAdvisesStandsInItsFix() {
        #expect(ErrorPage.all.contains { !$0.advised.isEmpty })
        for page in ErrorPage.all {
            for option in page.advised { #expect(page.fix.english.contains(option), "\(page.code)") }
        }
    }
}
