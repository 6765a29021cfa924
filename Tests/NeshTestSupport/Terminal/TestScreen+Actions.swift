import NeshSystem
import NeshText

extension TestScreen {
    mutating func perform(_ action: TestScreenAction) {
        switch action {
        case .print(let scalar): put(scalar)
        case .control(let byte): control(byte)
        case .sequence(let parameters, let final): sequence(parameters, final)
        case .saveCursor: savedCursor = (cursorRow, cursorColumn)
        case .restoreCursor:
            (cursorRow, cursorColumn) = savedCursor
            pendingWrap = false
        case .unknown(let text): unknown.append(text)
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        if join(scalar) { return }
        let width = max(1, DisplayWidth.of(scalar))
        if pendingWrap || cursorColumn + width > columns {
            rows[cursorRow].wrapped = true
            lineFeed()
            cursorColumn = 0
        }
        pendingWrap = false
        rows[cursorRow].padding = 0
        rows[cursorRow].cells[cursorColumn] = Cell(text: String(scalar), width: width, style: style)
        for extra in 1..<max(1, width) { rows[cursorRow].cells[cursorColumn + extra] = Cell(text: "", width: 0) }
        advance(by: width)
    }

    private mutating func advance(by width: Int) {
        cursorColumn += width
        if cursorColumn >= columns {
            cursorColumn = columns - 1
            pendingWrap = true
        }
    }

    /// Marks belong to the character before them.
    private mutating func join(_ scalar: Unicode.Scalar) -> Bool {
        var column = pendingWrap ? columns - 1 : cursorColumn - 1
        while column > 0, rows[cursorRow].cells[column].width == 0 { column -= 1 }
        guard column >= 0, rows[cursorRow].cells[column].text != " " else { return false }
        let cell = rows[cursorRow].cells[column]
        let joined = cell.text + String(scalar)
        guard joined.count == 1 else { return false }
        rows[cursorRow].cells[column].text = joined
        let width = DisplayWidth.of(joined)
        if width > cell.width, column + width <= columns {
            rows[cursorRow].cells[column].width = width
            rows[cursorRow].cells[column + 1] = Cell(text: "", width: 0)
            cursorColumn = column
            pendingWrap = false
            advance(by: width)
        }
        return true
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x07: bells += 1
        case 0x08:
            cursorColumn = max(0, cursorColumn - 1)
            pendingWrap = false
        case 0x09:
            cursorColumn = min(columns - 1, (cursorColumn / 8 + 1) * 8)
        case 0x0a: lineFeed()
        case 0x0d:
            cursorColumn = 0
            pendingWrap = false
        default: unknown.append("control \(byte)")
        }
    }

    private mutating func lineFeed() {
        pendingWrap = false
        if cursorRow + 1 < height {
            cursorRow += 1
            return
        }
        scrolled.append(rows.removeFirst())
        rows.append(Row(cells: Self.blank(columns)))
    }

    private mutating func sequence(_ parameters: String, _ final: Character) {
        let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
        let first = numbers.first ?? nil
        let count = max(1, first ?? 1)
        if final != "m" { pendingWrap = false }
        switch final {
        case "A": cursorRow = max(0, cursorRow - count)
        case "B": cursorRow = min(height - 1, cursorRow + count)
        case "C": cursorColumn = min(columns - 1, cursorColumn + count)
        case "D": cursorColumn = max(0, cursorColumn - count)
        case "H":
            cursorRow = min(height - 1, count - 1)
            cursorColumn = min(columns - 1, max(1, (numbers.count > 1 ? numbers[1] : nil) ?? 1) - 1)
        case "J" where (first ?? 0) == 0:
            eraseLine()
            for row in (cursorRow + 1)..<max(cursorRow + 1, height) { rows[row] = Row(cells: Self.blank(columns)) }
        case "J" where first == 2:
            for row in rows.indices { rows[row] = Row(cells: Self.blank(columns)) }
        case "K" where (first ?? 0) == 0: eraseLine()
        case "m": style = parameters == "0" ? "" : parameters
        case "h" where parameters == "?2004": isBracketingPaste = true
        case "l" where parameters == "?2004": isBracketingPaste = false
        default: unknown.append("ESC [ \(parameters) \(final)")
        }
    }

    private mutating func eraseLine() {
        for column in cursorColumn..<columns { rows[cursorRow].cells[column] = Cell() }
        rows[cursorRow].wrapped = false
        rows[cursorRow].padding = 0
    }
}
