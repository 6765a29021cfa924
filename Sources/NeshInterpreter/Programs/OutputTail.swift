import NeshCommand
import NeshText
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
