import Foundation
import Glibc
import NeshSystem
import NeshTestSupport
import Testing

/// A pager of the test's own that writes down what it gets.
@Suite("The pager at the prompt", .serialized)
struct PromptPagerTests {
    private func session(_ world: PromptWorld, _ script: String) throws -> TerminalSession {
        try world.directory.write("pager", script)
        return try world.prompt(environment: ["PAGER": "/bin/sh \(world.directory.path)/pager"], rows: 12)
    }

    @Test("what is longer than the screen is paged, JSON too; the pager is kept from files and programs")
    func environment() throws {
        let world = try PromptWorld()
        let session = try session(
            world,
            "cat > /dev/null; echo \"secure=$LESSSECURE history=$LESSHISTFILE charset=$LESSCHARSET\" >> told; echo paged $(wc -l < told)\n"
        )
        try session.enter("option --json > file\r\u{c}echo here", until: "\nhere\n")
        #expect(!FileManager.default.fileExists(atPath: world.directory.path + "/told"))
        try session.enter("\u{c}option --json", until: "paged 1")
        try session.enter("\u{c}help", until: "paged 2")
        #expect(
            try File.text(world.directory.path + "/told")
                == String(repeating: "secure=1 history=- charset=utf-8\n", count: 2))
        #expect(try File.text(world.directory.path + "/file").hasPrefix("{"))
    }

    @Test("what was typed ahead is no key of the pager's, and comes to the next prompt")
    func typeAhead() throws {
        let world = try PromptWorld()
        // The pager reads what it is given, then a key for as long as there is one at once.
        let session = try session(
            world,
            "cat > /dev/null; stty -icanon min 0 time 5 < /dev/tty; dd bs=64 count=1 < /dev/tty > keys 2> /dev/null; "
                + "stty icanon < /dev/tty; echo paged\n")
        // The shell waits for its turn while the keys come.
        session.type("!mkfifo turn\rif 1 == 1\r!touch waits; read x < turn\rhelp\rend\r")
        try session.wait("sh at work", seconds: 60) { _ in
            FileManager.default.fileExists(atPath: world.directory.path + "/waits")
        }
        try session.type("echo typed ahead\recho half", until: "echo half")
        _ = try ChildProcess.run("sh", ["-c", "echo > '\(world.directory.path)/turn'"])
        try session.wait("the lines that were typed") {
            $0.text.contains("paged") && $0.lines.contains("typed ahead") && $0.lines.last == "nesh> echo half"
        }
        #expect(try File.read(world.directory.path + "/keys", limit: 1000).isEmpty)
    }

    @Test(
        "less says in Japanese what its keys do where it shows Japanese, and in ASCII elsewhere", arguments: [590, 668])
    func japanese(version: Int) throws {
        let world = try PromptWorld()
        try world.directory.write(
            "less",
            """
            #!/bin/sh
            [ "$1" != --version ] || { echo "less \(version) (GNU regular expressions)"; exit; }
            cat > /dev/null; echo "keys=$LESS"
            """)
        chmod(world.directory.path + "/less", 0o755)
        let session = try world.prompt(
            environment: ["PAGER": world.directory.path + "/less", "LC_ALL": "ja_JP.UTF-8"], rows: 12)
        let keys = version == 668 ? "Space で次へ、q で終了" : "[Space] next, [q] quit"
        try session.enter("\u{c}help", until: "keys=FRX$-Ps" + keys)
    }
}
