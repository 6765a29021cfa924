/// Small pictures of numbers in a row of text: bars, and curves of one row.
package enum Graph {
    /// `━━━━━━╸─────`, or `[######......]` where only ASCII is safe, which takes two columns more.
    /// - Parameters:
    ///   - part: 0 to 1; what lies outside is shown as the nearer end.
    ///   - width: columns.
    package static func bar(_ part: Double, width: Int, isUnicode: Bool) -> String {
        let known = min(1, max(0, part.isFinite ? part : 0))
        // Something is never shown as nothing.
        let halves = max(known > 0 ? 1 : 0, Int(known * Double(2 * width)))
        let filled = halves / 2
        guard isUnicode else { return "[\(repeated("#", filled))\(repeated(".", width - filled))]" }
        let half = halves % 2
        return repeated("━", filled) + repeated("╸", half) + repeated("─", width - filled - half)
    }

    /// The last values, one a column, the newest at the right: `▁▂▅█▇`.
    /// - Parameters:
    ///   - top: what fills a column; values above it do so, too.
    package static func curve(_ values: [Double], top: Double, width: Int, isUnicode: Bool) -> String {
        let steps = Array(isUnicode ? " ▁▂▃▄▅▆▇█" : " .:-=+*#")
        let shown = values.suffix(width).map { value -> Character in
            guard value > 0, top > 0 else { return steps[0] }
            // Something is never shown as nothing.
            return steps[min(steps.count - 1, max(1, Int((value / top * Double(steps.count - 1)).rounded())))]
        }
        return repeated(" ", width - shown.count) + String(shown)
    }

    /// The text so many times; a negative count is none.
    package static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: max(0, count))
    }
}
