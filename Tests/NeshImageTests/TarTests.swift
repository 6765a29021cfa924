import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct TarTests {
    private func entries(_ archive: [UInt8]) throws -> [TarEntry] {
        var reader = TarReader(MemorySource(archive), name: "test.tar")
        var entries: [TarEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    private func one(_ make: (inout TestTar) -> Void) throws -> TarEntry {
        var tar = TestTar()
        make(&tar)
        let all = try entries(tar.finished)
        #expect(all.count == 1)
        return try #require(all.first)
    }

    @Test func longNamesOfEachForm() throws {
        let long = String(repeating: "directory/", count: 40) + "é"
        #expect(
            try one {
                $0.pax([("path", long)])
                $0.add("short")
            }.name == Array(long.utf8))
        #expect(
            try one {
                $0.gnu("L", long)
                $0.add("short", magic: "ustar  \u{0}")
            }.name == Array(long.utf8))
        let link = try one {
            $0.gnu("K", long)
            $0.pax([("mtime", "1.9")])
            $0.add("short", type: "2", link: "cut")
        }
        #expect(link.linkName == Array(long.utf8))
        #expect(link.mtime == 1)
        let split = try one { tar in
            tar.add("name") { $0.replaceSubrange(345..<351, with: Array("prefix".utf8)) }
        }
        #expect(split.name == Array("prefix/name".utf8))
        // In GNU's form these bytes are something else.
        let gnu = try one { tar in
            tar.add("name", magic: "ustar  \u{0}") { $0.replaceSubrange(345..<351, with: Array("prefix".utf8)) }
        }
        #expect(gnu.name == Array("name".utf8))
        let bytes: [UInt8] = [0x66, 0xff, 0xfe]
        #expect(try one { $0.add(rawName: bytes) }.name == bytes)
    }

    @Test func numbersOfEachForm() throws {
        let large = try one { tar in
            tar.add("x") { block in
                block.replaceSubrange(108..<116, with: [0x80, 0, 0, 0, 0x12, 0x34, 0x56, 0x78])
                block.replaceSubrange(136..<148, with: [UInt8](repeating: 0xff, count: 12))
            }
        }
        #expect(large.uid == 0x1234_5678)
        #expect(large.mtime == -1)
        let pax = try one {
            $0.pax([("uid", "4000000000"), ("gid", "5"), ("mtime", "-0.5"), ("size", "3")])
            $0.add("x", size: 0)
            $0.bytes += [1, 2, 3]
            $0.pad()
        }
        #expect(pax.uid == 4_000_000_000)
        #expect(pax.gid == 5)
        #expect(pax.mtime == -1)
        #expect(pax.size == 3)
        let spaces = try one { tar in
            tar.add("x", data: [1]) { block in
                block.replaceSubrange(100..<108, with: Array("   755 \u{0}".utf8))
                block.replaceSubrange(108..<116, with: [UInt8](repeating: 0, count: 8))
            }
        }
        #expect(spaces.permissions == 0o755)
        #expect(spaces.uid == 0)
    }

    /// Old programs added the bytes of a header as signed ones.
    @Test(arguments: [0, -256, 256]) func sumsOfSignedBytesAreTaken(error: Int) throws {
        var tar = TestTar()
        tar.add("grüße")
        var bytes = tar.finished
        let own = 148..<156
        let sum = bytes[..<512].enumerated().reduce(error) { sum, byte in
            sum + (own.contains(byte.offset) ? 0x20 : Int(Int8(bitPattern: byte.element)))
        }
        let digits = Array(String(sum, radix: 8).utf8)
        bytes.replaceSubrange(own, with: digits + [UInt8](repeating: 0x20, count: own.count - digits.count))
        guard error == 0 else {
            #expect(throws: Failure.self) { try entries(bytes) }
            return
        }
        #expect(try entries(bytes).map(\.displayName) == ["grüße"])
    }

    /// Sparse files made by GNU tar in its four formats, if GNU tar is there to make them.
    @Test(arguments: [
        ["--format=gnu"], ["--format=posix", "--sparse-version=0.0"], ["--format=posix", "--sparse-version=0.1"],
        ["--format=posix", "--sparse-version=1.0"],
    ])
    func sparseFilesAreExpanded(options: [String]) throws {
        let scratch = try Scratch()
        let descriptor = open(scratch.file("holes"), O_RDWR | O_CREAT, 0o644)
        // More pieces than fit an old header.
        for piece in 0..<40 { pwrite(descriptor, "piece\(piece)", 6, off_t(piece * 65536 + 4096)) }
        ftruncate(descriptor, 40 * 65536 + 100)
        close(descriptor)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["tar", "-cSf", scratch.file("layer.tar")] + options + ["-C", scratch.path, "holes"]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let layer = try scratch.read("layer.tar")
        let all = try entries(layer)
        #expect(all.first?.name == Array("holes".utf8))
        #expect((all.first?.pieces?.count ?? 0) > 20)
        let built = try BuiltImage([layer], in: scratch)
        #expect(try built.data("rootfs/holes") == (try scratch.read("holes")))
        // The same through a compressed layer.
        try run("gzip", "-k", scratch.file("layer.tar"))
        let packed = TestImage(stored: [(try scratch.read("layer.tar.gz"), layer)])
        #expect(try BuiltImage(packed, in: scratch).ramdisk == built.ramdisk)
    }

    @Test func everyCutIsToldAndNothingCrashes() throws {
        var tar = TestTar()
        tar.pax([("path", "long/name"), ("mtime", "5.5")])
        tar.add("short", data: Array("data".utf8))
        tar.gnu("L", String(repeating: "x", count: 120))
        tar.add("y", type: "5")
        let whole = tar.finished
        for cut in 1..<whole.count - 1024 {
            do throws(Failure) {
                var reader = TarReader(MemorySource(Array(whole.prefix(cut))), name: "cut.tar")
                var count = 0
                while try reader.next() != nil { count += 1 }
                // A cut between entries, or in the padding behind data, leaves a shorter archive.
                #expect(count == 1 && cut >= 1540 && cut <= 2048, "cut at \(cut)")
            } catch { #expect(error.code == .eifBuilding && error.message.contains("cut.tar")) }
        }
    }

    @Test func everyChangedHeaderByteIsRefusedOrRead() throws {
        var tar = TestTar()
        tar.add("name", data: Array("data".utf8))
        let whole = tar.finished
        // The last byte of the sum's own field does not count.
        for place in 0..<512 where place != 155 {
            var changed = whole
            changed[place] &+= 1
            // One byte more changes the sum, wherever it is.
            #expect(throws: Failure.self, "byte \(place)") { try entries(changed) }
        }
    }

    @Test func whatNoImageMayHoldIsRefusedByName() throws {
        func message(_ make: (inout TestTar) -> Void) throws -> String {
            var tar = TestTar()
            make(&tar)
            let scratch = try Scratch()
            let failure = #expect(throws: Failure.self) { try BuiltImage([tar.finished], in: scratch) }
            #expect(failure?.code == .eifBuilding)
            #expect(scratch.names == ["image.tar"])
            return failure?.message ?? ""
        }
        #expect(try message { $0.add("../../etc/passwd") }.contains("'../../etc/passwd' in layer 1"))
        #expect(try message { $0.add("a/../../b") }.contains("'..'"))
        #expect(try message { $0.add("x", type: "1", link: "/etc/shadow") }.contains("hard link to '/etc/shadow'"))
        #expect(try message { $0.add("x", type: "1", link: "../y") }.contains("'..'"))
        #expect(
            try message {
                $0.add("a", type: "2", link: "b")
                $0.add("b", type: "2", link: "a")
                $0.add("a/x")
            }.contains("circle"))
        #expect(
            try message {
                $0.add("file")
                $0.add("file/below")
            }.contains("not a directory"))
        #expect(try message { $0.add("x", type: "M") }.contains("'M'"))
        #expect(try message { $0.add(".wh.") }.contains("whiteout"))
        #expect(
            try message {
                $0.pax([("uid", "4294967296")])
                $0.add("big")
            }.contains("'big'"))
        #expect(
            try message {
                $0.pax([("mtime", "4294967296")])
                $0.add("late")
            }.contains("'late'"))
        #expect(
            try message {
                $0.add("d", type: "5")
                $0.add("hard", type: "1", link: "d")
            }.contains("directory"))
        let name = String(repeating: "n", count: 256)
        #expect(
            try message {
                $0.pax([("path", name)])
                $0.add("x")
            }.contains("255"))
        #expect(
            try message {
                $0.pax([("path", String(repeating: "d/", count: 2045))])
                $0.add("x", type: "5")
            }
            .contains("a path of 4090 bytes"))
        #expect(
            try message {
                $0.pax([("linkpath", String(repeating: "l", count: 4096))])
                $0.add("x", type: "2")
            }
            .contains("4096"))
        // A file that the cpio format cannot hold: 4 GiB of holes.
        #expect(
            try message {
                $0.pax([
                    ("GNU.sparse.major", "0"), ("GNU.sparse.minor", "1"), ("GNU.sparse.size", "4294967296"),
                    ("GNU.sparse.map", "0,1"),
                ])
                $0.add("holes", data: [1])
            }.contains("4294967296 bytes"))
    }

    @Test func aPathAsLongAsLinuxTakesIsKept() throws {
        let path = String(repeating: "d/", count: 2043) + "f"
        var tar = TestTar()
        tar.pax([("path", path)])
        tar.add("x", data: [7])
        let built = try BuiltImage([tar.finished], in: Scratch())
        #expect(try built.data("rootfs/" + path) == [7])
        #expect(("rootfs/" + path).utf8.count + 1 == 4095)
    }

    @Test func relativeLinksOnTheWayAreFollowed() throws {
        var lower = TestTar()
        lower.add("usr/", type: "5", mode: 0o755)
        lower.add("usr/lib/", type: "5", mode: 0o755)
        lower.add("lib", type: "2", link: "usr/lib")
        var upper = TestTar()
        upper.add("lib/x.so", data: [1])
        let built = try BuiltImage([lower.finished, upper.finished], in: Scratch())
        #expect(try built.data("rootfs/usr/lib/x.so") == [1])
        #expect(try built.entries["rootfs/lib"]?.kind == .symlink)
    }

    /// A directory packed by others, in each of their formats, is the directory itself.
    @Test(
        .enabled(if: TestProgram.areInstalled("bsdtar"), "bsdtar is not installed"),
        arguments: [
            ["tar", "--format=gnu"], ["tar", "--format=oldgnu"], ["tar", "--format=posix"], ["tar", "--format=ustar"],
            ["bsdtar", "--format=pax"], ["bsdtar", "--format=gnutar"], ["bsdtar", "--format=ustar"],
        ])
    func whatOthersPackIsWhatIsThere(program: [String]) throws {
        let scratch = try Scratch()
        let root = scratch.file("root")
        let deep = root + "/" + String(repeating: "deep-directory/", count: 8)
        try FileManager.default.createDirectory(atPath: deep, withIntermediateDirectories: true)
        try scratch.write("root/été", "summer")
        try Data(repeating: 7, count: 12_345).write(to: URL(fileURLWithPath: deep + "file"))
        link(deep + "file", root + "/zz-hard")
        symlink("été", root + "/soft")
        symlink(String(repeating: "t", count: 99), root + "/far")
        mkfifo(root + "/pipe", 0o640)
        chmod(root + "/été", 0o6711)
        for (path, time) in [("/été", 1_234_567_890), ("", 1_000_000_000)] {
            utimes(root + path, [timeval(tv_sec: time, tv_usec: 0), timeval(tv_sec: time, tv_usec: 500_000)])
        }
        var request = EnclaveImageRequest.golden(.rootfs(path: root), to: scratch.file("o.eif"), scratch: scratch)
        request.command = ["/run"]
        request.preserveOwner = true
        let expected = try BuiltImage(request)
        try run("env", program[0], "-cf", scratch.file("layer.tar"), program[1], "-C", root, ".")
        let built = try BuiltImage([scratch.read("layer.tar")], in: scratch)
        #expect(built.ramdisk == expected.ramdisk)
    }

    @Test(.enabled(if: TestProgram.areInstalled("bsdtar"), "bsdtar is not installed")) func ourArchivesAreReadByOthers()
        throws
    {
        // The store's layers are written by nesh: bsdtar and GNU tar must see the same files.
        let scratch = try Scratch()
        let long = String(repeating: "very-long-name-", count: 9)
        let context = scratch.file("context/" + long)
        try FileManager.default.createDirectory(atPath: context, withIntermediateDirectories: true)
        try Data("hello".utf8).write(to: URL(fileURLWithPath: context + "/file"))
        symlink(String(repeating: "t", count: 150), context + "/link")
        try scratch.write("context/Dockerfile", "FROM scratch\nCOPY . /data\nCMD [\"/x\"]\n")
        var request = EnclaveImageRequest.golden(.name("app"), to: scratch.file("o.eif"), scratch: scratch)
        request.dockerDirectory = scratch.file("context")
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let store = scratch.file("nesh/images/blobs/sha256")
        let layer = try #require(
            FileManager.default.contentsOfDirectory(atPath: store).first { name in
                (try? Data(contentsOf: URL(fileURLWithPath: store + "/" + name)).count) ?? 0 > 2048
            })
        for program in ["bsdtar", "tar"] {
            let names = String(decoding: try run(program, "-tf", store + "/" + layer), as: UTF8.self)
            #expect(names.contains("data/\(long)/file\n"))
            let text = try run(program, "-xOf", store + "/" + layer, "data/\(long)/file")
            #expect(text == Array("hello".utf8))
            let listing = String(decoding: try run(program, "-tvf", store + "/" + layer), as: UTF8.self)
            #expect(listing.contains("-> " + String(repeating: "t", count: 150)))
        }
    }
}
