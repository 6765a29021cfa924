import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

/// Other programs unpack what we write, and we read what they write.
@Suite struct CPIOTests {
    private func sample() throws -> BuiltImage {
        var tar = TestTar()
        tar.add("bin/", type: "5", mode: 0o755)
        tar.add("bin/tool", mode: 0o4755, data: Array("tool".utf8))
        tar.add("bin/other", type: "1", mode: 0o4755, link: "bin/tool")
        tar.add("données/été", data: [UInt8](repeating: 65, count: 1001))
        tar.add(rawName: [0x66, 0xff], data: [1])
        tar.add("link", type: "2", link: "bin/tool")
        tar.add("pipe", type: "6")
        tar.add("null", type: "3", mode: 0o666, major: 1, minor: 3)
        tar.add("empty")
        return try BuiltImage([tar.finished], in: Scratch())
    }

    @Test(
        .enabled(if: TestProgram.areInstalled("bsdcpio", "cpio"), "bsdcpio or cpio is not installed"),
        arguments: ["bsdcpio", "cpio"])
    func othersUnpackIt(program: String) throws {
        let built = try sample()
        let scratch = try Scratch()
        // The list first: every name, in order.
        let listed = try run(program, "-it", "--quiet", input: built.ramdisk)
        var reader = CPIOReader(built.ramdisk)
        var expected: [UInt8] = []
        while let item = try reader.next() { expected += item.entry.name + [0x0a] }
        // GNU cpio shows names without the slash at the end; bsdcpio writes odd bytes in its own way.
        func names(_ bytes: [UInt8]) -> [String] {
            bytes.split(separator: 0x0a).map { line in
                var line = line
                if line.last == 0x2f { line.removeLast() }
                return String(decoding: line.filter { $0 < 0x80 && $0 != 0x5c }, as: UTF8.self)
            }
        }
        #expect(names(listed).count == names(expected).count)
        guard geteuid() == 0 else { return }
        try run(program, "-idm", "--quiet", input: built.ramdisk, in: scratch.path)
        #expect(try scratch.read("rootfs/données/été") == [UInt8](repeating: 65, count: 1001))
        #expect(try scratch.read("rootfs/bin/tool") == Array("tool".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.file("rootfs/bin/tool")) == "other")
        var facts = stat()
        #expect(lstat(scratch.file("rootfs/null"), &facts) == 0)
        #expect(facts.st_rdev == 0x103)
        #expect(lstat(scratch.file("rootfs/bin/other"), &facts) == 0)
        #expect(facts.st_mode == S_IFREG | 0o4755)
        #expect(facts.st_mtim.tv_sec == 1_700_000_000)
        #expect(lstat(scratch.file("rootfs/pipe"), &facts) == 0)
        #expect(facts.st_mode & S_IFMT == S_IFIFO)
    }

    @Test(.enabled(if: TestProgram.areInstalled("bsdcpio"), "bsdcpio is not installed")) func theListIsBsdcpios() throws
    {
        let built = try sample()
        let text = String(
            decoding: try run("bsdcpio", "-itv", "--numeric-uid-gid", input: built.ramdisk), as: UTF8.self)
        var modes: [String] = []
        try built.image.forEachFile { file in if file.ramdisk == 2 { modes.append(file.modeText) } }
        #expect(text.split(separator: "\n").map { String($0.prefix(10)) } == modes)
    }

    @Test(
        .enabled(if: TestProgram.areInstalled("bsdcpio", "cpio"), "bsdcpio or cpio is not installed"),
        arguments: ["bsdcpio", "cpio"])
    func weReadWhatOthersWrite(program: String) throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("in/d"), withIntermediateDirectories: true)
        try scratch.write("in/d/file", "contents")
        symlink("file", scratch.file("in/d/link"))
        let archive = try run(
            program, "-o", "--quiet", "-H", "newc", input: Array("d\nd/file\nd/link\n".utf8), in: scratch.file("in"))
        var reader = CPIOReader(archive)
        var found: [String: String] = [:]
        while let item = try reader.next() {
            found[String(decoding: item.entry.name, as: UTF8.self)] = String(
                decoding: archive[Int(item.dataOffset)..<Int(item.dataOffset + item.dataSize)], as: UTF8.self)
        }
        #expect(found == ["d": "", "d/file": "contents", "d/link": "file"])
    }

    @Test func everyCutIsToldAndNothingCrashes() throws {
        let whole = try sample().ramdisk
        // What follows the trailer is padding.
        let end = try #require(whole.firstRange(of: CPIO.trailer)).upperBound + 1
        for cut in 0..<end {
            let failure = #expect(throws: Failure.self) {
                var reader = CPIOReader(Array(whole.prefix(cut)))
                while try reader.next() != nil {}
            }
            #expect(failure?.code == .eifParsing)
        }
    }

    @Test func wrongNumbersAreTold() throws {
        let whole = try sample().ramdisk
        for place in 0..<110 {
            var changed = whole
            changed[place] = UInt8(ascii: "z")
            #expect(throws: Failure.self) {
                var reader = CPIOReader(changed)
                while try reader.next() != nil {}
            }
        }
    }
}
