import Glibc
import NeshData
import NeshSystem

/// Brings a ramdisk's entries and the bytes of its files into an image's stream.
struct RamdiskWriter {
    let sources: ImageSources
    private var archive: CPIOWriter
    private let stream: MeasuredStream

    init(stream: MeasuredStream, sources: ImageSources) {
        self.stream = stream
        self.sources = sources
        archive = CPIOWriter(stream: stream)
    }

    /// Writes all of it; its size is what `CustomerRamdisk.size` says.
    mutating func write(_ ramdisk: CustomerRamdisk) throws(Failure) {
        var archive = archive
        try ramdisk.forEachEntry { entry, data throws(Failure) in
            try archive.begin(entry)
            try append(data)
            try archive.pad(after: UInt64(entry.size))
        }
        try archive.finish()
    }

    private func append(_ data: CustomerRamdisk.Data) throws(Failure) {
        switch data {
        case .bytes(let bytes): try stream.append(bytes)
        case .range(let source, let offset, let count): try append(source, offset, count)
        case .sparse(let source, let pieces, let count):
            var end: UInt64 = 0
            for piece in pieces {
                try stream.append(zeros: piece.logical - end)
                try append(source, piece.offset, piece.count)
                end = piece.logical + piece.count
            }
            try stream.append(zeros: count - end)
        case .host(let source, let path, let count):
            let file = try sources.hostFile(source: Int(source), path: path)
            guard file.size == count else {
                throw Failure(
                    .readFromDisk,
                    "\(file.name) changed while the image was built: it had \(count) bytes, now \(file.size)",
                    fixes: ["build again when nothing writes there"])
            }
            try stream.append(FileRange(file: file, offset: 0, count: count))
        }
    }

    /// A run of bytes of one of the image's files.
    private func append(_ source: Int32, _ offset: UInt64, _ count: UInt64) throws(Failure) {
        try stream.append(FileRange(file: sources.files[Int(source)], offset: offset, count: count))
    }

    /// The first ramdisk: what boots the enclave before its application. Its bytes are small enough for memory.
    static func bootstrapSize(initProgram: UInt64, nsmModule: UInt64) -> UInt64 {
        var size = CPIO.encodedSize(nameCount: 3, dataSize: 0)
        size += CPIO.encodedSize(nameCount: 4, dataSize: initProgram)
        size += CPIO.encodedSize(nameCount: 6, dataSize: nsmModule)
        return size + CPIO.endSize(after: size)
    }

    static func writeBootstrap(to stream: MeasuredStream, initProgram: [UInt8], nsmModule: [UInt8]) throws(Failure) {
        var archive = CPIOWriter(stream: stream)
        func entry(_ name: String, _ kind: CPIO.Kind) -> CPIO.Entry {
            CPIO.Entry(name: Array(name.utf8), kind: kind, permissions: 0o755, mtime: UInt32(originTime))
        }
        try archive.add(entry("dev", .directory))
        try archive.add(entry("init", .regular), initProgram)
        try archive.add(entry("nsm.ko", .regular), nsmModule)
        try archive.finish()
    }
}
