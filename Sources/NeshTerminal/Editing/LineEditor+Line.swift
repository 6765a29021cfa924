import CEdit
import NeshSystem
import NeshText

/// The line being edited, as text and as cells.
extension LineEditor {
    /// A copy of libedit's buffer and its cursor, both in scalars.
    var current: (scalars: [Unicode.Scalar], cursor: Int) {
        var length = 0
        var cursor = 0
        guard let start = nesh_edit_line(edit, &length, &cursor) else { return ([], 0) }
        let scalars = UnsafeBufferPointer(start: start, count: length).map { Unicode.Scalar($0) ?? "\u{fffd}" }
        return (scalars, cursor)
    }

    var currentText: String { Self.text(current.scalars) }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    static func terminated(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt32] {
        scalars.map(\.value).filter { $0 != 0 } + [0]
    }

    func insert(_ text: some StringProtocol) {
        if nesh_edit_insert(edit, Self.terminated(text.unicodeScalars)) != 0 { beep() }
    }

    /// Replaces the whole line; the cursor is given in scalars.
    func replaceLine(with text: String, cursor: Int? = nil) {
        let (scalars, at) = current
        nesh_edit_move(edit, Int32(scalars.count - at))
        nesh_edit_erase(edit, Int32(scalars.count))
        insert(text)
        if let cursor { nesh_edit_move(edit, Int32(cursor - text.unicodeScalars.count)) }
    }

    var promptCells: [Cell] { Cell.cells(of: prompt, colours: options.colours && !terminal.isDumb) }

    func contentOfLine(withHint: Bool) -> LineContent {
        // Lines that are further away than the screen is high are not seen.
        let most = terminal.isDumb ? 0 : terminal.size.rows
        if paintedOptions != options.colours {
            forgetColours()
            paintedOptions = options.colours
        }
        let first = max(0, block.before.count - most)
        var content = LineContent(prompt: first == 0 ? promptCells : marginCells(first))
        for (index, line) in block.before.enumerated().dropFirst(first) {
            content.line += cellsOfOther(line, earlier: Block.lead(block.before[..<index]))
            content.line += [.lineBreak] + marginCells(above: line)
        }
        addCurrentLine(to: &content, withHint: withHint)
        var earlier = block.before + [currentText]
        for line in block.after.prefix(most) {
            content.line += [.lineBreak] + marginCells(above: earlier[earlier.count - 1])
            content.line += cellsOfOther(line, earlier: Block.lead(earlier))
            earlier.append(line)
        }
        return content
    }

    /// What stands before the text's line of this number.
    private func marginCells(_ index: Int) -> [Cell] { marginCells(above: block.before[index - 1]) }

    private func marginCells(above line: String) -> [Cell] {
        Cell.cells(of: margin(line), colours: options.colours && !terminal.isDumb)
    }

    private func addCurrentLine(to content: inout LineContent, withHint: Bool) {
        let (scalars, cursor) = current
        var seen = 0
        content.cursor = -1
        let text = Self.text(scalars)
        let offset = scalars[..<cursor].reduce(0) { $0 + UTF8.width($1) }
        let styles = styles(of: text, cursor: offset, earlier: Block.lead(block.before))
        var at = 0
        for character in text {
            // Inside a cluster the cursor stands at its beginning.
            let after = seen + character.unicodeScalars.count
            if cursor < after, content.cursor < 0 { content.cursor = content.line.count }
            seen = after
            content.line += Cell.cells(of: character, style: at < styles.count ? styles[at] : "")
            at += character.utf8.count
        }
        if content.cursor < 0 { content.cursor = content.line.count }
        if withHint, cursor == scalars.count, block.after.isEmpty {
            content.hint = Cell.cells(of: Self.shownHint(hintText(text)), style: "2")
        }
    }

    /// Of a block its first line.
    private static func shownHint(_ text: String) -> String {
        guard let end = text.firstIndex(of: "\n") else { return text }
        return text[..<end] + " …"
    }

    /// A line's cells in the colours of its bytes.
    static func cells(of line: String, _ styles: [String]) -> [Cell] {
        var offset = 0
        return line.flatMap { character in
            defer { offset += character.utf8.count }
            return Cell.cells(of: character, style: offset < styles.count ? styles[offset] : "")
        }
    }

    /// What is suggested after `line`; asked for once per line.
    func hintText(_ line: String) -> String {
        guard options.hints, options.colours, !terminal.isDumb else { return "" }
        if hint.line != line || line.isEmpty {
            var rest = suggest(line)
            if rest == nil, block.isEmpty {
                rest = history.newest(startingWith: line).map { $0.dropFirstBytes(line.utf8.count) }
            }
            hint = (line, rest ?? finish(line) ?? "")
        }
        return hint.text
    }

    /// Brings the screen up to date.
    func refresh() {
        let size = terminal.size
        let colours = options.colours && !terminal.isDumb
        if let search {
            var content = search.content
            if !terminal.isDumb {
                let used = Frame(content, columns: max(2, size.columns), height: size.rows).rows.count
                content.menu = search.rows(columns: size.columns, height: size.rows - used)
            }
            show(content)
            return
        }
        var content = contentOfLine(withHint: menu == nil)
        if menu != nil {
            let used = terminal.isDumb ? 0 : Frame(content, columns: max(2, size.columns), height: size.rows).rows.count
            content.menu =
                menu?.rows(columns: size.columns, height: size.rows - used, colours: colours, texts: options.texts)
                ?? []
        }
        show(content)
    }

    func show(_ content: LineContent) {
        let output = unwritten + painter.draw(content)
        unwritten = ""
        if !output.isEmpty { terminal.write(output) }
    }
}

extension String {
    func dropFirstBytes(_ count: Int) -> String { String(decoding: utf8.dropFirst(count), as: UTF8.self) }
}
