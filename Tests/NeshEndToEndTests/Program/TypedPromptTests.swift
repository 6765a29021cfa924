import Foundation
import NeshData
import NeshTestSupport
import Testing

/// The built program's prompt, typed at on a pseudoterminal.
@Suite("Typed at the prompt") struct TypedPromptTests {
    let home: Home

    init() throws { home = try Home() }

    @Test("A typed command prints its JSON; Ctrl-D leaves")
    func typing() throws {
        let session = try home.prompt()
        #expect(session.screen.lines.first?.hasPrefix("nesh ") ?? false)
        try session.enter("describe-enclaves", until: "[]")
        try session.awaitPrompt()
        // Not with something typed: then it deletes, and at the end it does nothing.
        session.type("echo still here\u{4}\r")
        try session.wait("the echo") { $0.lines.contains("still here") }
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        #expect(session.screen.unknown.isEmpty, "only sequences that terminals know: \(session.screen.unknown)")
    }

    @Test("exit leaves with its status")
    func exit() throws {
        let session = try home.prompt()
        session.type("exit 7\r")
        #expect(try session.waitForEnd() == 7)
    }

    @Test("Tab completes verbs, options and files")
    func completion() throws {
        try home.write("hello.eif", "x")
        try home.write("hello.txt", "x")
        let session = try home.prompt()
        session.type("describe-ei\t")
        try session.wait("the whole verb") { $0.lines.last == "nesh> describe-eif" && $0.cursorColumn == 19 }
        try session.type("--eif\t", until: "nesh> describe-eif --eif-path")
        try session.type("hello.e\t", until: "nesh> describe-eif --eif-path hello.eif")
        try session.type("\u{15}describe-e\t", until: "describe-enclaves  ")
        try session.waitFor("describe-eif  ")
        session.type("\u{3}")
        try session.awaitPrompt()
    }

    @Test("Tab knows the enclaves that run, also those that others started")
    func enclaveNames() throws {
        let session = try home.prompt()
        _ = try home.start("--enclave-name", "webserver")
        try session.awaitPrompt("nesh +1")
        try session.type("terminate-enclave --enclave-name web\t", until: "--enclave-name webserver")
        try session.enter("", until: "\"Terminated\": true")
        try session.awaitPrompt("nesh>")
        #expect(try home.enclaves() == [])
    }

    @Test("Ctrl-C at a half-typed line gives a new one, and nothing runs")
    func interruptedLine() throws {
        let session = try home.prompt()
        session.type("echo not this\u{3}")
        try session.wait("a second prompt") { $0.lines.count { $0.hasPrefix("nesh>") } == 2 }
        try session.mark(1)
        #expect(!session.screen.lines.contains("not this"))
    }

    @Test("Ctrl-C ends what runs, and the prompt goes on", arguments: ["sleep 1000", "!sleep 1000", "wait $ok == no"])
    func interruptedCommand(_ line: String) throws {
        let session = try home.prompt()
        session.type(line + "\r")
        try session.waitUntilCommandRuns()
        session.type("\u{3}")
        try session.awaitPrompt()
        try session.mark(1)
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
    }

    @Test("A program that has its own idea of Ctrl-C keeps the terminal, and Ctrl-\\ ends it, not the shell")
    func programsAndKeys() throws {
        let session = try home.prompt()
        session.type("!trap 'echo caught' INT; echo ready; until [ -e stop ]; do sleep 0.1; done; echo finished\r")
        try session.wait("the program") { $0.lines.contains("ready") }
        session.type("\u{3}")
        try session.wait("its answer") { $0.lines.contains { $0.hasSuffix("caught") } }
        try home.write("stop", "")
        try session.wait("its end") { $0.lines.contains("finished") }
        try session.awaitPrompt("nesh>")
        session.type("!echo ready again; sleep 1000\r")
        try session.wait("the program") { $0.lines.contains("ready again") }
        session.type("\u{1c}")
        try session.awaitPrompt("nesh !>")
        session.type("sleep 1000\r")
        try session.waitUntilCommandRuns()
        session.type("\u{1c}\u{3}")
        try session.awaitPrompt("nesh !>")
        try session.mark(1)
    }

