/// Ways out as `Failure.fixes` has them: a sentence, or a line to type. What a line does stands behind it as the line's
/// own comment, so that it can be copied whole: `kms keys  # lists the keys`.
package enum FixText {
    /// What stands between a line and what it does.
    package static let mark = "  # "

    /// A way out without what it does: the line, or all of a sentence.
    package static func line(of fix: String) -> String {
        // A value in the line may look like the mark; what a line does has none.
        guard let mark = fix.ranges(of: mark).last else { return fix }
        return String(fix[..<mark.lowerBound])
    }
}
