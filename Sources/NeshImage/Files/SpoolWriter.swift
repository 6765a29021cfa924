import Glibc
import NeshData

/// Puts many runs of bytes into a spool, each in one piece, with few writes.
struct SpoolWriter {
    private let spool: Spool
    /// Room that was allocated; runs are laid into it one after another.
    private var place: UInt64 = 0
    private var roomEnd: UInt64 = 0
    private let buffer = Buffer()
    /// Where the buffer's first byte belongs.
    private var bufferStart: UInt64 = 0

    private final class Buffer {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 4096)
        var filled = 0
        deinit { memory.deallocate() }
    }

    /// Room is taken in pieces of this size, so that threads need not meet for each file.
    private static let roomSize: UInt64 = 4 << 20

    init(_ spool: Spool) { self.spool = spool }

    /// Where the next `count` bytes will lie.
    /// - Throws: E19 for more than any disk has.
    mutating func begin(_ count: UInt64) throws(Failure) -> UInt64 {
        guard count <= 1 << 42 else { throw Failure(.fileOperation, "there is no room for a file of \(count) bytes") }
        if roomEnd - place < count {
            try flush()
            let size = max(count, Self.roomSize)
            place = spool.allocate(size)
            roomEnd = place + size
            bufferStart = place
        }
        defer { place += count }
        return place
    }

    /// Fills the buffer's free part from `read`, at most `limit` bytes of it; returns how many came.
    mutating func append(
        atMost limit: UInt64, from read: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) -> Int {
        if buffer.filled == buffer.memory.count { try flush() }
        let end = buffer.filled + Int(min(UInt64(buffer.memory.count - buffer.filled), limit))
        let count = try read(UnsafeMutableRawBufferPointer(rebasing: buffer.memory[buffer.filled..<end]))
        buffer.filled += count
        return count
    }

    /// Compares the bytes with themselves shifted by one, which the C library does fast.
    private static func isZero(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress, bytes[0] == 0 else { return bytes.isEmpty }
        return memcmp(base, base + 1, bytes.count - 1) == 0
    }

    mutating func flush() throws(Failure) {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer.memory[..<buffer.filled])
        guard bytes.count > 0 else { return }
        // Unwritten places read as zeros: a layer of zeros takes no room.
        if !Self.isZero(bytes) { try spool.write(bytes, at: bufferStart) }
        bufferStart += UInt64(bytes.count)
        buffer.filled = 0
    }
}
