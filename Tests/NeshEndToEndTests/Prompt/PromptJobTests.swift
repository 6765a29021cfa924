import Foundation
import NeshSystem
import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Jobs and what a session leaves") struct Work {
        /// A prompt whose selected enclave writes a line a second.
        private func talking(columns: Int = 80) throws -> (PromptWorld, TerminalSession) {
            let world = try PromptWorld()
            try world.make(.hello)
            let session = try world.prompt(columns: columns)
            session.type("use hello.eif\r\(PromptTests.run)\r")
            try session.waitForPrompt("nesh hello(16 debug)>")
            return (world, session)
        }

        @Test("ls has the ID that another command wants, and what a job leaves open is a row of its own")
        func rows() throws {
            let (world, session) = try talking()
            defer { withExtendedLifetime(world) {} }
            try session.enter("\u{c}ls", until: "UPTIME  ID\n")
            #expect(session.screen.lines.contains { $0.hasPrefix("*  hello") && $0.contains("  i-") })
            session.type("\u{c}!printf bye &\r")
            try session.wait("its end") { $0.lines.contains("[1] done: !printf bye") && $0.lines.contains("bye") }
        }

        @Test("a program whose shell is gone takes no keys of the prompt's; what runs in the background goes on")
        func programsLeftAtTheTerminal() throws {
            let world = try PromptWorld()
            let session = try world.prompt(columns: 80)
            // Before it is sleep, sh's copy of itself still has the terminal.
            session.type(
                "!sleep 30 & echo $! > pid; until grep -qs sleep /proc/$!/comm; do :; done; "
                    + "sh -c 'trap \"\" TERM INT; kill -TERM $PPID; read x; echo took $x'; :\r")
            try session.wait("its end") { $0.text.contains("was ended by signal 15") }
            try session.enter("\u{c}echo hel''lo", until: "hello")
            #expect(!session.screen.text.contains("took"))
            let sleeper = try #require(Int32(try File.text(world.directory.path + "/pid").filter { $0.isNumber }))
            #expect(kill(sleeper, SIGTERM) == 0)
        }

        @Test("fg shows a background console here, from its first line, and takes the keys")
        func consoleInFront() throws {
            let (world, session) = try talking()
            defer { withExtendedLifetime(world) {} }
            try session.enter("\u{c}console --background", until: "hello | line ")
            try session.enter("\u{c}fg", until: "\nline 1 of hello")
            try session.type("echo typed\u{1d}", until: "Ctrl-] after ")
            try session.wait("the prompt") { $0.lines.last == "nesh hello(16 debug)>" }
            try session.enter("\u{c}jobs", until: "no jobs")
            try session.enter("\u{c}console --all &", until: "hello | line ")
            session.type("\u{c}jobs\r")
            try session.wait("its name") { $0.lines.contains("  2  running  console --all") }
            try session.enter("\u{c}fg 2", until: "hello | line 1 of hello")
            try session.type("\u{3}", until: "Ctrl-C after ")
            try session.enter("\u{c}fg 2", until: "job 2 has ended")
            try session.enter("\u{c}console --background > file", until: "--background shows lines above the prompt")
        }

        @Test("an enclave that a job starts in the place of one that is gone stands at the prompt alive")
        func startedBeside() throws {
            let (world, session) = try talking()
            try world.nesh("terminate-enclave", "--enclave-name", "hello")
            try session.waitForPrompt("nesh hello†>")
            session.type("\(PromptTests.run) --enclave-name other &\r")
            // Before another line is entered, which would look at the session itself.
            try session.wait("the new one", seconds: 60) { screen in
                screen.lines.last?.hasPrefix("nesh other(") == true && screen.lines.last?.hasSuffix("debug)>") == true
            }
        }

        @Test("why a job failed is said with its end, once", arguments: [80, 40])
        func failure(columns: Int) throws {
            let world = try PromptWorld()
            let session = try world.prompt(columns: columns)
            session.type("describe-eif --eif-path none-such.eif &\r")
            try session.wait("the reason") {
                $0.text.contains("[1] failed") && $0.text.contains("failed: [ E19 ]")
                    && $0.lines.last?.hasPrefix("nesh") ?? false
            }
            session.type("echo next\r")
            try session.wait("the next prompt") { $0.lines.contains("next") && $0.lines.last?.hasSuffix(">") ?? false }
            #expect(session.screen.text.ranges(of: "failed: [ E19 ]").count == 1)
        }

        @Test("leaving while a job runs is asked for twice", arguments: ["\u{4}", "exit 7\r"])
        func leaving(_ keys: String) throws {
            let (world, session) = try talking()
            defer { withExtendedLifetime(world) {} }
            try session.enter("console --background", until: "[1] console hello")
            try session.type(keys, until: "'console hello' runs in the background and would end")
            // Another line in between: then it is asked again.
            try session.type("\u{c}echo still here\r\u{c}" + keys, until: "would end; leave again to do so")
            session.type(keys)
            #expect(try session.waitForEnd() == (keys == "\u{4}" ? 0 : 7))
            #expect(
                try world.nesh("describe-enclaves").output.contains("hello"))
        }

        @Test("a job is waited for with its time, and Ctrl-C says that it ended")
        func waiting() throws {
            let (world, session) = try talking()
            defer { withExtendedLifetime(world) {} }
            try session.enter("\u{c}console --for 30s > file &", until: "[1] console --for 30s > file")
            session.type("\u{c}jobs\rfg\r")
            try session.wait("what runs") { $0.lines.contains("  1  running  console --for 30s > file") }
            try session.wait("its time", seconds: 60) { ($0.lines.last ?? "").wholeMatch(of: /console [0-9]+s/) != nil }
            try session.type("\u{3}", until: "[1] ended: console --for 30s > file")
            try session.enter("\u{c}jobs", until: "no jobs")
        }

        @Test("what a job changed is in the prompt at once")
        func changes() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt()
            session.type("use quiet.eif\r")
            try session.waitForPrompt("nesh quiet.eif>")
            session.type(
                "build-enclave --docker-uri q:1 --docker-dir context-quiet --output-file q.eif > /dev/null &\r")
            session.type("half")
            try session.wait("the new image") { $0.lines.last == "nesh q.eif> half" }
            try session.enter("\u{15}\u{c}use", until: "image    q.eif")
        }

        @Test("a saved session verifies, whatever the terminal's width", arguments: [80, 40])
        func saved(columns: Int) throws {
            let world = try PromptWorld(cpus: 4)
            try world.make(.quiet)
            let session = try world.prompt(environment: ["PAGER": "cat"], columns: columns)
            let lines = [
                "use quiet.eif", "describe-eif", "\(PromptTests.run) --enclave-name saved", "describe-enclaves", "ls",
                "console --until ready", "logs -n 1", "wait $console ~ ready",
                "try terminate-enclave nobody-of-that-name",
                "echo 'a sentence that is longer than the forty columns of the terminal' \\\r  and goes on",
                "kms-policy", "status", "resources", "eif ls quiet.eif", "set pcr $last.PCR0", "pcr --input quiet.eif",
                "echo $status", "terminate-enclave",
            ]
            for line in lines { session.type(line + "\r") }
            session.type("\u{c}history --save demo.nesh\r")
            try session.wait("the script", seconds: 60) { $0.text.contains("demo.nesh checks") }
            let verified = try world.nesh("--verify", "demo.nesh")
            let report = verified.output + verified.errors
            #expect(verified.succeeded, "\(report)")
            let script = try File.text(world.directory.path + "/demo.nesh")
            #expect(script.contains("| a sentence that is longer than the forty columns of the terminal and goes on\n"))
            #expect(script.contains("|   \"EnclaveID\": \"<id>\",\n"))
            // Its enclave is not left.
            #expect(try world.nesh("describe-enclaves").output == "[]\n")
        }

        @Test("lines that end in a backslash are recalled together")
        func continued() throws {
            let world = try PromptWorld()
            let session = try world.prompt()
            session.type("echo one \\\rtwo\r")
            try session.wait("its output") { $0.lines.contains("one two") }
            try session.type("\u{c}\u{1b}[A", showing: ["nesh> echo one \\", "   \\> two"])
            session.type("!\r")
            try session.wait("its output") { $0.lines.contains("one two!") }
        }

        @Test("Ctrl-Z stops a console too, and fg goes on with it")
        func consoleSuspended() throws {
            let world = try PromptWorld()
            try world.make(.hello)
            let session = try world.start(
                "/bin/bash", ["--norc", "-i"], environment: ["PS1": "sh> ", "PROGRAM": PromptWorld.program])
            try session.waitFor("sh>")
            try session.enter("$PROGRAM", until: "nesh>", seconds: 60)
            try session.enter("use hello.eif\r\(PromptTests.run)\rconsole", until: "line 1 of hello", seconds: 60)
            try session.type("\u{1a}", until: "Stopped")
            try session.enter("clear; fg", until: "line 3 of hello")
            // The keys are the console's again.
            try session.type("\u{1d}", until: "left hello")
        }

        @Test("after Ctrl-Z and fg the line is there once")
        func suspended() throws {
            let world = try PromptWorld()
            let session = try world.start(
                "/bin/bash", ["--norc", "-i"], environment: ["PS1": "sh> ", "PROGRAM": PromptWorld.program])
            try session.waitFor("sh>")
            try session.enter("$PROGRAM", until: "nesh>", seconds: 60)
            try session.type("half a line\u{1a}", until: "Stopped")
            session.type("clear; fg\r")
            // What was drawn before the clear may still be on its way when the line is there.
            try session.wait("the line, once") { screen in
                screen.lines.last == "nesh> half a line" && screen.lines.filter { $0 == "nesh> half a line" }.count == 1
            }
            session.type("\u{15}echo alive\r")
            try session.wait("the shell lives") { $0.lines.contains("alive") }
        }
    }
}
