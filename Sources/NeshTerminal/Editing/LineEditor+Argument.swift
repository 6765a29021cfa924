import CEdit

/// Alt-.: the last word of earlier lines.
extension LineEditor {
    /// What was put in last, and what the text was then: pressed again, an older one takes its place.
    struct InsertedArgument {
        /// Of the history's line.
        var index: Int
        var text: String
        var state: UndoStack.State
    }

    func insertLastArgument() -> nesh_edit_verdict {
        let lines = history.lines
        let before = argument.flatMap { $0.state == undoState ? $0 : nil }
        var index = min(before?.index ?? lines.count, lines.count)
        while index > 0 {
            index -= 1
            guard let word = Self.lastWord(of: lines[index]), word != before?.text else { continue }
            if let before { nesh_edit_erase(edit, Int32(before.text.unicodeScalars.count)) }
            insert(word)
            argument = InsertedArgument(index: index, text: word, state: undoState)
            return NESH_EDIT_GO_ON
        }
        return NESH_EDIT_BEEP
    }

    /// As it stands in the line, with its quotes; nil for a line of one word, which is a verb.
    static func lastWord(of text: String) -> String? {
        let line = text.split(separator: "\n").last ?? ""
        var words: [Substring] = []
        var start: Substring.Index?
        var quote: Character?
        var isEscaped = false
        for index in line.indices {
            let character = line[index]
            defer { isEscaped = character == "\\" && !isEscaped && quote != "'" }
            if quote == nil, !isEscaped, character == " " || character == "\t" {
                if let from = start { words.append(line[from..<index]) }
                start = nil
                continue
            }
            if start == nil { start = index }
            guard !isEscaped, character == "'" || character == "\"" else { continue }
            if quote == nil { quote = character } else if quote == character { quote = nil }
        }
        if let start { words.append(line[start...]) }
        return words.count > 1 ? words.last.map(String.init) : nil
    }
}
