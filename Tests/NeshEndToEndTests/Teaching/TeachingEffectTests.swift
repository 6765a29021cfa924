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
        terminal.enter("!ls")
        try terminal.session.wait("a hint") { $0.text.contains("Hint: !echo >> lesson-app/hello") }
        terminal.enter("!ls lesson-app")
        try terminal.session.wait("a way out") {
            $0.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(
                "If something that this step needs is gone")
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
        for line in ["help resources", "echo emory", "explain E26", "status", "apropos memory", "ls -l"] {
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
        try stop("wait vsock 50055", "✓ the line has 5005 in it", "✗ `wait` ends without an error")
        for step in 3...9 { try terminal.enter("skip", until: "step \(step) of 11") }
        try stop("wait vsock 8001", "✗ the line has 3:8001 in it", "Hint: wait vsock 3:8001")
        try terminal.enter("wait vsock 3 8001", until: "✓ done")
    }

    @Test("lines of other shells do in a lesson what they mean, and count by their effect")
    func foreign() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        try terminal.enter("free -m", until: "resources shows what of it is for enclaves")
        try terminal.enter("cd /", until: "a lesson stays in its folder")
        try terminal.enter("$ sudo nesh resources", until: "✓ done")
        terminal.enter(
            "$ nitro-cli build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif")
        try terminal.expect("✓ done")
        try terminal.enter("nitro-cli describe-eif --eif-path hello.eif || true", until: "✓ done")
        try terminal.enter("quit", until: "Lesson left")
    }

    @Test("an own enclave that is in a lesson's way is named with the line that ends it", arguments: [80, 40])
    func inTheWay(columns: Int) throws {
        let stage = try TeachingStage()
        try stage.nesh("build-enclave", "--docker-uri", "a:1", "--docker-dir", "hello-app", "--output-file", "own.eif")
        let started = try stage.nesh("run-enclave", "--eif-path", "own.eif", "--cpu-count", "1", "--memory", "64")
        #expect(started.status == 0, "\(started.errors)")
        let terminal = try stage.terminal("tutorial", "hello", columns: columns)
        func shown(_ text: String) throws {
            try terminal.session.wait(text) { screen in
                screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(text)
            }
        }
        try shown("own (CID 16, 64 MiB) runs beside the lesson; if it is in the way: terminate-enclave own")
        for step in 2...5 {
            try terminal.enter("skip", until: "step \(step) of 8")
        }
        terminal.type("\u{c}")
        terminal.enter("run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 16")
        try shown("The right command, but it failed.")
        try shown("if it is in the way: terminate-enclave own")
        terminal.enter("terminate-enclave own")
        try terminal.enter("run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 16", until: "✓ done")
    }

    @Test("what a lesson has ended is shown as ended by the prompt that comes back")
    func endedInside() throws {
        let stage = try TeachingStage()
        try stage.nesh("build-enclave", "--docker-uri", "a:1", "--docker-dir", "hello-app", "--output-file", "own.eif")
        let terminal = try stage.terminal()
        terminal.enter("run-enclave --eif-path own.eif --cpu-count 1 --memory 64")
        try terminal.session.waitForPrompt("nesh own(16)>")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        try terminal.enter("terminate-enclave own", until: "Successfully terminated")
        terminal.enter("stop")
        try terminal.session.waitForPrompt("nesh own†>")
    }

    @Test("what a killed lesson left is swept by the next one; what a living one has is not")
    func sweeping() throws {
        let stage = try TeachingStage()
        let files = FileManager.default
        func folders() throws -> [String] {
            try files.contentsOfDirectory(atPath: stage.folder.path + "/tmp").filter { $0.hasPrefix("nesh-lesson") }
        }
        let first = try stage.lesson("several", of: 8)
        try first.enter("run-enclave --cpu-count 2 --memory 128 --enclave-name bank", until: "✓ done")
        let living = try folders()
        kill(first.session.process, SIGKILL)
        _ = try first.end()
        #expect(try folders() == living && stage.nesh("describe-enclaves").output.contains("bank"))
        let second = try stage.terminal("tutorial", "debug-mode")
        try second.expect("cleaned up after an interrupted lesson: bank")
        try second.expect("step 1 of 8")
        try second.enter("run-enclave --cpu-count 2 --memory 256", until: "✓ done")
        let now = try folders()
        #expect(now.count == 1 && now != living)
        // A third beside the second leaves it alone.
        _ = try stage.lesson("memory", of: 10)
        #expect(try folders().count == 2)
        #expect(try stage.nesh("describe-enclaves").output.contains("RUNNING"))
    }
}
