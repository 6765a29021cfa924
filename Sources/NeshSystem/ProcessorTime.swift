import Glibc

/// How long this machine's CPUs have worked, all together, as /proc/stat says.
package struct ProcessorTime: Sendable, Equatable {
    /// In clock ticks since the machine started.
    package var all: Int
    /// Of these, the clock ticks in which there was nothing to do.
    package var idle: Int

    /// Nil where the kernel does not say.
    package static func read() -> ProcessorTime? {
        (try? File.text("/proc/stat", limit: 1 << 20)).flatMap { ProcessorTime($0) }
    }

    /// The first line: `cpu  user nice system idle iowait irq softirq steal guest guest_nice`; guests are in user.
    init?(_ text: String) {
        guard let line = text.split(separator: "\n").first, line.hasPrefix("cpu ") else { return nil }
        let numbers = line.split(separator: " ").dropFirst().prefix(8).compactMap { Int($0) }
        guard numbers.count >= 4 else { return nil }
        all = numbers.reduce(0, &+)
        idle = numbers[3] &+ (numbers.count > 4 ? numbers[4] : 0)
    }

    /// The part of the time that they worked, 0 to 1; nil where no time has passed.
    package func busy(since before: ProcessorTime) -> Double? {
        let span = all &- before.all
        guard span > 0 else { return nil }
        return min(1, max(0, 1 - Double(idle &- before.idle) / Double(span)))
    }

    /// Seconds of the clock that does not jump.
    package static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
