/// Rows under headings, columns as wide as their widest cell; numbers stand right. Without any heading there is no row
/// of them.
package struct TextTable: Sendable {
    /// How a column looks.
    package struct Column: Sendable {
        /// Where a cell narrower than its column stands.
        package enum Alignment: Sendable { case left, right }
        /// What becomes of it where the terminal is too narrow.
        package enum Importance: Sendable {
            case always
            /// Is the first to stand below its row; of several the rightmost.
            case dispensable
            /// Left out, and named below the table: of tables with a row for each of many files.
            case omitted
            /// Left out without a word, unless something stands below the rows anyway.
            case extra
        }
        /// Above the column.
        package let heading: String
        package let alignment: Alignment
        package let importance: Importance
        /// Goes on in further rows rather than being cut.
        package let wraps: Bool
        /// Its cells are nesh's own texts, which another language has its own for. All others hold data: names, paths,
        /// values, what the user typed.
        package let isOurs: Bool
        /// - Parameter ours: its cells are translated.
        package init(
            _ heading: String, _ alignment: Alignment = .left, _ importance: Importance = .always, wraps: Bool = false,
            ours: Bool = false
        ) {
            self.heading = heading
            self.alignment = alignment
            self.importance = importance
            self.wraps = wraps
            isOurs = ours
        }
    }

    /// From the left.
    package var columns: [Column]
    /// From top to bottom; as many cells each as there are columns.
    package var rows: [[StyledText]] = []
    /// Shown instead of a table without rows.
    package var empty: StyledText
    /// Said below a table in which columns are left out, of their headings.
    package var tooNarrow: @Sendable (String) -> String = { "(too narrow for \($0): --json shows it)" }

    package init(_ columns: [Column], empty: StyledText) { (self.columns, self.empty) = (columns, empty) }

    /// Facts, each behind its title. All of it is nesh's own text but for spans of data.
    package static func titled(_ rows: [(title: String, text: StyledText)]) -> TextTable {
        var table = TextTable([.init("", ours: true), .init("", wraps: true, ours: true)], empty: "")
        table.rows = rows.map { [StyledText($0.title, .dim), StyledText($0.text, hang: 0)] }
        return table
    }

    /// The table as it is shown, the headings first; as wide as it has to be.
    package var lines: [StyledText] { lines(width: nil) }

    /// - Parameter width: of the terminal. In a narrow one texts go on in further rows, then columns stand below their
    ///   row instead of in it, each behind its heading: nothing is cut, and what is left out is named.
    package func lines(width: Int?) -> [StyledText] {
        if rows.isEmpty { return width.map(empty.wrapped) ?? [empty] }
        // On a terminal a cell is as wide as it is drawn, and keeps to its row.
        let cells = width == nil ? rows : rows.map { $0.map(\.oneLine) }
        let hasHeadings = columns.contains { !$0.heading.isEmpty }
        let all = (hasHeadings ? [columns.map { StyledText($0.heading, .heading) }] : []) + cells
        let natural = columns.indices.map { column in
            all.map { $0.indices.contains(column) ? DisplayWidth.of($0[column].text) : 0 }.max() ?? 0
        }
        guard let width else { return all.map { line($0, Layout(natural)) } }
        var layout = Layout(natural)
        // What nobody misses goes before anything is narrowed.
        while layout.width > width, let extra = layout.shown.last(where: { columns[$0].importance == .extra }) {
            layout = Layout(natural, layout.shown.filter { $0 != extra })
        }
        narrow(&layout, to: Self.comfortable, width)
        var omitted: [String] = []
        while layout.width > width, let spared = layout.shown.last(where: { columns[$0].importance == .omitted }) {
            omitted.insert(columns[spared].heading, at: 0)
            layout = Layout(natural, layout.shown.filter { $0 != spared })
            narrow(&layout, to: Self.comfortable, width)
        }
        let note =
            omitted.isEmpty ? [] : StyledText(tooNarrow(omitted.joined(separator: ", ")), .dim).wrapped(to: width)
        var isSplit = false
        while layout.width > width, let moved = below(layout) {
            if columns[moved].importance == .always {
                narrow(&layout, to: Self.narrowest, width)
                if layout.width <= width { break }
            }
            isSplit = true
            layout = Layout(natural, layout.shown.filter { $0 != moved })
            narrow(&layout, to: Self.comfortable, width)
        }
        narrow(&layout, to: 1, width, all: true)
        guard isSplit else { return all.flatMap { wrapped($0, layout) } + note }
        let hidden = columns.indices.filter { !layout.shown.contains($0) && columns[$0].importance != .omitted }
        return all.enumerated().flatMap { index, cells in
            wrapped(cells, layout) + (index == 0 && hasHeadings ? [] : fields(hidden, of: cells, width))
        } + note
    }

    /// The column that stands below its row next; nil where only what names the row is left.
    private func below(_ layout: Layout) -> Int? {
        let kept = columns.firstIndex { !$0.heading.isEmpty } ?? 0
        let free = layout.shown.filter { $0 > kept }
        return free.last { columns[$0].importance != .always } ?? free.last
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
    /// - Parameter all: also those that are meant to stay in one row.
    private func narrow(_ layout: inout Layout, to least: Int, _ width: Int, all: Bool = false) {
        while layout.width > width {
            let texts = layout.shown.reversed().filter { layout.widths[$0] > least && (all || columns[$0].wraps) }
            guard let widest = texts.max(by: { layout.widths[$0] < layout.widths[$1] }) else { return }
            layout.widths[widest] -= 1
        }
    }

    /// What stands below a row: as many fields beside each other as fit.
    private func fields(_ hidden: [Int], of cells: [StyledText], _ width: Int) -> [StyledText] {
        let indent = StyledText("  ")
        let room = max(1, width - 2)
        var rows: [StyledText] = []
        for column in hidden where cells.indices.contains(column) && !cells[column].text.isEmpty {
            let heading = columns[column].heading
            let field = StyledText(heading.isEmpty ? "" : heading + " ", .heading) + cells[column]
            if let last = rows.last, DisplayWidth.of(last.text) + 2 + DisplayWidth.of(field.text) <= room {
                rows[rows.count - 1] = last + indent + field
            } else {
                rows += field.cellRows(room)
            }
        }
        return rows.map { indent + $0 }
    }

    /// A row, and those that its cells go on in.
    private func wrapped(_ cells: [StyledText], _ layout: Layout) -> [StyledText] {
        let parts = cells.indices.map { column in
            layout.shown.contains(column)
                ? cells[column].cellRows(max(1, layout.widths[column])) : [cells[column]]
        }
        return (0..<(parts.map(\.count).max() ?? 1)).map { row in
            // No blanks behind the last cell that goes on.
            let last = row == 0 ? nil : layout.shown.last { parts.indices.contains($0) && parts[$0].count > row }
            let shown = last.map { last in layout.shown.filter { $0 <= last } } ?? layout.shown
            return line(parts.map { $0.count > row ? $0[row] : "" }, Layout(layout.widths, shown))
        }
    }

    /// What a text is narrowed to before columns stand below their row.
    private static let comfortable = 14
    /// What it is narrowed to before those stand there that every row should have.
    private static let narrowest = 8

    private func line(_ cells: [StyledText], _ layout: Layout) -> StyledText {
        var line = StyledText(stringLiteral: "")
        for column in layout.shown where cells.indices.contains(column) {
            if column != layout.shown.first { line += "  " }
            let width = layout.widths[column]
            let cell = cells[column]
            let padding = StyledText(String(repeating: " ", count: max(0, width - DisplayWidth.of(cell.text))))
            switch columns[column].alignment {
            case .right: line += padding + cell
            case .left: line += column == layout.shown.last ? cell : cell + padding
            }
        }
        return line
    }
}
