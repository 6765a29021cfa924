import Foundation
import NeshTestSupport
import Testing

/// What counts as an answer to a step, and what lies in a lesson's way.
@Suite struct TeachingEffectTests {
    private func isDone(_ terminal: Terminal, since start: Int) -> Bool {
        String(decoding: terminal.session.output[start...], as: UTF8.self).contains("✓ done")
    }

    @Test("a file that a step waits for is its effect, whatever made it", arguments: [80, 40])
    func files(columns: Int) throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("measurements", of: 8, columns: columns)
        try terminal.enter("skip", until: "step 2 of 8")
        let start = terminal.session.output.count
        terminal.enter("!true")
        try terminal.session.wait("what it waits for") {
            $0.lines.joined(separator: " ").contains("✗ lesson-app/hello is made or changed")
        }
        terminal.enter("!false")
        try terminal.session.wait("a hint") { $0.text.contains("Hint: !echo >> lesson-app/hello") }
        terminal.enter("!ls lesson-app")
        terminal.enter("!cp /dev/null other")
        try terminal.session.wait("a way out") {
            $0.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(
                "If you are stuck: skip runs this step for you")
        }
        #expect(!isDone(terminal, since: start))
        try terminal.enter("echo >> lesson-app/hello", until: "✓ done")
    }

    @Test(
        "help, explain and echo are neither a try nor a miss, also without cursor movement",
        arguments: ["xterm", "dumb"])
    func asides(kind: String) throws {
        let stage = try TeachingStage(["TERM": kind])
        let terminal = try stage.lesson("hello", of: 8)
        let start = terminal.session.output.count
        for line in ["help resources", "echo emory", "explain E26", "status", "apropos memory"] {
            terminal.enter(line)
        }
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        let said = String(decoding: terminal.session.output[start...], as: UTF8.self)
        #expect(!said.contains("✓ done") && !said.contains("This step is not done yet"))
        // None of them was the first of two misses.
        try terminal.enter("!true", until: "This step is not done yet")
        terminal.enter("!echo emory")
        try terminal.session.wait("a hint") { $0.text.contains("Hint: One word shows memory and CPUs") }
    }

    @Test("a line that Ctrl-C stops is answered with what the step still asks for, and a hint")
    func stopped() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("measurements", of: 8)
        try terminal.enter("skip", until: "step 2 of 8")
        try terminal.enter("!echo be''gun; sleep 1000", until: "begun")
        terminal.type("\u{3}")
        try terminal.session.wait("what to do") { screen in
            [
                "You stopped the line before it was done.", "✗ lesson-app/hello is made or changed",
                "Hint: !echo >> lesson-app/hello",
            ].allSatisfy(screen.text.contains)
        }
        try terminal.enter("!echo >> lesson-app/hello", until: "✓ done")
    }

    @Test(
        "a wait for nobody says of whom the step speaks",
        .enabled(if: ChannelWorld.obstacle == nil, "this kernel has no way to answer vsock"))
    func stoppedWait() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("channel", of: 11)
        try terminal.enter("skip", until: "step 2 of 11")
        func stop(_ line: String, _ wanted: String...) throws {
            try terminal.enter(line, until: "vsock wait →")
            terminal.type("\u{3}")
            try terminal.session.wait("what to do") { screen in wanted.allSatisfy(screen.text.contains) }
        }
        // All that the step lists holds, and it is not done.
        try stop("wait vsock 50055", "✓ your line has 5005 in it", "✗ `wait` ends without an error")
        for step in 3...9 { try terminal.enter("skip", until: "step \(step) of 11") }
        try stop("wait vsock 8001", "✗ your line has 3:8001, or means the same", "Hint: wait vsock 3:8001")
        try terminal.enter("wait vsock 3 8001", until: "✓ done")
    }

    @Test("lines of other shells do in a lesson what they mean, and count by their effect")
    func foreign() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        try terminal.enter("free -m", until: "resources shows how much of it is set aside for enclaves")
        try terminal.enter("cd /", until: "a lesson stays in its folder")
        try terminal.enter("$ sudo nesh resources", until: "✓ done")
        terminal.enter(
            "$ nitro-cli build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif")
        try terminal.expect("✓ done")
        try terminal.enter("nitro-cli describe-eif --eif-path hello.eif || true", until: "✓ done")
        try terminal.enter("quit", until: "Lesson left")
    }

    @Test("an own enclave of the lesson's name, with its CID and all CPUs, is not in its way")
    func nothingInTheWay() throws {
        let stage = try TeachingStage()
        let build = ["build-enclave", "--docker-uri", "hello-app:latest", "--docker-dir", "hello-app"]
        #expect(try stage.home.run(build + ["--output-file", "hello.eif"]).status == 0)
        let image = try Data(contentsOf: URL(fileURLWithPath: stage.work + "/hello.eif"))
        let terminal = try stage.terminal()
        terminal.enter("set app nowhere")
        try terminal.enter("run-enclave --eif-path hello.eif --cpu-count 2 --memory 512 --enclave-cid 16", until: "}")
        try terminal.session.waitForPrompt("nesh hello(16)>")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        // Those beside it are neither listed nor counted.
        try terminal.enter("ls", until: "no enclave is running")
        for step in 2...8 {
            try terminal.enter("skip", until: "step \(step) of 8")
            #expect(!terminal.session.screen.text.contains("error:"), "\(terminal.session.screen.text)")
        }
        try terminal.enter("terminate-enclave --all", until: "✓ done")
        // All is as it was: the enclave, the image and the variable.
        try terminal.session.waitForPrompt("nesh hello(16)>")
        try terminal.enter("ls", until: "RUNNING")
        try terminal.enter("echo $app-", until: "nowhere-")
        #expect(try Data(contentsOf: URL(fileURLWithPath: stage.work + "/hello.eif")) == image)
    }

    @Test("what ends beside a lesson is shown as ended by the prompt that comes back")
    func endedBeside() throws {
        let stage = try TeachingStage()
        try stage.nesh("build-enclave", "--docker-uri", "a:1", "--docker-dir", "hello-app", "--output-file", "own.eif")
        let terminal = try stage.terminal()
        terminal.enter("run-enclave --eif-path own.eif --cpu-count 1 --memory 64")
        try terminal.session.waitForPrompt("nesh own(16)>")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        #expect(try stage.nesh("terminate-enclave", "own").status == 0)
        terminal.enter("stop")
        try terminal.session.waitForPrompt("nesh own†>")
    }

    @Test("what a killed lesson left is swept by the next one; what a living one has is not")
    func sweeping() throws {
        let stage = try TeachingStage()
        func folders() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: stage.folder.path + "/tmp").filter {
                $0.hasPrefix("nesh-lesson")
            }
        }
        // Where the lesson's enclaves are found, and what runs there.
        func sockets(_ terminal: Terminal) throws -> String {
            try terminal.enter("echo =$env.NITRO_CLI_SOCKETS_PATH=", until: "\n=")
            try terminal.session.wait("the whole line") { _ in terminal.news.contains("=") }
            return String(terminal.news.prefix { $0 != "=" })
        }
        func running(_ sockets: String) throws -> String {
            try stage.nesh("describe-enclaves", environment: ["NITRO_CLI_SOCKETS_PATH": sockets]).output
        }
        /// A lesson is killed, and another one begins.
        /// - Returns: the other one, and what the first one had; nil where a lesson of another test came between.
        func replaced() throws -> (second: Terminal, living: [String], place: String)? {
            let first = try stage.lesson("several", of: 8)
            try first.enter("run-enclave --cpu-count 2 --memory 128 --enclave-name bank", until: "✓ done")
            let (living, place) = (try folders(), try sockets(first))
            kill(first.session.process, SIGKILL)
            _ = try first.end()
            #expect(try folders() == living)
            let isThere = try running(place).contains("bank")
            #expect(try !stage.nesh("describe-enclaves").output.contains("bank"))
            let second = try stage.terminal("tutorial", "debug-mode")
            try second.expect("step 1 of 8")
            let report = "cleaned up after an interrupted lesson: bank"
            if isThere, second.session.screen.text.contains(report) { return (second, living, place) }
            try second.enter("stop", until: "Lesson left")
            return nil
        }
        // The enclaves of all lessons of a user are found in one directory.
        var found = try replaced()
        for _ in 1...4 where found == nil { found = try replaced() }
        let (second, living, place) = try #require(found)
        #expect(!FileManager.default.fileExists(atPath: place))
        try second.enter("run-enclave --cpu-count 2 --memory 256", until: "✓ done")
        let now = try folders()
        #expect(now.count == 1 && now != living)
        // A third beside the second leaves it alone, and its own goes with it.
        let third = try stage.lesson("memory", of: 10)
        #expect(try folders().count == 2)
        #expect(try running(sockets(second)).contains("RUNNING"))
        let last = try sockets(third)
        try third.enter("stop", until: "Lesson left")
        #expect(!FileManager.default.fileExists(atPath: last))
        try second.enter("stop", until: "Lesson left")
    }
}
