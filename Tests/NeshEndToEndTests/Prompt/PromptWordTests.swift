import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// The first and the last words of a session, and lines that people type by habit.
@Suite(
    "First and last words at the prompt", .serialized,
    .enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed"))
struct PromptWordTests {
    /// Nesh, and a shell behind it that shows how it ended.
    private func wrapped(_ world: PromptWorld, _ environment: [String: String] = [:], columns: Int = 80) throws
        -> TerminalSession
    {
        try world.start(
            "/bin/sh", ["-c", "\(PromptWorld.program); echo ended with $?; sleep 60"], environment: environment,
            columns: columns)
    }

    private func flat(_ session: TerminalSession) -> String { session.screen.lines.joined(separator: " ") }

    @Test("the first screen names engine, enclaves and the tutorial; exit says what lives on", arguments: [80, 40])
    func words(columns: Int) throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let first = try wrapped(world, columns: columns)
        try first.waitForPrompt()
        #expect(flat(first).contains("· engine local · no enclaves"))
        #expect(flat(first).contains("help lists the commands, tutorial teaches them, Ctrl-D leaves"))
        try first.enter("quit", until: "ended with 0")
        #expect(!first.screen.text.contains("keeps running"))
        try world.nesh("run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64")
        let second = try wrapped(world, columns: columns)
        try second.waitForPrompt("nesh +1>")
        #expect(flat(second).contains("· 1 enclave: quiet(16)"))
        try second.enter("exit 3", until: "ended with 3")
        #expect(
            flat(second).contains("quiet(16) keeps running nesh brings you back, nesh terminate-enclave quiet ends it"))
        try world.nesh("run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64")
        let third = try wrapped(world, columns: columns)
        try third.waitForPrompt("nesh +2>")
        try third.type("\u{4}", until: "ended with 0")
        #expect(flat(third).contains("2 enclaves keep running: quiet(16) "))
        #expect(flat(third).contains("nesh brings you back, nesh terminate-enclave --all ends them"))
    }

    /// A file cannot be searched for enclaves.
    @Test(
        "exit says that the local KMS lives on, also where no engine answers",
        arguments: [[:], ["NITRO_CLI_SOCKETS_PATH": "/etc/passwd"]])
    func keyService(environment: [String: String]) throws {
        let world = try PromptWorld()
        #expect(try world.nesh("kms", "start").status == 0)
        defer { _ = try? world.nesh("kms", "stop") }
        let session = try wrapped(world, environment, columns: 80)
        try session.waitForPrompt()
        try session.enter("exit", until: "ended with 0")
        #expect(flat(session).contains("the local KMS keeps running nesh kms stop ends it"))
    }

    @Test("what is on the row already, such as the echo of keys typed ahead, stays on a row of its own")
    func typedAhead() throws {
        let world = try PromptWorld()
        let session = try world.start("/bin/sh", ["-c", "printf typed; exec \(PromptWorld.program)"])
        try session.waitForPrompt()
        #expect(session.screen.lines.contains("typed"))
        #expect(session.screen.lines.contains { $0.hasPrefix("nesh 0.") }, "\(session.screen.text)")
    }

    @Test(
        "on a dumb terminal, without colour, and without TERM the words are plain text",
        arguments: [["TERM": "dumb"], ["TERM": ""], ["NO_COLOR": "1"]])
    func plain(environment: [String: String]) throws {
        let world = try PromptWorld()
        let session = try wrapped(world, environment)
        try session.wait("the prompt") { $0.text.contains("Ctrl-D leaves") && $0.lines.last == "nesh>" }
        let start = String(decoding: session.output.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
        let escapes = start.ranges(of: "\u{1b}[").map { start[$0.upperBound...].first { $0.isLetter } }
        #expect(!escapes.contains("m") && (environment["TERM"] == nil || escapes.isEmpty))
        try session.enter("q", until: "ended with 0")
    }

    @Test("a learner is told with which lesson the tutorial goes on, in Japanese too")
    func lesson() throws {
        let world = try PromptWorld()
        try world.directory.write(
            "home/.local/state/nesh/tutorial.json", "{\"Lesson\": \"memory\", \"Step\": 1, \"Done\": []}")
        #expect(flat(try world.prompt()).contains("tutorial goes on with lesson 4, Ctrl-D"))
        let japanese = try world.prompt(environment: ["LC_ALL": "ja_JP.UTF-8"])
        #expect(flat(japanese).contains("レッスン 4 へ"))
    }

    @Test("nesh at the prompt: a script runs in the session, a verb is the verb, alone it says what is chosen")
    func nesh() throws {
        let world = try PromptWorld()
        try world.directory.write("one.nesh", "set seen word\n")
        let session = try world.prompt()
        try session.enter("nesh one.nesh\rnesh echo \"<$seen>\"", until: "\n<word>")
        #expect(session.screen.lines.contains("→ source one.nesh"))
        try session.enter("\u{c}nesh none.nesh", until: "cannot read none.nesh")
        try session.enter("\u{c}nesh", until: "(this is nesh already)")
    }

    @Test("after cd Tab offers what is there: of 5,000 files, and of one whose name has a line break")
    func directories() throws {
        let world = try PromptWorld()
        for number in 0..<5000 { try world.directory.write("many/file\(number).eif", "") }
        try world.directory.write("many/new\nline.eif", "")
        let session = try world.prompt(columns: 44)
        try world.make(.quiet)
        try session.enter("use quiet.eif", until: "nesh quiet.eif>")
        try session.enter("use many/fi\u{15}cd many", until: "now in ")
        // The current image stays what it is.
        try session.enter("describe-eif > image.json", until: "describe-eif → --eif-path /")
        try session.enter("echo shown", until: "\nshown")
        try session.type("use file4\t", until: "Tab for more")
        try session.enter("\u{15}\u{c}use new", until: "type fix to run: use \"new\\nline.eif\"")
        // What is asked stays on its line, too.
        #expect(session.screen.lines.contains("      = did you mean \"new\\nline.eif\"?"))
    }

    @Test("what only looks or clears the screen keeps what fix does; a word in capitals is the one without them")
    func looks() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        for (look, shown) in [("clear", "nesh !>"), ("ls", "no enclave is running"), ("!pwd", "/")] {
            try session.enter("\u{c}eco kept", until: "type fix to run: echo kept")
            try session.enter("\u{c}" + look, until: shown)
            try session.enter("\u{c}fix", until: "nesh> echo kept")
        }
        try session.enter("\u{c}LS", until: "type fix to run: ls")
        try session.enter("\u{c}CAT names", until: "type fix to run: !cat names")
        try session.enter("\u{c}CAT", until: "type fix to run: !cat")
        try session.enter("\u{c}RM names", until: "terminate-enclave")
        for word in ["CD", "Clear", "Status", "Ls"] {
            try session.enter("\u{c}" + word, until: "did you mean '\(word.lowercased())'?")
        }
    }

    @Test("Ctrl-Z where no shell could continue nesh says so at once, and the line stays", arguments: [80, 40])
    func suspending(columns: Int) throws {
        let world = try PromptWorld()
        let session = try world.prompt(columns: columns)
        try session.type("echo on\u{1a}", until: "Ctrl-Z: no shell could continue nesh")
        try session.waitForPrompt("nesh> echo on")
        session.type("\r")
        try session.wait("the line") { $0.lines.contains("on") }
    }

    @Test("examples of help name the only enclave that runs, and need nothing then")
    func help() throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        try world.nesh("run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64")
        let session = try world.start(PromptWorld.program, columns: 120, rows: 40)
        try session.waitForPrompt("nesh +1>")
        try session.enter("\u{c}help use", until: "2  use quiet   #")
        #expect(!session.screen.text.contains("Run first, for what you do not have yet:\n     run-enclave"))
    }

    @Test("a script that narrates is shown with its lines at a terminal, and not in a pipe", arguments: [80, 40])
    func narration(columns: Int) throws {
        let world = try PromptWorld()
        try world.directory.write(
            "told.nesh",
            "set x 1\n## Title\n##\n## What is\n## about to come.\necho \"it $x\"\nif 1 == 1\n  echo in\nend\n## The end.\n"
        )
        let session = try world.start(PromptWorld.program, ["told.nesh"], columns: columns)
        try session.waitFor("The end.")
        #expect(
            session.screen.lines.filter { !$0.isEmpty } == [
                "  Title", "  What is about to come.", "nesh> echo \"it $x\"", "it 1", "nesh> if 1 == 1",
                "        echo in", "      end", "in", "  The end.",
            ])
        #expect(try world.nesh("told.nesh").output == "it 1\nin\n")
        try world.directory.write("quiet.nesh", "echo one\n")
        let other = try world.start(PromptWorld.program, ["quiet.nesh"], columns: columns)
        try other.wait("its output") { $0.lines.first == "one" }
    }

    @Test("logs and console of the only enclave work everywhere; what ends one has to name it")
    func onlyOne() throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        try world.nesh(
            "run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64", "--debug-mode")
        let console = try world.nesh("console", "--until", "ready")
        #expect(console.succeeded && console.output.contains("ready"))
        let logs = try world.nesh("-c", "logs -n 1")
        #expect(logs.output == "ready\n")
        let refused = try world.nesh("terminate-enclave")
        #expect(!refused.succeeded)
        #expect(refused.errors.contains("only at the prompt"))
        try world.nesh("terminate-enclave", "quiet")
        #expect(try world.nesh("logs", "-n", "1").output == "ready\n")
    }
}
