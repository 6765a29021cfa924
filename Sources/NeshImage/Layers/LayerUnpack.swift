import CZstd
import NeshCrypto
import NeshData
import NeshSystem

extension LayerIndex {
    /// Unpacks a compressed layer: its files' bytes go to the spool, both digests are checked.
    /// - Parameter source: the spool's number among the image's sources.
    static func unpack(
        _ layer: ContainerImage.Layer, compression: Compression, into spool: Spool, source: Int32,
        interrupt: Interrupt?, onProgress: @escaping (Int) -> Void
    ) throws(Failure) -> LayerIndex {
        let packed = layer.digest.map { HashState($0.algorithm) }
        let unpacked = layer.diffID.map { HashState($0.algorithm) }
        let input = PackedInput(layer.range, digest: packed, interrupt: interrupt)
        input.onProgress = onProgress
        do throws(Failure) {
            let index = try read(
                UnpackedSource(try compression.decompressor(input, name: layer.name), digest: unpacked),
                name: layer.name, into: spool, source: source)
            try input.drain()
            if let packed { try layer.digest?.check(found: packed.finish(), what: layer.name) }
            if let unpacked { try layer.diffID?.check(found: unpacked.finish(), what: "\(layer.name), unpacked,") }
            return index
        } catch {
            // A layer that is not what its digest says is better told by that.
            if error.code == .eifBuilding, let packed, input.position < layer.range.count || !packed.isFinished {
                try input.drain()
                try layer.digest?.check(found: packed.finish(), what: layer.name)
            }
            throw error
        }
    }

    private static func read(
        _ source: UnpackedSource, name: String, into spool: Spool, source number: Int32
    ) throws(Failure) -> LayerIndex {
        var index = LayerIndex(name: name)
        var writer = SpoolWriter(spool)
        var reader = TarReader(source, name: name)
        while let entry = try reader.next() {
            var content = Inode.Content.none
            if entry.kind == .regular, entry.storedSize > 0 || entry.size > 0 {
                let place = try writer.begin(entry.storedSize)
                var left = entry.storedSize
                while left > 0 {
                    let count = try writer.append(atMost: left) { buffer throws(Failure) in
                        try reader.readData(into: buffer)
                    }
                    left -= UInt64(count)
                }
                content = entry.content(source: number, base: place)
            }
            try index.add(entry, content: content)
        }
        try writer.flush()
        try reader.drain()
        return index
    }
}

extension TarReader where Source == UnpackedSource {
    /// Takes what follows the archive's end.
    fileprivate mutating func drain() throws(Failure) { try source.drain() }
}

extension Compression {
    func decompressor(_ input: PackedInput, name: String) throws(Failure) -> any Decompressor {
        switch self {
        case .gzip: return try GzipDecompressor(input, name: name)
        case .zstd: return try ZstdDecompressor(input, name: name)
        case .unsupported(let kind):
            throw Failure(
                .eifBuilding, "\(name) is compressed by \(kind), which nesh does not read",
                fixes: ["convert it: skopeo copy --dest-compress-format gzip SOURCE oci-archive:image.tar"])
        case .none: throw Failure(.eifBuilding, "\(name) is not compressed")
        }
    }

    /// Unpacks a whole file to the spool.
    func unpack(
        _ range: FileRange, name: String, spools: SpoolProvider, interrupt: Interrupt
    ) throws(Failure) -> FileRange {
        let spool = try spools.spool(room: try expectedSize(of: range))
        let source = try decompressor(PackedInput(range, digest: nil, interrupt: interrupt), name: name)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 512 * 1024, alignment: 4096)
        defer { buffer.deallocate() }
        let start = spool.allocate(0)
        var size: UInt64 = 0
        while true {
            let count = try source.read(into: buffer)
            guard count > 0 else { break }
            try spool.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: spool.allocate(UInt64(count)))
            size += UInt64(count)
        }
        return FileRange(
            file: InputFile(descriptor: spool.descriptor, name: name, size: start + size), offset: start, count: size)
    }

    /// What the unpacked bytes take, as far as the packed ones tell.
    func expectedSize(of range: FileRange) throws(Failure) -> UInt64 {
        switch self {
        case .gzip where range.count >= 18:
            // The last four bytes count the unpacked ones, modulo 2³².
            let end = try range.file.bytes(at: range.offset + range.count - 4, count: 4)
            let size = end.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return max(size, range.count)
        case .zstd:
            let start = try range.file.bytes(at: range.offset, count: Int(min(range.count, 18)))
            let size = ZSTD_getFrameContentSize(start, start.count)
            // The two largest numbers mean "not said" and "no frame".
            return size < .max - 1 ? max(size, range.count) : range.count
        default: return range.count
        }
    }
}
