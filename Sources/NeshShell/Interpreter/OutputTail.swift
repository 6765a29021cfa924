import NeshData
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
    /// Without escape sequences and control characters other than tabs and line ends; bytes that are no UTF-8
    /// become U+FFFD.
    package static func of(_ bytes: [UInt8]) -> String {
        var filter = ConsoleFilter(keepsStyle: false)
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        filter.filter(bytes, into: &plain)
        filter.finish(into: &plain)
        return String(decoding: plain, as: UTF8.self)
    }
}
