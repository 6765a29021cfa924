/// Draws on terminals without cursor movement (TERM=dumb): one row that scrolls sideways.
struct DumbPainter: LinePainter {
    private var columns: Int
    /// What stands in the row.
    private var shown: [Cell] = []
    /// Columns before the cursor.
    private var position = 0
    private var menu: [[Cell]] = []

    init(columns: Int) { self.columns = max(8, columns) }

    mutating func draw(_ content: LineContent) -> String {
        var output = ""
        if content.menu != menu {
            menu = content.menu
            if !menu.isEmpty {
                output += menu.map { "\r\n" + $0.map(\.text).joined() }.joined() + "\r\n"
                shown = []
                position = 0
            }
        }
        let (cells, cursor) = window(content)
        if cells != shown {
            let same = zip(cells, shown).prefix { $0 == $1 }.count
            output += move(to: width(cells[..<same]), over: cells)
            let tail = cells[same...]
            let missing = max(0, width(shown[...]) - width(cells[...]))
            output += tail.map(\.text).joined() + String(repeating: " ", count: missing)
            position += width(tail) + missing
            shown = cells
        }
        output += move(to: cursor, over: cells)
        return output
    }

    mutating func erase() -> String {
        let blank = String(repeating: " ", count: width(shown[...]))
        let output = blank.isEmpty ? "" : "\r" + blank + "\r"
        forget()
        return output
    }

    mutating func finish() -> String {
        forget()
        return "\r\n"
    }

    mutating func resize(columns: Int, height: Int) -> String {
        let output = erase()
        self.columns = max(8, columns)
        return output
    }

    mutating func forget() {
        shown = []
        position = 0
        menu = []
    }

    /// The part of the line around the cursor, and the columns before the cursor in it.
    private func window(_ content: LineContent) -> ([Cell], Int) {
        let visible = { (cell: Cell) in
            cell.isBreak || cell.text == "\t" ? Cell(text: " ", width: 1, style: "") : cell
        }
        let prompt = content.prompt.filter { !$0.isBreak }
        let all = (prompt + content.line).map(visible)
        let cursor = prompt.count + min(content.cursor, content.line.count)
        let room = columns - 1
        let before = width(all[..<cursor])
        if width(all[...]) <= room { return (all, before) }
        // Scrolls by half a row at a time, so that most keys leave the window where it is.
        let skip = before < room - 1 ? 0 : ((before - room + 2) / (room / 2) + 1) * (room / 2)
        var cells: [Cell] = skip > 0 ? [Cell(text: "<", width: 1, style: "")] : []
        var at = 0
        var used = cells.count
        var position = cells.count
        for (index, cell) in all.enumerated() {
            defer { at += cell.width }
            if index == cursor { position = used }
            guard at >= skip else { continue }
            guard used + cell.width < room else {
                cells.append(Cell(text: ">", width: 1, style: ""))
                break
            }
            cells.append(cell)
            used += cell.width
        }
        if cursor == all.count { position = used }
        return (cells, position)
    }

    /// To a column: backspaces to the left, the text itself to the right.
    private mutating func move(to target: Int, over cells: [Cell]) -> String {
        var output = ""
        if target < position {
            output = String(repeating: "\u{8}", count: position - target)
        } else if target > position {
            var at = 0
            for cell in cells {
                if at >= position, at < target { output += cell.text }
                at += cell.width
            }
        }
        position = target
        return output
    }

    private func width(_ cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }
}
