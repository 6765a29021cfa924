import NeshData

/// A terminal as a recording draws on it: enough of one to say what stands where, in which colours.
///
/// It is fed by `ConsoleFilter`'s picture, so nothing but text and movements within the screen gets here.
package struct CastScreen: Sendable {
    /// Bold, colours and so on; what no span has in common is nil or false.
    package struct Style: Sendable, Hashable {
        /// A colour as a terminal is asked for it.
        package enum Colour: Sendable, Hashable {
            /// 0 to 15: the theme says which.
            case named(Int)
            case rgb(UInt8, UInt8, UInt8)
        }
        /// The character's colour; nil is the theme's.
        package var text: Colour?
        /// The colour behind it; nil is the theme's.
        package var back: Colour?
        package var isBold = false
        package var isDim = false
        package var isItalic = false
        package var isUnderlined = false
        package var isInverse = false
    }

    /// What stands in one place.
    package struct Cell: Sendable, Hashable {
        /// A character with its marks; empty behind a wide one.
        package var text = " "
        /// How it looks.
        package var style = Style()

        /// A blank.
        package init() {}

        init(text: String, style: Style) { (self.text, self.style) = (text, style) }
    }

    /// At least 1.
    package let columns: Int
    package let rows: Int
    /// By row from the top, then by column from the left.
    package private(set) var cells: [[Cell]]
    private var row = 0
    private var column = 0
    /// The last column was written: the next character wraps first.
    private var wraps = false
    private var style = Style()
    private var saved = (row: 0, column: 0)
    private var filter = ConsoleFilter(passing: .picture)

    /// More columns are not drawn.
    package static let mostColumns = 500
    /// More rows are not drawn.
    package static let mostRows = 200

    /// - Parameters: cut to what is drawn at all: 500 columns, 200 rows.
    package init(columns: Int, rows: Int) {
        self.columns = min(max(1, columns), Self.mostColumns)
        self.rows = min(max(1, rows), Self.mostRows)
        cells = Array(repeating: Array(repeating: Cell(), count: self.columns), count: self.rows)
    }

    package mutating func take(_ text: String) {
        var passed: [UInt8] = []
        filter.filter(Array(text.utf8), into: &passed)
        // Whole characters and whole sequences.
        var rest = String(decoding: passed, as: UTF8.self).unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1b}": escape(&rest)
            case "\r": (column, wraps) = (0, false)
            case "\n":
                feed()
                wraps = false
            case "\u{8}": (column, wraps) = (max(0, column - 1), false)
            case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
            case _ where scalar.isTerminalControl: break
            default: put(scalar)
            }
        }
    }

    // MARK: Writing

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = DisplayWidth.of(scalar)
        if width == 0 {
            var at = wraps ? column : column - 1
            while at > 0, cells[row][at].text.isEmpty { at -= 1 }
            // A pile of marks is no character any more.
            if at >= 0, cells[row][at].text.unicodeScalars.count < 16 {
                cells[row][at].text.unicodeScalars.append(scalar)
            }
            return
        }
        if wraps || column + width > columns {
            column = 0
            feed()
            wraps = false
        }
        cells[row][column] = Cell(text: String(scalar), style: style)
        if width == 2, column + 1 < columns { cells[row][column + 1] = Cell(text: "", style: style) }
        column += width
        if column >= columns { (column, wraps) = (columns - 1, true) }
    }

    private mutating func feed() { if row < rows - 1 { row += 1 } else { scroll(1) } }

    private mutating func scroll(_ count: Int) {
        let count = min(count, rows)
        cells.removeFirst(count)
        cells += blankRows(count)
    }

    private func blankRows(_ count: Int) -> [[Cell]] {
        Array(repeating: Array(repeating: Cell(), count: columns), count: count)
    }

    private mutating func erase(_ row: Int, _ range: Range<Int>) {
        for column in range.clamped(to: 0..<columns) { cells[row][column] = Cell() }
    }

    // MARK: Sequences

    private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
        switch rest.popFirst() {
        case "[":
            let parameters = String(rest.prefix { (0x30...0x3f).contains($0.value) })
            rest = rest.dropFirst(parameters.unicodeScalars.count)
            if let letter = rest.popFirst() { obey(letter, parameters) }
        case "(", ")": rest = rest.dropFirst()
        case "7": saved = (row, column)
        case "8": (row, column) = saved
        case "D": feed()
        case "E":
            column = 0
            feed()
        case "M":
            if row > 0 {
                row -= 1
            } else {
                cells.removeLast()
                cells.insert(contentsOf: blankRows(1), at: 0)
            }
        default: break
        }
    }

    private mutating func obey(_ letter: Unicode.Scalar, _ parameters: String) {
        if letter == "h" || letter == "l" {
            if parameters == "?1049" || parameters == "?47" || parameters == "?1047" { clearAll() }
            return
        }
        let list = parameters.split(whereSeparator: { $0 == ";" || $0 == ":" }).map { min(Int($0) ?? 0, 9999) }
        let first = parameters.hasPrefix(";") ? 0 : list.first ?? 0
        let count = max(1, first)
        if letter == "m" { return select(Self.numbers(parameters)) }
        wraps = false
        switch letter {
        case "A": row = max(0, row - count)
        case "B": row = min(rows - 1, row + count)
        case "C": column = min(columns - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(columns, count) - 1
        case "d": row = min(rows, count) - 1
        case "H", "f":
            row = min(rows, count) - 1
            column = min(columns, max(1, list.count > 1 ? list[1] : 1)) - 1
        case "J":
            switch first {
            case 0:
                erase(row, column..<columns)
                for below in (row + 1)..<max(rows, row + 1) { erase(below, 0..<columns) }
            case 1:
                for above in 0..<row { erase(above, 0..<columns) }
                erase(row, 0..<(column + 1))
            default: for each in 0..<rows { erase(each, 0..<columns) }
            }
        case "K": erase(row, (first == 0 ? column : 0)..<(first == 1 ? column + 1 : columns))
        case "X": erase(row, column..<min(columns, column + count))
        case "P":
            let cut = min(count, columns - column)
            cells[row].removeSubrange(column..<(column + cut))
            cells[row] += Array(repeating: Cell(), count: cut)
        case "@":
            let room = min(count, columns - column)
            cells[row].insert(contentsOf: Array(repeating: Cell(), count: room), at: column)
            cells[row].removeLast(room)
        case "L":
            let room = min(count, rows - row)
            cells.insert(contentsOf: blankRows(room), at: row)
            cells.removeLast(room)
        case "M":
            let cut = min(count, rows - row)
            cells.removeSubrange(row..<(row + cut))
            cells += blankRows(cut)
        case "S": scroll(count)
        default: break
        }
    }

    private mutating func clearAll() { for each in 0..<rows { erase(each, 0..<columns) } }

    // MARK: Colours

    private static func numbers(_ parameters: String) -> [Int] {
        parameters.split(omittingEmptySubsequences: false, whereSeparator: { $0 == ";" || $0 == ":" })
            .prefix(32).map { Int($0) ?? 0 }
    }

    private mutating func select(_ list: [Int]) {
        var index = 0
        while index < list.count {
            let number = list[index]
            switch number {
            case 0: style = Style()
            case 1: style.isBold = true
            case 2: style.isDim = true
            case 3: style.isItalic = true
            case 4: style.isUnderlined = true
            case 7: style.isInverse = true
            case 22: (style.isBold, style.isDim) = (false, false)
            case 23: style.isItalic = false
            case 24: style.isUnderlined = false
            case 27: style.isInverse = false
            case 30...37: style.text = .named(number - 30)
            case 90...97: style.text = .named(number - 82)
            case 40...47: style.back = .named(number - 40)
            case 100...107: style.back = .named(number - 92)
            case 39: style.text = nil
            case 49: style.back = nil
            case 38, 48:
                let (colour, used) = Self.colour(list[(index + 1)...])
                if number == 38 { style.text = colour } else { style.back = colour }
                index += used
            default: break
            }
            index += 1
        }
    }

    /// `5;N`, one of 256, or `2;R;G;B`.
    private static func colour(_ list: ArraySlice<Int>) -> (Style.Colour?, used: Int) {
        let list = Array(list)
        func byte(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: index < list.count ? list[index] : 0) }
        switch list.first {
        case 5:
            let number = Int(byte(1))
            if number < 16 { return (.named(number), 2) }
            if number > 231 {
                let grey = UInt8(8 + (number - 232) * 10)
                return (.rgb(grey, grey, grey), 2)
            }
            func part(_ value: Int) -> UInt8 { value == 0 ? 0 : UInt8(55 + value * 40) }
            let cube = number - 16
            return (.rgb(part(cube / 36), part(cube / 6 % 6), part(cube % 6)), 2)
        case 2: return (.rgb(byte(1), byte(2), byte(3)), 4)
        default: return (nil, 1)
        }
    }
}

