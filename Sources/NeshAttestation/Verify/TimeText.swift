import NeshData

/// Times and spans as a verdict words them.
package enum TimeText {
    /// `2022-11-09 22:52:00 UTC`
    package static func moment(_ seconds: Int64) -> String {
        rfc3339(seconds).replacing("T", with: " ").replacing("+00:00", with: " UTC")
    }

    /// The largest two units at most, rounded down: `3 hours`, `2 days 4 hours`, `4 years`.
    package static func span(_ seconds: Int64) -> String {
        let units: [(name: String, seconds: Int64)] = [
            ("year", 31_557_600), ("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1),
        ]
        let magnitude = seconds == .min ? Int64.max : abs(seconds)
        guard let first = units.firstIndex(where: { magnitude >= $0.seconds }) else { return "0 seconds" }
        func counted(_ count: Int64, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
        let whole = counted(magnitude / units[first].seconds, units[first].name)
        guard (1...2).contains(first) else { return whole }
        let rest = magnitude % units[first].seconds / units[first + 1].seconds
        return rest == 0 ? whole : "\(whole) \(counted(rest, units[first + 1].name))"
    }
}
