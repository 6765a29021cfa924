/// A stretch of a source text: what an error points at.
package struct Place: Sendable, Equatable {
    package let source: SourceText
    /// Byte offsets.
    package let range: Range<Int>

    package init(_ source: SourceText, _ range: Range<Int>) { (self.source, self.range) = (source, range) }

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

    /// Places are the same where they stand in the same text, not in equal ones.
    package static func == (left: Place, right: Place) -> Bool {
        left.source === right.source && left.range == right.range
    }
}
