/// A `LineContent` laid out in rows for a screen of a certain width.
struct Frame: Equatable {
    struct Row: Equatable {
        var cells: [Cell] = []
        var width = 0
        /// The text goes on in the next row because this one is full: the terminal should know, so that
        /// it copies and reflows the line as one.
        var continues = false
    }
    var rows: [Row] = [Row()]
    var cursorRow = 0
    var cursorColumn = 0

    /// - Parameters:
    ///   - columns: at least 2.
    ///   - height: of the screen; more rows than that are never produced.
    init(_ content: LineContent, columns: Int, height: Int) {
        for cell in content.prompt { put(cell, columns) }
        for (index, cell) in content.line.enumerated() {
            if index == content.cursor { place(cell, columns) }
            put(cell, columns)
        }
        if content.cursor >= content.line.count, let next = content.hint.first { place(next, columns) }
        for cell in content.hint { put(cell, columns) }
        wrapIfFull(columns)
        if content.cursor >= content.line.count, content.hint.isEmpty { mark() }
        clip(to: height)
        for menuRow in content.menu.prefix(max(0, height - rows.count)) {
            var row = Row()
            for cell in menuRow where row.width + cell.width < columns {
                row.cells.append(cell)
                row.width += cell.width
            }
            rows.append(row)
        }
    }

    private mutating func put(_ cell: Cell, _ columns: Int) {
        if cell.isBreak {
            rows.append(Row())
            return
        }
        if cell.text == "\t" {
            wrapIfFull(columns)
            let count = min(8 - rows[rows.count - 1].width % 8, columns - rows[rows.count - 1].width)
            for _ in 0..<count { append(Cell(text: " ", width: 1, style: cell.style)) }
            return
        }
        makeRoom(for: cell, columns)
        append(cell)
    }

    private mutating func append(_ cell: Cell) {
        rows[rows.count - 1].cells.append(cell)
        rows[rows.count - 1].width += cell.width
    }

    private mutating func makeRoom(for cell: Cell, _ columns: Int) {
        let last = rows.count - 1
        guard rows[last].width + cell.width > columns, rows[last].width > 0 else { return }
        while rows[last].width < columns { append(Cell(text: " ", width: 1, style: "")) }
        wrapIfFull(columns)
    }

    private mutating func wrapIfFull(_ columns: Int) {
        guard rows[rows.count - 1].width >= columns else { return }
        rows[rows.count - 1].continues = true
        rows.append(Row())
    }

    /// The cursor belongs where `cell` is going to be put.
    private mutating func place(_ cell: Cell, _ columns: Int) {
        if cell.isBreak { wrapIfFull(columns) } else { makeRoom(for: cell, columns) }
        mark()
    }

    private mutating func mark() {
        cursorRow = rows.count - 1
        cursorColumn = rows[cursorRow].width
    }

    /// Keeps the rows around the cursor where there are more than the screen has.
    private mutating func clip(to height: Int) {
        guard rows.count > height, height > 0 else { return }
        let first = min(max(0, cursorRow - height / 2), rows.count - height)
        rows = Array(rows[first..<(first + height)])
        rows[rows.count - 1].continues = false
        cursorRow -= first
    }
}
