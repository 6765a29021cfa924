import NeshData

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

    /// The same of a number and its unit in two words.
    static func joined(_ number: String, _ unit: String) -> String? {
        guard unit.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }) else { return nil }
        let whole = number + unit
        return parse(whole) == nil ? meant(by: whole) : whole
    }

    /// A time in other words, as it is written here: `10s` for `10sec`, also in Japanese. Nil for anything else.
    package static func meant(by text: String) -> String? {
        let narrow = FullWidth.narrowed(text) ?? text
        let number = narrow.prefix { $0.isASCII && $0.isNumber || $0 == "." }
        let unit = narrow.dropFirst(number.count).drop { $0 == " " }.lowercased()
        guard let own = units.first(where: { $0.words.contains(unit) })?.own else { return nil }
        return parse(number + own) == nil || number + own == text ? nil : number + own
    }

    private static let units: [(own: String, words: [String])] = [
        ("ms", ["ms", "msec", "millisecond", "milliseconds", "ミリ秒"]),
        ("s", ["s", "sec", "secs", "second", "seconds", "秒", "秒間"]),
        ("m", ["m", "min", "mins", "minute", "minutes", "分", "分間"]),
        ("h", ["h", "hr", "hour", "hours", "時間"]),
    ]

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

extension Diagnostic {
    /// For a text where a time is to stand.
    package static func notADuration(_ text: String, at place: Place) -> Diagnostic {
        let meant = DurationText.meant(by: text)
        return Diagnostic(
            "'\(text)' is not a duration", at: place,
            notes: (meant.map { [Quoting.question([$0])] } ?? []) + [DurationText.forms], replacement: meant)
    }
}
