/// Bytes from the terminal that nobody has taken yet, and the scalars in them.
struct KeyInput {
    private var bytes: [UInt8] = []
    private var start = 0
    private var returned: [Unicode.Scalar] = []

    /// More than this many bytes typed ahead are dropped.
    static let limit = 1 << 20

    var isEmpty: Bool { start == bytes.count && returned.isEmpty }
    var count: Int { bytes.count - start }

    mutating func append(_ more: some Collection<UInt8>) {
        if start > 4096, start * 2 > bytes.count {
            bytes.removeFirst(start)
            start = 0
        }
        bytes.append(contentsOf: more.prefix(max(0, Self.limit - count)))
    }

    /// The scalar is the next to be taken again.
    mutating func giveBack(_ scalar: Unicode.Scalar) { returned.append(scalar) }

    mutating func takeByte() -> UInt8? {
        guard start < bytes.count else { return nil }
        defer { start += 1 }
        return bytes[start]
    }

    /// Whether the bytes after an ESC are the rest of what one key sends, rather than other keys.
    var continuesSequence: Bool {
        let rest = bytes[start...].prefix(16)
        switch rest.first {
        case UInt8(ascii: "["):
            let final = rest.dropFirst().first { !(0x20...0x3f).contains($0) }
            return final.map { (0x40...0x7e).contains($0) } ?? false
        case UInt8(ascii: "O"): return rest.dropFirst().first.map { "ABCDFHcd".utf8.contains($0) } ?? false
        default: return false
        }
    }

    /// The arrow key whose bytes stand behind an ESC that has been taken.
    var arrow: ArrowKey? {
        let rest = Array(bytes[start...].prefix(2))
        guard rest.count == 2, rest[0] == UInt8(ascii: "[") || rest[0] == UInt8(ascii: "O") else { return nil }
        switch rest[1] {
        case UInt8(ascii: "A"): return .up
        case UInt8(ascii: "B"): return .down
        case UInt8(ascii: "C"): return .right
        case UInt8(ascii: "D"): return .left
        default: return nil
        }
    }

    /// Takes those bytes.
    mutating func dropArrow() { start = min(start + 2, bytes.count) }

    /// True, once, if Ctrl-C is among the bytes: what was typed before it is dropped with it.
    mutating func dropThroughInterrupt() -> Bool {
        guard let index = bytes[start...].lastIndex(of: 3) else { return false }
        start = index + 1
        return true
    }

    /// The next scalar, U+FFFD for bytes that are not UTF-8; nil when more bytes are needed.
    mutating func take() -> Unicode.Scalar? {
        if let scalar = returned.popLast() { return scalar }
        guard start < bytes.count else { return nil }
        let lead = bytes[start]
        if lead < 0x80 {
            start += 1
            return Unicode.Scalar(lead)
        }
        let length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
        guard lead >= 0xc2, lead <= 0xf4 else { return bad(1) }
        var value = UInt32(lead) & (0x7f >> UInt32(length))
        for offset in 1..<length {
            guard start + offset < bytes.count else { return nil }
            let byte = bytes[start + offset]
            guard byte & 0xc0 == 0x80 else { return bad(offset) }
            value = value << 6 | UInt32(byte & 0x3f)
        }
        let smallest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return bad(length) }
        start += length
        // The C1 controls would be taken for commands.
        return value < 0xa0 ? "\u{fffd}" : scalar
    }

    private mutating func bad(_ length: Int) -> Unicode.Scalar {
        start += length
        return "\u{fffd}"
    }
}
