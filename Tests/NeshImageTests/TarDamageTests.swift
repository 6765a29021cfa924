import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// Archives that are cut, changed, or hold what no image may.
@Suite struct TarDamageTests {
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
            #expect(throws: Failure.self) { try TestTar.entries(bytes) }
            return
        }
        #expect(try TestTar.entries(bytes).map(\.displayName) == ["grüße"])
    }

    /// Sparse files made by GNU tar in its four formats, if GNU tar is there to make them.

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
            #expect(throws: Failure.self, "byte \(place)") { try TestTar.entries(changed) }
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
}
