import Foundation
import NeshData
import NeshEnclave
import NeshTestSupport
import Testing

/// The same ramdisks under another program that does what an enclave's init does, and in the sandbox: what the
/// application sees, which file it is, and how the console tells its end must be the same.
@Suite("As an enclave's init") struct ReferenceInitTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// nil leaves the file out.
        var command: String?
        var environment: String? = "PATH=/usr/local/bin:/opt\nGREETING=hello there\n"
        var edit: @Sendable (inout TestArchive) -> Void = { _ in }

        init(
            _ name: String, _ command: String?,
            environment: String? = "PATH=/usr/local/bin:/opt\nGREETING=hello there\n",
            _ edit: @escaping @Sendable (inout TestArchive) -> Void = { _ in }
        ) {
            testDescription = name
            self.command = command
            self.environment = environment
            self.edit = edit
        }

        /// /bin/seen and /bin/sh are the program that says what it sees.
        func archive(_ program: [UInt8]) -> TestArchive {
            var archive = TestArchive()
            for name in ["rootfs"] + TestArchive.mountPoints.map({ "rootfs/" + $0 }) { archive.directory(name) }
            for name in ["bin", "sbin", "usr", "usr/bin", "usr/sbin", "usr/local", "usr/local/bin", "opt", "var"] {
                archive.directory("rootfs/" + name)
            }
            archive.file("rootfs/bin/seen", program, 0o755)
            archive.file("rootfs/bin/sh", program, 0o755)
            edit(&archive)
            if let command { archive.file("cmd", command) }
            if let environment { archive.file("env", environment) }
            return archive
        }
    }

    static let seen = Result { try Probe.compile("seen") }
    static let reference = Result {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reference_init"
        try TestProgram.copy(try directory.write("compiled", try Probe.compile("reference_init")), to: path)
        return (directory, path)
    }

    private static func script(_ path: String, _ text: String, _ mode: UInt32 = 0o755)
        -> @Sendable (inout TestArchive) -> Void
    {
        { $0.file("rootfs/" + path, text, mode) }
    }

    static let cases: [Case] = [
        Case("a path", "/bin/seen\n"),
        Case("a path and its status", "/bin/seen\nexit\n3\n"),
        Case("the end by a signal", "/bin/seen\nsignal\n11\n"),
        Case("a process left behind", "/bin/seen\norphan\nexit\n1\n"),
        Case("words with blanks and an empty one", "/bin/seen\na  b\n\n\t\nlast\n"),
        Case("no newline at the end", "/bin/seen\nlast"),
        Case("a carriage return in a word", "/bin/seen\nlast\r\n"),
        Case("an empty environment", "/bin/seen\n", environment: ""),
        Case("no environment", "/bin/seen\n", environment: nil),
        Case("an environment of an empty line", "/bin/seen\n", environment: "\n"),
        Case("an environment without PATH", "seen\n", environment: "A=1\nB\n=C\nA=2\n"),
        Case("an empty command", ""),
        Case("no command", nil),
        Case("a command of an empty line", "\n"),
        Case("an empty command and no shell", "") { $0.entries.removeAll { $0.name == "rootfs/bin/sh" } },
        Case("a name in /bin", "seen\nexit\n2\n"),
        Case("a name in /sbin before /bin", "tool\n") {
            $0.link("rootfs/sbin/tool", to: "/bin/seen")
            $0.file("rootfs/bin/tool", "#!/bin/missing\n", 0o755)
        },
        Case("a name in /usr/sbin before /usr/bin", "tool\n") {
            $0.file("rootfs/usr/bin/tool", "#!/bin/missing\n", 0o755)
            $0.file("rootfs/usr/sbin/tool", "#!/bin/seen\n", 0o755)
        },
        Case("a name that only the image's PATH has", "tool\n") {
            $0.link("rootfs/usr/local/bin/tool", to: "/bin/seen")
        },
        Case("a name in the working directory only", "tool\n") { $0.link("rootfs/tool", to: "/bin/seen") },
        Case("a path without a slash at its front", "bin/seen\n"),
        Case("a path that begins with a dot", "./bin/../bin/seen\n"),
        Case("a path that is not there", "/missing\nx\n"),
        Case("a name that is not there", "missing\n"),
        Case("a name that is too long", String(repeating: "x", count: 300) + "\n"),
        Case("one that may not be executed, then one that may", "tool\n") {
            $0.file("rootfs/sbin/tool", "#!/bin/missing\n", 0o644)
            $0.link("rootfs/usr/bin/tool", to: "/bin/seen")
        },
        Case("only one that may not be executed", "tool\n") { $0.file("rootfs/sbin/tool", "#!/bin/seen\n", 0o644) },
        Case("a directory by the name, then a program", "tool\n") {
            $0.directory("rootfs/sbin/tool")
            $0.link("rootfs/bin/tool", to: "seen")
        },
        Case("a path that may not be executed", "/bin/tool\n", script("bin/tool", "#!/bin/seen\n", 0o644)),
        Case("a path that is a directory", "/bin\n"),
        Case("a dangling link, then a program", "tool\n") {
            $0.link("rootfs/sbin/tool", to: "/nowhere")
            $0.link("rootfs/bin/tool", to: "seen")
        },
        Case("a link to itself ends the search", "tool\n") {
            $0.link("rootfs/sbin/tool", to: "tool")
            $0.link("rootfs/bin/tool", to: "seen")
        },
        Case("a file in the place of a directory", "tool\n") {
            $0.entries.removeAll { $0.name == "rootfs/sbin" }
            $0.file("rootfs/sbin", "")
            $0.link("rootfs/bin/tool", to: "seen")
        },
        Case("a script", "/run.sh\nexit\n4\n", script("run.sh", "#!/bin/seen\n")),
        Case("a script with a word for its interpreter", "/run.sh\na\n", script("run.sh", "#! /bin/seen -x y\n")),
        Case("a script whose first line is empty", "/run.sh\na b\n", script("run.sh", "\n\n#!/bin/missing\n")),
        Case("a script without a first line, by its name", "run.sh\nexit\n5\n", script("usr/bin/run.sh", "seen\n")),
        Case("an empty script", "/run.sh\n", script("run.sh", "")),
        Case("a script without a first line and no shell", "/run.sh\n") {
            $0.file("rootfs/run.sh", "seen\n", 0o755)
            $0.entries.removeAll { $0.name == "rootfs/bin/sh" }
        },
        Case("a script without a first line, no shell, and another", "tool\n") {
            $0.file("rootfs/sbin/tool", "seen\n", 0o755)
            $0.link("rootfs/bin/tool", to: "seen")
            $0.entries.removeAll { $0.name == "rootfs/bin/sh" }
        },
        Case("a script with a carriage return", "/run.sh\n", script("run.sh", "#!/bin/seen\r\n")),
        Case("a script without its interpreter", "run.sh\n", script("bin/run.sh", "#!/bin/missing\n")),
        Case("a program of another machine", "/tool\n") {
            $0.file("rootfs/tool", [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 57), 0o755)
        },
        Case("a mount point that is a link", "/bin/seen\n") {
            $0.entries.removeAll { $0.name == "rootfs/tmp" }
            $0.directory("rootfs/var/scratch")
            $0.link("rootfs/tmp", to: "/var/scratch")
        },
        Case("files below mount points", "/bin/seen\n") {
            $0.file("rootfs/tmp/file", "")
            $0.file("rootfs/run/file", "")
            $0.directory("rootfs/dev/shm")
            $0.file("rootfs/dev/console", "")
        },
        Case("files of the init's names in the root", "/bin/seen\n") {
            $0.file("rootfs/cmd", "other\n")
            $0.file("rootfs/env", "other\n")
        },
    ]

    /// Why the two cannot be compared here; nil where they can.
    static let obstacle: String? = {
        do {
            let (text, _) = try underReference(Case("", "/bin/seen\n"))
            return text.contains("program /bin/seen") ? nil : text
        } catch { return "\(error)" }
    }()

    /// - Returns: what was written on the console, and the status.
    private static func underReference(_ sample: Case) throws -> (String, Int32) {
        let directory = try TemporaryDirectory()
        let archive = try directory.write("ramdisk.cpio", sample.archive(try seen.get()).bytes)
        let tree = directory.path + "/tree"
        let unpacked = try Command.run(
            "/bin/sh", ["-c", "umask 0; mkdir \"$1\" && cd \"$1\" && cpio -idm --quiet < \"$2\"", "sh", tree, archive])
        guard unpacked.status == 0 else { throw CocoaError(.fileReadCorruptFile) }
        let ended = try Command.run(try reference.get().1, [tree])
        return (ended.output + ended.errors, ended.status)
    }

    /// Where the sandbox differs on purpose: nothing of the host's may be changed through its /sys. Newer kernels list
    /// mounts by when they were made, and a sandbox makes some before it can attach them.
    private static func lines(_ console: String) -> [String] {
        let lines = console.split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
            .filter { !$0.hasPrefix("[    ") }
            .map { $0.replacingOccurrences(of: "type sysfs options ro,", with: "type sysfs options rw,") }
        return lines.filter { !$0.hasPrefix("mount ") } + lines.filter { $0.hasPrefix("mount ") }.sorted()
    }

    @Test("What an application sees", arguments: cases)
    func same(_ sample: Case) throws {
        if let obstacle = Self.obstacle {
            print("not compared with the reference init: \(obstacle)")
            return
        }
        let machine = try TestMachine()
        let engine = try machine.engine()
        let image = try machine.write(TestImage.bytes([sample.archive(try Self.seen.get()).bytes]))
        let (expected, status) = try Self.underReference(sample)
        let enclave = try engine.start(machine.request(image), machine)
        let (console, ending) = try engine.wholeConsole(of: enclave.id)
        let differences = Self.lines(console).difference(from: Self.lines(expected))
        #expect(differences.isEmpty, "\(differences.map { "\($0)" }.joined(separator: "\n"))")
        switch ending {
        case .exited(let code): #expect((code == 0) == (status == 0), "\(code), \(status)")
        case .signalled(let number): #expect(status == 128 + number)
        default: Issue.record("ended: \(String(describing: ending))")
        }
    }

    @Test("Without a mount point neither starts the application", arguments: TestArchive.mountPoints)
    func mountPoints(_ name: String) throws {
        if let obstacle = Self.obstacle {
            print("not compared with the reference init: \(obstacle)")
            return
        }
        let sample = Case("without /\(name)", "/bin/seen\n") { archive in
            archive.entries.removeAll { $0.name == "rootfs/" + name }
        }
        let (expected, status) = try Self.underReference(sample)
        #expect(status == 99 && !expected.contains("program /bin/seen"), "\(expected)")
        let machine = try TestMachine()
        let image = try machine.write(TestImage.bytes([sample.archive(try Self.seen.get()).bytes]))
        #expect { _ = try machine.engine().start(machine.request(image), machine) } throws: { error in
            "\(error)".contains("/" + name)
        }
    }
}
