import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

/// Inputs and machines at their limits.
@Suite struct EnduranceTests {
    @Test func manyEmptyFiles() throws {
        var tar = TestTar()
        var template = TestTar()
        template.add("dir00/file000000")
        let header = template.bytes
        for number in 0..<20_000 {
            let digits = Array(String(1_000_000 + number).utf8.dropFirst())
            var block = header
            block.replaceSubrange(3..<5, with: digits[4...5])
            block.replaceSubrange(10..<16, with: digits)
            let old = header.reduce(0) { $0 + Int($1) }
            let change = block.reduce(0) { $0 + Int($1) } - old
            let sum = Int(String(decoding: header[148..<154], as: UTF8.self), radix: 8) ?? 0
            block.replaceSubrange(148..<154, with: Array(("00000" + String(sum + change, radix: 8)).utf8.suffix(6)))
            tar.bytes += block
        }
        let built = try BuiltImage([tar.finished], in: Scratch())
        #expect(try built.entries.keys.count { $0.hasPrefix("rootfs/dir") && !$0.hasSuffix("/") } == 20_000)
    }

    /// 64 MiB of zeros in 64 KiB: unpacked without memory for it, and without disk for the scratch file.
    @Test func aLayerOfZeros() throws {
        let scratch = try Scratch()
        let size = 64 << 20
        var tar = TestTar()
        tar.pax([("size", String(size))])
        tar.add("zeros", size: 0)
        let member = try run("gzip", "-c", input: [UInt8](repeating: 0, count: 4 << 20))
        var packed = try run("gzip", "-c", input: tar.bytes)
        for _ in 0..<16 { packed += member }
        packed += try run("gzip", "-c", input: [UInt8](repeating: 0, count: 1024))
        let path = try scratch.write("bomb.tar", withoutDigests(packed))
        let request = EnclaveImageRequest.golden(
            .dockerArchive(path: path, reference: nil), to: scratch.file("o.eif"), scratch: scratch)
        let summary = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        #expect(summary.size > UInt64(size))
    }

    /// An archive whose configuration says nothing of its layer.
    private func withoutDigests(_ layer: [UInt8]) -> [UInt8] {
        var tar = TestTar()
        tar.add("c.json", data: Array(#"{"architecture":"amd64","config":{"Cmd":["/x"]}}"#.utf8))
        tar.add("l.tar", data: layer)
        tar.add("manifest.json", data: Array(#"[{"Config":"c.json","RepoTags":["x:1"],"Layers":["l.tar"]}]"#.utf8))
        return tar.finished
    }

    /// Files with holes cost no disk, so there can be more of them than the disk could take.
    @Test func theRoomIsCheckedBeforeAnythingIsWritten() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("root"), withIntermediateDirectories: true)
        var facts = statvfs()
        try #require(statvfs(scratch.path, &facts) == 0)
        let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
        let size = UInt64(UInt32.max)
        try #require(free / size < 20_000)
        for number in 0...(free / size) {
            let descriptor = open(scratch.file("root/\(number)"), O_WRONLY | O_CREAT, 0o644)
            try #require(ftruncate(descriptor, off_t(size)) == 0)
            close(descriptor)
        }
        var request = EnclaveImageRequest.golden(
            .rootfs(path: scratch.file("root")), to: scratch.file("o.eif"), scratch: scratch)
        request.command = ["/x"]
        let failure = #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
        #expect(failure?.code == .fileOperation)
        #expect(failure?.message.contains("MiB free") == true)
        #expect(scratch.names == ["root"])
    }

    @Test func aFileThatIsTooLargeIsNamed() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(atPath: scratch.file("root"), withIntermediateDirectories: true)
        let descriptor = open(scratch.file("root/huge"), O_WRONLY | O_CREAT, 0o644)
        try #require(ftruncate(descriptor, 1 << 32) == 0)
        close(descriptor)
        var request = EnclaveImageRequest.golden(
            .rootfs(path: scratch.file("root")), to: scratch.file("o.eif"), scratch: scratch)
        request.command = ["/x"]
        let failure = #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
        #expect(failure?.code == .eifBuilding)
        #expect(failure?.message.contains("'huge' has 4294967296 bytes") == true)
    }

    /// A disk that fills up while the image is written: a small file system in memory, which only root can make.
    @Test(.enabled(if: SmallDisk.isPossible, "only root can mount a file system"))
    func aFullDiskLeavesNothing() throws {
        let scratch = try Scratch()
        let disk = try SmallDisk(scratch.file("disk"), kibibytes: 2048)
        try FileManager.default.createDirectory(atPath: scratch.file("root"), withIntermediateDirectories: true)
        try scratch.write("root/data", [UInt8](repeating: 1, count: 1_000_000))
        var request = EnclaveImageRequest.golden(
            .rootfs(path: scratch.file("root")), to: disk.path + "/o.eif", scratch: scratch)
        request.command = ["/x"]
        let interrupt = try Interrupt()
        // There is room when the build begins; something else takes it.
        let failure = #expect(throws: Failure.self) {
            try EnclaveImageBuilder.build(
                request,
                progress: { progress in
                    guard case .step(let step) = progress, step.hasPrefix("Writing") else { return }
                    try? Data(count: 1_900_000).write(to: URL(fileURLWithPath: disk.path + "/other"))
                }, interrupt: interrupt)
        }
        #expect(failure?.code == .fileOperation)
        #expect(failure?.message.contains("No space left on device") == true, "\(failure?.message ?? "")")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["other"])
    }
}

/// A small file system in memory.
final class SmallDisk {
    let path: String

    static var isPossible: Bool {
        guard geteuid() == 0, let scratch = try? Scratch() else { return false }
        return (try? SmallDisk(scratch.file("disk"), kibibytes: 64)) != nil
    }

    init(_ path: String, kibibytes: Int) throws {
        self.path = path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try run("mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k", "nesh-test", path)
    }

    deinit { _ = try? run("umount", path) }
}
