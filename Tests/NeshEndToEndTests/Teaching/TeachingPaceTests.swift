import Foundation
import NeshTestSupport
import Testing

/// Typing keeps its pace while the machine is busy.
@Suite(.serialized) struct TeachingPaceTests {
    @Test func typingTakesAsLongAsItShould() throws {
        // 100 keys at 240 words a minute: 20 keys a second, five seconds.
        let line = "echo " + String(repeating: "abcd ", count: 19)
        let stage = try TeachingStage()
        try stage.write("demo.nesh", "option typing 240wpm\n## x\n\(line)\n")
        var load: [Process] = []
        defer { for process in load { process.terminate() } }
        for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
            let process = Process()
            // Ends by itself if this process cannot end it.
            process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
            process.arguments = ["30", "sh", "-c", "while :; do :; done"]
            try process.run()
            load.append(process)
        }
        let terminal = try stage.terminal("--demo", "demo.nesh", columns: 120)
        try terminal.expect("> ")
        let start = ContinuousClock.now
        terminal.type(" ")
        let typed = line.trimmingCharacters(in: .whitespaces)
        try terminal.session.wait("the whole line") { $0.text.contains("> " + typed) }
        let time = (ContinuousClock.now - start) / .seconds(1)
        let due = Double(typed.count) / 20
        #expect(abs(time - due) <= due * 0.1, "\(time) s instead of \(due) s")
        terminal.type("q")
        #expect(try terminal.end() == 0)
    }
}
