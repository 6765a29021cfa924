import Glibc
import NeshData
import Synchronization

/// A wish to stop that a waiting operation can see: a descriptor which becomes, and stays, readable.
///
/// Blocking operations take one and add `descriptor` to what they poll; long computations
/// call `check()` now and then. Ctrl-C, SIGTERM and time-outs all arrive this way.
package final class Interrupt: Sendable {
    private let event: EventDescriptor
    /// 0 until raised, then the signal's number.
    private let signal = Atomic<Int32>(0)

    /// - Throws: `SystemError` when no descriptor is left.
    package init() throws(SystemError) {
        event = try EventDescriptor()
    }

    /// A descriptor that is readable once raised.
    package var descriptor: Int32 { event.descriptor }

    package var isRaised: Bool { signal.load(ordering: .acquiring) != 0 }

    /// Idempotent: the first signal's number is kept.
    package func raise(signal number: Int32 = SIGINT) {
        _ = signal.compareExchange(expected: 0, desired: number, ordering: .acquiringAndReleasing)
        event.raise()
    }

    /// - Throws: `Failure.interrupted` once raised.
    package func check() throws(Failure) {
        let number = signal.load(ordering: .acquiring)
        if number != 0 { throw Failure.interrupted(signal: number) }
    }
}
