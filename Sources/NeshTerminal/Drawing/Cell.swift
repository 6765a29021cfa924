import NeshData
import NeshText

/// One character as it is drawn.
struct Cell: Equatable {
    /// What the terminal gets.
    var text: String
    /// Columns: 1 or 2, seldom more.
    var width: Int
    /// SGR parameters, empty for none.
    var style: String
    /// A line break that the text itself has.
    var isBreak = false

    static let lineBreak = Cell(text: "", width: 0, style: "", isBreak: true)

    /// Characters as cells; whatever would move the cursor or stay invisible is made visible.
    static func cells(of text: some StringProtocol, style: String = "") -> [Cell] {
        text.flatMap { cells(of: $0, style: style) }
    }

    static func cells(of text: StyledText, colours: Bool) -> [Cell] {
        text.spans.flatMap { cells(of: $0.text, style: colours ? $0.role.graphics ?? "" : "") }
    }

    static func cells(of character: Character, style: String) -> [Cell] {
        if let ascii = character.asciiValue, character != "\r\n" {
            switch ascii {
            case 0x20..<0x7f: return [Cell(text: String(character), width: 1, style: style)]
            case 0x0a: return [.lineBreak]
            // The width of a tab depends on where it stands: the layout knows.
            case 0x09: return [Cell(text: "\t", width: 1, style: style)]
            default: return spelled(Unicode.Scalar(ascii).controlSpelling, style)
            }
        }
        if character == "\r\n" { return [.lineBreak] }
        let width = DisplayWidth.of(character)
        if width > 0 { return [Cell(text: String(character), width: width, style: style)] }
        // A mark with nothing to stand on gets a blank; anything else invisible is named.
        if let first = character.unicodeScalars.first, first.properties.generalCategory == .nonspacingMark {
            return [Cell(text: " " + String(character), width: 1, style: style)]
        }
        return character.unicodeScalars.flatMap { scalar in
            spelled(scalar.controlSpelling, style)
        }
    }

    private static func spelled(_ text: String, _ style: String) -> [Cell] {
        text.map { Cell(text: String($0), width: 1, style: style) }
    }
}
