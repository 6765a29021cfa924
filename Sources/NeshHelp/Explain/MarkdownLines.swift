import NeshCommand
import NeshText

/// Prose of a page in lines of the width that the pages beside it have, for readers of an editor.
struct MarkdownLines {
    let language: Language

    private var width: Int { language == .japanese ? 100 : 120 }

    /// A paragraph's lines.
    /// - Parameter first: what the first line begins with: the sign of a list's item, under which the others stand.
    func lines(of text: String, first: String = "") -> [String] {
        let margin = String(repeating: " ", count: first.count)
        var lines: [String] = []
        var line = first
        for piece in pieces(text) {
            let isFull = DisplayWidth.of(line) + DisplayWidth.of(piece.text.trimmingEnd) > width
            if isFull, line.contains(where: { $0 != " " && $0 != "-" }), piece.beginsLine {
                lines.append(line.trimmingEnd)
                line = margin + piece.text
            } else {
                line += piece.text
            }
        }
        return lines + [line.trimmingEnd]
    }

    private struct Piece {
        var text = ""
        /// It would not be a heading, a list's item or a quotation at a line's beginning.
        var beginsLine: Bool {
            let word = text.trimmingEnd
            let isNumber = word.hasSuffix(".") && word.dropLast().allSatisfy(\.isNumber)
            return !["-", "+", "=", "|", "*"].contains(word) && !word.allSatisfy { $0 == "#" } && !word.hasPrefix(">")
                && !isNumber
        }
    }

    /// Words with the blanks behind them, code as a whole; in Japanese also what ends where the sentence pauses: amid it a
    /// line's end would be read as a blank.
    private func pieces(_ text: String) -> [Piece] {
        var pieces = [Piece()]
        var isCode = false
        var (last, beforeBlank) = (Character(" "), Character(" "))
        for character in text {
            let pauses = "、。".contains(last) && !"、。」）)]".contains(character)
            // A particle or a counter stays beside its word: `nesh help で`, `1 つ`.
            let isTail = last == " " && DisplayWidth.of(character) > 1 && beforeBlank.isASCII
            if !isCode, character != " ", last == " " && !isTail || pauses { pieces.append(Piece()) }
            if character == "`" { isCode.toggle() }
            pieces[pieces.count - 1].text.append(character)
            if character == " " { beforeBlank = last }
            last = character
        }
        return pieces
    }
}

extension String {
    /// Without the blanks at its end.
    fileprivate var trimmingEnd: String { String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]) }
}
