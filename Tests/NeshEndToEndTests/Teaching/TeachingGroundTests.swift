import Foundation
import NeshTestSupport
import Testing

/// What a step found when it began and no longer finds, what counts only if it is seen or run, and what leaving ends.
@Suite struct TeachingGroundTests {
    /// Whether the text stands on the screen, however its lines are broken.
    private func shows(_ terminal: Terminal, _ text: String) throws {
        try terminal.session.wait(text) { screen in
            screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(text)
        }
    }

    @Test("an enclave that a step needs is named once it is gone; back and skip bring it back without an error")
    func gone() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("several", of: 8)
        for step in 2...7 { try terminal.enter("skip", until: "step \(step) of 8") }
        terminal.enter("terminate-enclave lesson_1")
        try shows(
            terminal,
            "Gone, but still needed: the enclave 'lesson_1'. back sets this step up again; skip does the step for you.")
        try terminal.enter("back", until: "step 7 of 8")
        terminal.enter("terminate-enclave lesson_1")
        try shows(terminal, "needed: the enclave 'lesson_1'.")
        terminal.enter("terminate-enclave lesson")
        try terminal.session.wait("both are gone") { $0.text.contains("✗ lesson has ended") }
        let start = terminal.session.output.count
        try terminal.enter("skip", until: "step 8 of 8")
        let said = String(decoding: terminal.session.output[start...], as: UTF8.self)
        #expect(!said.contains("error") && said.contains("nesh types"), "\(said)")
        // What a step is to end is not missed.
        terminal.enter("terminate-enclave bank")
        try terminal.session.wait("what is left to do") { $0.text.contains("✗ bank and lesson_1 have ended") }
        #expect(!terminal.session.screen.text.contains("needed: the enclave 'bank'"))
        try terminal.enter("terminate-enclave --session", until: "✓ done")
    }

    @Test("a file that the step's line names is missed, too, also at the first step")
    func goneFile() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        try terminal.enter("back", until: "This is the first step.")
        let stage = try TeachingStage()
        let second = try stage.lesson("measurements", of: 8)
        second.enter("!rm -r lesson-app")
        try shows(second, "Gone, but still needed: lesson-app.")
        try second.enter("back", until: "preparing")
        try second.expect("step 1 of 8")
        second.enter("skip")
        try second.expect("step 2 of 8")
    }

    @Test(
        "an enclave that a step does not ask for is named with the line that ends it; skip says no error of it",
        arguments: [("bnak", "bnak"), ("--all", "'--all'")])
    func stray(name: String, word: String) throws {
        let terminal = try TeachingStage().lesson("several", of: 8)
        terminal.enter("run-enclave --cpu-count 2 --memory 128 --enclave-name \(word)")
        try shows(
            terminal,
            "the enclave '\(name)' is not what this step asks for. To end it and try again: terminate-enclave \(word)")
        let start = terminal.session.output.count
        try terminal.enter("skip", until: "step 2 of 8")
        #expect(!String(decoding: terminal.session.output[start...], as: UTF8.self).contains("error"))
        terminal.enter("ls")
        try terminal.session.wait("bank alone") { $0.text.contains(" bank ") }
        #expect(!terminal.session.screen.lines.suffix(4).joined().contains(name))
    }

    @Test("who leaves a lesson is told what ends with it", arguments: ["stop", "\u{4}", "tutorial next"])
    func leaving(_ way: String) throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "✓ done")
        if way == "\u{4}" { terminal.type(way) } else { terminal.enter(way) }
        try shows(terminal, "Ended with the lesson: the enclave 'lesson'. When you go on, nesh starts it again.")
    }

    @Test("a hint in a step whose ground has changed is the way back, and Tab takes that")
    func hintOfGround() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256 --debug-mode", until: "This step is not done yet")
        terminal.look()
        try terminal.enter("hint", until: "Tab takes the dim line")
        try terminal.type("\t\r", until: "Terminated")
        // With that the hints are the step's own again.
        terminal.look()
        try terminal.enter("hint", until: "--cpu-count N")
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "step 2 of 8")
        terminal.enter("terminate-enclave")
        try shows(terminal, "Gone, but still needed: the enclave 'lesson'.")
        terminal.look()
        try terminal.enter("hint", until: "Tab takes the dim line")
        #expect(!terminal.session.screen.text.contains("The command is console"))
        try terminal.type("\t\r", until: "step 2 of 8")
    }

    @Test("an enclave is in nobody's way in a step about something else, and in the next one's it is no loss")
    func besides() throws {
        let terminal = try TeachingStage().lesson("hello", of: 8)
        for step in 2...4 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "This step is not done yet")
        try terminal.enter("allocator set memory 3072", until: "prints memory_mib as 3072")
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        #expect(!terminal.session.screen.text.contains("is not what this step asks for"))
        try terminal.enter("allocator set memory_mib 3072", until: "step 5 of 8")
        terminal.look()
        try terminal.enter("hint", until: "Tab takes the dim line")
        try shows(terminal, "the enclave 'hello' is not what this step asks for. To end it and try again:")
        try terminal.enter("terminate-enclave hello", until: "Terminated")
        try terminal.enter("echo \"mark\"-2", until: "mark-2")
        #expect(!terminal.session.screen.text.contains("Gone, but still needed"))
    }

    @Test("a file that the step's line adds to is needed as it was")
    func overwritten() throws {
        let terminal = try TeachingStage().lesson("measurements", of: 8)
        try terminal.enter("skip", until: "step 2 of 8")
        terminal.enter("!echo > lesson-app/hello")
        try shows(terminal, "Changed, but still needed: lesson-app/hello. back sets this step up again")
        try terminal.enter("back", until: "step 2 of 8")
        try terminal.enter("!echo >> lesson-app/hello", until: "✓ done")
    }

    @Test("what was refused is a miss, whoever refuses it; what looks round is none, whatever it is called")
    func refused() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        try terminal.enter("ls", until: "ls lists enclaves here; !ls lists files")
        for line in ["cat no-such-file", "kill 4711", "describe", "wait"] {
            terminal.look()
            try terminal.enter(line, until: "This step is not done yet")
        }
        for (index, line) in ["clear", "pwd", "!pwd", "kms", "ls", "!cat /etc/hostname"].enumerated() {
            terminal.look()
            try terminal.enter(line, until: "> ")
            try terminal.enter("echo \"mark\"-\(index)", until: "mark-\(index)")
            try terminal.expect("> ")
        }
        #expect(!terminal.session.screen.text.contains("not done yet"), "\(terminal.session.screen.text)")
    }

    @Test("what nesh filled in within a lesson is forgotten with the lesson")
    func filledIn() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "step 2 of 8")
        try terminal.enter("status", until: "run-enclave → --eif-path")
        try terminal.enter("stop", until: "Lesson left")
        terminal.look()
        try terminal.enter("status", until: "nothing yet")
    }

    @Test("a page that a lesson's end names is named with its place")
    func pages() throws {
        let terminal = try TeachingStage().lesson("measurements", of: 8)
        for step in 2...8 { try terminal.enter("skip", until: "step \(step) of 8") }
        terminal.enter("skip")
        try shows(terminal, "The pages named above:")
    }

    @Test("a hint that is not the command yet says that Tab knows it")
    func laterHint() throws {
        let terminal = try TeachingStage().lesson("measurements", of: 8)
        try terminal.enter("hint", until: "As in the first lesson")
        terminal.look()
        try terminal.enter("hint", until: "Tab fills in the whole line at the prompt, and hint shows more.")
        try terminal.enter("hint", until: "Tab takes the dim line")
        #expect(terminal.session.screen.text.ranges(of: "Tab fills in the whole line").count == 1)
    }

    @Test("a console counts once it was shown")
    func console() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        for step in 2...5 { try terminal.enter("skip", until: "step \(step) of 8") }
        for line in [#"wait $console ~ "Hello""#, "logs > /dev/null", "console --for 1ms > console.txt"] {
            terminal.look()
            try terminal.enter(line, until: "This step is not done yet")
            try shows(terminal, "✗ the console shows 'Hello'")
        }
        try terminal.enter("console --for 2s", until: "✓ done")
    }

    @Test("a line for sh that only names a program is no run of it; one that looks round is no miss")
    func programs() throws {
        let terminal = try TeachingStage().lesson("scripts", of: 10)
        try terminal.enter("!ls", until: "smoke.nesh")
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        #expect(!terminal.session.screen.text.contains("not done yet"))
        for step in 2...7 { try terminal.enter("skip", until: "step \(step) of 10") }
        try terminal.enter("!echo on-exit", until: "This step is not done yet")
        try terminal.enter("skip", until: "step 8 of 10")
        terminal.enter("!true smoke.nesh -n")
        try shows(terminal, "✗ your line runs nesh-here, or does the same")
        try terminal.enter("!./nesh-here -n smoke.nesh", until: "✓ done")
    }

    @Test("signs that nobody sees to be wrong are named: a variable's that is missing, and full-width ones")
    func signs() throws {
        let terminal = try TeachingStage().lesson("attestation", of: 16)
        try terminal.enter("skip", until: "step 2 of 16")
        terminal.enter("attestation request --nonce ４７１１ --output doc.bin")
        try shows(terminal, "it has full-width characters: type the half-width ones")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        try terminal.enter("skip", until: "step 2 of 8")
        terminal.enter("build-enclave --docker-uri hello-app:latest --docker-dir app --output-file hello.eif")
        try shows(terminal, "To mean the variable, write it with $: $app.")
    }

    @Test("another action of the step's verb is another command")
    func actions() throws {
        let terminal = try TeachingStage().lesson("attestation", of: 16)
        for step in 2...5 { try terminal.enter("skip", until: "step \(step) of 16") }
        // One that only shows something is no try at all.
        try terminal.enter("attestation show doc.bin", until: "module")
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        #expect(!terminal.session.screen.text.contains("needs another command"))
        terminal.enter("attestation request --output other.bin")
        try shows(terminal, "This step needs another command.")
        #expect(!terminal.session.screen.text.contains("in this step it should fail"))
    }

    @Test("to end the enclave that is in the way, as one is told, is no miss")
    func cleared() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256 --debug-mode", until: "This step is not done yet")
        terminal.look()
        try terminal.enter("terminate-enclave lesson", until: "Terminated")
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        #expect(terminal.session.screen.text.ranges(of: "not done yet").count == 1)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "✓ done")
    }

    @Test("an enclave may be called like a text of nesh's, which stays as it is in another language")
    func namesakes() throws {
        let stage = try TeachingStage(["LC_ALL": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8"])
        let terminal = try stage.terminal("tutorial", "debug-mode")
        try terminal.expect("手順 1/8")
        terminal.enter("run-enclave --cpu-count 2 --memory 256 --debug-mode --enclave-name other")
        try shows(terminal, "'other' はこの手順の条件に合いません")
    }

    @Test("what was asked for is what counts")
    func numbers() throws {
        let terminal = try TeachingStage().lesson("memory", of: 10)
        for step in 2...6 { try terminal.enter("skip", until: "step \(step) of 10") }
        terminal.enter("allocator set cpu_count 8")
        try shows(terminal, "✗ your line prints cpu_count as 4")
        try terminal.enter("allocator set cpu_count 4", until: "✓ done")
        terminal.enter("allocator set memory_mib 2048")
        try shows(terminal, "✗ your line prints memory_mib as 1024")
        try terminal.enter("allocator set memory_mib 1024", until: "✓ done")
    }
}
