import CEdit
import Glibc
import NeshSystem
import NeshText

/// What the keys do that libedit has no function for.
extension LineEditor {
    func perform(_ which: Int32) -> Int32 {
        Int32(bitPattern: verdict(nesh_edit_function(rawValue: UInt32(bitPattern: which))).rawValue)
    }

    private func verdict(_ function: nesh_edit_function) -> nesh_edit_verdict {
        let (scalars, cursor) = current
        switch function {
        case NESH_EDIT_COMPLETE: return completeWord()
        case NESH_EDIT_CANCEL: return stop(.cancelled)
        case NESH_EDIT_END_OR_DELETE:
            if scalars.isEmpty, block.after.isEmpty { return stop(block.isEmpty ? .endOfInput : .givenUp) }
            return deleteNext(scalars, cursor)
        case NESH_EDIT_FORWARD:
            if cursor == scalars.count, !block.after.isEmpty {
                goToLineBelow()
                return NESH_EDIT_GO_ON
            }
            if cursor == scalars.count { return acceptHint() }
            nesh_edit_move(edit, Int32(Self.clusterLength(scalars[cursor...])))
        case NESH_EDIT_BACKWARD:
            guard cursor > 0 else {
                if block.before.isEmpty { return NESH_EDIT_BEEP }
                goToLineAbove()
                return NESH_EDIT_GO_ON
            }
            nesh_edit_move(edit, Int32(-Self.lastClusterLength(scalars[..<cursor])))
        case NESH_EDIT_RUBOUT:
            guard cursor > 0 else {
                if block.before.isEmpty { return NESH_EDIT_BEEP }
                goToLineAbove()
                joinWithLineBelow()
                return NESH_EDIT_GO_ON
            }
            nesh_edit_erase(edit, Int32(Self.lastClusterLength(scalars[..<cursor])))
        case NESH_EDIT_DELETE: return deleteNext(scalars, cursor)
        case NESH_EDIT_LINE_END:
            guard cursor == scalars.count else {
                moveCursor(to: scalars.count)
                break
            }
            if block.after.isEmpty { return acceptHint() }
            while !block.after.isEmpty { goToLineBelow() }
            moveCursor(to: current.scalars.count)
        case NESH_EDIT_LINE_START:
            if cursor == 0 { while !block.before.isEmpty { goToLineAbove() } }
            moveCursor(to: 0)
        case NESH_EDIT_UP: return moveVertically(-1)
        case NESH_EDIT_DOWN: return moveVertically(1)
        case NESH_EDIT_OLDER: return goThroughHistory(.olderAlike)
        case NESH_EDIT_NEWER: return goThroughHistory(.newerAlike)
        case NESH_EDIT_UNDO: return undoChange()
        case NESH_EDIT_LAST_ARGUMENT: return insertLastArgument()
        case NESH_EDIT_NEW_LINE: breakLine()
        case NESH_EDIT_EDITOR: return editInProgram()
        case NESH_EDIT_SEARCH: return searchHistory()
        case NESH_EDIT_PASTE: return takePaste()
        case NESH_EDIT_CLEAR_SCREEN:
            if !terminal.isDumb {
                terminal.write("\u{1b}[H\u{1b}[2J")
                painter.forget()
            }
        case NESH_EDIT_SUSPEND: suspend()
        default: return NESH_EDIT_BEEP
        }
        return NESH_EDIT_GO_ON
    }

    func stop(_ result: LineResult) -> nesh_edit_verdict {
        ending = result
        return NESH_EDIT_STOP
    }

    private func deleteNext(_ scalars: [Unicode.Scalar], _ cursor: Int) -> nesh_edit_verdict {
        guard cursor < scalars.count else {
            if block.after.isEmpty { return NESH_EDIT_BEEP }
            joinWithLineBelow()
            return NESH_EDIT_GO_ON
        }
        let count = Int32(Self.clusterLength(scalars[cursor...]))
        nesh_edit_move(edit, count)
        nesh_edit_erase(edit, count)
        return NESH_EDIT_GO_ON
    }

    private func acceptHint() -> nesh_edit_verdict {
        let text = hintText(currentText)
        guard !text.isEmpty else { return NESH_EDIT_BEEP }
        // Of a block's beginning the rest may have several lines.
        replaceText(with: self.text + text)
        return NESH_EDIT_GO_ON
    }

    /// The text comes back into the line, and runs at Enter.
    private func editInProgram() -> nesh_edit_verdict {
        guard !terminal.isDumb else { return NESH_EDIT_BEEP }
        terminal.write("\u{1b}[?2004l" + painter.erase())
        nesh_edit_raw(edit, 0)
        let changed = editElsewhere(text)
        nesh_edit_raw(edit, 1)
        // Ctrl-C was the program's.
        _ = interrupts.takePending()
        painter.forget()
        unwritten += "\u{1b}[?2004h"
        guard let changed else { return NESH_EDIT_BEEP }
        replaceText(with: changed)
        return NESH_EDIT_GO_ON
    }

    /// The terminal goes back to anyone who started the shell, until the shell is continued.
    private func suspend() {
        guard JobControl.canContinue else {
            beep()
            mailbox.post(StyledText(options.texts.noShell, .dim))
            return
        }
        let off = terminal.isDumb ? "" : "\u{1b}[?2004l"
        terminal.write(off + painter.finish())
        nesh_edit_raw(edit, 0)
        kill(0, SIGTSTP)
        // Continues here. Once the handler of SIGCONT has posted `resumed` the line is drawn, and not before, or it
        // would be there twice. Other mail wakes, too, and one wait may end because the clock went on in the stop.
        var mail = [PollItem(mailbox.descriptor)]
        var timeouts = 0
        while timeouts < 2 {
            let count = (try? Poll.wait(&mail, until: Deadline(after: .milliseconds(500)))) ?? 0
            if count == 0 { timeouts += 1 }
            if collectMail() { return }
        }
    }

    private static func clusterLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        text(scalars.prefix(64)).first?.unicodeScalars.count ?? 0
    }

    /// Clusters can only be found from the left; a line is short enough to begin at its start.
    private static func lastClusterLength(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        text(scalars).last?.unicodeScalars.count ?? 0
    }
}
