import NeshCommand
import NeshData
import NeshSystem
import NeshText

/// What recordings must not show.
package struct Mask: Sendable {
    private let expression: RegularExpression
    /// What stands in the place of what is masked.
    package static let stars = "***"

    /// Nil for the empty pattern, and for one that is not a pattern.
    package init?(_ pattern: String) {
        guard !pattern.isEmpty, let expression = try? RegularExpression(pattern, locatesMatches: true) else {
            return nil
        }
        self.expression = expression
    }

    /// The text with every match replaced. What is left is looked at again: without what was hidden, the rest may
    /// be a match of its own.
    package func apply(_ text: String, by replacement: String = stars) -> String {
        var bytes = Array(text.utf8)
        for _ in 0..<Self.rounds {
            let matches = expression.matches(in: String(decoding: bytes, as: UTF8.self))
            if matches.isEmpty { break }
            for match in matches.reversed() { bytes.replaceSubrange(match, with: replacement.utf8) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The row with every match replaced by stars in the style of its first character, and how many of its cells
    /// come before the cell with that number now.
    package func apply(_ row: RecordedRow, following place: Int = 0) -> (row: RecordedRow, place: Int) {
        var (cells, place) = (row.cells, place)
        for _ in 0..<Self.rounds {
            let matches = expression.matches(in: cells.map(\.text).joined())
            if matches.isEmpty { break }
            // The cells' places in the text.
            var offsets = [0]
            for cell in cells { offsets.append((offsets.last ?? 0) + cell.text.utf8.count) }
            for match in matches.reversed() {
                guard let first = offsets.lastIndex(where: { $0 <= match.lowerBound }),
                    let end = offsets.firstIndex(where: { $0 >= match.upperBound })
                else { continue }
                let style = cells[first].style
                cells.replaceSubrange(first..<end, with: Self.stars.map { .init(text: String($0), style: style) })
                if place >= end {
                    place += Self.stars.count - (end - first)
                } else if place > first {
                    place = first + Self.stars.count
                }
            }
        }
        var masked = row
        masked.cells = cells
        return (masked, place)
    }

    /// The text with everything masked that recordings must not show.
    package func apply(_ text: StyledText) -> StyledText {
        var rows: [StyledText] = []
        for line in text.lines {
            var row = RecordedRow()
            row.append(line)
            rows.append(apply(row).row.styled)
        }
        return rows.dropFirst().reduce(rows.first ?? "") { $0 + "\n" + $1 }
    }

    /// A pattern that matches the stars themselves would never be done.
    private static let rounds = 8
}
