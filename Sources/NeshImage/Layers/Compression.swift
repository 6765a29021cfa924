import NeshData

/// How a layer's bytes are packed; told by their start, as media types are not always true.
enum Compression: Equatable {
    case none, gzip, zstd
    /// Known, and not read.
    case unsupported(String)

    static func of(_ range: FileRange) throws(Failure) -> Compression {
        of(try range.file.bytes(at: range.offset, count: Int(min(range.count, 6))))
    }

    static func of(_ start: [UInt8]) -> Compression {
        if start.starts(with: [0x1f, 0x8b]) { return .gzip }
        if start.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) { return .zstd }
        // A skippable zstd frame, as the seekable forms begin with.
        if start.count >= 4, start[0] & 0xf0 == 0x50, start[1...3].elementsEqual([0x2a, 0x4d, 0x18]) { return .zstd }
        if start.starts(with: Array("BZh".utf8)) { return .unsupported("bzip2") }
        if start.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a]) { return .unsupported("xz") }
        return .none
    }

    /// What follows `tar` in a media type.
    var suffix: String {
        switch self {
        case .gzip: "+gzip"
        case .zstd: "+zstd"
        case .none, .unsupported: ""
        }
    }
}
