import NeshSystem

/// What a terminal shows after what has been written to it: enough of ECMA-48 to judge a shell's screen.
///
/// Rows that were wrapped are laid out anew when the width changes, as today's terminals do.
package struct TestScreen {
    package struct Cell: Equatable {
        package var text = " "
        /// 0 for the second half of a wide character.
        package var width = 1
        /// The parameters of the last SGR sequence, empty for none.
        package var style = ""
    }
    struct Row {
        var cells: [Cell]
        var wrapped = false
        /// Cells at the end that nobody wrote: a wide character did not fit there.
        var padding = 0
    }
    package private(set) var columns: Int
    package private(set) var height: Int
    package internal(set) var cursorRow = 0
    package internal(set) var cursorColumn = 0
    var rows: [Row]
    /// Rows that have left the screen at the top.
    var scrolled: [Row] = []
    /// The last column has been written: the next character wraps first.
    var pendingWrap = false
    var savedCursor = (row: 0, column: 0)
    var style = ""
    package internal(set) var bells = 0
    package internal(set) var isBracketingPaste = false
    /// Sequences that this screen does not know: a test may want none.
    package internal(set) var unknown: [String] = []
    private var parser = TestScreenParser()

    package init(columns: Int = 80, height: Int = 24) {
        self.columns = columns
        self.height = height
        rows = Array(repeating: Row(cells: Self.blank(columns)), count: height)
    }

    static func blank(_ columns: Int) -> [Cell] { Array(repeating: Cell(), count: columns) }

    package mutating func write(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            guard let action = parser.step(byte) else { continue }
            perform(action)
        }
    }

    /// The rows without trailing blanks and without the empty ones at the end.
    package var lines: [String] { Self.trimmed(rows) }

    /// How many rows have left the screen at the top.
    package var scrolledRows: Int { scrolled.count }

    /// Also what has scrolled away.
    package var allLines: [String] { Self.trimmed(scrolled + rows) }

    package var text: String { lines.joined(separator: "\n") }

    /// One row without trailing blanks; empty outside the screen.
    package func row(_ index: Int) -> String {
        rows.indices.contains(index) ? Self.trimmed([rows[index]]).first ?? "" : ""
    }

    /// The styles of the cells of a row that hold something.
    package func styles(ofRow row: Int) -> [String] {
        guard rows.indices.contains(row) else { return [] }
        let end = rows[row].cells.lastIndex { $0.text != " " } ?? -1
        return rows[row].cells[...max(end, -1)].map(\.style)
    }

    private static func trimmed(_ rows: [Row]) -> [String] {
        var lines = rows.map { row in
            var line = row.cells.filter { $0.width > 0 }.map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    /// Lays wrapped rows out for the new width; the cursor stays with its character.
    package mutating func resize(columns: Int, height: Int) {
        let old = scrolled + rows
        let last = max(scrolled.count + cursorRow, old.lastIndex { $0.cells.contains { $0 != Cell() } } ?? 0)
        var new: [Row] = []
        var cursor = (row: 0, column: 0)
        var line: [Cell] = []
        var mark: Int?
        for (index, row) in old[...last].enumerated() {
            if index == scrolled.count + cursorRow { mark = line.count + cursorColumn }
            line += row.wrapped ? row.cells.dropLast(row.padding) : row.cells
            if row.wrapped, index < last { continue }
            let used = (line.lastIndex { $0 != Cell() } ?? -1) + 1
            let kept = max(used, min(line.count, mark ?? 0))
            let (laid, place) = Self.layOut(Array(line[..<kept]), columns, mark: mark ?? 0)
            if mark != nil { cursor = (new.count + place.row, place.column) }
            new += laid
            line = []
            mark = nil
        }
        while cursor.row >= new.count { new.append(Row(cells: Self.blank(columns))) }
        self.columns = columns
        self.height = height
        let first = max(0, new.count - height)
        scrolled = Array(new[..<first])
        rows = Array(new[first...])
        while rows.count < height { rows.append(Row(cells: Self.blank(columns))) }
        cursorRow = max(0, cursor.row - first)
        cursorColumn = min(cursor.column, columns - 1)
        pendingWrap = false
    }

    /// Rows for a line's cells, and where the cell with the index `mark` has come to stand.
    private static func layOut(
        _ line: [Cell], _ columns: Int, mark: Int
    ) -> (rows: [Row], place: (row: Int, column: Int)) {
        var rows: [Row] = [Row(cells: [])]
        var place: (row: Int, column: Int)?
        for (index, cell) in line.enumerated() where cell.width > 0 {
            if rows[rows.count - 1].cells.count + cell.width > columns {
                rows[rows.count - 1].wrapped = true
                rows.append(Row(cells: []))
            }
            if index >= mark, place == nil { place = (rows.count - 1, rows[rows.count - 1].cells.count) }
            rows[rows.count - 1].cells.append(cell)
            for _ in 1..<max(1, cell.width) { rows[rows.count - 1].cells.append(Cell(text: "", width: 0)) }
        }
        let end = rows[rows.count - 1].cells.count + max(0, mark - line.count)
        for index in rows.indices {
            rows[index].padding = max(0, columns - rows[index].cells.count)
            rows[index].cells += blank(rows[index].padding)
        }
        let behind = end >= columns ? (rows.count, 0) : (rows.count - 1, end)
        return (rows, place ?? behind)
    }
}
