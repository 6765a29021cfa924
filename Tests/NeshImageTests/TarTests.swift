import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// What archives of each form hold.
@Suite struct TarTests {
    @Test func longNamesOfEachForm() throws {
        let long = String(repeating: "directory/", count: 40) + "é"
        #expect(
            try TestTar.one {
                $0.pax([("path", long)])
                $0.add("short")
            }.name == Array(long.utf8))
        #expect(
            try TestTar.one {
                $0.gnu("L", long)
                $0.add("short", magic: "ustar  \u{0}")
            }.name == Array(long.utf8))
        let link = try TestTar.one {
            $0.gnu("K", long)
            $0.pax([("mtime", "1.9")])
            $0.add("short", type: "2", link: "cut")
        }
        #expect(link.linkName == Array(long.utf8))
        #expect(link.mtime == 1)
        let split = try TestTar.one { tar in
            tar.add("name") { $0.replaceSubrange(345..<351, with: Array("prefix".utf8)) }
        }
        #expect(split.name == Array("prefix/name".utf8))
        // In GNU's form these bytes are something else.
        let gnu = try TestTar.one { tar in
            tar.add("name", magic: "ustar  \u{0}") { $0.replaceSubrange(345..<351, with: Array("prefix".utf8)) }
        }
        #expect(gnu.name == Array("name".utf8))
        let bytes: [UInt8] = [0x66, 0xff, 0xfe]
        #expect(try TestTar.one { $0.add(rawName: bytes) }.name == bytes)
    }

    @Test func numbersOfEachForm() throws {
        let large = try TestTar.one { tar in
            tar.add("x") { block in
                block.replaceSubrange(108..<116, with: [0x80, 0, 0, 0, 0x12, 0x34, 0x56, 0x78])
                block.replaceSubrange(136..<148, with: [UInt8](repeating: 0xff, count: 12))
            }
        }
        #expect(large.uid == 0x1234_5678)
        #expect(large.mtime == -1)
        let pax = try TestTar.one {
            $0.pax([("uid", "4000000000"), ("gid", "5"), ("mtime", "-0.5"), ("size", "3")])
            $0.add("x", size: 0)
            $0.bytes += [1, 2, 3]
            $0.pad()
        }
        #expect(pax.uid == 4_000_000_000)
        #expect(pax.gid == 5)
        #expect(pax.mtime == -1)
        #expect(pax.size == 3)
        let spaces = try TestTar.one { tar in
            tar.add("x", data: [1]) { block in
                block.replaceSubrange(100..<108, with: Array("   755 \u{0}".utf8))
                block.replaceSubrange(108..<116, with: [UInt8](repeating: 0, count: 8))
            }
        }
        #expect(spaces.permissions == 0o755)
        #expect(spaces.uid == 0)
    }

    /// Old programs added the bytes of a header as signed ones.

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
        let all = try TestTar.entries(layer)
        #expect(all.first?.name == Array("holes".utf8))
        #expect((all.first?.pieces?.count ?? 0) > 20)
        let built = try BuiltImage([layer], in: scratch)
        #expect(try built.data("rootfs/holes") == (try scratch.read("holes")))
        // The same through a compressed layer.
        try run("gzip", "-k", scratch.file("layer.tar"))
        let packed = TestImage(stored: [(try scratch.read("layer.tar.gz"), layer)])
        #expect(try BuiltImage(packed, in: scratch).ramdisk == built.ramdisk)
    }
}
