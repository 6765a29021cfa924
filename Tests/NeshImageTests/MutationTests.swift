import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

/// Files of every format with random damage: each parser gives a value or an error, and never stops the program.
@Suite struct MutationTests {
    /// More than the usual rounds can be asked for, to look harder.
    private static var rounds: Int {
        ProcessInfo.processInfo.environment["NESH_MUTATION_ROUNDS"].flatMap { Int($0) } ?? 300
    }

    private func mutate(_ original: [UInt8], seed: UInt64, _ parse: ([UInt8]) throws -> Void) {
        var dice = MergeTests.Dice(state: seed &* 0x9e37_79b9_7f4a_7c15 &+ 12345)
        for _ in 0..<Self.rounds {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &dice) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &dice)
                switch Int.random(in: 0..<6, using: &dice) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
                case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
                case 2: bytes[place] = [0, 0xff, 0x7f, 0x80, 0x30, 0x66].randomElement(using: &dice) ?? 0
                case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...8, using: &dice)))
                case 4: bytes.insert(contentsOf: [UInt8](repeating: 0xff, count: 4), at: place)
                default:
                    let end = min(bytes.count, place + 12)
                    for index in place..<end { bytes[index] = UInt8(ascii: "7") }
                }
            }
            // An error is as good as a value.
            _ = try? parse(bytes)
        }
    }

    /// Makes a tar header's sum fit again, so that the damage behind it is reached.
    private func mend(_ archive: [UInt8]) -> [UInt8] {
        var archive = archive
        for start in stride(from: 0, to: max(0, archive.count - 511), by: 512) {
            let block = archive[start..<start + 512]
            guard block[(start + 257)..<(start + 262)].elementsEqual("ustar".utf8) else { continue }
            var sum = 8 * 0x20
            for (index, byte) in block.enumerated() where !(148..<156).contains(index) { sum += Int(byte) }
            let digits = Array(("000000" + String(sum, radix: 8)).utf8.suffix(6)) + [0, 0x20]
            archive.replaceSubrange((start + 148)..<(start + 156), with: digits)
        }
        return archive
    }

    @Test func tarArchivesAndLayers() throws {
        var tar = TestTar()
        tar.pax([("path", "a/long/name"), ("mtime", "5.5"), ("uid", "70000"), ("size", "4")])
        tar.add("short", data: Array("data".utf8))
        tar.gnu("L", String(repeating: "x", count: 120))
        tar.add("y", type: "5")
        tar.add("link", type: "2", link: "y/../z")
        tar.add("hard", type: "1", link: "a/long/name")
        tar.pax([
            ("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "holes"),
            ("GNU.sparse.realsize", "5000"),
        ])
        tar.add(
            "GNUSparseFile/holes", data: Array("1\n4096\n4\n".utf8) + [UInt8](repeating: 0, count: 503) + [1, 2, 3, 4])
        tar.add("old", type: "S", data: [1, 2, 3], magic: "ustar  \u{0}") { block in
            block.replaceSubrange(386..<398, with: Array("00000001000\u{0}".utf8))
            block.replaceSubrange(398..<410, with: Array("00000000003\u{0}".utf8))
            block.replaceSubrange(483..<495, with: Array("00000010000\u{0}".utf8))
        }
        tar.add("y/.wh.gone")
        tar.add("y/.wh..wh..opq")
        let original = tar.finished
        mutate(original, seed: 1) { bytes in
            let bytes = mend(bytes)
            var index = LayerIndex(name: "layer")
            var reader = TarReader(MemorySource(bytes), name: "layer")
            while let entry = try reader.next() { try index.add(entry, content: .none) }
            var merge = LayerMerge()
            try merge.add(index)
            var tree = merge.finish()
            ContainerFiles.add(to: &tree)
            try ContainerFiles.addWorkingDirectory("/y/a/../b", to: &tree)
        }
    }

    @Test func enclaveImages() throws {
        let scratch = try Scratch()
        let whole = try Golden.bytes("signed/hello-signed.eif")
        let image = try EIF.open(Golden.path("signed/hello-signed.eif"))
        // The structure without most of the kernel, which only makes it slow.
        let kernel = try #require(image.sections(.kernel).first)
        let shortened = Array(whole.prefix(Int(kernel.offset) + 64)) + whole.dropFirst(Int(kernel.offset + kernel.size))
        var header = try EIFHeader.parse(whole)
        let removed = kernel.size - 64
        header.sectionSizes[0] = 64
        for index in 1..<header.sectionOffsets.count { header.sectionOffsets[index] -= removed }
        var original = header.encoded + shortened.dropFirst(EIF.headerSize)
        original.replaceSubrange(552..<560, with: [0, 0, 0, 0, 0, 0, 0, 64])
        try scratch.write("o.eif", original)
        #expect(try EIF.describe(path: scratch.file("o.eif")).signature != nil)
        mutate(original, seed: 2) { bytes in
            try scratch.write("m.eif", bytes)
            _ = try EIF.describe(path: scratch.file("m.eif")).json.pretty
            try EIF.open(scratch.file("m.eif")).forEachFile { _ in }
        }
        // Damage where the structure is dense.
        mutate(Array(original.prefix(300)), seed: 3) { bytes in
            try scratch.write("m.eif", bytes + original.dropFirst(300))
            _ = try EIF.describe(path: scratch.file("m.eif"))
        }
    }

    @Test func ramdisks() throws {
        let image = try EIF.open(Golden.path("hello.eif"))
        let section = try #require(image.sections(.ramdisk).last)
        mutate(try image.file.bytes(at: section.offset, count: Int(section.size)), seed: 4) { bytes in
            var reader = CPIOReader(bytes)
            while try reader.next() != nil {}
        }
    }

    @Test func documents() throws {
        var image = TestImage(layers: [[1, 2, 3]])
        image.config = ["Cmd": ["a"], "Env": ["A=b"], "WorkingDir": "/x", "Entrypoint": nil]
        mutate(image.configuration, seed: 5) { _ = try ImageConfig.parse($0) }
        mutate(try Golden.bytes("hello.describe-eif.json"), seed: 6) { _ = try JSON.parse($0).sorted.pretty }
        let cbor: CBOR = ["Describe": ["metadata": true], "list": [1, -5, .bytes([1, 2, 3]), "text", .number(2.5)]]
        mutate(cbor.encoded, seed: 7) { _ = try CBOR.decode($0).encoded }
        let dockerfile =
            "# escape=\\\nARG V=1\nFROM scratch AS x\nENV A=\"b ${V:-c}\" D='e f' \\\n # note\n G=h\n"
            + "COPY [\"a\", \"b/\"]\nRUN <<EOF\nx\nEOF\nCMD [\"/x\", \"$A\"]\n"
        mutate(Array(dockerfile.utf8), seed: 8) { _ = try Dockerfile.parse($0) }
    }

    @Test func dockerfilesThatAreBuilt() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("c"), withIntermediateDirectories: true)
        try scratch.write("c/a", "a")
        let original =
            "ARG V=1\nFROM scratch\nENV A=\"b ${V:-c}\" D='e f'\nLABEL x=y\nWORKDIR /w/$A\nCOPY a /b/\n"
            + "COPY [\"a*\", \"c\"]\nEXPOSE 80\nVOLUME [\"/v\"]\nENTRYPOINT run ${A:+x}\nCMD [\"/x\", \"$A\"]\n"
        mutate(Array(original.utf8), seed: 9) { bytes in
            try scratch.write("c/Dockerfile", bytes)
            var request = EnclaveImageRequest.golden(.name("m"), to: scratch.file("o.eif"), scratch: scratch)
            request.dockerDirectory = scratch.file("c")
            _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        }
    }
}
