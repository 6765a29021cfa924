import Glibc

/// A time of day, as the clock on the wall shows it.
package enum ClockText {
    /// - Parameter seconds: since 1970.
    /// - Returns: `20:31:07`, with the date before it where that is not today's: `2026-11-28 20:31:07`.
    package static func of(_ seconds: Int64) -> String {
        let (then, now) = (local(seconds), local(Int64(time(nil))))
        let isToday = then.tm_year == now.tm_year && then.tm_yday == now.tm_yday
        let clock = [then.tm_hour, then.tm_min, then.tm_sec].map(twoDigits).joined(separator: ":")
        if isToday { return clock }
        return "\(Int(then.tm_year) + 1900)-\(twoDigits(then.tm_mon + 1))-\(twoDigits(then.tm_mday)) \(clock)"
    }

    private static func local(_ seconds: Int64) -> tm {
        var (time, fields) = (time_t(seconds), tm())
        localtime_r(&time, &fields)
        return fields
    }

    private static func twoDigits(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
