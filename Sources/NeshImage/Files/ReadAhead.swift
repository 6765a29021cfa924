import NeshData
import NeshSystem

/// Reads small pieces of files that mostly lie one behind the other with one system call for many of them.
///
/// An archive's files are such pieces: a layer may have a hundred thousand of a few hundred bytes each. Sorted by name
/// they are seldom in the archive's order, but they follow a few trails through it: a directory's files among those of
/// the next one, one layer's among those of another.
struct ReadAhead {
    /// Larger pieces are read as they are.
    static let pieceLimit = 4 << 10
    /// The most that is read at once.
    private static let windowLimit = 64 << 10
    /// So many trails are followed at a time.
    private static let trailLimit = 8

    /// A way through a file, and the bytes last read on it.
    private struct Trail {
        /// It is held, so that its number is nobody else's.
        let descriptor: OwnedDescriptor
        var start: UInt64
        var window: [UInt8]

        func holds(_ piece: Range<UInt64>, of file: InputFile) -> Bool {
            descriptor === file.descriptor && piece.lowerBound >= start
                && piece.upperBound <= start + UInt64(window.count)
        }

        /// Whether the piece begins in what was read or not far behind it.
        func leads(to piece: Range<UInt64>, of file: InputFile) -> Bool {
            descriptor === file.descriptor && piece.lowerBound >= start
                && piece.lowerBound - start < UInt64(window.count + ReadAhead.windowLimit)
        }
    }

    /// The one that was followed last comes first.
    private var trails: [Trail] = []

    /// Reads until `buffer` is full or the file ends.
    /// - Returns: the bytes read.
    /// - Throws: E07 when the file cannot be read.
    mutating func read(
        _ file: InputFile, into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64
    ) throws(Failure) -> Int {
        let (end, overflows) = offset.addingReportingOverflow(UInt64(buffer.count))
        // Nothing follows a piece that is all of its file; a trail would only hold the descriptor.
        let isWhole = offset == 0 && end >= file.size
        guard buffer.count <= Self.pieceLimit, !overflows, !isWhole else {
            return try file.read(into: buffer, at: offset)
        }
        let piece = offset..<end
        if let place = trails.firstIndex(where: { $0.holds(piece, of: file) }) {
            if place > 0 { trails.insert(trails.remove(at: place), at: 0) }
        } else {
            try follow(piece, of: file)
        }
        return trails[0].window.withUnsafeBytes { window in
            let bytes = window.dropFirst(Int(offset - trails[0].start)).prefix(buffer.count)
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
            return bytes.count
        }
    }

    /// Reads at a place that no window holds.
    private mutating func follow(_ piece: Range<UInt64>, of file: InputFile) throws(Failure) {
        var count = piece.count
        if let place = trails.firstIndex(where: { $0.leads(to: piece, of: file) }) {
            // Where pieces followed one another more will: each time more is worth reading than they need.
            count = max(count, min(4 * trails.remove(at: place).window.count, Self.windowLimit))
        } else if trails.count == Self.trailLimit {
            trails.removeLast()
        }
        let window = try file.bytes(at: piece.lowerBound, atMost: count)
        trails.insert(Trail(descriptor: file.descriptor, start: piece.lowerBound, window: window), at: 0)
    }
}
