import NeshData

/// The framing of nitro-cli's sockets: a little-endian 64-bit length, then so many bytes of CBOR.
package enum Frame {
    package static func encode(_ value: CBOR) -> [UInt8] {
        let body = value.encoded
        return number(UInt64(body.count)) + body
    }

    /// A bare number, as some answers begin with or consist of.
    package static func number(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// The number at the front of the bytes; nil while there are fewer than eight.
    package static func number(in bytes: some Collection<UInt8>) -> UInt64? {
        guard bytes.count >= 8 else { return nil }
        return bytes.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// Cuts a stream of bytes, which come in any pieces, into frames.
package struct FrameReader: Sendable {
    /// What is wrong with a stream that cannot be read on.
    package struct Malformed: Error, Sendable, Equatable {
        /// One sentence without a full stop.
        package var reason: String
    }

    private var buffer: [UInt8] = []
    private let limit: Int
    private let valueLimit: Int

    /// - Parameters:
    ///   - limit: bytes of the largest body that is accepted.
    ///   - valueLimit: how many CBOR values a body may consist of.
    package init(limit: Int, valueLimit: Int) { (self.limit, self.valueLimit) = (limit, valueLimit) }

    /// More of the stream has come, of any length.
    package mutating func append(_ bytes: [UInt8]) { buffer += bytes }

    package var isEmpty: Bool { buffer.isEmpty }

    /// What has come and is not read yet.
    package var remainder: [UInt8] { buffer }

    /// The next eight bytes as a bare number; nil until they are there.
    package mutating func nextNumber() -> UInt64? {
        guard let number = Frame.number(in: buffer) else { return nil }
        buffer.removeFirst(8)
        return number
    }

    /// The next frame's value; nil until it is there.
    /// - Throws: `Malformed` for a frame above the limit, or no CBOR.
    package mutating func next() throws(Malformed) -> CBOR? {
        guard let length = Frame.number(in: buffer) else { return nil }
        guard length <= limit else { throw Malformed(reason: "a frame of \(length) bytes") }
        let end = 8 + Int(length)
        guard buffer.count >= end else { return nil }
        let body = Array(buffer[8..<end])
        buffer.removeFirst(end)
        do { return try CBOR.decode(body, valueLimit: valueLimit) } catch { throw Malformed(reason: error.description) }
    }
}
