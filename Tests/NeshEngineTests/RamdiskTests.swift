import Foundation
import NeshData
import NeshEnclave
import NeshSystem
import NeshTestSupport
import Testing

@Suite("Unpacking ramdisks") struct RamdiskTests {
    /// Boots an image and gives its failure, if it is refused.
    func failure(of image: [UInt8], on machine: TestMachine) throws -> Failure? {
        do throws(Failure) {
            let engine: any Engine
            let path: String
            do {
                engine = try machine.engine()
                path = try machine.write(image)
            } catch { throw error as? Failure ?? Failure(.unspecified, "\(error)") }
            let enclave = try engine.start(
                machine.request(path), progress: { _ in }, interrupt: machine.interrupt)
            try engine.stop(enclave.id, interrupt: machine.interrupt)
            return nil
        } catch { return error }
    }

    func archive(_ edit: (inout TestArchive) -> Void) throws -> [UInt8] {
        var archive = TestArchive(command: ["/probe", "wait"], program: try Probe.program.get())
        edit(&archive)
        return archive.bytes
    }

    @Test("Entries that try to leave the sandbox are refused")
    func attacks() throws {
        let machine = try TestMachine()
        let outside = machine.directory.path + "/outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        func isEIF(_ edit: (inout TestArchive) -> Void) throws -> ErrorCode? {
            try failure(of: TestImage.bytes([try archive(edit)]), on: machine)?.code
        }
        #expect(try isEIF { $0.file("../../\(outside)/a", "x") } == .eifParsing)
        #expect(try isEIF { $0.file("rootfs/../../../\(outside)/a", "x") } == .eifParsing)
        #expect(try isEIF { $0.file("..", "x") } == .eifParsing)
        #expect(
            try isEIF {
                $0.link("rootfs/door", to: outside)
                $0.file("rootfs/door/a", "x")
            } == .eifParsing)
        #expect(
            try isEIF {
                $0.link("rootfs/door", to: "../../../../../../../../\(outside)")
                $0.file("rootfs/door/b/c", "x")
            } == .eifParsing)
        // A link in the place of the final name is replaced, not followed.
        #expect(
            try isEIF {
                $0.link("rootfs/door", to: outside + "/c")
                $0.file("rootfs/door", "x")
            } == nil)
        // Absolute names are names inside.
        #expect(try isEIF { $0.file(outside + "/d", "x") } == nil)
        #expect(try isEIF { $0.file("rootfs/probe/x", "below a file") } == .eifParsing)
        #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == [])
        #expect(machine.sockets == [])
    }

    @Test("Malformed archives are refused with the image's code")
    func malformed() throws {
        let machine = try TestMachine()
        let good = try archive { _ in }
        var cases: [(String, [UInt8])] = [
            ("text", Array("this is no archive at all, just a line of text".utf8) + [UInt8](repeating: 32, count: 200)),
            ("gzip", [0x1f, 0x8b, 8, 0] + [UInt8](repeating: 7, count: 300)),
            ("cut in a header", Array(good.prefix(50))), ("cut in a name", Array(good.prefix(112))),
            ("cut in a file", Array(good.prefix(4096))),
        ]
        var letters = good
        letters[6] = UInt8(ascii: "g")
        cases.append(("a header with letters", letters))
        var long = good
        // The name's length of the first entry: 12th field.
        long.replaceSubrange((6 + 8 * 11)..<(6 + 8 * 12), with: Array("ffffffff".utf8))
        cases.append(("an endless name", long))
        var huge = good
        huge.replaceSubrange((6 + 8 * 6)..<(6 + 8 * 7), with: Array("ffffffff".utf8))
        cases.append(("an endless file", huge))
        for (name, bytes) in cases {
            #expect(try failure(of: TestImage.bytes([bytes]), on: machine)?.code == .eifParsing, "\(name)")
        }
        #expect(machine.sockets == [])
    }

    @Test(
        "An image without what the init stands on is refused", arguments: ["", "/dev", "/proc", "/sys", "/run", "/tmp"])
    func incomplete(_ place: String) throws {
        let machine = try TestMachine()
        let missing = "rootfs" + place
        let bytes = try archive { archive in
            archive.entries.removeAll { $0.name == missing || $0.name.hasPrefix(missing + "/") }
        }
        let failure = try failure(of: TestImage.bytes([bytes]), on: machine)
        #expect(failure?.code == .eifParsing, "without \(missing)")
        #expect(failure?.message.hasSuffix(place.isEmpty ? "/rootfs" : " " + place) ?? false, "without \(missing)")
    }

    @Test("A command with a zero byte is refused")
    func zeroByte() throws {
        let machine = try TestMachine()
        let archive = TestArchive(command: ["/pro\0be"], program: try Probe.program.get())
        #expect(try failure(of: TestImage.bytes([archive.bytes]), on: machine)?.code == .eifParsing)
    }

    @Test("A program that is not there ends the enclave and says so on the console")
    func noProgram() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let bytes = TestArchive(command: ["/missing", "x"], program: try Probe.program.get()).bytes
        let enclave = try engine.start(machine.request(try machine.write(TestImage.bytes([bytes]))), machine)
        let (text, ending) = try engine.wholeConsole(of: enclave.id)
        #expect(ending == .exited(127))
        #expect(text.contains("execvpe: /missing: No such file or directory"))
    }

    @Test("Files, modes, owners, links, fifos and times arrive as they are in the archive")
    func contents() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let names = ["file", "suid", "owned", "link", "fifo", "dir", "hard", "second", "deep/er/est", "disk", "twice"]
        let image = try machine.image(
            "show", "/text", "list", "/", "facts", "/cmd", "exit", "0",
            edit: { archive in
                archive.file("rootfs/text", "one\ntwo\n")
                archive.file("rootfs/file", "12345", 0o640)
                archive.file("rootfs/suid", "s", 0o4755)
                archive.entries.append(
                    .init(name: "rootfs/owned", mode: 0o100644, data: [1], uid: 1000, gid: 100))
                archive.link("rootfs/link", to: "../target of it")
                archive.entries.append(.init(name: "rootfs/fifo", mode: 0o010600))
                archive.directory("rootfs/dir", 0o1777)
                // As other tools write hard links: the data comes with the last name.
                archive.entries.append(.init(name: "rootfs/hard", mode: 0o100644, links: 2, inode: 99_999))
                archive.entries.append(
                    .init(name: "rootfs/second", mode: 0o100644, data: Array("linked".utf8), links: 2, inode: 99_999))
                // A folder that no entry makes.
                archive.file("rootfs/deep/er/est", "d")
                archive.entries.append(.init(name: "rootfs/disk", mode: 0o060600))
                archive.file("rootfs/twice", "the first")
                archive.file("rootfs/twice", "2nd")
                archive.entries.removeAll { $0.name == "cmd" }
                archive.file(
                    "cmd",
                    (["/probe", "show", "/text", "facts", "/cmd"] + names.flatMap { ["facts", "/" + $0] })
                        .map { $0 + "\n" }.joined())
            })
        let enclave = try engine.start(machine.request(image), machine)
        let text = try engine.wholeConsole(of: enclave.id).text
        let time = 1_492_533_000
        // Where only one id can be mapped, all belongs to it.
        let root = text.contains("facts /owned mode 100644 uid 1000")
        #expect(root || geteuid() != 0, "\(text)")
        let expected = [
            "/text: one", "/text: two", "facts /cmd ENOENT",
            "facts /file mode 100640 uid 0 gid 0 size 5 links 1 time \(time) target ",
            "facts /suid mode 104755 uid 0 gid 0 size 1 links 1 time \(time) target ",
            "facts /owned mode 100644 uid \(root ? 1000 : 0) gid \(root ? 100 : 0) size 1 links 1 time \(time) target ",
            "facts /hard mode 100644 uid 0 gid 0 size 6 links 2 time \(time) target ",
            "facts /second mode 100644 uid 0 gid 0 size 6 links 2 time \(time) target ",
            "facts /deep/er/est mode 100644 uid 0 gid 0 size 1 links 1 time \(time) target ",
            "facts /disk ENOENT", "facts /twice mode 100644 uid 0 gid 0 size 3 links 1 time \(time) target ",
        ]
        for line in expected { #expect(text.contains(line + "\r\n"), "\(line) in\n\(text)") }
        #expect(
            text.contains(#/facts /link mode 120777 uid 0 gid 0 size 15 links 1 time \d+ target ../target of it\r\n/#))
        #expect(text.contains(#/facts /fifo mode 10600 uid 0 gid 0/#))
        #expect(text.contains(#/facts /dir mode 41777 uid 0 gid 0/#))
    }

    @Test(
        "Several archives in one section, and an archive of GNU cpio's",
        .enabled(if: TestProgram.areInstalled("cpio"), "cpio is not installed"))
    func gnuArchive() throws {
        let machine = try TestMachine()
        let engine = try machine.engine()
        let tree = try TemporaryDirectory()
        try tree.write("rootfs/etc/deep/file", "from GNU cpio\n")
        try FileManager.default.linkItem(
            atPath: tree.path + "/rootfs/etc/deep/file", toPath: tree.path + "/rootfs/etc/another")
        let made = try Command.run(
            "sh", ["-c", "cd \(tree.path) && find rootfs | cpio -o -H newc -R 0:0 --quiet > \(tree.path)/archive"])
        #expect(made.status == 0)
        let gnu = try Array(Data(contentsOf: URL(fileURLWithPath: tree.path + "/archive")))
        let own = TestArchive(
            command: ["/probe", "show", "/etc/deep/file", "show", "/etc/another", "facts", "/etc/another"],
            program: try Probe.program.get()
        ).bytes
        for ramdisks in [[own + gnu], [own, gnu], [[UInt8](repeating: 0, count: 512) + own, gnu]] {
            let enclave = try engine.start(machine.request(try machine.write(TestImage.bytes(ramdisks))), machine)
            let text = try engine.wholeConsole(of: enclave.id).text
            #expect(text.contains("/etc/deep/file: from GNU cpio\r\n"), "\(text)")
            #expect(text.contains("/etc/another: from GNU cpio\r\n"))
            #expect(text.contains(#/facts /etc/another mode 1006\d\d uid 0 gid 0 size 14 links 2/#), "\(text)")
        }
    }
}
