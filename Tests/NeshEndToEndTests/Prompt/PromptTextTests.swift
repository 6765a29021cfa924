import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// Blocks as one text, and what else hands expect of an editor, in the program itself.
@Suite("Texts at the prompt", .serialized)
struct PromptTextTests {
    private static let up = "\u{1b}[A"

    @Test("a block is typed, recalled, mended and run as one text", arguments: [80, 40])
    func block(columns: Int) throws {
        let world = try PromptWorld()
        let session = try world.prompt(columns: columns)
        session.type("\u{c}if 1 == 1\r  echo one\r  ecoh two\rend\r")
        try session.wait("the mistake") { $0.text.contains("unknown command 'ecoh'") && $0.lines.last == "nesh !>" }
        #expect(!session.screen.lines.contains("one"))
        try session.type(
            "\u{c}\(Self.up)", showing: ["nesh !> if 1 == 1", "  if>   echo one", "  if>   ecoh two", "  if> end"])
        session.type("\(Self.up)\u{1}\u{1b}[C\u{1b}[C\u{1b}decho\r")
        try session.wait("both lines") { $0.lines.suffix(3) == ["one", "two", "nesh>"] }
        // One line of the list, and of a saved script.
        session.type("\u{c}history 1\r")
        try session.wait("the block") {
            // Before the prompt is back, Ctrl-R belongs to the terminal's own line.
            $0.lines.first == "nesh> history 1" && $0.text.contains("  echo two\n") && $0.text.contains(" end\n")
                && $0.lines.last == "nesh>"
        }
        session.type("\u{c}\u{12}ECHO".lowercased())
        try session.wait("it is found") { $0.text.contains("if 1 == 1 ↵   echo one ↵") }
    }

    @Test("without colour and on a dumb terminal a block comes and runs all the same", arguments: ["", "dumb"])
    func plain(kind: String) throws {
        let world = try PromptWorld()
        try world.directory.write("home/.local/state/nesh/history", "if 1 == 1\u{1e}  echo in\u{1e}end\n")
        let session = try world.prompt(
            environment: kind == "dumb" ? ["TERM": "dumb"] : ["NO_COLOR": "1"], columns: 60)
        session.type("\u{10}\u{10}x\u{7f}\r")
        try session.wait("its output") { $0.lines.contains("in") }
        session.type("if 1 == 1\recho typed\rend\r")
        try session.wait("its output") { $0.lines.contains("typed") }
    }

    @Test("the line goes into the editor and comes back; nothing runs by itself")
    func editor() throws {
        let world = try PromptWorld()
        try TestProgram.write(
            "#!/bin/sh\nsed -i 's/one/two/' \"$1\"; echo 'echo more' >> \"$1\"; stat -c %a \"$1\" > mode\n",
            to: world.directory.path + "/ed")
        let session = try world.prompt(environment: ["VISUAL": "./ed", "EDITOR": "/bin/false"])
        try session.type("\u{c}echo one\u{18}\u{5}", showing: ["nesh> echo two", "  if> echo more"])
        session.type("\r")
        try session.wait("both") { $0.lines.contains("two") && $0.lines.contains("more") }
        #expect(try File.text(world.directory.path + "/mode") == "600\n")
        let other = try world.prompt(environment: ["EDITOR": "/bin/false"])
        try other.type("echo kept\u{18}\u{5}", until: "/bin/false failed; the line is as it was")
        try other.waitForPrompt("nesh> echo kept")
    }

    @Test(
        "programs complete behind ! and |, files behind > and in quotes; hints come from what is there",
        arguments: [80, 40])
    func completion(columns: Int) throws {
        let world = try PromptWorld()
        try world.directory.write("bin/only-this-program", "#!/bin/sh\n")
        chmod(world.directory.path + "/bin/only-this-program", 0o755)
        try world.directory.write("with space.eif", "")
        let path = "\(world.directory.path)/bin:/usr/bin:/bin"
        let session = try world.prompt(environment: ["PATH": path], columns: columns)
        session.type("\u{c}!only-t")
        // What a hint shows is not in the line yet.
        try session.waitForScreen(["nesh> !only-this-program"])
        try session.type("\t\u{15}ls | only\t", showing: ["nesh> ls | only-this-program"])
        try session.type("\u{15}ls > with\t", showing: ["nesh> ls > 'with space.eif'"])
        try session.type("\u{15}use \"with\t", showing: ["nesh> use \"with space.eif\""])
        try session.type("\u{15}describe-en", showing: ["nesh> describe-enclaves"])
        session.type("\u{5}\r")
        try session.wait("its output") { $0.lines.contains("[]") }
    }

    @Test("Alt-. and undo are at the prompt too, and ~/.editrc may bind them elsewhere")
    func keys() throws {
        let world = try PromptWorld()
        try world.directory.write("home/.editrc", "nesh:bind ^T nesh-undo\n")
        let session = try world.prompt()
        try session.enter("echo a 'b c'\recho \u{1b}.\u{15}\u{c}set y \u{1b}.", until: "set y 'b c'")
        // Keys that come while a command runs are the terminal's, which has an idea of Ctrl-W of its own.
        try session.type("\u{c}", showing: ["nesh>"])
        try session.type("one two\u{17}\u{14}", showing: ["nesh> one two"])
        try session.type("\u{17}\u{1f}", showing: ["nesh> one two"])
    }
}