    @Test("A line can be edited through a change of the terminal's size")
    func resize() throws {
        let session = try home.prompt(columns: 120)
        let words = (1...12).map { "word\($0)" }.joined(separator: " ")
        try session.type("echo " + words, until: "word12")
        session.resize(columns: 50, rows: 20)
        session.signal(SIGWINCH)
        session.type(" end\r")
        try session.wait("the whole line") { $0.lines.joined().contains(words + " end") && $0.lines.last == "nesh>" }
        session.resize(columns: 90, rows: 30)
        try session.mark(2)
    }

    @Test("Japanese pasted in one piece, and lines pasted one after the other")
    func paste() throws {
        let session = try home.prompt()
        try session.wait("bracketed paste") { $0.isBracketingPaste }
        try session.type("\u{1b}[200~echo こんにちは 世界\u{1b}[201~", until: "echo こんにちは 世界")
        session.type("\u{7f}\u{7f}日本\r")
        try session.wait("the echo") { $0.lines.contains("こんにちは 日本") }
        session.type("\u{1b}[200~echo 一\necho 二\necho 三\u{1b}[201~")
        try session.wait("two lines done") { $0.lines.contains("一") && $0.lines.contains("二") }
        try session.waitFor("nesh> echo 三")
        #expect(!session.screen.lines.contains("三"), "the last one waits for Enter")
        session.type("\r")
        try session.wait("the third") { $0.lines.contains("三") }
    }

    @Test("What was typed is there again in the next session")
    func history() throws {
        let first = try home.prompt()
        try first.mark(1)
        first.type("\u{4}")
        #expect(try first.waitForEnd() == 0)
        let second = try home.prompt()
        try second.type("\u{1b}[A", until: "nesh> echo \"mark\"-1")
    }

    @Test("Two prompts at once do not disturb one another")
    func two() throws {
        let first = try home.prompt()
        let second = try home.prompt()
        try first.mark(1)
        try second.mark(2)
        first.type("\u{4}")
        #expect(try first.waitForEnd() == 0)
        try second.mark(3)
        second.type("\u{4}")
        #expect(try second.waitForEnd() == 0)
        let third = try home.prompt()
        third.type("\u{1b}[A\u{1b}[A\u{1b}[A")
        try third.wait("the first session's line") { $0.lines.last == "nesh> echo \"mark\"-1" }
    }

    @Test("Without colours nothing is coloured; on a dumb terminal nothing but text is sent")
    func plainTerminals() throws {
        let coloured = try home.prompt()
        try coloured.enter("describe-eif", until: "error")
        coloured.type("\u{4}")
        _ = try coloured.waitForEnd()
        #expect(Self.colours(coloured) > 0)
        let plain = try home.prompt(adding: ["NO_COLOR": "1"])
        try plain.enter("describe-eif", until: "error")
        plain.type("\u{4}")
        _ = try plain.waitForEnd()
        #expect(Self.colours(plain) == 0)
        let dumb = try home.prompt(adding: ["TERM": "dumb"])
        try dumb.enter("describe-eif", until: "error")
        try dumb.mark(1)
        dumb.type("\u{4}")
        #expect(try dumb.waitForEnd() == 0)
        #expect(!dumb.output.contains(0x1b))
    }

    /// SGR sequences that choose something.
    private static func colours(_ session: TerminalSession) -> Int {
        String(decoding: session.output, as: UTF8.self).ranges(of: #/\u{1b}\[[1-9][0-9;]*m/#).count
    }

    @Test("Piped commands get no prompt and no banner, and stop at the first error")
    func pipe() throws {
        let done = try home.run(input: "# a comment\ndescribe-enclaves\necho done\n")
        #expect(done.output == "[]\ndone\n")
        #expect(done.errors == "")
        #expect(done.status == 0)
        let failed = try home.run(input: "echo one\nterminate-enclave --enclave-name none\necho three\n")
        #expect(failed.output == "one\n")
        #expect(failed.errors.hasPrefix("stdin:2:34: error: terminate-enclave failed: [ E58 ] "), "\(failed.errors)")
        #expect(failed.status == 1)
    }

    @Test("The terminal's end ends the shell, not its enclaves")
    func hangUp() throws {
        let session = try home.prompt()
        let image = try BuiltProgram.image.get()
        try session.enter("run-enclave --eif-path \(image) --memory 64 --cpu-count 1", until: "\"MemoryMiB\": 64")
        session.hangUp()
        let status = try session.waitForEnd()
        // The signal and the end of the input come at the same time.
        #expect([0, 128 + SIGHUP].contains(status))
        #expect(try home.enclaves().count == 1)
    }
}
