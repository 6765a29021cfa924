import NeshCrypto
import NeshData

/// What a decompressor gives, as a source for the tar reader; digested on the way.
struct UnpackedSource: ByteSource {
    private let decompressor: any Decompressor
    private let digest: HashState?
    /// Unpacked and not yet taken.
    private let window: Window
    private(set) var position: UInt64 = 0

    private final class Window {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 * 1024, alignment: 4096)
        var rest = UnsafeRawBufferPointer(start: nil, count: 0)
        deinit { memory.deallocate() }
    }

    init(_ decompressor: any Decompressor, digest: HashState?) {
        self.decompressor = decompressor
        self.digest = digest
        window = Window()
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        var filled = 0
        while filled < buffer.count, let piece = try next(atMost: UInt64(buffer.count - filled)) {
            UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]).copyMemory(from: piece)
            filled += piece.count
        }
        return filled
    }

    mutating func skip(_ count: UInt64) throws(Failure) -> UInt64 {
        var skipped: UInt64 = 0
        while skipped < count, let piece = try next(atMost: count - skipped) { skipped += UInt64(piece.count) }
        return skipped
    }

    /// Takes everything to the end, which the digest covers too.
    mutating func drain() throws(Failure) { _ = try skip(.max) }

    private mutating func next(atMost count: UInt64) throws(Failure) -> UnsafeRawBufferPointer? {
        if window.rest.isEmpty {
            let filled = try decompressor.read(into: window.memory)
            guard filled > 0 else { return nil }
            window.rest = UnsafeRawBufferPointer(rebasing: window.memory[..<filled])
            digest?.update(window.rest)
        }
        let taken = Int(min(count, UInt64(window.rest.count)))
        let piece = UnsafeRawBufferPointer(rebasing: window.rest[..<taken])
        window.rest = UnsafeRawBufferPointer(rebasing: window.rest[taken...])
        position += UInt64(taken)
        return piece
    }
}
