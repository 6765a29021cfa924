import Foundation
import NeshData
import NeshImage
import NeshSystem
import Testing

@Suite struct RootfsTests {
    private func entries(_ path: String) throws -> [String: CPIO.Entry] {
        let image = try EIF.open(path)
        let section = try #require(image.sections(.ramdisk).last)
        var reader = CPIOReader(image.range(section), name: path)
        var entries: [String: CPIO.Entry] = [:]
        while let item = try reader.next() { entries[String(decoding: item.entry.name, as: UTF8.self)] = item.entry }
        return entries
    }

    @Test func modesTimesAndLinksAreKeptAndOwnersAreRoot() throws {
        let scratch = try Scratch()
        let root = scratch.file("root")
        try FileManager.default.createDirectory(atPath: root + "/bin", withIntermediateDirectories: true)
        try scratch.write("root/bin/tool", "tool")
        chmod(root + "/bin/tool", 0o4750)
        chown(root + "/bin/tool", 1000, 1000)
        chmod(root + "/bin/tool", 0o4750)
        link(root + "/bin/tool", root + "/bin/another")
        symlink("tool", root + "/bin/link")
        mkfifo(root + "/pipe", 0o600)
        utimes(root + "/bin/tool", [timeval(tv_sec: 5, tv_usec: 0), timeval(tv_sec: 1_600_000_000, tv_usec: 999_999)])
        var request = EnclaveImageRequest.golden(.rootfs(path: root), to: scratch.file("o.eif"), scratch: scratch)
        request.command = ["/bin/tool"]
        request.variables = ["A=b"]
        _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let entries = try entries(scratch.file("o.eif"))
        // "another" comes first, so it is the file and "tool" a link to it.
        #expect(
            entries["rootfs/bin/another"]
                == CPIO.Entry(
                    name: Array("rootfs/bin/another".utf8), kind: .regular, permissions: 0o4750, mtime: 1_600_000_000,
                    size: 4))
        #expect(entries["rootfs/bin/tool"]?.kind == .symlink)
        #expect(entries["rootfs/bin/tool"]?.permissions == 0o4750)
        #expect(entries["rootfs/bin/link"]?.kind == .symlink)
        #expect(entries["rootfs/pipe"]?.kind == .fifo)
        #expect(entries["cmd"]?.size == 10)
        #expect(entries["env"]?.size == 4)

        if geteuid() == 0 {
            request.preserveOwner = true
            _ = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
            #expect(try self.entries(scratch.file("o.eif"))["rootfs/bin/another"]?.uid == 1000)
        }
    }

    @Test func whatCannotBeBuiltIsTold() throws {
        let scratch = try Scratch()
        func code(_ request: EnclaveImageRequest) -> ErrorCode? {
            let failure = #expect(throws: Failure.self) {
                try EnclaveImageBuilder.build(request, interrupt: Interrupt())
            }
            return failure?.code
        }
        var request = EnclaveImageRequest.golden(
            .rootfs(path: scratch.path), to: scratch.file("o.eif"), scratch: scratch)
        #expect(code(request) == .missingArgument)
        request.command = ["/x"]
        request.source = .rootfs(path: scratch.file("missing"))
        #expect(code(request) == .fileOperation)
        request.source = .rootfs(path: Golden.path("hello.tar"))
        #expect(code(request) == .fileOperation)
        request.source = .rootfs(path: scratch.path)
        request.outputPath = scratch.file("no/such/place.eif")
        #expect(code(request) == .fileOperation)
        request.outputPath = scratch.path
        #expect(code(request) == .fileOperation)
        request.outputPath = scratch.file("o.eif")
        request.environment["NITRO_CLI_BLOBS"] = scratch.path
        #expect(code(request) == .blobsPathNotSet)
        #expect(scratch.names.isEmpty)
    }

    @Test func withoutBlobsAPlaceholderIsWrittenAndRecognised() throws {
        let scratch = try Scratch()
        let root = scratch.file("root")
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        var request = EnclaveImageRequest(
            source: .rootfs(path: root), outputPath: scratch.file("o.eif"),
            environment: ["XDG_DATA_HOME": scratch.path, "PATH": "/nowhere"],
            now: 1_700_000_000, toolVersion: "1.2")
        request.command = ["/x"]
        let summary = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        try #require(summary.isPlaceholder, "this machine has the public tool's blobs")
        #expect(try EIF.open(scratch.file("o.eif")).isPlaceholder)
        let described = try EIF.describe(path: scratch.file("o.eif"))
        #expect(described.metadata?.buildTime == "2023-11-14T22:13:20+00:00")
        #expect(described.minimumMemoryMiB == 4)
        // Fixed bytes: these registers may never change.
        #expect(summary.measurements.pcr1.hasPrefix("7b5a62751135022754f8d058"))
    }
}
