import Glibc

/// A moment on the clock that does not jump, a number of milliseconds from now.
package struct Deadline: Sendable, Comparable {
    private let nanoseconds: UInt64

    package init(milliseconds: Int) {
        nanoseconds = Self.now &+ UInt64(max(0, milliseconds)) * 1_000_000
    }

    private static var now: UInt64 { clock_gettime_nsec() }

    package var hasPassed: Bool { remainingMilliseconds == 0 }

    /// Rounded up; 0 once it has passed.
    package var remainingMilliseconds: Int {
        let now = Self.now
        return now >= nanoseconds ? 0 : Int((nanoseconds - now + 999_999) / 1_000_000)
    }

    /// For poll(2).
    package var pollTimeout: Int32 { Int32(clamping: remainingMilliseconds) }

    package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }

    private static func clock_gettime_nsec() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
