import Glibc

/// A moment on the clock that does not jump.
package struct Deadline: Sendable, Comparable {
    private let nanoseconds: UInt64

    /// - Parameter duration: from now; a negative one has passed already.
    package init(after duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let wait = max(0, seconds) * 1_000_000_000 + max(0, attoseconds) / 1_000_000_000
        nanoseconds = monotonicNanoseconds() &+ UInt64(wait)
    }

    /// Has passed already: for a wait that only looks.
    package static var now: Deadline { Deadline(after: .zero) }

    package var hasPassed: Bool { remainingMilliseconds == 0 }

    /// Rounded up; 0 once it has passed.
    package var remainingMilliseconds: Int {
        let now = monotonicNanoseconds()
        return now >= nanoseconds ? 0 : Int((nanoseconds - now + 999_999) / 1_000_000)
    }

    /// How long it is ago; 0 as long as it is ahead.
    package var microsecondsAgo: UInt64 {
        let now = monotonicNanoseconds()
        return now <= nanoseconds ? 0 : (now - nanoseconds) / 1000
    }

    /// For poll(2).
    package var pollTimeout: Int32 { Int32(clamping: remainingMilliseconds) }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}

/// The clock that does not jump, in nanoseconds since some moment.
private func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
