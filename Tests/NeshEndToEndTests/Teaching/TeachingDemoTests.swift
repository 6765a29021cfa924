import Foundation
import NeshTestSupport
import Testing

/// Each key of the demo player, on a terminal.
@Suite struct TeachingDemoTests {
    private static let script = """
        option typing 600wpm
        on-exit echo cleaned up

        ## A title
        ##
        ## The first thing.
        echo one

        ## The second.
        echo two
        expect $output == two

        echo three
        """

    private func demo(_ script: String = script, _ options: String...) throws -> (TeachingStage, Terminal) {
        let stage = try TeachingStage()
        try stage.write("demo.nesh", script)
        let terminal = try Terminal(
            of: stage,
            TerminalSession(
                "/bin/sh",
                ["-c", "cd \"$0\" && exec \"$@\"", stage.work, Program.nesh, "--demo"] + options + ["demo.nesh"],
                environment: stage.environment, columns: 80, rows: 40))
        return (stage, terminal)
    }

    /// Narration, typing, a key, the output: and no set-up or check to be seen.
    @Test func spaceAndEnterGoThroughTheScript() throws {
        let (_, terminal) = try demo()
        try terminal.expect("The first thing.")
        try terminal.expect("> ")
        try terminal.type(" ", until: "o")
        try terminal.session.wait("the whole line") { $0.text.contains("> echo one") }
        terminal.look()
        try terminal.enter("", until: "one")
        try terminal.expect("The second.")
        terminal.type(" ")
        try terminal.session.wait("the second line") { $0.text.contains("> echo two") }
        try terminal.type(" ", until: "two")
        try terminal.session.wait("the third prompt") { $0.lines.last { !$0.isEmpty } == "nesh>" }
        terminal.type(" ")
        try terminal.session.wait("the third line") { $0.text.contains("> echo three") }
        try terminal.type(" ", until: "the demo is over")
        try terminal.expect("cleaned up")
        #expect(try terminal.end() == 0)
        #expect(!terminal.session.screen.text.contains("option"))
        #expect(!terminal.session.screen.text.contains("expect"))
    }

    @Test func aSecondPressCompletesTheLine() throws {
        let (_, terminal) = try demo("option typing 1wpm\n## Slow.\necho a-line-of-many-keys\n")
        try terminal.expect("Slow.")
        terminal.type(" ")
        // At one word a minute the whole line would take minutes.
        terminal.type(" ")
        try terminal.session.wait("the line", seconds: 60) { $0.text.contains("> echo a-line-of-many-keys") }
        terminal.type("q")
        #expect(try terminal.end() == 0)
    }

    @Test func breakingOutIsARealPromptWithTheSession() throws {
        let (_, terminal) = try demo("option typing 600wpm\nset secret 42\n## Begin.\necho shown $secret\n")
        try terminal.expect("Space types the next line and Enter runs it")
        try terminal.expect("Begin.")
        try terminal.type("b", until: "resume goes on")
        try terminal.enter("resum", until: "did you mean 'resume'?")
        try terminal.enter("echo it is $secret", until: "it is 42")
        terminal.enter("set secret 43")
        terminal.enter("resume")
        try terminal.session.wait("the demo's prompt") {
            $0.text.contains("> resume") && $0.lines.last { !$0.isEmpty } == "nesh>"
        }
        terminal.type("  ")
        try terminal.session.wait("the line") { $0.text.contains("> echo shown") }
        terminal.look()
        try terminal.type(" ", until: "shown 43")
        #expect(try terminal.end() == 0)
    }

    @Test func repeatSkipAndGoTo() throws {
        let (_, terminal) = try demo(Self.script, "--step")
        try terminal.expect("> ")
        try terminal.expect("echo one")
        try terminal.type(" ", until: "one")
        try terminal.expect("echo two")
        try terminal.type("r", until: "echo one")
        try terminal.type(" ", until: "one")
        try terminal.expect("echo two")
        try terminal.type("s", until: "echo three")
        try terminal.enter("g9", until: "go to line: ")
        try terminal.expect("echo two")
        try terminal.type("g\u{1B}", until: "go to line: ")
        try terminal.expect("echo two")
        try terminal.enter("g99", until: "the last command is at line 13")
        try terminal.enter("g7\u{7F}13", until: "echo three")
        try terminal.type("q", until: "cleaned up")
        #expect(try terminal.end() == 0)
        #expect(!terminal.session.screen.lines.contains("two"))
    }

    @Test func playingPacingAndHelp() throws {
        let (_, terminal) = try demo()
        try terminal.expect("> ")
        terminal.type("?")
        for key in ["Space Enter", "b  ", "r  ", "s  ", "g N", "p  ", "+ -", "q  "] { try terminal.expect(key) }
        try terminal.type("+", until: "typing 1.3 times")
        try terminal.type("-", until: "typing 1.0 times")
        try terminal.type("p", until: "playing automatically")
        // Goes through to the end without a key.
        try terminal.expect("the demo is over")
        #expect(try terminal.end() == 0)
    }

