import NeshSystem

/// Rows under headings, columns as wide as their widest cell; numbers stand right.
package struct TextTable: Sendable {
    package struct Column: Sendable {
        package enum Alignment: Sendable { case left, right }
        package let heading: String
        package let alignment: Alignment
        /// Left out where the terminal is too narrow; the rightmost goes first.
        package let isDispensable: Bool
        package init(_ heading: String, _ alignment: Alignment = .left, isDispensable: Bool = false) {
            self.heading = heading
            self.alignment = alignment
            self.isDispensable = isDispensable
        }
    }

    package var columns: [Column]
    package var rows: [[StyledText]] = []
    /// Shown instead of a table without rows.
    package var empty: StyledText

    package init(_ columns: [Column], empty: StyledText) {
        self.columns = columns
        self.empty = empty
    }

    package var lines: [StyledText] { lines(width: nil) }

    /// - Parameter width: of the terminal. Columns that can be spared are left out of a narrow one; then the
    ///   widest texts are cut rather than broken at its edge.
    package func lines(width: Int?) -> [StyledText] {
        if rows.isEmpty { return width.map(empty.wrapped) ?? [empty] }
        let headings = columns.map { StyledText($0.heading, .heading) }
        let all = [headings] + rows
        var widths = columns.indices.map { column in
            all.map { $0.indices.contains(column) ? DisplayWidth.of($0[column].text) : 0 }.max()
                ?? 0
        }
        if let width {
            var excess = widths.reduce(-2, { $0 + $1 + 2 }) - width
            if excess > 0, let spared = columns.lastIndex(where: \.isDispensable) {
                return without(spared).lines(width: width)
            }
            // The widest texts give way, the last one first among equals.
            while excess > 0,
                let widest = columns.indices.reversed().filter({
                    columns[$0].alignment == .left && widths[$0] > Self.narrowest
                }).max(by: { widths[$0] < widths[$1] })
            {
                widths[widest] -= 1
                excess -= 1
            }
        }
        return all.map { line($0, widths) }
    }

    private func without(_ column: Int) -> TextTable {
        var table = self
        table.columns.remove(at: column)
        for row in rows.indices where rows[row].indices.contains(column) { table.rows[row].remove(at: column) }
        return table
    }

    /// A column with less room than this is not worth cutting.
    private static let narrowest = 8

    private func line(_ cells: [StyledText], _ widths: [Int]) -> StyledText {
        var line = StyledText(stringLiteral: "")
        for (index, cell) in cells.enumerated() where index < columns.count {
            if index > 0 { line += "  " }
            let cell = cell.truncated(to: widths[index])
            let padding = StyledText(
                String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell.text))))
            switch columns[index].alignment {
            case .right: line += padding + cell
            case .left: line += index == columns.count - 1 ? cell : cell + padding
            }
        }
        return line
    }
}
