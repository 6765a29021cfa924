import Foundation
import NeshTestSupport
import Testing

/// A line that fails before an audience, survived in five ways.
@Suite struct TeachingDemoErrorTests {
    private func failing() throws -> (TeachingStage, Terminal) {
        let stage = try TeachingStage()
        try stage.write(
            "demo.nesh", "on-exit echo cleaned up\n## x\n!test -e there && echo found it\necho after all\n")
        let terminal = try stage.terminal("--demo", "--step", "demo.nesh", columns: 80, rows: 40)
        try terminal.expect("found it")
        try terminal.type(" ", until: "exited with status 1")
        try terminal.expect("failed: r retry, e edit, s skip, b break out, q quit")
        return (stage, terminal)
    }

    private func finish(_ terminal: Terminal) throws {
        try terminal.expect("echo after all")
        try terminal.type(" ", until: "after all")
        try terminal.expect("cleaned up")
        #expect(try terminal.end() == 0)
    }

    @Test func retry() throws {
        let (stage, terminal) = try failing()
        try terminal.type("r", until: "failed: r retry")
        try stage.write("there", "")
        terminal.type("r")
        // The line, then what it says.
        try terminal.expect("found it")
        try terminal.expect("found it")
        try finish(terminal)
    }

    @Test func edit() throws {
        let (_, terminal) = try failing()
        terminal.type("e")
        try terminal.session.wait("the line to be edited") {
            $0.lines.last { !$0.isEmpty }?.hasSuffix("found it") ?? false
        }
        terminal.type(" otherwise\u{1}\u{B}echo edited\r")
        try terminal.session.wait("its output") { $0.lines.contains("edited") }
        try finish(terminal)
    }

    @Test func skip() throws {
        let (_, terminal) = try failing()
        terminal.type("s")
        try finish(terminal)
    }

    @Test func breakOut() throws {
        let (stage, terminal) = try failing()
        try terminal.type("b", until: "resume goes on")
        terminal.enter("!touch there")
        try terminal.enter("rezume", until: "did you mean 'resume'?")
        try terminal.enter("resume", until: "failed: r retry")
        #expect(FileManager.default.fileExists(atPath: stage.work + "/there"))
        terminal.type("r")
        try finish(terminal)
    }

    /// Once more than the command needed.
    @Test func ctrlCDoesNotEndIt() throws {
        let (_, terminal) = try failing()
        terminal.type("\u{3}")
        try terminal.session.wait("the choice again") { $0.text.components(separatedBy: "failed: r retry").count > 2 }
        terminal.type("s")
        try finish(terminal)
    }

    @Test func quit() throws {
        let (_, terminal) = try failing()
        try terminal.type("q", until: "cleaned up")
        #expect(try terminal.end() == 1)
    }

    @Test func withoutKeysItEndsAndCleansUp() throws {
        let stage = try TeachingStage()
        try stage.write("demo.nesh", "on-exit echo cleaned up\n## x\n!false\necho never\n")
        let ended = try stage.nesh("--demo", "--auto", "--gap", "1ms", "--speed", "100", "demo.nesh")
        #expect(ended.status == 1)
        #expect(ended.output.hasSuffix("cleaned up\n"))
        #expect(!ended.output.contains("never"))
    }

    /// The only script is meant; of several none is.
    @Test func whatIsPresentedIsNamed() throws {
        let stage = try TeachingStage()
        try stage.write("my talk.nesh", "## x\nversion\n")
        #expect(try stage.nesh("demo").errors.contains("nesh --demo 'my talk.nesh' presents it"))
        try stage.write("demo.nesh", "## x\nversion\n")
        #expect(try stage.nesh("demo").errors.contains("nesh --demo FILE"))
    }
}
