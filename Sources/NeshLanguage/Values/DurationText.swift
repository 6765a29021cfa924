/// `500ms`, `1.5s`, `2m`, `1h`, and `30`, which is seconds.
package enum DurationText {
    /// Up to about eleven days, so that sums stay far from any limit; nil for anything else.
    package static func parse(_ text: String) -> Duration? {
        let units: [(suffix: String, milliseconds: Double)] = [
            ("ms", 1), ("s", 1000), ("m", 60000), ("h", 3_600_000), ("", 1000),
        ]
        for unit in units where text.hasSuffix(unit.suffix) {
            let number = text.dropLast(unit.suffix.count)
            guard let first = number.utf8.first, Byte.isDigit(first), DecimalNumber(String(number)) != nil,
                let value = Double(number), value * unit.milliseconds <= 1_000_000_000
            else { return nil }
            return .milliseconds(Int64((value * unit.milliseconds).rounded(.up)))
        }
        return nil
    }

    /// `500ms`, `30s`, `1.500s`: a bound that somebody has set, exact to the millisecond.
    package static func shown(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = attoseconds / 1_000_000_000_000_000
        if seconds == 0 { return "\(milliseconds)ms" }
        if milliseconds == 0 { return "\(seconds)s" }
        let digits = String(1000 + milliseconds).dropFirst()
        return "\(seconds).\(digits.prefix(3))s"
    }

    /// One sentence for people about what is understood.
    package static let forms = "durations are 500ms, 10s, 2m, 1h; a bare number is seconds"
}
