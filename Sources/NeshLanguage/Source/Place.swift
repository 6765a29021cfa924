/// A stretch of a source text: what an error points at.
package struct Place: Sendable, Equatable {
    package let source: SourceText
    /// In four bytes each: a script has several places for each of its words, and is never as long as that.
    private let start, end: UInt32

    /// - Parameter range: byte offsets.
    package init(_ source: SourceText, _ range: Range<Int>) {
        self.source = source
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }

    /// Byte offsets.
    package var range: Range<Int> { Int(start)..<Int(end) }

    /// Counted from 1.
    package var line: Int { source.line(at: range.lowerBound) }
    /// Counted from 1, in characters.
    package var column: Int { source.column(at: range.lowerBound) }
    /// As it stands in the source.
    package var text: String { source.text(range) }

    /// From this place's beginning to that one's end.
    package func through(_ other: Place) -> Place {
        Place(source, range.lowerBound..<max(range.upperBound, other.range.upperBound))
    }

    /// Right behind it.
    package var behind: Place { Place(source, range.upperBound..<range.upperBound) }

    /// Places are the same where they stand in the same text, not in equal ones.
    package static func == (left: Place, right: Place) -> Bool {
        left.source === right.source && left.range == right.range
    }
}
