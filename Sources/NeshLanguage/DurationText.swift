/// Lengths of time as they are written: `500ms`, `10s`, `5m`, and bare seconds.
package enum DurationText {
    /// Nil where the text is no duration or is longer than a year.
    package static func milliseconds(_ text: String) -> Int? {
        let units = [("ms", 1), ("s", 1000), ("m", 60_000)]
        let unit = units.first { text.hasSuffix($0.0) } ?? ("", 1000)
        let digits = text.dropLast(unit.0.utf8.count)
        guard !digits.isEmpty, digits.utf8.count <= 12, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int(digits), number * unit.1 <= 366 * 86_400_000
        else { return nil }
        return number * unit.1
    }
}
