import NeshData
import NeshSystem

/// Bytes that come one after another.
package protocol ByteSource {
    /// Bytes taken or skipped so far.
    var position: UInt64 { get }
    /// Fills `buffer`; fewer bytes come only at the end.
    /// - Throws: where the bytes cannot be read or unpacked.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    /// Passes over `count` bytes; returns how many there were, fewer only at the end.
    /// - Throws: as `read` does.
    mutating func skip(_ count: UInt64) throws(Failure) -> UInt64
}

extension ByteSource {
    /// The next `count` bytes, fewer only at the end.
    mutating func read(_ count: Int) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Failure) { filled = try read(into: UnsafeMutableRawBufferPointer(buffer)) } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Fills `bytes`; returns how many there were, fewer only at the end.
    mutating func read(into bytes: inout [UInt8]) throws(Failure) -> Int {
        try bytes.withUnsafeMutableBufferPointer { buffer throws(Failure) in
            try read(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }
}

/// A part of a file, where skipping costs nothing.
package struct FileRangeSource: ByteSource, Sendable {
    private let range: FileRange
    package private(set) var position: UInt64 = 0
    /// Read ahead: what lies before `position` in it is used up.
    private var ahead: [UInt8] = []
    private var aheadStart: UInt64 = 0

    package init(_ range: FileRange) { self.range = range }

    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        let wanted = Int(min(UInt64(buffer.count), range.count - position))
        guard wanted > 0 else { return 0 }
        if wanted > 8192 {
            let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
            let count = try range.file.read(into: target, at: range.offset + position)
            position += UInt64(count)
            return count
        }
        if position < aheadStart || position + UInt64(wanted) > aheadStart + UInt64(ahead.count) {
            // Headers of small files lie close together, and more of them are worth reading at once.
            let isNear = position < aheadStart + UInt64(ahead.count + 16384)
            let count = Int(min(isNear ? 65536 : 16384, range.count - position))
            ahead = try range.file.bytes(at: range.offset + position, count: count)
            aheadStart = position
        }
        let start = Int(position - aheadStart)
        ahead.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + wanted]))
        }
        position += UInt64(wanted)
        return wanted
    }

    package mutating func skip(_ count: UInt64) -> UInt64 {
        let skipped = min(count, range.count - position)
        position += skipped
        return skipped
    }
}

/// Bytes in memory.
package struct MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var place = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var position: UInt64 { UInt64(place) }

    package mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - place)
        bytes.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]))
        }
        place += count
        return count
    }

    package mutating func skip(_ count: UInt64) -> UInt64 {
        let skipped = min(count, UInt64(bytes.count - place))
        place += Int(skipped)
        return skipped
    }
}
