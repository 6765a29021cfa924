import Foundation
import NeshTestSupport

/// A cpio archive in the newc form, entry by entry, well-formed or not.
struct TestArchive {
    struct Entry {
        var name: String
        var mode: UInt32
        var data: [UInt8] = []
        var uid: UInt32 = 0
        var gid: UInt32 = 0
        var links: UInt32 = 1
        var inode: UInt32?
        var time: UInt32 = 1_492_533_000
        var major: UInt32 = 0
        var minor: UInt32 = 0
    }

    var entries: [Entry] = []

    mutating func directory(_ name: String, _ mode: UInt32 = 0o755) {
        entries.append(Entry(name: name, mode: 0o040000 | mode, links: 2))
    }

    mutating func file(_ name: String, _ data: [UInt8], _ mode: UInt32 = 0o644) {
        entries.append(Entry(name: name, mode: 0o100000 | mode, data: data))
    }

    mutating func file(_ name: String, _ text: String, _ mode: UInt32 = 0o644) { file(name, Array(text.utf8), mode) }

    mutating func link(_ name: String, to target: String) {
        entries.append(Entry(name: name, mode: 0o120777, data: Array(target.utf8)))
    }

    /// An enclave's init mounts on these.
    static let mountPoints = ["dev", "proc", "sys", "run", "tmp"]

    /// What begins every customer ramdisk, with a program and its arguments.
    init(command: [String] = [], environment: [String] = [], program: [UInt8]? = nil) {
        guard let program else { return }
        directory("rootfs")
        for name in Self.mountPoints { directory("rootfs/" + name) }
        file("rootfs/probe", program, 0o755)
        file("cmd", command.map { $0 + "\n" }.joined())
        file("env", environment.map { $0 + "\n" }.joined())
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for (index, entry) in entries.enumerated() {
            append(entry, inode: entry.inode ?? UInt32(721 + index), to: &bytes)
        }
        append(Entry(name: "TRAILER!!!", mode: 0), inode: 0, to: &bytes)
        bytes += [UInt8](repeating: 0, count: -bytes.count & 511)
        return bytes
    }

    private func append(_ entry: Entry, inode: UInt32, to bytes: inout [UInt8]) {
        let name = Array(entry.name.utf8) + [0]
        let fields = [
            inode, entry.mode, entry.uid, entry.gid, entry.links, entry.time, UInt32(entry.data.count), 3, 1,
            entry.major, entry.minor, UInt32(name.count), 0,
        ]
        bytes += Array("070701".utf8)
        for field in fields { bytes += Array(String(format: "%08x", field).utf8) }
        bytes += name
        bytes += [UInt8](repeating: 0, count: -bytes.count & 3)
        bytes += entry.data
        bytes += [UInt8](repeating: 0, count: -bytes.count & 3)
    }
}

/// Enclave images, written byte by byte from the format's description.
enum TestImage {
    static let bootstrap: [UInt8] = {
        var archive = TestArchive()
        archive.directory("dev")
        archive.file("init", "placeholder", 0o755)
        archive.file("nsm.ko", "placeholder", 0o755)
        return archive.bytes
    }()

    /// - Parameter ramdisks: those after the first.
    static func bytes(_ ramdisks: [[UInt8]], kernel: [UInt8] = Array("no kernel".utf8)) -> [UInt8] {
        let metadata = """
            {"ImageName":"probe","ImageVersion":"1","BuildMetadata":{"BuildTime":"2026-01-01T00:00:00Z",\
            "BuildTool":"test","BuildToolVersion":"0","OperatingSystem":"Linux","KernelVersion":"6.1.0"},\
            "DockerInfo":{},"CustomMetadata":null}
            """
        let sections: [(UInt16, [UInt8])] =
            [(1, kernel), (2, Array("console=ttyS0".utf8)), (5, Array(metadata.utf8)), (3, bootstrap)]
            + ramdisks.map { (3, $0) }
        var offsets: [UInt64] = []
        var body: [UInt8] = []
        for (type, data) in sections {
            offsets.append(UInt64(548 + body.count))
            body += big(type) + big(UInt16(0)) + big(UInt64(data.count)) + data
        }
        var header = Array(".eif".utf8) + big(UInt16(4)) + big(UInt16(0)) + big(UInt64(1 << 30)) + big(UInt64(2))
        header += big(UInt16(0)) + big(UInt16(sections.count))
        for index in 0..<32 { header += big(index < sections.count ? offsets[index] : 0) }
        for index in 0..<32 { header += big(index < sections.count ? UInt64(sections[index].1.count) : 0) }
        header += big(UInt32(0))
        return header + big(checksum(header + body)) + body
    }

    private static func big(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 255)] ^ ($0 >> 8) }
    }
}

/// The program that runs inside, compiled once a run.
enum Probe {
    static let program = Result { try compile("probe") }

    /// A C program of Fixtures, linked statically.
    static func compile(_ name: String) throws -> [UInt8] {
        let directory = try TemporaryDirectory()
        let source = Bundle.module.resourcePath.map { $0 + "/Fixtures/\(name).c" } ?? "\(name).c"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["cc", "-static", "-O1", "-o", directory.path + "/program", source]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return try Array(Data(contentsOf: URL(fileURLWithPath: directory.path + "/program")))
    }
}
