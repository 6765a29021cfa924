/// Draws on terminals that understand ECMA-48 cursor movement; writes only what has changed.
struct ScreenPainter: LinePainter {
    private var columns: Int
    private var height: Int
    private var shown: Frame?
    private var style = ""

    init(columns: Int, height: Int) {
        self.columns = max(2, columns)
        self.height = max(1, height)
    }

    mutating func draw(_ content: LineContent) -> String {
        let frame = Frame(content, columns: columns, height: height)
        var output = ""
        if let shown {
            guard shown != frame else { return "" }
            update(from: shown, to: frame, &output)
        } else {
            output += Self.freshRow(columns: columns)
            write(frame, fromRow: 0, cell: 0, &output)
            output += clearBelow(frame)
            move(fromRow: frame.rows.count - 1, to: frame, &output)
        }
        shown = frame
        return output
    }

    mutating func erase() -> String {
        guard let shown else { return "" }
        self.shown = nil
        return up(shown.cursorRow) + Self.eraseFromHere
    }

    mutating func finish() -> String {
        guard let shown else { return "" }
        self.shown = nil
        return down(shown.rows.count - 1 - shown.cursorRow) + "\r\n"
    }

    mutating func forget() { shown = nil }

    mutating func resize(columns: Int, height: Int) -> String {
        defer {
            self.columns = max(2, columns)
            self.height = max(1, height)
        }
        guard let shown else { return "" }
        // Terminals reflow rows that were wrapped, and wrap rows that have become too long.
        let row = shown.cursorRowAfterReflow(columns: max(2, columns))
        self.shown = nil
        return up(min(row, max(1, height) - 1)) + Self.eraseFromHere
    }

    /// The cursor's row and all below. Not in one sequence: some terminals take erasing from the top of
    /// the screen for clearing it, and keep what was there for scrolling back.
    private static let eraseFromHere = "\r\u{1b}7\u{1b}[K\u{1b}[B\u{1b}[J\u{1b}8"

    /// Whatever is left on the cursor's row stays: enough blanks wrap to the next row exactly
    /// when the cursor is not at the start of one.
    static func freshRow(columns: Int) -> String { String(repeating: " ", count: columns - 1) + "\r\u{1b}[K" }

    private mutating func update(from old: Frame, to new: Frame, _ output: inout String) {
        guard let (row, cell) = Self.firstDifference(old, new) else {
            move(fromRow: old.cursorRow, to: new, &output)
            return
        }
        let start = new.rows[row].cells[..<cell].reduce(0) { $0 + $1.width }
        if old.cursorRow != row || old.cursorColumn != start {
            output += up(old.cursorRow - row) + down(row - old.cursorRow) + "\r" + right(start)
        }
        if let last = Self.lastDifference(old, new) {
            // What is below stays as it is, however long the text.
            write(new, fromRow: row, cell: cell, through: last, &output)
            if new.rows[last].width < columns { output += "\u{1b}[K" }
            if new.cursorRow != last || new.cursorColumn != new.rows[last].width {
                move(fromRow: last, to: new, &output)
            }
            return
        }
        write(new, fromRow: row, cell: cell, &output)
        let isLonger =
            new.rows.count == old.rows.count && row == old.rows.count - 1 && cell == old.rows[row].cells.count
        if !isLonger { output += clearBelow(new) }
        let end = new.rows.count - 1
        if new.cursorRow != end || new.cursorColumn != new.rows[end].width {
            move(fromRow: end, to: new, &output)
        }
    }

    /// Where rewriting has to begin.
    private static func firstDifference(_ old: Frame, _ new: Frame) -> (row: Int, cell: Int)? {
        for row in new.rows.indices {
            guard row < old.rows.count else { return (row - 1, new.rows[row - 1].cells.count) }
            let (before, after) = (old.rows[row], new.rows[row])
            let same = zip(before.cells, after.cells).prefix { $0 == $1 }.count
            if same < after.cells.count || same < before.cells.count || before.continues != after.continues {
                // A full row's end cannot be reached by moving: its last cell is written again.
                let full = after.continues && same == after.cells.count && same > 0
                return (row, full ? same - 1 : same)
            }
        }
        if old.rows.count > new.rows.count { return (new.rows.count - 1, new.rows[new.rows.count - 1].cells.count) }
        return nil
    }

    /// The last row to be rewritten, where the rows below it are the same and begin for themselves.
    private static func lastDifference(_ old: Frame, _ new: Frame) -> Int? {
        guard old.rows.count == new.rows.count,
            let last = new.rows.indices.last(where: { old.rows[$0] != new.rows[$0] }),
            last < new.rows.count - 1, !old.rows[last].continues, !new.rows[last].continues
        else { return nil }
        return last
    }

    private mutating func write(
        _ frame: Frame, fromRow first: Int, cell: Int, through last: Int? = nil, _ output: inout String
    ) {
        for row in first...(last ?? frame.rows.count - 1) {
            let cells = frame.rows[row].cells
            for cell in cells[(row == first ? cell : 0)...] {
                if cell.style != style {
                    output += style.isEmpty ? "" : "\u{1b}[0m"
                    if !cell.style.isEmpty { output += "\u{1b}[\(cell.style)m" }
                    style = cell.style
                }
                output += cell.text
            }
            if !style.isEmpty {
                output += "\u{1b}[0m"
                style = ""
            }
            guard row + 1 < frame.rows.count, row != last else { break }
            if !frame.rows[row].continues {
                output += frame.rows[row].width < columns ? "\u{1b}[K\r\n" : "\r\n"
            } else if frame.rows[row + 1].cells.isEmpty {
                // The terminal wraps only when something follows.
                output += " \r"
            }
        }
    }

    /// A full last row fills the screen; erasing would begin with its last cell.
    private func clearBelow(_ frame: Frame) -> String {
        frame.rows[frame.rows.count - 1].width < columns ? "\u{1b}[J" : ""
    }

    private func move(fromRow row: Int, to frame: Frame, _ output: inout String) {
        output += up(row - frame.cursorRow) + down(frame.cursorRow - row) + "\r" + right(frame.cursorColumn)
    }

    private func up(_ count: Int) -> String { count > 0 ? "\u{1b}[\(count)A" : "" }
    private func down(_ count: Int) -> String { count > 0 ? "\u{1b}[\(count)B" : "" }
    private func right(_ count: Int) -> String { count > 0 ? "\u{1b}[\(count)C" : "" }
}

extension Frame {
    /// The cursor's row once a terminal has laid the rows out again for another width.
    func cursorRowAfterReflow(columns: Int) -> Int {
        var row = 0
        var column = 0
        for (index, each) in rows.enumerated() {
            var at = 0
            for cell in each.cells {
                if column + cell.width > columns {
                    row += 1
                    column = 0
                }
                if index == cursorRow, at >= cursorColumn { return row }
                column += cell.width
                at += cell.width
            }
            if index == cursorRow { return column >= columns ? row + 1 : row }
            if !each.continues {
                row += 1
                column = 0
            }
        }
        return row
    }
}
