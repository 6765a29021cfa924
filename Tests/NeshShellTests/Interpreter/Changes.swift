import Foundation
import NeshCommand
import NeshSystem

/// Wakes a thread that waits for something to be so, whenever it may have become so.
final class Changes: Sendable {
    private let condition = NSCondition()

    func note() {
        condition.withLock { condition.broadcast() }
    }

    /// - Parameter isSo: looks at what is noted only after it has changed.
    func wait(until isSo: () -> Bool) {
        condition.withLock {
            while !isSo() { condition.wait() }
        }
    }

    /// Notes that something was written, behind a sink that keeps it.
    var sink: OutputSink { OutputSink { [self] (_: [UInt8]) throws(SystemError) in note() } }
}
