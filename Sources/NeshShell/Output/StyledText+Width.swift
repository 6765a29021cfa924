import NeshSystem

/// Styled text in the width of a terminal.
extension StyledText {
    /// The beginning, with `…` for what is missing.
    func truncated(to columns: Int) -> StyledText {
        guard NeshSystem.DisplayWidth.of(text) > columns else { return self }
        var room = columns - 1
        var cut = StyledText("")
        cut.spans = []
        for span in spans where room > 0 {
            let part = span.text.prefix(fitting: room)
            cut.spans.append(Span(text: String(part), role: span.role))
            room -= NeshSystem.DisplayWidth.of(part)
            if part.count < span.text.count { break }
        }
        return cut + StyledText("…", spans.last?.role ?? .plain)
    }

    /// Rows that break between words; the later ones stand under the text of the first.
    func wrapped(to columns: Int) -> [StyledText] {
        let whole = text
        guard columns >= 20, NeshSystem.DisplayWidth.of(whole) > columns, !whole.contains("\n") else { return [self] }
        let indent = Self.hangingIndent(whole, limit: columns / 2)
        var rows: [StyledText] = []
        var row = StyledText("")
        row.spans = []
        var width = 0
        for (word, role) in words {
            let wordWidth = NeshSystem.DisplayWidth.of(word)
            let isBlank = word.first == " "
            if width + wordWidth > columns, width > indent {
                rows.append(row)
                row = StyledText(String(repeating: " ", count: indent))
                width = indent
                if isBlank { continue }
            }
            row.spans.append(Span(text: word, role: role))
            width += wordWidth
        }
        return rows + [row]
    }

    /// Behind the last gap of two blanks near the beginning: where the second column of a list starts.
    private static func hangingIndent(_ text: String, limit: Int) -> Int {
        var indent = 0
        var at = 0
        var blanks = 0
        var isStart = true
        for character in text {
            if at > limit { break }
            if character == " " {
                blanks += 1
            } else {
                if isStart || blanks >= 2 { indent = at }
                isStart = false
                blanks = 0
            }
            at += NeshSystem.DisplayWidth.of(character)
        }
        return min(indent, limit)
    }

    /// Words and the blanks between them, each with its role.
    private var words: [(String, Role)] {
        spans.flatMap { span in
            var pieces: [(String, Role)] = []
            for character in span.text {
                if let last = pieces.last, (last.0.last == " ") == (character == " ") {
                    pieces[pieces.count - 1].0.append(character)
                } else {
                    pieces.append((String(character), span.role))
                }
            }
            return pieces
        }
    }
}

extension String {
    fileprivate func prefix(fitting columns: Int) -> Substring {
        var room = columns
        return prefix { character in
            room -= NeshSystem.DisplayWidth.of(character)
            return room >= 0
        }
    }
}
