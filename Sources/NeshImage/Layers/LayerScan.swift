import NeshData
import NeshSystem

extension LayerIndex {
    /// Indexes an uncompressed layer where it lies; only headers are read.
    /// - Parameter source: the file's number among the image's sources.
    static func scan(
        _ range: FileRange, source: Int32, name: String, interrupt: Interrupt?
    ) throws(Failure) -> LayerIndex {
        var index = LayerIndex(name: name, size: range.count)
        var reader = TarReader(FileRangeSource(range), name: name)
        var count = 0
        while let entry = try reader.next() {
            count += 1
            if count & 1023 == 0 { try interrupt?.check() }
            try index.add(entry, content: entry.content(source: source, base: range.offset + entry.dataOffset))
        }
        return index
    }
}

extension TarEntry {
    /// Where the entry's bytes are when its data start at `base` of a source.
    func content(source: Int32, base: UInt64) -> Inode.Content {
        guard kind == .regular, size > 0 else { return .none }
        guard let pieces else { return .range(source: source, offset: base, count: size) }
        let placed = pieces.map { piece in
            Inode.Piece(logical: piece.logical, offset: base + piece.offset, count: piece.count)
        }
        return .sparse(source: source, pieces: placed, count: size)
    }
}
