import Glibc
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct SearchPathTests {
    @Test("finds what the shell finds")
    func likeTheShell() throws {
        let directory = try TemporaryDirectory()
        let first = try directory.write("program", "#!/bin/sh\n".utf8)
        try directory.write("notes", "text".utf8)
        try #require(chmod(first, 0o755) == 0)
        try #require(mkdir(directory.path + "/folder", 0o755) == 0)
        for path in ["\(directory.path):/usr/bin:/bin", "/usr/bin:\(directory.path):/bin", "/usr/bin:/bin"] {
            for name in ["program", "notes", "folder", "cat", "no-such-program"] {
                let shell = try ChildProcess.run(
                    "/bin/sh", ["-c", "command -v \(name)"], environment: ["PATH=\(path)"], interrupt: Interrupt())
                let found = String(decoding: shell.standardOutput, as: UTF8.self).split(separator: "\n").first
                #expect(SearchPath(path).find(name) == found.map(String.init), "\(name) in \(path)")
            }
        }
        #expect(SearchPath("").find("\(directory.path)/program") == first)
        #expect(SearchPath("").directories == SearchPath(nil).directories)
    }
}

@Suite struct SystemPackagesTests {
    /// As packages.debian.org, pkgs.org and Arch's and Alpine's own lists name what has newuidmap.
    @Test(
        "each package manager is given its own package",
        arguments: [
            ("apt-get", "apt-get install uidmap"), ("dnf", "dnf install shadow-utils"),
            ("yum", "yum install shadow-utils"), ("zypper", "zypper install shadow"), ("pacman", "pacman -S shadow"),
            ("apk", "apk add shadow-uidmap"),
        ])
    func names(manager: String, line: String) throws {
        let directory = try TemporaryDirectory()
        let program = try directory.write("bin/" + manager, "")
        #expect(chmod(program, 0o755) == 0)
        let root = MachineFiles(root: directory.path)
        #expect(SystemPackages.installing("newuidmap", in: root) == "sudo " + line)
        #expect(SystemPackages.installing("cmp", in: root).hasSuffix(" diffutils"))
        #expect(SystemPackages.installing("vi", in: root).contains(" vim"))
        #expect(SystemPackages.installing("openssl", in: root).hasSuffix(" openssl"))
    }
}

@Suite struct FullPipeTests {
    @Test("a descriptor that does not block is waited for")
    func waits() throws {
        let pipe = try Pipe()
        try pipe.writing.setNonblocking()
        let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let (reading, verdict) = (pipe.reading, try Pipe())
        try SystemThread.start {
            var got: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 65_536)
            while got.count < bytes.count {
                let count = Glibc.read(reading.raw, &piece, piece.count)
                guard count > 0 else { break }
                got += piece[..<count]
            }
            _ = try? File.write(verdict.writing.raw, [got == bytes ? 1 : 0])
        }
        try File.write(pipe.writing.raw, bytes)
        #expect(try Poll.wait(for: verdict.reading.raw, until: Deadline(after: .seconds(20))).contains(.readable))
        var same: UInt8 = 0
        #expect(Glibc.read(verdict.reading.raw, &same, 1) == 1 && same == 1)
    }
}
