/// Nesh's own signs in ASCII, for a terminal whose locale has no others.
extension StyledText {
    /// With `->` for an arrow and so on. What is data, and signs inside of words, which may be anybody's, stay as they are.
    package var inASCII: StyledText { inASCII { Self.signs[$0] } }

    /// The same for a row that has been made for so many columns: what follows a sign stays in its column, and the row
    /// ends where it has to.
    package func inASCII(within columns: Int) -> StyledText {
        let whole = inASCII
        let isWide = DisplayWidth.of(whole.text) > columns
        guard isWide || text.contains("…") else { return whole }
        let row = makingRoom(atEnd: isWide)
        let shown = isWide ? row.inASCII { Self.narrow[$0] ?? Self.signs[$0] } : row.inASCII
        guard DisplayWidth.of(shown.text) > columns else { return shown }
        return shown.truncated(to: max(columns - 2, 1)).inASCII
    }

    /// Without the two columns that each `…` takes more in ASCII: those of the word that it ends, or blanks behind it.
    /// - Parameter atEnd: also where nothing follows it.
    private func makingRoom(atEnd: Bool) -> StyledText {
        var cells = spans.indices.flatMap { span in spans[span].text.map { (character: $0, span: span) } }
        var at = cells.endIndex
        while at > 0 {
            at -= 1
            let end = at + 1
            guard cells[at].character == "…", spans[cells[at].span].spellsCuts,
                end == cells.endIndex || cells[end].character == " ",
                atEnd || cells[end...].contains(where: { $0.character != " " })
            else { continue }
            var room = 2
            while room > 0, at > 1, cells[at - 1].character != " ", cells[at - 2].character != " " {
                room -= DisplayWidth.of(cells.remove(at: at - 1).character)
                at -= 1
            }
            while room > 0, at + 2 < cells.endIndex, cells[at + 1].character == " ", cells[at + 2].character == " " {
                cells.remove(at: at + 1)
                room -= 1
            }
        }
        var row = self
        for span in spans.indices { row.spans[span].text = "" }
        for cell in cells { row.spans[cell.span].text.append(cell.character) }
        return row
    }

    private func inASCII(_ sign: (Character) -> String?) -> StyledText {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return self }
        var line = self
        for index in line.spans.indices where !line.spans[index].isData {
            line.spans[index].text = line.spans[index].spelled(sign)
        }
        return line
    }

    private static let signs: [Character: String] = [
        "→": "->", "←": "<-", "…": "...", "•": "*", "·": "-", "✓": "v", "✗": "x", "▸": ">", "†": "(ended)", "─": "-",
        "├": "|", "└": "`", "│": "|",
    ]
    /// Those that are wider there than the sign itself, in one column.
    private static let narrow: [Character: String] = ["→": ">", "←": "<", "†": "+"]
}

extension StyledText.Span {
    /// `…` at the end of a word stands for what was cut: in a name it may be a part of that.
    fileprivate var spellsCuts: Bool { !isData && role != .name && role != .string }

    /// Each word of signs alone, and `…` at the end of a word of nesh's.
    fileprivate func spelled(_ sign: (Character) -> String?) -> String {
        var spelled = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if !spelled.isEmpty || word.startIndex != text.startIndex { spelled += " " }
            if !word.isEmpty, word.allSatisfy({ sign($0) != nil }) {
                spelled += word.map { sign($0) ?? "" }.joined()
            } else if word.last == "…", spellsCuts, !word.hasPrefix("'") {
                spelled += word.dropLast() + (sign("…") ?? "")
            } else {
                spelled += word
            }
        }
        return spelled
    }
}
