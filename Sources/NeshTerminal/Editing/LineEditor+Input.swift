import CEdit
import Glibc
import NeshSystem
import NeshText

extension LineEditor {
    /// A line that is this long takes no more keys.
    static let longestLine = 1 << 16

    /// libedit asks for the next key.
    func next(_ scalar: UnsafeMutablePointer<UInt32>?) -> Int32 {
        if !hasBegun {
            hasBegun = true
            takeTypeAhead()
        }
        if !initial.text.isEmpty {
            let (text, cursor) = initial
            initial = ("", 0)
            if text.contains("\n") {
                replaceText(with: text)
            } else {
                insert(text)
                nesh_edit_move(edit, Int32(cursor - text.unicodeScalars.count))
            }
        }
        settleLines()
        if let start = narrowsAt {
            narrowsAt = nil
            narrowMenu(start)
        }
        while let key = nextKey() {
            if takesMenuKey(key) { continue }
            undo.note(undoState, before: key)
            if key == "\r" || key == "\n", goesOn {
                menu = nil
                breakLine()
                continue
            }
            if key != "\t" {
                // What is typed into the word narrows the list; anything else closes it.
                let narrows = key.value > 0x20 || key == "\u{8}"
                if let menu, narrows, !menu.candidates.isEmpty, !terminal.isDumb { narrowsAt = menu.start }
                menu = nil
            }
            if key.value >= 0x20, key != "\u{7f}", lineLength > Self.longestLine {
                beep()
                continue
            }
            let leads = key == "\u{1b}" && nesh_edit_is_vi(edit) != 0 && input.continuesSequence
            lastKey = key
            scalar?.pointee = leads ? 0x1c : key.value
            return 1
        }
        return -1
    }

    /// Enter does not end the text: more of it is to come. Where lines cannot stand below one another they come one by one.
    private var goesOn: Bool {
        // Behind ESC, or Ctrl-V, it is another key.
        !terminal.isDumb && !["\u{1b}", "\u{1c}", "\u{16}"].contains(lastKey) && isOpen(text)
    }

    private var lineLength: Int {
        var length = 0
        var cursor = 0
        _ = nesh_edit_line(edit, &length, &cursor)
        return length
    }

    /// The next key; nil when editing must end, for the reason in `ending`.
    func nextKey() -> Unicode.Scalar? {
        while true {
            if let scalar = input.take() { return scalar }
            refresh()
            if let whenShown {
                self.whenShown = nil
                whenShown()
            }
            guard waitForInput() else { return nil }
        }
    }

    /// Waits until there are more bytes, and deals with mail and signals meanwhile.
    /// - Returns: false when editing must end, for the reason in `ending`.
    func waitForInput() -> Bool {
        while true {
            var waits = [terminal.input, mailbox.descriptor, interrupts.descriptor].map { PollItem($0) }
            guard (try? Poll.wait(&waits)) != nil else { return end(.endOfInput) }
            if let number = interrupts.termination { return end(.terminated(signal: number)) }
            if waits[2].isReady, interrupts.takePending() { return end(.cancelled) }
            if waits[1].isReady {
                collectMail()
                refresh()
            }
            guard waits[0].isReady else { continue }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = read(terminal.input, &chunk, chunk.count)
            if count > 0 {
                input.append(chunk[..<count])
                return true
            }
            if count == 0 || (errno != EINTR && errno != EAGAIN) { return end(.endOfInput) }
        }
    }

    private func end(_ result: LineResult) -> Bool {
        ending = result
        return false
    }

    /// Prints notices, takes over a new prompt, follows a change of size.
    /// - Returns: whether the shell has been continued after a stop.
    @discardableResult
    func collectMail() -> Bool {
        let mail = mailbox.take()
        var output = ""
        if mail.resumed, isEditing {
            // Anyone who had the terminal meanwhile may have changed it.
            nesh_edit_raw(edit, 0)
            nesh_edit_raw(edit, 1)
            painter.forget()
            if !terminal.isDumb { output += "\u{1b}[?2004h" }
        }
        if mail.resized {
            // libedit looks by itself when a line begins. In mid-line its el_resize would keep a cursor
            // outside of the smaller screen, and write there.
            let size = terminal.size
            output += painter.resize(columns: size.columns, height: size.rows)
        }
        if mail.recolours { forgetColours() }
        if let prompt = mail.prompt { self.prompt = prompt }
        let notices = mail.allNotices
        if !notices.isEmpty {
            output += painter.erase() + notices.map(printable).joined()
        }
        unwritten += output
        return mail.resumed
    }

    /// A notice as lines of their own.
    private func printable(_ notice: EditorMailbox.Notice) -> String {
        (notice.wraps ? notice.text.wrapped(to: terminal.size.columns) : notice.text.lines).map { line in
            var text = ""
            for cell in Cell.cells(of: line, colours: options.colours && !terminal.isDumb) {
                text += cell.style.isEmpty ? cell.text : "\u{1b}[\(cell.style)m\(cell.text)\u{1b}[0m"
            }
            return text + "\r\n"
        }.joined()
    }

    func beep() { terminal.write("\u{7}") }
}
