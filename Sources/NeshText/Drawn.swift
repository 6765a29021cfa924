/// What is written to a place that may be a terminal, and the only form in which anything gets there.
///
/// Text comes as `StyledText`: its roles become colours, and everything else in it is made visible, so that no message
/// has to think of it. Sequences that move a cursor exist as `Control` only. Bytes pass as they are where the user
/// asked for just that: what a program says that runs in a line, `console --raw`, data for a file.
package struct Drawn: Sendable {
    /// Sequences of nesh's own, for a terminal only.
    package enum Control: String, Sendable {
        /// To the row's beginning, and nothing on it.
        case eraseRow = "\r\u{1b}[K"
        /// Takes back the last character.
        case rubOut = "\u{8} \u{8}"
        /// An empty screen, the cursor in its first row.
        case clearScreen = "\u{1b}[H\u{1b}[2J"
        /// A screen of its own, without a cursor.
        case enterScreen = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[H"
        /// The screen as it was before.
        case leaveScreen = "\u{1b}[?25h\u{1b}[?1049l"
        /// Keeps the title of the terminal's window, and gives it back.
        case keepTitle = "\u{1b}[22;0t"
        case restoreTitle = "\u{1b}[23;0t"
    }

    private enum Content: Sendable {
        case lines(@Sendable (Int?) -> [StyledText], width: Int?, colours: Bool)
        case text(StyledText, colours: Bool)
        case status(StyledText?, erases: Bool, width: Int, colours: Bool)
        case frame([StyledText], colours: Bool)
        case title(String)
        case control(Control)
        case bytes([UInt8])
    }
    private let content: Content

    /// Lines, each of which gets its end.
    /// - Parameters:
    ///   - width: of the terminal; nil where there is none, or it does not say.
    ///   - colours: whether roles become colours. Without a width they do so for any reader.
    ///   - lines: for a width; nil is for what may be as wide as it is.
    package init(width: Int?, colours: Bool, lines: @escaping @Sendable (Int?) -> [StyledText]) {
        content = .lines(lines, width: width, colours: colours)
    }

    /// Text that ends where it ends.
    package init(_ text: StyledText, colours: Bool = false) { content = .text(text, colours: colours) }

    package init(_ control: Control) { content = .control(control) }

    /// A row that is replaced by the next one.
    /// - Parameters:
    ///   - status: is cut to one row; nil for none.
    ///   - erases: takes away the one that stands there.
    package init(status: StyledText?, erases: Bool, width: Int, colours: Bool) {
        content = .status(status, erases: erases, width: width, colours: colours)
    }

    /// A whole screen, in place of what is on it: rows that fit, one below the other from the top.
    package init(frame rows: [StyledText], colours: Bool) { content = .frame(rows, colours: colours) }

    /// The title of the terminal's window; any text.
    package init(title: String) { content = .title(title) }

    /// Bytes as they are: what a program says that the user runs, data, what has been filtered.
    package init(passing bytes: [UInt8]) { content = .bytes(bytes) }

    /// The same for a terminal of another width; nil where there is none.
    package func redrawn(width: Int?) -> Drawn {
        guard case .lines(let lines, _, let colours) = content else { return self }
        return Drawn(width: width, colours: colours, lines: lines)
    }

    /// Bytes as they are, such as a part of what a program says.
    package var isBytes: Bool { if case .bytes = content { true } else { false } }

    /// Whole lines, which begin a row of their own.
    package var isLines: Bool { if case .lines = content { true } else { false } }

    // MARK: What becomes of it

    /// For a terminal: in its width, with its colours, and nothing that it could take for a command but those.
    package var shown: [UInt8] {
        switch content {
        case .lines(let lines, let width, let colours): Self.encoded(lines(width), colours)
        case .text(let text, let colours): Array(text.drawn(colours: colours).utf8)
        case .status(let text, let erases, let width, let colours):
            Array(((erases ? Control.eraseRow.rawValue : "") + Self.row(text, width).drawn(colours: colours)).utf8)
        case .frame(let rows, let colours):
            Array(
                ("\u{1b}[H" + rows.map { $0.oneLine.drawn(colours: colours) + "\u{1b}[K" }.joined(separator: "\r\n")
                    + "\u{1b}[J").utf8)
        case .title(let text): Array("\u{1b}]2;\(VisibleText.oneLine(text))\u{7}".utf8)
        case .control(let control): Array(control.rawValue.utf8)
        case .bytes(let bytes): bytes
        }
    }

    /// For a file, a pipe, a script: as wide as it is, byte for byte. Colours are there only where they were asked
    /// for without a terminal, and what gets them will get to one.
    package var plain: [UInt8] {
        switch content {
        case .lines(let lines, nil, true): Self.encoded(lines(nil), true)
        case .lines(let lines, _, _):
            lines(nil).reduce(into: []) { bytes, line in
                bytes += line.text.utf8
                bytes.append(UInt8(ascii: "\n"))
            }
        case .text(let text, _): Array(text.text.utf8)
        case .status, .control, .frame, .title: []
        case .bytes(let bytes): bytes
        }
    }

    /// For a pipe that ends at a terminal: in its width, without anything that moves a cursor.
    package var read: [UInt8] {
        guard case .lines(let lines, let width, _) = content else { return plain }
        return Self.encoded(lines(width), false)
    }

    /// For a row above the line that is being edited, or to measure.
    package var styled: StyledText {
        switch content {
        case .lines(let lines, let width, let colours):
            Self.joined(lines(width).map { $0.visible }, colours)
        case .text(let text, let colours): Self.joined([text.visible], colours)
        case .frame(let rows, let colours): Self.joined(rows.map(\.oneLine), colours)
        case .status, .control, .title: ""
        case .bytes(let bytes): StyledText(foreign: bytes)
        }
    }

    /// What a recording hides words in: nothing is broken or cut, so that no word has lost its end.
    package enum Whole: Sendable {
        case text(StyledText)
        case status(StyledText?, width: Int, erases: Bool)
        case bytes([UInt8])
    }

    package var whole: Whole {
        switch content {
        case .lines(let lines, _, let colours):
            // Wider than anything: even what is cut for a file is not cut then.
            .text(Self.joined(lines(1 << 30).map { $0.visible }, colours) + "\n")
        case .text(let text, let colours): .text(Self.joined([text.visible], colours))
        case .frame(let rows, let colours): .text(Self.joined(rows.map(\.oneLine), colours) + "\n")
        case .status(let text, let erases, let width, let colours):
            .status(text.map { colours ? $0.visible : StyledText($0.visible.text) }, width: width, erases: erases)
        case .title: .bytes([])
        case .control(.eraseRow): .status(nil, width: 0, erases: true)
        case .control(let control): .bytes(Array(control.rawValue.utf8))
        case .bytes(let bytes): .bytes(bytes)
        }
    }

    /// A status in its row.
    package static func row(_ text: StyledText?, _ width: Int) -> StyledText {
        text.map { StyledText($0.spans.map(\.oneLine)).truncated(to: max(1, width - 1)) } ?? ""
    }

    private static func encoded(_ lines: [StyledText], _ colours: Bool) -> [UInt8] {
        Array(lines.map { $0.drawn(colours: colours) + "\n" }.joined().utf8)
    }

    private static func joined(_ lines: [StyledText], _ colours: Bool) -> StyledText {
        var text = StyledText([])
        for (index, line) in lines.enumerated() {
            if index > 0 { text += "\n" }
            text += colours ? line : StyledText(line.text)
        }
        return text
    }
}
