/// Styled text in the width of a terminal.
extension StyledText {
    /// The beginning, with `…` for what is missing.
    package func truncated(to columns: Int) -> StyledText {
        guard DisplayWidth.of(text) > columns else { return self }
        var room = columns - 1
        var cut = StyledText("")
        cut.spans = []
        for span in spans where room > 0 {
            let part = span.text.prefix(fitting: room)
            cut.spans.append(Span(text: String(part), role: span.role, isData: span.isData))
            room -= DisplayWidth.of(part)
            if part.count < span.text.count { break }
        }
        return cut + StyledText("…", spans.last?.role ?? .plain)
    }

    /// Rows that break between words, and between characters of a script without blanks; the later ones stand
    /// under the text of the first. Line breaks stay, controls are spelled out.
    package func wrapped(to columns: Int) -> [StyledText] {
        let visible = visible
        guard columns >= 20, DisplayWidth.of(visible.text) > columns else { return [visible] }
        return visible.lines.flatMap { $0.rows(columns) }
    }

    /// - Parameter chops: what fits in no row begins one, to be broken there.
    private func rows(_ columns: Int, chops: Bool = false) -> [StyledText] {
        guard DisplayWidth.of(text) > columns else { return [self] }
        let (indent, breaksAtGap) = indentation(columns)
        var rows: [Row] = []
        var row: [Piece] = []
        var width = 0
        // A comment's sign with the blank behind it: all rows of a comment begin with it, so that a line is copied whole.
        var comment: [Piece] = []
        // What is wider than the room behind the indentation gets a row that begins further left: all of those at one
        // place, unless that makes them longer than a row.
        var margin = indent
        func end() {
            // Blanks between two words are none at a row's end.
            let gap = row.last?.isBlank ?? false ? row.removeLast() : nil
            rows.append(Row(pieces: row, margin: rows.isEmpty ? 0 : margin, gap: gap))
            row = []
            margin = indent
            width = indent
        }
        let room = columns - indent
        for piece in pieces(room).flatMap({ chops ? $0.chopped(to: room) : $0.parts(over: room) }) {
            let isGap = breaksAtGap && rows.isEmpty && piece.isBlank && piece.width > 1
            // What fits in no row goes on where it stands: the terminal breaks it, and it is copied whole.
            let fits =
                width + piece.width <= columns
                || !chops && !piece.isBlank && piece.width > columns - 1 && indent == 0
            if isGap || !fits, row.contains(where: { !$0.isBlank }) {
                var sign = Row.beginning(torn: &row, before: piece, keeping: columns / 2 - margin)
                var isMoved = false
                // A comment does not begin at the end of a row.
                if let last = row.lastIndex(where: { !$0.isBlank }), row[last].isCommentSign,
                    row[..<last].contains(where: { !$0.isBlank })
                {
                    sign = row[last...] + sign
                    row.removeSubrange(last...)
                    isMoved = true
                } else {
                    sign = comment + sign
                }
                end()
                if isGap { rows[rows.count - 1].endsColumn = true }
                if piece.isBlank, !isMoved {
                    rows[rows.count - 1].gap = piece
                    row = sign
                    width = sign.reduce(margin) { $0 + $1.width }
                    continue
                }
                // One that fits in no row at all is broken by the terminal wherever it begins.
                let room = piece.width > columns ? columns : columns - piece.width
                margin = piece.width > columns - indent ? min(indent, 2, room) : indent
                row = sign
                width = sign.reduce(margin) { $0 + $1.width }
            }
            if piece.isCommentSign, let gap = row.last, gap.isBlank, gap.width > 1, let span = piece.spans.first {
                comment = [piece, Piece(spans: [Span(text: " ", role: span.role)], width: 1)]
            }
            row.append(piece)
            width += piece.width
            if width > columns { width %= columns }
        }
        end()
        Row.fill(&rows, room: room)
        return rows.map { row in
            var text = Self.empty
            let blanks = Span(text: String(repeating: " ", count: row.margin), role: .plain)
            text.spans = (row.margin > 0 ? [blanks] : []) + row.pieces.flatMap(\.spans)
            return text
        }
    }

    /// Columns before later rows, and whether the second column of a list is to begin a row of its own: behind the
    /// middle there is no room for it.
    private func indentation(_ columns: Int) -> (indent: Int, breaksAtGap: Bool) {
        if let hang { return (min(hang, columns / 2), false) }
        let whole = text
        let start = Self.hangingIndent(whole, limit: 0)
        // Behind the sign of a note: `= type fix to run: …`.
        if whole.dropFirst(start).hasPrefix("= ") { return (min(start + 2, columns / 2), false) }
        let near = Self.hangingIndent(whole, limit: columns / 2)
        if near > start || Self.hangingIndent(whole, limit: columns) == start { return (near, false) }
        return (start + 4, true)
    }

    private static var empty: StyledText {
        var text = StyledText("")
        text.spans = []
        return text
    }

    /// Cut at its line breaks.
    package var lines: [StyledText] {
        guard text.contains("\n") else { return [self] }
        var lines = [Self.empty]
        for span in spans {
            for (index, part) in span.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append(Self.empty) }
                lines[lines.count - 1].spans.append(Span(text: String(part), role: span.role, isData: span.isData))
            }
        }
        return lines.map { StyledText($0, hang: hang) }
    }

    /// Behind the last gap of two blanks near the beginning: where the second column of a list starts.
    private static func hangingIndent(_ text: String, limit: Int) -> Int {
        var indent = 0
        var at = 0
        var blanks = 0
        var isStart = true
        for character in text {
            if at > limit, !isStart { break }
            if character == " " {
                blanks += 1
            } else {
                if isStart || blanks >= 2 { indent = at }
                isStart = false
                blanks = 0
            }
            at += DisplayWidth.of(character)
        }
        return indent
    }

    /// Rows of at most so many columns for a table's cell, which breaks even a word that is longer.
    package func cellRows(_ columns: Int) -> [StyledText] {
        visible.rows(columns, chops: true).flatMap { $0.chopped(columns) }
    }

    private func chopped(_ columns: Int) -> [StyledText] {
        guard DisplayWidth.of(text) > columns else { return [self] }
        var rows = [Self.empty]
        var width = 0
        for span in spans {
            for character in span.text {
                let room = DisplayWidth.of(character)
                if width > 0, width + room > columns {
                    rows.append(Self.empty)
                    width = 0
                }
                rows[rows.count - 1].spans.append(
                    Span(text: String(character), role: span.role, isData: span.isData))
                width += room
            }
        }
        return rows
    }
}

extension String {
    fileprivate func prefix(fitting columns: Int) -> Substring {
        var room = columns
        return prefix { character in
            room -= DisplayWidth.of(character)
            return room >= 0
        }
    }
}
