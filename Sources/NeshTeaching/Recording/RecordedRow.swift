import NeshData
import NeshText

/// One row of a terminal as it stands in the end: characters with their styles, no escape sequences.
///
/// Carriage returns, backspaces and movements within the row have happened, so that a word is found whatever way it
/// was written on.
package struct RecordedRow: Sendable {
    /// One character's place on the row.
    package struct Cell: Sendable, Equatable {
        /// A character with the marks on it; empty behind one that takes several columns.
        package var text: String
        var style: StyledText.Role
        /// Behind a character that takes several columns.
        var isRest = false

        static let blank = Cell(text: " ", style: .plain)
    }
    /// From the left margin on.
    package var cells: [Cell] = []
    private var cursor = 0
    /// There was more than a row is kept of.
    private(set) var isTooLong = false

    /// A longer row is a flood, and recorded as hidden.
    private static let longest = 1 << 18

    package init() {}

    var isEmpty: Bool { cells.isEmpty && !isTooLong }

    mutating func append(_ text: StyledText) {
        for span in text.spans { for scalar in span.text.unicodeScalars { put(scalar, span.role) } }
    }

    mutating func put(_ scalar: Unicode.Scalar, _ style: StyledText.Role) {
        switch scalar {
        case "\r": cursor = 0
        case "\u{8}": cursor = max(0, cursor - 1)
        case "\t":
            let width = 8 - cursor % 8
            if cursor >= cells.count { write("\t", style, width: width) } else { cursor += width }
        case _ where scalar.isTerminalControl: break
        default:
            let width = DisplayWidth.of(scalar)
            if width > 0 { return write(String(scalar), style, width: width) }
            // A mark stands on what is before it.
            guard let index = cells.prefix(cursor).lastIndex(where: { !$0.isRest }) else { return }
            cells[index].text.unicodeScalars.append(scalar)
        }
    }

    private mutating func write(_ text: String, _ style: StyledText.Role, width: Int) {
        guard cursor + width <= Self.longest else {
            isTooLong = true
            return
        }
        while cells.count < cursor { cells.append(.blank) }
        if cursor == cells.count {
            // Nearly always: nothing stands there yet.
            cells.append(Cell(text: text, style: style))
            for _ in 1..<max(1, width) { cells.append(Cell(text: "", style: style, isRest: true)) }
            cursor += width
            return
        }
        let end = min(cells.count, cursor + width)
        // Half of a wide character is none.
        if cursor < cells.count, cells[cursor].isRest, let start = cells[..<cursor].lastIndex(where: { !$0.isRest }) {
            for index in start..<cursor { cells[index] = .blank }
        }
        var next = end
        while next < cells.count, cells[next].isRest {
            cells[next] = .blank
            next += 1
        }
        let new =
            [Cell(text: text, style: style)]
            + (1..<max(1, width)).map { _ in Cell(text: "", style: style, isRest: true) }
        cells.replaceSubrange(cursor..<end, with: new)
        cursor += width
    }

    /// A sequence within the row: moves the cursor, erases, makes room.
    /// - Returns: false for one that leaves the row.
    mutating func obey(_ letter: UInt8, _ parameters: String) -> Bool {
        let number = Int(parameters.prefix { $0.isNumber }) ?? 0
        let count = min(max(1, number), Self.longest)
        switch letter {
        case UInt8(ascii: "C"): cursor = min(cursor + count, Self.longest)
        case UInt8(ascii: "D"): cursor = max(0, cursor - count)
        case UInt8(ascii: "G"): cursor = count - 1
        case UInt8(ascii: "K"):
            if number != 1 { cells.removeLast(max(0, cells.count - cursor)) }
            if number > 0 { for index in cells.indices.prefix(cursor + 1) { cells[index] = .blank } }
        case UInt8(ascii: "P"): cells.removeSubrange(min(cursor, cells.count)..<min(cursor + count, cells.count))
        case UInt8(ascii: "X"):
            for index in cells.indices.dropFirst(cursor).prefix(count) { cells[index] = .blank }
        case UInt8(ascii: "@"):
            if cursor < cells.count {
                cells.insert(contentsOf: repeatElement(.blank, count: min(count, 1024)), at: cursor)
            }
        default: return false
        }
        return true
    }

    /// The row as it looks; stars where it is too long to be read.
    package var styled: StyledText {
        if isTooLong { return StyledText(Mask.stars) }
        var spans: [StyledText.Span] = []
        for cell in cells where !cell.isRest {
            if let last = spans.indices.last, spans[last].role == cell.style {
                spans[last].text += cell.text
            } else {
                spans.append(.init(text: cell.text, role: cell.style))
            }
        }
        return StyledText(spans)
    }
}

/// What is written to a terminal, as rows.
///
/// What moves up and down, as programs do that draw on the whole screen, begins another row.
package struct RecordedRows: Sendable {
    private var filter = ConsoleFilter(passing: .picture)
    private var row = RecordedRow()
    private var style = StyledText.Graphics()
    private var role: StyledText.Role = .plain

    package init() {}

    /// - Returns: the rows that are whole now.
    package mutating func take(_ bytes: [UInt8]) -> [RecordedRow] {
        var passed: [UInt8] = []
        filter.filter(bytes, into: &passed)
        var rows: [RecordedRow] = []
        // The filter hands over whole characters and whole sequences.
        var rest = String(decoding: passed, as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\n": rows.append(takeRow())
            case "\u{1b}": if !obey(&rest) { rows += takeRest() }
            default: row.put(scalar, role)
            }
        }
        return rows
    }

    /// What stands in a row that has not ended.
    package mutating func takeRest() -> [RecordedRow] {
        var cut: [UInt8] = []
        filter.finish(into: &cut)
        for scalar in String(decoding: cut, as: UTF8.self).unicodeScalars { row.put(scalar, role) }
        return row.isEmpty ? [] : [takeRow()]
    }

    private mutating func takeRow() -> RecordedRow {
        defer { row = RecordedRow() }
        return row
    }

    private mutating func obey(_ rest: inout Substring.UnicodeScalarView) -> Bool {
        guard let first = rest.popFirst() else { return true }
        // A set of characters, or the cursor's place: it is not followed.
        if first == "(" || first == ")" { rest = rest.dropFirst() }
        guard first == "[" else { return "()78".unicodeScalars.contains(first) }
        let parameters = String(rest.prefix { (0x30...0x3f).contains($0.value) })
        rest = rest.dropFirst(parameters.unicodeScalars.count)
        guard let letter = rest.popFirst() else { return true }
        if letter == "m" {
            style.select(parameters)
            role = style.parameters.isEmpty ? .plain : .foreign(style)
            return true
        }
        if letter == "h" || letter == "l" { return true }
        return row.obey(UInt8(letter.value), parameters)
    }
}
