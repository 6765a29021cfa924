import Glibc

/// A moment on the clock that does not jump, for measuring how long something takes.
///
/// The standard library's clocks do the same, but they bring its tasks and queues with them, which read files at
/// each start.
package struct Moment: Sendable, Comparable {
    /// Since some moment before the program began.
    let nanoseconds: UInt64

    package static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    /// Negative if `earlier` is the later one.
    package static func - (later: Moment, earlier: Moment) -> Duration {
        .nanoseconds(Int64(later.nanoseconds) - Int64(earlier.nanoseconds))
    }

    /// - Parameter wait: a negative one counts as none.
    package static func + (moment: Moment, wait: Duration) -> Moment {
        let (seconds, attoseconds) = wait.components
        let nanoseconds = max(0, seconds) * 1_000_000_000 + max(0, attoseconds) / 1_000_000_000
        return Moment(nanoseconds: moment.nanoseconds &+ UInt64(nanoseconds))
    }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}