    @Test func playingStopsAtAKey() throws {
        let (_, terminal) = try demo("option typing 600wpm\n## x\necho one\necho two\n", "--auto", "--gap", "200ms")
        try terminal.type("p", until: "waiting for keys again")
        terminal.type("q")
        #expect(try terminal.end() == 0)
    }

    /// It is pressed by habit, and letters by whoever seems to type.
    @Test func ctrlCStopsTheTypingAndNeitherItNorLettersEndADemo() throws {
        let (_, terminal) = try demo("option typing 1wpm\n## Slow.\necho a-line-of-many-keys\n")
        try terminal.expect("Slow.")
        try terminal.type("\u{3}", until: "q quits")
        terminal.type(" ")
        try terminal.session.wait("the prompt") { $0.lines.last { !$0.isEmpty } == "nesh>" }
        terminal.type("qbsrgp")
        try terminal.type("\u{3}", until: "stopped: Space shows the rest")
        terminal.type(" ")
        try terminal.session.wait("the line", seconds: 60) { $0.text.contains("> echo a-line-of-many-keys") }
        terminal.type("\u{3}")
        try terminal.session.wait("the remark") { $0.text.components(separatedBy: "q quits").count > 2 }
        try terminal.type(" ", until: "the demo is over")
        #expect(try terminal.end() == 0)
    }

    /// Who seems to type does not stop with the last letter: neither does the demo.
    @Test func lettersBeyondTheLineMeanNothing() throws {
        let (_, terminal) = try demo("## x\necho one\necho two\n", "--step")
        try terminal.expect("> echo one")
        terminal.type("xqbrsgp+q")
        try terminal.type("\u{3}", until: "q quits")
        #expect(!terminal.session.screen.text.contains("a break"))
        try terminal.type(" ", until: "> echo two")
        terminal.type("q")
        #expect(try terminal.end() == 0)
    }

    @Test func ctrlLClearsTheScreenBetweenLinesAndWhileOneIsTyped() throws {
        let (_, terminal) = try demo("option typing 1wpm\n## Slow.\necho a-line-of-many-keys\n")
        try terminal.expect("Slow.")
        terminal.type("\u{c}")
        try terminal.session.wait("the prompt alone") { $0.lines.first == "nesh>" }
        try terminal.type("\u{3}", until: "q quits")
        terminal.type(" \u{c}")
        try terminal.session.wait("the line alone") {
            ($0.lines.first ?? "").hasPrefix("nesh>") && !$0.text.contains("q quits")
        }
        terminal.type(" ")
        try terminal.session.wait("the whole line") { $0.lines.first == "nesh> echo a-line-of-many-keys" }
        terminal.type("q")
        #expect(try terminal.end() == 0)
    }

    @Test func ctrlCOnlyInterruptsACommand() throws {
        let (_, terminal) = try demo("on-exit echo cleaned up\n## x\nsleep 100s\n", "--step")
        try terminal.expect("sleep 100s")
        terminal.type(" ")
        // The command runs once the terminal hands over lines again.
        try terminal.session.wait("the command") { _ in terminal.session.takesSignals }
        try terminal.type("\u{3}", until: "failed: r retry")
        try terminal.type("s", until: "the demo is over")
        try terminal.expect("cleaned up")
        #expect(try terminal.end() == 0)
    }

    @Test func fromAndUntilShowAPart() throws {
        let (_, terminal) = try demo(
            "## x\nset a 1\necho hidden > made\necho shown $a\necho later\n", "--step", "--from", "4", "--until", "4")
        try terminal.expect("lines before 4 run unseen")
        try terminal.expect("echo shown")
        try terminal.type(" ", until: "shown 1")
        try terminal.expect("the demo is over")
        #expect(try terminal.end() == 0)
        #expect(!terminal.session.screen.text.contains("hidden"))
        #expect(!terminal.session.screen.text.contains("later"))
        let (_, beyond) = try demo(Self.script, "--step", "--from", "99")
        try beyond.expect("--from 99: the last command of demo.nesh is at line 13")
        #expect(try beyond.end() == 2)
    }

    @Test func withoutATerminalItPlaysByItself() throws {
        let stage = try TeachingStage()
        try stage.write("demo.nesh", Self.script)
        let played = try stage.nesh("--demo", "--auto", "--gap", "1ms", "--speed", "100", "demo.nesh")
        #expect(played.status == 0)
        #expect(played.output.contains("nesh> echo two\ntwo\n"), "\(played.output)")
        #expect(played.output.hasSuffix("cleaned up\n"))
        let refused = try stage.nesh("--demo", "demo.nesh")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("--auto"))
    }
}