extension CastScreen {
    /// What draws this screen on an empty terminal.
    package var redrawn: String {
        var text = "\u{1b}[0m\u{1b}[2J"
        for (index, line) in cells.enumerated() where line.contains(where: { $0 != Cell() }) {
            text += "\u{1b}[\(index + 1);1H"
            var style = Style()
            for cell in line {
                if cell.style != style {
                    style = cell.style
                    text += "\u{1b}[\(style.parameters)m"
                }
                text += cell.text
            }
            text += "\u{1b}[0m"
        }
        return text + "\u{1b}[\(row + 1);\(column + 1)H"
    }
}

extension CastScreen.Style {
    /// Of the sequence that selects it, whatever was selected before.
    fileprivate var parameters: String {
        var list = ["0"]
        for (isOn, number) in [(isBold, 1), (isDim, 2), (isItalic, 3), (isUnderlined, 4), (isInverse, 7)] where isOn {
            list.append(String(number))
        }
        for (colour, base) in [(text, 30), (back, 40)] {
            switch colour {
            case .named(let number)?: list.append(String(number < 8 ? base + number : base + 52 + number))
            case .rgb(let red, let green, let blue)?: list.append("\(base + 8);2;\(red);\(green);\(blue)")
            case nil: break
            }
        }
        return list.joined(separator: ";")
    }
}
