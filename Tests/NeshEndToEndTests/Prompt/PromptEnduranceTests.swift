import Foundation
import NeshSystem
import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Endurance") struct Endurance {
        @Test("200 times Ctrl-C at every stage, none lost")
        func interrupts() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt(rows: 12)
            session.type("use quiet.eif\r\(PromptTests.run)\r")
            try session.waitForPrompt("nesh quiet(16 debug)>")
            // What is typed, and what shows that the stage has been reached.
            let stages: [(keys: String, sign: String)] = [
                ("half a line", "> half a line"), ("describe-\t", "describe-eif "), ("\u{12}use", "search 'use'"),
                ("if 1 == 1\r", "  if>"), ("sleep 600s\r", "> sleep 600s\n"),
                ("wait $enclave.state == EMPTY --timeout 600s\r", "--timeout 600s\n"), ("console\r", "\nready"),
                ("!sleep 600\r", "!sleep 600\n"), ("logs -f\r", "\nready"),
            ]
            for number in 0..<200 {
                let stage = stages[number % stages.count]
                session.type("\u{c}" + stage.keys)
                try session.wait("stage \(stage.keys) of round \(number)", seconds: 60) {
                    ($0.text + "\n").contains(stage.sign)
                }
                session.type("\u{3}")
                try session.wait("the prompt after \(stage.keys) in round \(number)", seconds: 60) { screen in
                    let last = screen.lines.last ?? ""
                    return last == "nesh quiet(16 debug)>" || last == "nesh quiet(16 debug) !>"
                }
            }
            try session.enter("\u{c}echo alive", until: "\nalive")
            try session.wait("a prompt that reads keys") { _ in !session.isCooked }
            session.type("exit\r")
            #expect(try session.waitForEnd(seconds: 60) == 0)
        }

        @Test("10,000 random keys with notices arriving, and it still edits")
        func randomKeys() throws {
            let keys = [
                "a", "b", " ", "日", "e\u{301}", "👩‍👩‍👧", "\t", "\r", "\u{1}", "\u{2}", "\u{3}", "\u{5}", "\u{6}", "\u{7}",
                "\u{8}", "\u{b}", "\u{c}", "\u{e}", "\u{10}", "\u{12}", "\u{14}", "\u{15}", "\u{17}", "\u{19}",
                "\u{7f}",
                "\u{1b}b", "\u{1b}f", "\u{1b}d", "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D", "\u{1b}[H", "\u{1b}[F",
                "\u{1b}[3~", "\u{1b}[5~", "\u{1b}[200~pasted\rlines 日\u{1b}[201~", "describe", "help ", "us", "many",
                "echo long words to make the line wrap ", "'", "$last.", "if ", "\\",
                "if 1 == 1\r", "end\r", "\u{1b}\r", "\u{1f}", "\u{18}\u{15}", "\u{1b}.", "!ca", "\u{1b}[6~",
            ]
            let world = try PromptWorld()
            try world.make(.hello)
            let session = try world.prompt(environment: ["PAGER": "cat"])
            session.keepsOutput = false
            try session.enter(
                "use hello.eif\r\(PromptTests.run)\rconsole --background", until: "[1] console hello", seconds: 60)
            var random = TestRandom(seed: 4)
            for step in 0..<10_000 {
                session.type(keys[random.below(keys.count)])
                if step % 20 == 0 { session.pump(milliseconds: 1) }
                if step % 500 == 0 { session.resize(columns: 30 + random.below(70), rows: 8 + random.below(30)) }
                if step % 2500 == 1000 { try world.nesh("run-enclave", "--config", "none.json") }
            }
            session.resize(columns: 80, rows: 24)
            // Out of whatever it is in: a search, a block, an open quote.
            for _ in 0..<60 where !(session.screen.lines.last ?? "").hasSuffix(">") || session.screen.lines.count > 1 {
                session.type("\u{7}\u{3}\u{15}\u{c}")
                session.settle(milliseconds: 300)
                if session.screen.lines.last?.hasPrefix("nesh hello(16 debug)") == true { break }
            }
            session.type("\u{15}option notify off\recho ab\u{2}日\r")
            try session.wait("the edited line", seconds: 60) { $0.lines.contains("a日b") }
            // The console beside the prompt is a job, which leaving would end.
            session.type("exit\rexit\r")
            #expect(try session.waitForEnd(seconds: 60) == 0)
        }

        @Test(
            "Tab with 100 enclaves answers from memory: no file, no socket is touched",
            .enabled(if: File.exists("/usr/bin/strace"), "strace counts the system calls"))
        func noInputOutput() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            try world.directory.write(
                "home/.config/nesh/allocator.yaml", "---\nmemory_mib: 8192\ncpu_count: 100\n")
            for number in 1...300 { try world.directory.write("images/image-\(number).eif", "") }
            let session = try world.prompt(["--engine", "memory"], columns: 100, rows: 30)
            session.keepsOutput = false
            session.type("use quiet.eif\r")
            for number in 1...100 {
                session.type("run-enclave --cpu-count 1 --memory 64 --enclave-name web-\(number) --debug-mode > log\r")
            }
            try session.wait("100 enclaves", seconds: 120) { $0.lines.last == "nesh web-100(115 debug)+99>" }
            let trace = world.directory.path + "/trace"
            let tracer = try ChildProcess(
                "/usr/bin/strace",
                arguments: [
                    "strace", "-f", "-q", "-e", "trace=%file,%network,getdents64", "-o", trace, "-p",
                    "\(session.process)",
                ],
                descriptors: [0: 0, 1: 2, 2: 2])
            // Attached once the shell has a tracer.
            let deadline = Deadline(after: .seconds(60))
            while try File.text("/proc/\(session.process)/status").contains("TracerPid:\t0\n"), !deadline.hasPassed {
                session.pump(milliseconds: 20)
            }
            try session.type("\u{c}terminate-enclave web-1\t", until: "web-100  CID 115, RUNNING", seconds: 60)
            try session.type("\u{15}console 11\t", until: "115", seconds: 60)
            try session.type("\u{15}run-enclave --\t", until: "--enclave-cid", seconds: 60)
            try session.type("\u{15}describe-eif --eif-path images/image-\t", until: "images/image-1.eif", seconds: 60)
            session.type("\t\t\u{15}")
            session.settle(milliseconds: 500)
            tracer.signal(SIGTERM)
            _ = try tracer.wait()
            let calls = try File.text(trace).split(separator: "\n").filter {
                !$0.contains("+++") && !$0.contains("---")
            }
            // A directory that had never been named is read once, by the thread that is there for it.
            let main = calls.filter { $0.hasPrefix("\(session.process) ") }
            #expect(main.isEmpty, "\(main.prefix(5))")
            #expect(calls.count < 12, "\(calls.prefix(20))")
        }
    }
}
