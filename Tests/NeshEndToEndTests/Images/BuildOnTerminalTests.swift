import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// What a person sees of a long build, and what is left when it is stopped.
@Suite struct BuildOnTerminalTests {
    /// A directory with a file of 2 GiB that takes no room.
    private func bench() throws -> TemporaryDirectory {
        let scratch = try TemporaryDirectory()
        let large = try scratch.write("root/large", "")
        try #require(truncate(large, 2 << 30) == 0)
        return scratch
    }

    private func arguments(_ scratch: TemporaryDirectory) -> [String] {
        [
            "build-enclave", "--docker-uri", "rootfs:\(scratch.path)/root", "--cmd", "/x", "--output-file",
            scratch.path + "/o.eif",
        ]
    }

    private func environment(_ scratch: TemporaryDirectory) -> [String: String] {
        ["HOME": scratch.path, "TMPDIR": scratch.path, "PATH": "/usr/bin:/bin"]
    }

    private func names(_ scratch: TemporaryDirectory) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path).filter { $0 != ".local" }.sorted()
    }

    @Test func aBarShowsHowFarItIsAndCtrlCLeavesNothing() throws {
        let scratch = try bench()
        let terminal = try TerminalSession(
            Program.nesh, arguments(scratch), environment: environment(scratch), columns: 100)
        try terminal.wait("a bar with a rate", seconds: 60) { screen in
            screen.text.contains(#/o\.eif +━+╸?─+ +\d+% +\d+ of 204\d MiB +\d+ [MG]iB/s/#)
        }
        terminal.type("\u{03}")
        #expect(try terminal.waitForEnd(seconds: 60) == 130)
        #expect(try names(scratch) == ["root"])
        #expect(!terminal.screen.text.contains("─"), "\(terminal.screen.text)")
    }

    /// A bar is cut to the terminal's width: one that wraps could not be taken away.
    @Test func aNarrowTerminalIsNotFilledWithBars() throws {
        let scratch = try bench()
        let terminal = try TerminalSession(
            Program.nesh, arguments(scratch), environment: environment(scratch), columns: 30)
        try terminal.wait("a beginning of the bar", seconds: 60) { $0.text.contains("Writing") }
        terminal.settle(milliseconds: 500)
        terminal.type("\u{03}")
        _ = try terminal.waitForEnd(seconds: 60)
        #expect(terminal.screen.lines.filter { $0.contains("Writing") }.count <= 1, "\(terminal.screen.text)")
    }

    @Test func aPipeGetsNoBar() throws {
        let scratch = try TemporaryDirectory()
        try scratch.write("root/file", "x")
        let ended = try Program.run(Program.nesh, arguments(scratch), environment(scratch))
        #expect(ended.status == 0)
        #expect(
            ended.errors.split(separator: "\n").filter { !$0.hasPrefix("warning: ") && !$0.hasPrefix("Measured with ") }
                == ["Start building the Enclave Image...", "Enclave Image successfully created."])
        #expect(!ended.errors.contains("\r") && !ended.errors.contains("\u{1B}"))
    }
}
