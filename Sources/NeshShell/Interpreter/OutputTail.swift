import Synchronization

/// What a command wrote to standard output, for `$output`: of very much, the last part.
final class OutputTail: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    private static let kept = 1 << 20

    var sink: OutputSink {
        OutputSink { [self] more in add(more) }
    }

    private func add(_ more: [UInt8]) {
        bytes.withLock { bytes in
            bytes += more
            if bytes.count > 2 * Self.kept { bytes.removeFirst(bytes.count - Self.kept) }
        }
    }

    /// Without colours and without the line break at the end.
    var text: String {
        var plain = PlainText.of(bytes.withLock { $0 })[...]
        while plain.last == "\n" { plain.removeLast() }
        return String(plain)
    }
}

/// Bytes of a terminal as plain text.
package enum PlainText {
    /// Without escape sequences, carriage returns and NULs; bytes that are no UTF-8 become U+FFFD.
    package static func of(_ bytes: [UInt8]) -> String {
        guard bytes.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0 }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0, 0x0D: index += 1
            case 0x1B: index = endOfEscape(bytes, index + 1)
            default:
                plain.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private static func endOfEscape(_ bytes: [UInt8], _ start: Int) -> Int {
        guard start < bytes.count else { return start }
        var index = start
        switch bytes[start] {
        case UInt8(ascii: "["):
            index += 1
            while index < bytes.count, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
            return min(index + 1, bytes.count)
        case UInt8(ascii: "]"):
            while index < bytes.count, bytes[index] != 0x07, bytes[index] != 0x1B { index += 1 }
            return index < bytes.count && bytes[index] == 0x07 ? index + 1 : index
        default: return start + 1
        }
    }
}
