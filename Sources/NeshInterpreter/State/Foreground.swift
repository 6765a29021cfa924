import Glibc
import NeshData
import NeshSystem
import Synchronization

/// Who learns of Ctrl-C and of the wish to end: whatever runs in the foreground.
package protocol Foreground: Sendable {
    /// Runs the body with an interrupt that signals raise while it runs.
    /// - Parameter evenWhenEnding: what cleans up runs although the program has been asked to end.
    /// - Throws: what the body throws.
    func foreground<Result>(
        evenWhenEnding: Bool, _ body: (Interrupt) throws(Failure) -> Result
    ) throws(Failure) -> Result

    /// As if the signal with this number had come.
    func deliver(_ signal: Int32)
}

/// A foreground without signals of its own: for tests, and for shells inside of other programs.
package final class QuietForeground: Foreground {
    private let running = Mutex<[Interrupt]>([])

    package init() {}

    package func foreground<Result>(
        evenWhenEnding: Bool = false, _ body: (Interrupt) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let interrupt = try failing(.unspecified, try Interrupt())
        running.withLock { $0.append(interrupt) }
        defer { running.withLock { running in running.removeAll { $0 === interrupt } } }
        return try body(interrupt)
    }

    package func deliver(_ signal: Int32) {
        running.withLock { running in
            for interrupt in running { interrupt.raise(signal: signal) }
        }
    }
}

extension Interrupts: Foreground {}
