/// Reads big-endian numbers and runs of bytes from the front of a buffer.
package struct ByteReader: Sendable {
    /// All of them, also those that have been read.
    package let bytes: [UInt8]
    /// Index of the next byte.
    package private(set) var offset: Int

    package init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = min(max(offset, 0), bytes.count)
    }

    /// How many have not been read.
    package var remaining: Int { bytes.count - offset }

    /// - Throws: `ParseError` when fewer bytes are left.
    package mutating func take(_ count: Int) throws(ParseError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else {
            throw ParseError("\(count) bytes are needed and \(remaining) are left", at: offset)
        }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// The next `MemoryLayout<Number>.size` bytes, at most 8, as a big-endian number.
    /// - Throws: `ParseError` where fewer bytes are left.
    package mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
        _ type: Number.Type = Number.self
    ) throws(ParseError) -> Number {
        var value: UInt64 = 0
        for byte in try take(MemoryLayout<Number>.size) { value = value << 8 | UInt64(byte) }
        return Number(truncatingIfNeeded: value)
    }
}

extension Array where Element == UInt8 {
    /// Adds a number's bytes, most significant first.
    package mutating func append<Number: FixedWidthInteger & UnsignedInteger>(bigEndian number: Number) {
        for shift in stride(from: Number.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
    }
}
