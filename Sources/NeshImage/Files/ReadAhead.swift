import NeshData
import NeshSystem

/// Reads small pieces of a file that mostly lie one behind the other with one system call for many of them.
///
/// An archive's files are such pieces: a layer may have a hundred thousand of a few hundred bytes each.
struct ReadAhead {
    /// Larger pieces are read as they are.
    static let pieceLimit = 4 << 10
    /// What is read at once.
    private static let windowSize = 64 << 10

    /// Bytes of the file whose descriptor this is, from `start` on. It is held, so that its number is nobody else's.
    private var descriptor: OwnedDescriptor?
    private var start: UInt64 = 0
    private var window: [UInt8] = []

    /// Reads until `buffer` is full or the file ends.
    /// - Returns: the bytes read.
    /// - Throws: E07 when the file cannot be read.
    mutating func read(
        _ file: InputFile, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
    ) throws(Failure) -> Int {
        let end = offset &+ UInt64(buffer.count)
        guard buffer.count <= Self.pieceLimit, end > offset, end <= file.size else {
            return try file.read(into: buffer, at: offset)
        }
        let isSame = descriptor === file.descriptor && offset >= start
        if !isSame || end > start + UInt64(window.count) {
            // Only what goes on near where the last piece ended is worth reading more than is asked for.
            let goesOn = isSame && offset < start + UInt64(window.count + Self.windowSize)
            let count = goesOn ? Int(min(UInt64(Self.windowSize), file.size - offset)) : buffer.count
            (window, start) = (try file.bytes(at: offset, count: count), offset)
            descriptor = file.descriptor
        }
        window.withUnsafeBytes { bytes in
            let place = Int(offset - start)
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + buffer.count]))
        }
        return buffer.count
    }
}
