import Foundation
import NeshData
import NeshTestSupport
import Testing

/// What a line of a lesson leaves, and what the lesson itself leaves when it ends.
@Suite struct TeachingTraceTests {
    @Test(
        "Ctrl-D leaves the lesson and the program, and says how to come back; stop leaves the lesson",
        arguments: [
            ("C.UTF-8", "step 1 of 8", "Lesson left; `nesh tutorial` goes on here.", "Lesson left; `tutorial` goes on"),
            ("ja_JP.UTF-8", "手順 1/8", "`nesh tutorial` で続きから再開します。", "中断しました。`tutorial` で続き"),
        ])
    func leaving(_ locale: String, _ step: String, _ withShell: String, _ alone: String) throws {
        let stage = try TeachingStage(["LC_ALL": locale, "LANG": locale])
        let first = try stage.terminal("tutorial", "hello")
        try first.expect(step)
        try first.type("\u{4}", until: withShell)
        #expect(try first.end() == 0)
        let second = try stage.terminal("tutorial")
        try second.expect(step)
        try second.enter("stop", until: alone)
    }

    /// Whether the process is there and has not ended, as one whose parent has not asked yet.
    private func works(_ process: Int32) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        return text.drop { $0 != ")" }.dropFirst(2).first != "Z"
    }

    @Test("a field that does not exist sends nobody back, and a line that cannot be read is no other command")
    func missingField() throws {
        let stage = try TeachingStage()
        try stage.folder.write("state/nesh/tutorial.json", #"{"Lesson": "scripts", "Step": 3}"#)
        let terminal = try stage.terminal("tutorial", "scripts")
        try terminal.expect("step 4 of 10")
        for name in ["ram", "disk", "size"] {
            try terminal.enter("expect $enclave.\(name) == 1", until: "your line has $enclave.memory in it")
        }
        try terminal.enter("expect $enclave.memory = 1", until: "unknown operator")
        try terminal.expect("your line has $enclave.memory in it")
        let text = terminal.session.screen.text
        #expect(!text.contains("If something that this step needs is gone") && !text.contains("another command"))
        try terminal.enter("expect $enclave.memory == 1", until: "✓ done")
    }

    @Test("what an earlier line left is no effect of this one")
    func earlierLine() throws {
        let stage = try TeachingStage()
        try stage.write(
            "one.nesh",
            """
            ## 1. A file is measured
            # hint: pcr
            pcr --input hello-app/Dockerfile
            expect $last.PCR ~ .
            ## 2. Another one is not there
            # hint: pcr
            not pcr --input missing
            expect $last.PCR ~ .

            """)
        try stage.write("answers.txt", "pcr --input hello-app/Dockerfile\npcr --input missing\n")
        try stage.nesh("tutorial", "./one.nesh", "--answers", "answers.txt", "--report", "one.json")
        let results = try JSON.parse(Array(try stage.text("one.json").utf8))["Results"]
        // The value that the second step looks at is the first one's.
        #expect(results?[0]?["Outcome"]?.string == "done" && results?[1]?["Outcome"]?.string == "open")
        #expect(results?[1]?["Unmet"]?[0]?.string == "$last.PCR ~ .")
    }

    @Test("what happened while a line ran is told before what the step says of that line")
    func newsFirst() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("debug-mode", of: 8)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "step 2 of 8")
        try terminal.enter("echo =$env.NITRO_CLI_SOCKETS_PATH=", until: "\n=")
        try terminal.session.wait("the whole line") { _ in terminal.news.contains("=") }
        let sockets = String(terminal.news.prefix { $0 != "=" })
        try terminal.enter("!echo wai''ting; read x", until: "waiting")
        let ended = try stage.nesh(
            "terminate-enclave", "lesson", environment: ["NITRO_CLI_SOCKETS_PATH": sockets])
        #expect(ended.status == 0, "\(ended.errors)")
        terminal.enter("go on")
        try terminal.session.wait("the notice, then the step") { screen in
            guard let news = screen.lines.lastIndex(where: { $0.hasPrefix("• lesson ") }),
                let step = screen.lines.lastIndex(where: { $0.hasPrefix("This step is not done yet") })
            else { return false }
            return news < step
        }
    }

    @Test("the same where nesh does the step: what it says of the next one stands below")
    func newsBeforeTheNextStep() throws {
        let stage = try TeachingStage()
        try stage.write(
            "own.nesh",
            """
            build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif

            ## Start it.
            # hint: run-enclave
            run-enclave --cpu-count 2 --memory 128

            ## Wait for it.
            # hint: sh
            !echo "=$NITRO_CLI_SOCKETS_PATH="; echo wai''ting; read x

            ## Say one.
            # hint: echo
            echo one

            ## Over.

            """)
        let terminal = try stage.terminal("tutorial", "./own.nesh")
        try terminal.expect("step 1 of 3")
        try terminal.enter("skip", until: "step 2 of 3")
        try terminal.enter("skip", until: "waiting")
        let shown = terminal.session.screen.lines.joined()
        let sockets = try #require(shown.split(separator: "=").last { $0.hasPrefix("/") })
        let ended = try stage.nesh(
            "terminate-enclave", "--all", environment: ["NITRO_CLI_SOCKETS_PATH": String(sockets)])
        #expect(ended.status == 0, "\(ended.errors)")
        terminal.enter("go on")
        try terminal.session.wait("the next step") { $0.text.contains("step 3 of 3") }
        // A later line is answered when all that came before it stands there.
        try terminal.enter("echo t\"\"wo", until: "two")
        let lines = terminal.session.screen.lines
        let news = try #require(lines.lastIndex { $0.hasPrefix("• hello ") })
        let step = try #require(lines.lastIndex { $0.contains("step 3 of 3") })
        #expect(news < step, "\(lines.joined(separator: "\n"))")
    }

    @Test(
        "a learner's first job has the number 1, whatever the lesson has begun before",
        .enabled(if: ChannelWorld.obstacle == nil, "this kernel has no way to answer vsock"))
    func firstJob() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("channel", of: 11)
        terminal.enter("jobs")
        // The prompt, too: what is typed before it is echoed twice.
        try terminal.session.wait("no jobs, and the prompt") { screen in
            let end = screen.lines.drop { !$0.hasPrefix("no jobs") }
            return end.contains { $0.hasPrefix("nesh lesson.eif>") }
        }
        terminal.enter("vsock listen 9444 &")
        try terminal.session.wait("the first job") { screen in
            screen.lines.contains { $0.hasPrefix("[1] vsock listen 9444") }
        }
        terminal.enter("jobs")
        try terminal.session.wait("the one job") { screen in
            screen.lines.contains { $0.hasPrefix("  1  running  vsock listen 9444") }
                && !screen.lines.contains { $0.contains("running  forward") }
        }
        // What the lesson began goes on.
        try terminal.enter("vsock ls", until: "9443")
        terminal.type("\u{4}")
        #expect(try terminal.end() == 0)
    }

    @Test(
        "a lesson's KMS, its keys and consoles go with it, however it ends", arguments: ["stop", "killed"],
        [TestProgram.areInstalled("openssl")])
    func nothingStays(_ how: String, _ hasOpenSSL: Bool) throws {
        guard hasOpenSSL else { return }
        let stage = try TeachingStage()
        let terminal = try stage.lesson("kms", of: 17)
        try terminal.enter("kms start", until: "step 2 of 17")
        try terminal.enter("kms call CreateKey", until: "step 3 of 17")
        try terminal.enter("run-enclave --cpu-count 1 --memory 256", until: "EnclaveCID")
        try terminal.enter("terminate-enclave", until: "Terminated")
        terminal.enter("echo \"mark\"-1")
        try terminal.session.wait("the end of that") { $0.lines.contains("mark-1") }
        terminal.enter("\u{c}kms status")
        var server: Int32 = 0
        try terminal.session.wait("the server's number") { screen in
            let row = screen.lines.first { $0.hasPrefix("running ") }
            server = row?.split(separator: " ").last.flatMap { Int32($0) } ?? 0
            return server > 0
        }
        #expect(works(server))
        if how == "stop" {
            try terminal.enter("stop", until: "Lesson left")
        } else {
            kill(terminal.session.process, SIGKILL)
            _ = try terminal.end()
            let next = try stage.lesson("memory", of: 10)
            try next.enter("stop", until: "Lesson left")
        }
        #expect(!works(server))
        let data = stage.folder.path + "/data/nesh"
        #expect(!FileManager.default.fileExists(atPath: data + "/kms"))
        #expect(try stage.nesh("kms", "keys", "--json").json?.array?.isEmpty ?? true)
        #expect(try stage.nesh("ls", "--all").output.contains("no enclave is running"))
        // How far the learner is stays.
        #expect(try stage.nesh("tutorial", "status", "--json").json?["Current"] != .null)
    }
}
