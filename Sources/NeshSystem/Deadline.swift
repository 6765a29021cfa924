/// Until when a wait may take.
package struct Deadline: Sendable, Comparable {
    private let moment: Moment

    /// - Parameter duration: from now; a negative one has passed already.
    package init(after duration: Duration) { moment = .now + duration }

    /// Has passed already: for a wait that only looks.
    package static var now: Deadline { Deadline(after: .zero) }

    package var hasPassed: Bool { remainingMilliseconds == 0 }

    /// Rounded up; 0 once it has passed.
    package var remainingMilliseconds: Int {
        let now = Moment.now
        return now >= moment ? 0 : Int((moment.nanoseconds - now.nanoseconds + 999_999) / 1_000_000)
    }

    /// How long it is ago; 0 as long as it is ahead.
    package var microsecondsAgo: UInt64 {
        let now = Moment.now
        return now <= moment ? 0 : (now.nanoseconds - moment.nanoseconds) / 1000
    }

    /// Milliseconds for poll(2), rounded up; 0 once it has passed.
    package var pollTimeout: Int32 { Int32(clamping: remainingMilliseconds) }

    package static func < (left: Self, right: Self) -> Bool { left.moment < right.moment }
}
