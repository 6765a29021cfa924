import Glibc
import NeshSystem
import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Consoles, logs and notices") struct Consoles {
        @Test("Ctrl-], Ctrl-C and the enclave's end all come back and say why")
        func leaving() throws {
            let world = try PromptWorld()
            try world.make(.quiet, .brief)
            let session = try world.prompt()
            session.type("use quiet.eif\r\(PromptTests.run)\r")
            try session.waitForPrompt("nesh quiet(16 debug)>")
            try session.enter("\u{c}console", until: "ready")
            #expect(session.screen.text.contains("Ctrl-] or Ctrl-C leaves; the enclave keeps running."))
            // What was typed at the console is no line of nesh's; what follows the key is.
            try session.type("echo typed\r\u{1d}echo behind\r", until: "Ctrl-] after ")
            try session.waitFor("\nbehind\n")
            #expect(!session.screen.text.contains("typed"))
            try session.waitForPrompt("nesh quiet(16 debug)>")
            try session.type("\u{c}", showing: ["nesh quiet(16 debug)>"])
            try session.enter("console", until: "ready")
            try session.type("\u{3}", until: "Ctrl-C after ")
            try session.waitForPrompt("nesh quiet(16 debug)>")
            try session.enter(
                "\u{c}\(PromptTests.run) --eif-path brief.eif --attach-console", until: "exited with status 3, ")
            try session.waitFor("after you came")
            // Told once, also of an enclave that another shell has started.
            try world.nesh(
                "run-enclave", "--eif-path", "brief.eif", "--cpu-count", "1", "--memory", "64", "--debug-mode")
            session.type("\u{c}console brief\r")
            try session.wait("its end") { $0.text.contains("> console brief") && $0.text.contains("after you came") }
            session.settle(milliseconds: 300)
            #expect(session.screen.text.ranges(of: "exited with status 3").count == 1)
        }

        @Test("escapes of an enclave do no harm")
        func escapes() throws {
            let world = try PromptWorld()
            try world.make(.rude)
            let session = try world.prompt()
            try session.enter("use rude.eif\r\(PromptTests.run)\rconsole --until red", until: "rudered")
            try session.waitForPrompt("nesh rude(16 debug)>")
            #expect(session.screen.text.contains("Connecting to the console"), "nothing was erased")
            #expect(session.screen.unknown.isEmpty, "\(session.screen.unknown)")
            try session.enter("\u{c}logs", until: "rudered")
            #expect(session.screen.unknown.isEmpty)
        }

        @Test("a console goes where the line says, and ends with who reads it")
        func redirected() throws {
            let world = try PromptWorld()
            try world.make(.hello)
            let session = try world.prompt()
            try session.type(
                "use hello.eif\r\(PromptTests.run)\rconsole --until 'line 1' > text\r\u{c}",
                showing: ["nesh hello(16 debug)>"])
            #expect(try File.text(world.directory.path + "/text").contains("line 1 of hello"))
            for (number, command) in ["console", "logs -f", "console --all"].enumerated() {
                // A word of its own: the screen may still show the line before.
                try session.enter(
                    "\u{c}\(command) | head -n 2 | cat -v > text; echo read \(number)", until: "\nread \(number)",
                    seconds: 60)
                try session.waitForPrompt("nesh hello(16 debug)>")
                let text = try File.text(world.directory.path + "/text")
                #expect(text.split(separator: "\n").count == 2 && !text.contains("^["), "\(command): \(text)")
            }
            session.type("\u{c}console > text\r")
            // Not those of the lines before, which the screen may still show.
            try session.wait("the way out") { screen in
                screen.lines.first?.hasSuffix("> console > text") == true && screen.text.contains("Ctrl-C leaves; ")
            }
            session.type("\u{3}")
            try session.waitForPrompt("nesh hello(16 debug)>")
        }

        @Test("names of consoles are coloured where colours are wanted", arguments: ["always", "never"])
        func colouredNames(_ wanted: String) throws {
            let world = try PromptWorld()
            try world.make(.hello)
            let session = try world.prompt(["--color", wanted])
            try session.enter(
                "use hello.eif\r\(PromptTests.run)\rconsole --all --until 'line 1'", until: "hello | line 1",
                seconds: 60)
            try session.waitForPrompt("nesh hello(16 debug)>")
            let row = try #require(session.screen.lines.firstIndex { $0.hasPrefix("hello | line 1") })
            #expect(session.screen.styles(ofRow: row)[..<5].allSatisfy { $0.isEmpty == (wanted == "never") })
        }

        @Test("several consoles at once, and one above the prompt")
        func several() throws {
            let world = try PromptWorld()
            try world.make(.hello)
            let session = try world.prompt()
            session.type("use hello.eif\r\(PromptTests.run)\r\(PromptTests.run) --enclave-name other\r")
            try session.waitForPrompt("nesh other(17 debug)+1>")
            try session.enter("\u{c}console --all", until: "hello | line 1 of hello")
            try session.waitFor("other | line 1 of hello")
            try session.type("\u{1d}", until: "left 2 consoles")
            try session.enter("\u{c}console --background hello", until: "[1] console hello")
            try session.type("half a line", until: "\nhello | line ")
            try session.wait("the line as it was") { $0.lines.last == "nesh other(17 debug)+1> half a line" }
            try session.enter("\u{15}console --background hello", until: "shown already")
            session.type("fg\r")
            // Its keys are the console's from there on.
            try session.waitFor("\nline 1 of hello")
            session.type("\u{3}")
            try session.waitForPrompt("nesh other(17 debug)+1>")
            try session.enter("\u{c}jobs", until: "no jobs")
        }

        @Test("logs of a running and of an ended enclave, ls --all names it")
        func logs() throws {
            let world = try PromptWorld()
            try world.make(.hello, .brief)
            let session = try world.prompt(columns: 132)
            session.type("use hello.eif\r\(PromptTests.run)\rconsole --until 'line 4'\r\u{c}logs -n 2\r")
            try session.wait("two lines", seconds: 60) { screen in
                screen.lines.filter { $0.hasPrefix("line ") }.count == 2 && screen.lines.last?.hasSuffix(">") == true
            }
            session.type("\u{c}logs -n 1 -f\r")
            try session.wait("what follows", seconds: 60) { screen in
                screen.lines.filter { $0.hasPrefix("line ") }.count >= 3
            }
            session.type("\u{3}")
            try session.waitForPrompt("nesh hello(16 debug)>")
            session.type("\u{c}logs --since 2s | grep -c line\r")
            try session.wait("a few lines only", seconds: 60) { screen in
                screen.lines.dropFirst().first.flatMap { Int($0) }.map { $0 >= 1 && $0 <= 4 } ?? false
            }
            try session.enter(
                "run-enclave --eif-path brief.eif --cpu-count 1 --memory 64 --debug-mode",
                until: "• brief exited with status 3", seconds: 60)
            try session.enter("\u{c}ls --all", until: "exit 3")
            try session.enter("\u{c}logs brief", until: "failing")
            try session.waitFor("brief exited with status 3")
            let script = try world.nesh("logs", "brief")
            #expect(script.output.contains("failing\n"))
        }

        @Test("notices: on, quiet, off", arguments: ["on", "quiet", "off"])
        func notices(_ mode: String) throws {
            let world = try PromptWorld()
            try world.make(.quiet, .brief)
            let session = try world.prompt()
            session.type("option notify \(mode)\r\u{c}half")
            try session.wait("an empty screen") { $0.lines == ["nesh> half"] }
            try world.nesh(
                "run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64", "--debug-mode")
            try session.wait("the prompt") { $0.lines.last == "nesh +1> half" }
            try world.nesh("run-enclave", "--eif-path", "brief.eif", "--cpu-count", "1", "--memory", "64")
            if mode != "off" { try session.waitFor("• brief exited with status 3", seconds: 60) }
            try world.nesh("terminate-enclave", "quiet")
            try session.wait("the prompt", seconds: 60) { $0.lines.last == "nesh> half" }
            let expected: [String] =
                switch mode {
                case "on":
                    [
                        "• quiet started (CID 16)", "• brief started (CID 17)", "• brief exited with status 3",
                        "• quiet was terminated",
                    ]
                case "quiet": ["• brief exited with status 3"]
                default: []
                }
            #expect(session.screen.lines == expected + ["nesh> half"])
        }

        @Test(
            "an enclave that is killed for memory is announced",
            .enabled(if: ControlGroupAccess.limitsMemory, "needs a writable control group"))
        func outOfMemory() throws {
            let world = try PromptWorld()
            try world.make(.greedy)
            let session = try world.prompt()
            session.type("use greedy.eif\r\(PromptTests.run)\r")
            try session.waitForPrompt("nesh greedy(16 debug)>")
            try session.type("\u{c}half", until: "• greedy was killed: it used more memory than it had", seconds: 60)
            try session.wait("the death in the prompt") { $0.lines.last == "nesh greedy†> half" }
            try session.enter("\u{15}ls --all", until: "memory")
        }

        /// A prompt whose selected enclave writes without end.
        private func flooding() throws -> (PromptWorld, TerminalSession) {
            let world = try PromptWorld()
            try world.make(.flood)
            let session = try world.prompt()
            session.keepsOutput = false
            session.type("use flood.eif\r\(PromptTests.run)\r")
            try session.waitForPrompt("nesh flood(16 debug)>")
            return (world, session)
        }

        @Test("a flood can be left, and the shell stays small")
        func flood() throws {
            let (world, session) = try flooding()
            defer { withExtendedLifetime(world) {} }
            try session.enter("\u{c}console", until: "the same line")
            for _ in 0..<200 { session.pump(milliseconds: 10) }
            try session.type("\u{1d}", until: "left flood")
            try session.enter("echo $status", until: "\n0\n", seconds: 60)
            #expect(try session.residentKiB < 100_000)
        }

        @Test("a flood above the prompt leaves room for keys, says what is left out, and stays small")
        func floodBeside() throws {
            let (world, session) = try flooding()
            defer { withExtendedLifetime(world) {} }
            try session.enter("console --background", until: "more lines", seconds: 60)
            for _ in 0..<200 { session.pump(milliseconds: 10) }
            session.type("terminate-enclave > ended.json\r")
            try session.waitForPrompt("nesh flood.eif>", seconds: 60)
            #expect(try session.residentKiB < 60_000)
        }

        @Test("a pasted tutorial runs line by line, through a console that somebody leaves")
        func paste() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt()
            let lines = [
                "## A tutorial", "nitro-cli run-enclave --eif-path quiet.eif --cpu-count 1 --memory 64 --debug-mode",
                "console", "terminate-enclave", "echo all done", "half a li",
            ]
            try session.type(
                "\u{1b}[200~" + lines.joined(separator: "\r") + "\u{1b}[201~", until: "\nready", seconds: 60)
            try session.type("\u{1d}ne", until: "\nall done", seconds: 60)
            try session.wait("the rest") { $0.lines.last == "nesh> half a line" }
            #expect(session.screen.text.contains("Successfully terminated enclave"))
        }
    }
}
