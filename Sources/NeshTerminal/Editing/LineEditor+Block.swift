import CEdit
import NeshText

/// Texts of several lines: where their lines meet, and how the cursor goes from one to another.
extension LineEditor {
    /// All lines.
    var text: String { block.text(currentText) }

    /// How many lines the text may have; a longer one is not a line that somebody types.
    static let mostLines = 2000

    /// Replaces all lines.
    /// - Parameter cursor: in scalars of the first line; nil is the end of the text.
    func replaceText(with text: String, cursor: Int? = nil) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 1, lines.count <= Self.mostLines else {
            block = Block()
            return replaceLine(with: text, cursor: cursor)
        }
        if let cursor {
            block = Block(before: [], after: Array(lines.dropFirst()))
            replaceLine(with: lines[0], cursor: min(cursor, lines[0].unicodeScalars.count))
        } else {
            block = Block(before: lines.dropLast(), after: [])
            replaceLine(with: lines[lines.count - 1])
        }
    }

    /// libedit has put several lines into its one, as from the history.
    func splitLine() {
        let (scalars, cursor) = current
        guard scalars.contains("\n") else { return }
        let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard block.count + lines.count <= Self.mostLines else { return }
        let row = scalars[..<cursor].count { $0 == "\n" }
        let column = cursor - lines[row].startIndex
        block.before += lines[..<row].map { Self.text($0) }
        block.after = lines[(row + 1)...].map { Self.text($0) } + block.after
        replaceLine(with: Self.text(lines[row]), cursor: column)
    }

    /// On the way through the history, where libedit has to have the whole text.
    enum Leaving {
        case not
        /// It has it, and gets the key next.
        case about(UndoStack.State)
        /// It has had the key.
        case done(UndoStack.State)
    }

    /// Before each key: what the last one has brought, as from the history, becomes lines.
    func settleLines() {
        switch leaving {
        case .not: splitLine()
        case .about(let state): leaving = .done(state)
        case .done(let state):
            leaving = .not
            guard currentText == state.block.text(Self.text(state.line)) else { return splitLine() }
            // There was nothing older or newer: the cursor stays where it was.
            restore(state)
        }
    }

    /// Up and Down: another line of the text, at the same column; at its edge an older or newer one of the history.
    func moveVertically(_ step: Int) -> nesh_edit_verdict {
        guard step < 0 ? !block.before.isEmpty : !block.after.isEmpty else {
            return goThroughHistory(step < 0 ? .older : .newer)
        }
        let (scalars, cursor) = current
        let width = DisplayWidth.of(Self.text(scalars[..<cursor]))
        step < 0 ? goToLineAbove() : goToLineBelow()
        let line = current.scalars
        var column = 0
        for character in Self.text(line) {
            guard DisplayWidth.of(Self.text(line[..<column])) < width else { break }
            column += character.unicodeScalars.count
        }
        moveCursor(to: column)
        return NESH_EDIT_GO_ON
    }

    /// To its end.
    func goToLineAbove() {
        guard let line = block.before.popLast() else { return }
        block.after.insert(currentText, at: 0)
        replaceLine(with: line)
    }

    /// To its start.
    func goToLineBelow() {
        guard let line = block.after.first else { return }
        block.after.removeFirst()
        block.before.append(currentText)
        replaceLine(with: line, cursor: 0)
    }

    /// The line's end goes; what follows comes up.
    func joinWithLineBelow() {
        guard let line = block.after.first else { return }
        block.after.removeFirst()
        let here = current.scalars
        replaceLine(with: Self.text(here) + line, cursor: here.count)
    }

    /// A new line begins at the cursor.
    func breakLine() {
        guard block.count < Self.mostLines else { return beep() }
        let (scalars, cursor) = current
        block.before.append(Self.text(scalars[..<cursor]))
        replaceLine(with: Self.text(scalars[cursor...]), cursor: 0)
    }

    func moveCursor(to wanted: Int) { nesh_edit_move(edit, Int32(wanted - current.cursor)) }

    // MARK: History

    /// Keys that nobody can type, C1 controls, which libedit has its own commands for.
    enum HistoryKey: Unicode.Scalar {
        case older = "\u{80}"
        case newer = "\u{81}"
        case olderAlike = "\u{82}"
        case newerAlike = "\u{83}"
    }

    /// libedit keeps the text that is left for when Down comes back to it; it must have all of it.
    func goThroughHistory(_ key: HistoryKey) -> nesh_edit_verdict {
        let state = undoState
        if !block.isEmpty {
            let whole = text
            block = Block()
            replaceLine(with: whole)
            leaving = .about(state)
        }
        input.giveBack(key.rawValue)
        return NESH_EDIT_GO_ON
    }

    // MARK: Undo

    var undoState: UndoStack.State {
        let (scalars, cursor) = current
        return UndoStack.State(block: block, line: scalars, cursor: cursor)
    }

    func undoChange() -> nesh_edit_verdict {
        guard let state = undo.undo(undoState) else { return NESH_EDIT_BEEP }
        restore(state)
        return NESH_EDIT_GO_ON
    }

    private func restore(_ state: UndoStack.State) {
        block = state.block
        replaceLine(with: Self.text(state.line), cursor: state.cursor)
    }
}
