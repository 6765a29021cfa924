import NeshSystem
import Synchronization

/// Looks for a pattern in what a console has said so far; of long consoles, in the last 64 KiB.
final class ConsoleMatcher: Sendable {
    private let pattern: RegularExpression
    private let tail = Mutex<[UInt8]>([])
    private static let kept = 65_536

    init(_ pattern: RegularExpression) { self.pattern = pattern }

    func matches(adding bytes: [UInt8]) -> Bool {
        let text = tail.withLock { tail in
            tail += bytes.filter { $0 != 0 && $0 != UInt8(ascii: "\r") }
            if tail.count > 2 * Self.kept { tail.removeFirst(tail.count - Self.kept) }
            return String(decoding: tail, as: UTF8.self)
        }
        return pattern.matches(text)
    }
}
