/// Rows under headings, columns as wide as their widest cell; numbers stand right.
package struct TextTable: Sendable {
    /// How a column looks.
    package struct Column: Sendable {
        /// Where a cell narrower than its column stands.
        package enum Alignment: Sendable { case left, right }
        /// What becomes of it where the terminal is too narrow.
        package enum Importance: Sendable {
            case always
            /// Left out, and named below the table; the rightmost goes first.
            case dispensable
            /// Left out without a word.
            case extra
        }
        /// Above the column.
        package let heading: String
        package let alignment: Alignment
        package let importance: Importance
        /// Goes on in further rows rather than being cut.
        package let wraps: Bool
        package init(
            _ heading: String, _ alignment: Alignment = .left, _ importance: Importance = .always, wraps: Bool = false
        ) {
            self.heading = heading
            self.alignment = alignment
            self.importance = importance
            self.wraps = wraps
        }
    }

    /// From the left.
    package var columns: [Column]
    /// From top to bottom; as many cells each as there are columns.
    package var rows: [[StyledText]] = []
    /// Shown instead of a table without rows.
    package var empty: StyledText
    /// Said below a table in which columns are left out, of their headings.
    package var tooNarrow: @Sendable (String) -> String = { "(too narrow for \($0))" }

    package init(_ columns: [Column], empty: StyledText) { (self.columns, self.empty) = (columns, empty) }

    /// The table as it is shown, the headings first; as wide as it has to be.
    package var lines: [StyledText] { lines(width: nil) }

    /// - Parameter width: of the terminal. In a narrow one long texts are cut, then columns that can be spared are
    ///   left out, then more is cut.
    package func lines(width: Int?) -> [StyledText] {
        if rows.isEmpty { return width.map(empty.wrapped) ?? [empty] }
        // On a terminal a cell is as wide as it is drawn, and keeps to its row.
        let cells = width == nil ? rows : rows.map { $0.map(\.oneLine) }
        let all = [columns.map { StyledText($0.heading, .heading) }] + cells
        let natural = columns.indices.map { column in
            all.map { $0.indices.contains(column) ? DisplayWidth.of($0[column].text) : 0 }.max() ?? 0
        }
        guard let width else { return all.map { line($0, Layout(natural)) } }
        var layout = Layout(natural)
        var hidden: [String] = []
        // What nobody misses goes before anything is cut.
        while layout.width > width, let extra = layout.shown.last(where: { columns[$0].importance == .extra }) {
            layout = Layout(natural, layout.shown.filter { $0 != extra })
        }
        cut(&layout, to: Self.comfortable, width)
        while layout.width > width, let spared = layout.shown.last(where: { columns[$0].importance != .always }) {
            hidden.insert(columns[spared].heading, at: 0)
            layout = Layout(natural, layout.shown.filter { $0 != spared })
            cut(&layout, to: Self.comfortable, width)
        }
        cut(&layout, to: Self.narrowest, width)
        let note = StyledText(tooNarrow(hidden.joined(separator: ", ")), .dim)
        return all.flatMap { wrapped($0, layout) } + (hidden.isEmpty ? [] : note.wrapped(to: width))
    }

    /// Which columns are shown, and how wide each of all is.
    private struct Layout {
        var widths: [Int]
        var shown: [Int]

        init(_ widths: [Int], _ shown: [Int]? = nil) {
            self.widths = widths
            self.shown = shown ?? Array(widths.indices)
        }

        var width: Int { shown.reduce(-2) { $0 + widths[$1] + 2 } }
    }

    /// The widest texts give way, the last one first among equals.
    private func cut(_ layout: inout Layout, to least: Int, _ width: Int) {
        while layout.width > width {
            let texts = layout.shown.reversed().filter { columns[$0].alignment == .left && layout.widths[$0] > least }
            guard let widest = texts.max(by: { layout.widths[$0] < layout.widths[$1] }) else { return }
            layout.widths[widest] -= 1
        }
    }

    /// A row, and those that its cells go on in.
    private func wrapped(_ cells: [StyledText], _ layout: Layout) -> [StyledText] {
        let parts = cells.indices.map { column in
            columns[column].wraps && layout.shown.contains(column)
                ? cells[column].cellRows(max(1, layout.widths[column])) : [cells[column]]
        }
        return (0..<(parts.map(\.count).max() ?? 1)).map { row in
            // No blanks behind the last cell that goes on.
            let last = row == 0 ? nil : layout.shown.last { parts.indices.contains($0) && parts[$0].count > row }
            let shown = last.map { last in layout.shown.filter { $0 <= last } } ?? layout.shown
            return line(parts.map { $0.count > row ? $0[row] : "" }, Layout(layout.widths, shown))
        }
    }

    /// What a text is cut to before columns are left out.
    private static let comfortable = 14
    /// A column with less room than this is not worth cutting.
    private static let narrowest = 8

    private func line(_ cells: [StyledText], _ layout: Layout) -> StyledText {
        var line = StyledText(stringLiteral: "")
        for column in layout.shown where cells.indices.contains(column) {
            if column != layout.shown.first { line += "  " }
            let width = layout.widths[column]
            let cell = cells[column].truncated(to: width)
            let padding = StyledText(String(repeating: " ", count: max(0, width - DisplayWidth.of(cell.text))))
            switch columns[column].alignment {
            case .right: line += padding + cell
            case .left: line += column == layout.shown.last ? cell : cell + padding
            }
        }
        return line
    }
}
