import NeshData
import NeshSystem

/// Indexes an uncompressed layer where it lies, a part at a time; only headers are read.
struct LayerScan: Sendable {
    private let range: FileRange
    private let source: Int32
    private let name: String
    private let interrupt: Interrupt?
    private var reader: TarReader<FileRangeSource>
    private(set) var isAtEnd = false

    /// Entries of a part: few enough to lie in a processor's cache when they are merged.
    private static let partSize = 512

    /// - Parameter source: the file's number among the image's sources.
    init(_ range: FileRange, source: Int32, name: String, interrupt: Interrupt?) {
        self.range = range
        self.source = source
        self.name = name
        self.interrupt = interrupt
        reader = TarReader(FileRangeSource(range), name: name)
    }

    /// Entries that the layer may have, each with a header and some data, within bounds.
    var expectedCount: Int { Int(min(range.count / UInt64(2 * TarHeader.size), 1 << 16)) }

    /// The next entries; nil at the end.
    mutating func next() throws(Failure) -> LayerIndex? {
        if isAtEnd { return nil }
        try interrupt?.check()
        var index = LayerIndex(name: name, expecting: min(expectedCount, Self.partSize))
        while index.entries.count < Self.partSize {
            guard let entry = try reader.next() else {
                isAtEnd = true
                break
            }
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
