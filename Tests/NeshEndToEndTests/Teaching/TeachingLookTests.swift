import Foundation
import NeshTestSupport
import Testing

/// Somebody who looks round, looks something up, or has ended too much.
@Suite struct TeachingLookTests {
    private func shows(_ terminal: Terminal, _ text: String) throws {
        try terminal.session.wait(text) { screen in
            screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: " ").contains(text)
        }
    }

    @Test("the help of the step's own command is no try of it, whatever its examples look like")
    func help() throws {
        let terminal = try TeachingStage().lesson("hello", of: 8)
        for step in 2...4 { try terminal.enter("skip", until: "step \(step) of 8") }
        for line in ["allocator --help", "allocator set -h"] {
            try terminal.enter(line, until: "exit status 0")
            try terminal.enter("echo \"mark\"-1", until: "mark-1")
        }
        #expect(!terminal.session.screen.text.contains("not done yet"), "\(terminal.session.screen.text)")
        try terminal.enter("allocator set memory_mib=3072", until: "step 5 of 8")
        terminal.enter("help allocator")
        try terminal.enter("skip", until: "step 6 of 8")
    }

    @Test("what only shows how things stand is no miss, and one that shows just what is asked for is told so")
    func looking() throws {
        let terminal = try TeachingStage().lesson("several", of: 8)
        for line in ["ls", "resources", "describe-enclaves"] {
            terminal.enter(line)
            try terminal.enter("echo \"mark\"-1", until: "mark-1")
        }
        #expect(!terminal.session.screen.text.contains("not done yet"), "\(terminal.session.screen.text)")
        for step in 2...5 { try terminal.enter("skip", until: "step \(step) of 8") }
        for line in ["resources", "kms status", "allocator"] {
            terminal.enter(line)
            try terminal.enter("echo \"mark\"-2", until: "mark-2")
        }
        #expect(!terminal.session.screen.text.contains("not done yet"), "\(terminal.session.screen.text)")
        try terminal.enter("status", until: "This step needs another command.")
        #expect(!terminal.session.screen.text.contains("not done yet"), "\(terminal.session.screen.text)")
        try terminal.enter("ls", until: "✓ done")
    }

    @Test("an enclave that a later step needs is missed there, too")
    func later() throws {
        let terminal = try TeachingStage().lesson("several", of: 8)
        for step in 2...6 { try terminal.enter("skip", until: "step \(step) of 8") }
        terminal.enter("terminate-enclave lesson")
        try shows(terminal, "Gone, but still needed: the enclave 'lesson'.")
        try terminal.enter("use bank", until: "step 7 of 8")
        try shows(terminal, "step 7 of 8 Gone, but still needed: the enclave 'lesson'.")
        let start = terminal.session.output.count
        try terminal.enter("skip", until: "step 8 of 8")
        #expect(!String(decoding: terminal.session.output[start...], as: UTF8.self).contains("error"))
    }

    @Test("an enclave of one's own is none that a later step misses")
    func own() throws {
        let terminal = try TeachingStage().lesson("memory", of: 10)
        try terminal.enter("skip", until: "step 2 of 10")
        terminal.enter("run-enclave --cpu-count 2 --memory 64")
        try shows(terminal, "the enclave 'lesson' is not what this step asks for.")
        try terminal.enter("run-enclave --cpu-count 2 --memory 16", until: "step 3 of 10")
        try terminal.enter("run-enclave --cpu-count 2 --memory 4096", until: "step 4 of 10")
        try terminal.enter("terminate-enclave", until: "Terminated")
        try terminal.enter("explain E27", until: "step 5 of 10")
        #expect(!terminal.session.screen.text.contains("still needed"))
        terminal.enter("run-enclave --cpu-count 8 256")
        try shows(terminal, "✗ your line fails with E22")
        #expect(!terminal.session.screen.text.contains("no code of its own"))
    }

    @Test("a job that has ended as it was to is not missed")
    func doneJob() throws {
        let terminal = try TeachingStage().lesson("debug-mode", of: 8)
        for step in 2...5 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("console --for 1s &", until: "step 6 of 8")
        try terminal.session.waitFor("[1] done: console --for 1s")
        try terminal.enter("describe-enclaves --foo", until: "unknown option")
        try terminal.enter("echo over", until: "\nover")
        #expect(!terminal.session.screen.text.contains("still needed"))
    }

    @Test("what runs is in nobody's way where a step looks at no enclave")
    func besides() throws {
        let terminal = try TeachingStage().lesson("memory", of: 10)
        try terminal.enter("run-enclave --cpu-count 2 --memory 64", until: "Started enclave")
        try terminal.enter("echo over", until: "\nover")
        #expect(!terminal.session.screen.text.contains("is not what this step asks for"))
    }

    @Test("an amount in another unit is corrected; the line runs with Enter")
    func amount() throws {
        let terminal = try TeachingStage().lesson("memory", of: 10)
        try terminal.enter("skip", until: "step 2 of 10")
        try terminal.enter(
            "run-enclave --memory 16MiB --cpu-count 2",
            until: "type fix to run: run-enclave --memory 16 --cpu-count 2")
        try terminal.enter("fix", until: "step 3 of 10")
    }
}
