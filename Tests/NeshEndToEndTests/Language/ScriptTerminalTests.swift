import Foundation
import NeshTestSupport
import Testing

/// Scripts that are started at a terminal: its keys, and questions to the person there.
@Suite struct ScriptTerminalTests {
    private let program: ScriptProgram
    init() throws {
        program = try ScriptProgram()
        try #require(HelloImage.problem == "")
    }

    private func start(_ script: String, _ options: [String] = []) throws -> TerminalSession {
        let path = try program.write("t.nesh", script)
        return try TerminalSession(ScriptProgram.executable, options + [path], environment: program.environment)
    }

    private var withConsole: String {
        """
        on-exit echo "cleaned up"
        on-exit terminate-enclave --session > /dev/null
        use \(HelloImage.path) > /dev/null
        run-enclave --cpu-count 1 --memory 64 --debug-mode > /dev/null
        console
        echo "the next line"
        """
    }

    @Test func controlCInAConsoleEndsTheScriptAfterItsCleaning() throws {
        let session = try start(withConsole)
        try session.waitFor("[   1] Hello", seconds: 60)
        session.type("\u{3}")
        #expect(try session.waitForEnd(seconds: 60) == 130)
        #expect(session.screen.text.contains("cleaned up"))
        #expect(!session.screen.text.contains("the next line"))
        #expect(try program.nesh("describe-enclaves").output == "[]\n")
    }

    @Test func controlBracketGoesOnWithTheNextLine() throws {
        let session = try start(withConsole)
        try session.waitFor("[   1] Hello", seconds: 60)
        session.type("\u{1D}")
        #expect(try session.waitForEnd(seconds: 60) == 0)
        let text = session.screen.text
        let (next, cleaned) = (text.range(of: "the next line"), text.range(of: "cleaned up"))
        #expect(next != nil && cleaned != nil && next!.lowerBound < cleaned!.lowerBound, "\(text)")
    }

    @Test(arguments: ["!sleep 60", "sleep 60", "wait 1 == 2", "echo a | sleep 60", "try !sleep 60"])
    func controlCEndsWhateverRuns(line: String) throws {
        let session = try start("on-exit echo cleaned up\necho ready\n\(line)\necho no")
        try session.waitFor("ready", seconds: 60)
        session.type("\u{3}")
        #expect(try session.waitForEnd(seconds: 60) == 130)
        #expect(session.screen.text.contains("cleaned up") && !session.screen.text.contains("\nno"))
    }

    @Test func pauseWaitsForEnter() throws {
        let session = try start("pause\necho on\npause Look here.\necho end")
        try session.waitFor("Enter goes on.", seconds: 60)
        try session.enter("typed too early", until: "Look here.", seconds: 60)
        #expect(session.screen.lines.contains("on") && !session.screen.lines.contains("end"))
        session.type("\u{3}")
        #expect(try session.waitForEnd(seconds: 60) == 130)
    }

    @Test func anErrorIsAskedAbout() throws {
        let script = "on-error ask\n!test -e there\n!echo found it\nexpect 1 == 2\necho on\nexpect 3 == 4\necho no"
        try program.write("t.nesh", script)
        let session = try TerminalSession(
            "/bin/sh", ["-c", "cd '\(program.work)' && exec nesh t.nesh"], environment: program.environment)
        try session.waitFor("r retry, s skip, q quit?", seconds: 60)
        try program.write("there", "")
        try session.enter("r", until: "found it")
        // The question comes after its error: an answer in between would be echoed before it.
        try session.wait("the second question") { $0.text.ranges(of: "q quit?").count == 2 }
        #expect(session.screen.text.contains("expect failed: 1 == 2"))
        session.type("s\r")
        try session.wait("the third question") { $0.text.ranges(of: "q quit?").count == 3 }
        #expect(session.screen.text.contains("expect failed: 3 == 4"))
        session.type("q\r")
        #expect(try session.waitForEnd(seconds: 60) == 3)
        #expect(session.screen.lines.contains("on") && !session.screen.lines.contains("no"))
    }

    /// `--update` asks about each difference; a file that is written to by a pipe would get all of them.
    @Test func updatesAreAskedAbout() throws {
        let session = try start("!echo one\n| eins\n!echo two\n| zwei\n", ["--update"])
        let question = "y write it, n leave it, q quit?"
        try session.waitFor(question, seconds: 60)
        session.type("n\r")
        try session.wait("the second question") { $0.text.ranges(of: question).count == 2 }
        session.type("y\r")
        #expect(try session.waitForEnd(seconds: 60) == 3)
        #expect(try program.read("t.nesh") == "!echo one\n| eins\n!echo two\n| two\n")
    }

    /// q keeps what was taken before it; Ctrl-C ends the run, and the file is as it was.
    @Test(arguments: [("q\r", 3, "!echo one\n| one\n!echo two\n| zwei\n"), ("\u{3}", 130, nil)])
    func updatesCanBeEnded(key: String, status: Int32, written: String?) throws {
        let text = "!echo one\n| eins\n!echo two\n| zwei\n"
        let session = try start(text, ["--update"])
        let question = "y write it, n leave it, q quit?"
        try session.waitFor(question, seconds: 60)
        session.type("y\r")
        try session.wait("the second question") { $0.text.ranges(of: question).count == 2 }
        session.type(key)
        #expect(try session.waitForEnd(seconds: 60) == status)
        #expect(try program.read("t.nesh") == written ?? text)
    }

    /// A script's programs have the terminal's size, but under --verify 80 columns and no colour.
    @Test func coloursAreForTerminals() throws {
        let session = try start("version --json")
        #expect(try session.waitForEnd(seconds: 60) == 0)
        #expect(!session.output.contains(0x1B), "TERM=dumb has none")
        var environment = program.environment
        environment["TERM"] = "xterm-256color"
        let coloured = try TerminalSession(
            ScriptProgram.executable, ["version", "--json"], environment: environment)
        #expect(try coloured.waitForEnd(seconds: 60) == 0)
        #expect(coloured.output.contains(0x1B))
        environment["NO_COLOR"] = "1"
        let plain = try TerminalSession(ScriptProgram.executable, ["version", "--json"], environment: environment)
        #expect(try plain.waitForEnd(seconds: 60) == 0)
        #expect(!plain.output.contains(0x1B))
    }

    /// Options that ask for less than a prompt never open one: what is typed is a script.
    @Test func checkingAtATerminalOpensNoPrompt() throws {
        let asked = try TerminalSession(ScriptProgram.executable, ["-n"], environment: program.environment)
        #expect(try asked.waitForEnd(seconds: 60) == 2)
        #expect(asked.screen.text.contains("-n needs a script: which one?"))
        let session = try TerminalSession(ScriptProgram.executable, ["-n", "-"], environment: program.environment)
        session.type("!touch ran\rbogus\r\u{4}")
        #expect(try session.waitForEnd(seconds: 60) == 2)
        #expect(session.screen.text.contains("stdin:2:1: error: unknown command 'bogus'"))
    }
}
