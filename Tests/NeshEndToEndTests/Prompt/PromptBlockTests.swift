import Foundation
import NeshTestSupport
import Testing

/// Blocks at the prompt, what gives them up, and what ends the session.
@Suite(
    "Blocks and leaving at the prompt", .serialized,
    .enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed"))
struct PromptBlockTests {
    private func pasted(_ text: String) -> String { "\u{1b}[200~\(text)\u{1b}[201~" }

    @Test("a pasted block that is wrong is given up to its end; what follows it runs")
    func brokenBlock() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        let block = "if 1 ==1\n  if 2 == 2\n    echo inmost\n  end\n  echo within\nend\necho behind\n"
        session.type(pasted(block))
        try session.wait("the line behind the block") { $0.lines.contains("behind") }
        #expect(session.screen.text.contains("5 pasted lines are not run"))
        #expect(!session.screen.lines.contains("within") && !session.screen.lines.contains("inmost"))
        #expect(!session.screen.text.contains("'end' without 'if'"))
        // A bad line that goes on takes what it goes on with along.
        session.type("\u{c}" + pasted("echo a > b > \\\necho within\necho after\n"))
        try session.wait("the line behind it") { $0.lines.contains("after") }
        #expect(session.screen.text.contains("1 pasted line is not run") && !session.screen.lines.contains("within"))
        // Its last line may have no line end yet.
        session.type("\u{c}" + pasted("if 1 ==1\n  echo within\nend"))
        try session.wait("the block given up") {
            $0.text.contains("2 pasted lines are not run") && $0.lines.last == "nesh !>"
        }
    }

    @Test(
        "what opens something in sh takes its pasted lines with it",
        arguments: [
            ("cat > stop.sh <<'EOF'\necho within\nEOF\n", 2), ("cleanup() {\n  echo within\n}\n", 2),
            ("cat <<A - <<-\"B\"\necho within\nA\n\techo within\n\tB\n", 4),
            ("for i in 1 2; do\necho within\ndone\n", 2), ("while true\ndo\necho within\ndone\n", 3),
            ("case x in\nx) echo within ;;\nesac\n", 2), ("{\necho within\n}\n", 2), ("(\necho within\n)\n", 2),
            ("if [ -f x ]; then\necho within\nfi\n", 2), ("bash -c '\necho within\n'\n", 2),
            ("mkdir x &&\necho within\n", 1), ("!cat > stop.sh <<EOF\necho within\nEOF\n", 2),
            ("describe-enclaves | cat - <<EOF\necho within\nEOF\n", 2), ("$ until false; do\necho within\ndone\n", 2),
        ])
    func shellConstructs(paste: String, dropped: Int) throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        session.type(pasted(paste + "echo behind\n"))
        try session.wait("the line behind it") { $0.lines.contains("behind") }
        let lines = dropped == 1 ? "1 pasted line is not run" : "\(dropped) pasted lines are not run"
        #expect(session.screen.text.contains(lines))
        #expect(!session.screen.lines.contains("within"))
        // Without its end it goes to the end of what was pasted.
        let open = paste.split(separator: "\n").dropLast().joined(separator: "\n")
        guard dropped > 1 else { return }
        session.type("\u{c}" + pasted(open + "\necho also within\necho within"))
        try session.wait("all of it dropped") {
            $0.text.contains("\(dropped + 1) pasted lines are not run") && $0.lines.last?.hasSuffix(">") ?? false
        }
        #expect(!session.screen.lines.contains("also within"))
    }

    @Test("Ctrl-D in an open block gives it up and does not leave")
    func endOfInputInBlock() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        try session.enter("if 1 == 1", until: "if>")
        try session.type("\u{4}", until: "given up: nothing of it was run")
        session.type("echo still here\r")
        try session.wait("the next line") { $0.lines.contains("still here") }
    }

    @Test("a word of sh's that was to end a block leaves it open")
    func anotherShellsEnd() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        try session.enter("if 1 == 1", until: "if>")
        session.type("echo inside\r")
        try session.enter("fi", until: "'fi' is sh's")
        try session.wait("the block again") { $0.lines.last?.trimmingCharacters(in: .whitespaces) == "if>" }
        session.type("end\r")
        try session.wait("what the block says") { $0.lines.contains("inside") }
    }

    @Test("lines of a block are in the history, whatever their indentation; a blank in front of it keeps it out")
    func blockInHistory() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        session.type("if 1 == 1\r  echo inside\rend\r")
        try session.wait("the block has run") { $0.lines.contains("inside") }
        session.type(" if 1 == 1\r  echo secret\rend\r")
        try session.wait("the other block has run") { $0.lines.contains("secret") }
        let file = try String(
            contentsOfFile: world.directory.path + "/home/.local/state/nesh/history", encoding: .utf8)
        #expect(file.contains("echo inside"))
        #expect(!file.contains("secret"))
    }

    @Test("a console's Ctrl-D does not end the shell afterwards")
    func leavingByAccident() throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let session = try world.prompt()
        try session.enter(
            "run-enclave --eif-path quiet.eif --cpu-count 1 --memory 64 --debug-mode", until: "nesh quiet")
        try session.enter("\u{c}console", until: "ready")
        session.type("\u{4}\u{1d}")
        try session.wait("the console left") { $0.text.contains("left quiet") }
        session.type("\u{c}echo alive\r")
        try session.wait("the shell lives") { $0.lines.contains("alive") }
    }

    @Test("a start-up file with a mistake says that nothing was run; exit in it says who ended the session")
    func startupFile() throws {
        let world = try PromptWorld()
        try world.directory.write("home/.config/nesh/nesherc", "echo first\nrun-enclav\necho a > b > c\n")
        let session = try world.start(PromptWorld.program)
        try session.wait("what was not run") {
            $0.text.contains("nothing was run") && $0.lines.joined().contains("ended there; --no-rc starts without it")
                && $0.lines.last == "nesh !>"
        }
        #expect(!session.screen.lines.contains("first"))
        try world.directory.write("home/.config/nesh/nesherc", "exit 0\n")
        let other = try world.start(PromptWorld.program)
        try other.wait("why it ended") { $0.lines.joined().contains("ended the session; --no-rc") }
    }
}
