import Glibc
import NeshCommand
import NeshSystem
import NeshTerminal
import NeshText
import Synchronization

/// The terminal as commands write to it: directly while one runs, above the line being edited otherwise.
///
/// It also keeps what the running line prints, and hands what is longer than the screen to a pager.
final class PromptTerminal: Sendable {
    private struct State {
        var isEditing = false
        var kept: [UInt8] = []
        /// Where the last that was printed has no newline at its end.
        var openLine: OutputSink?
        /// The pager's command; nil for none.
        var pager: String?
        /// JSON may go there too.
        var pagesJSON = true
        var language = Language.english
    }

    private let state = Mutex(State())
    private let mailbox: EditorMailbox
    private let isDumb: Bool
    private let keepTyped: @Sendable ([UInt8]) -> Void

    /// - Parameter keepTyped: gets what was typed ahead of a pager, for the next prompt.
    init(_ mailbox: EditorMailbox, isDumb: Bool, keepTyped: @escaping @Sendable ([UInt8]) -> Void) {
        self.mailbox = mailbox
        self.isDumb = isDumb
        self.keepTyped = keepTyped
    }

    /// - Parameters:
    ///   - keeps: what a script would print too.
    ///   - pages: long texts may go to the pager.
    func sink(_ descriptor: Int32, name: String, keeps: Bool, pages: Bool = false) -> OutputSink {
        let direct = OutputSink.descriptor(descriptor, name: name)
        let write: @Sendable (Drawn) throws(SystemError) -> Void = { [self] drawn throws(SystemError) in
            let result = state.withLock { state in
                Result { () throws(SystemError) in
                    if state.isEditing, direct.isTerminal {
                        post(drawn)
                        return
                    }
                    // What a program has left open is not gone on with.
                    if direct.isTerminal, drawn.isLines, let open = state.openLine {
                        try open.write(Drawn(StyledText("\n")))
                    }
                    if direct.isTerminal, let last = drawn.plain.last {
                        let isOpen = last != UInt8(ascii: "\n") && (keeps || state.openLine != nil)
                        state.openLine = isOpen ? direct : nil
                    }
                    if keeps { state.kept += drawn.plain.prefix(PromptDesk.keptOutput - state.kept.count) }
                    if pages, !drawn.isBytes, let pager = state.pager, state.pagesJSON || !isJSON(drawn),
                        isLong(drawn, descriptor)
                    {
                        // Keys that were typed before the pager was there are no commands of its.
                        keepTyped(TerminalMode.takeTyped(at: 0))
                        if Pager.show(drawn.shown, with: pager, state.language) { return }
                    }
                    try direct.write(drawn)
                }
            }
            try result.get()
        }
        return OutputSink(
            isTerminal: direct.isTerminal, descriptor: descriptor, terminal: direct.terminal, take: write)
    }

    private func post(_ drawn: Drawn) {
        var lines = drawn.styled.lines
        while lines.count > 1, lines.last?.text.isEmpty ?? false { lines.removeLast() }
        mailbox.post(lines: lines.dropFirst().reduce(lines[0]) { $0 + "\n" + $1 })
    }

    /// Would it scroll its own beginning away?
    private func isLong(_ drawn: Drawn, _ descriptor: Int32) -> Bool {
        guard !isDumb, let size = TerminalMode.size(of: descriptor) else { return false }
        // Few bytes cannot be many rows; the prompt needs one row too.
        let text = drawn.styled.text
        guard text.utf8.count >= size.rows else { return false }
        var rows = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            rows += max(1, (DisplayWidth.of(line) + size.columns - 1) / size.columns)
        }
        return rows >= size.rows
    }

    /// A line is about to be edited; nothing may be written but above it.
    func beginEditing() { state.withLock { $0.isEditing = true } }

    func endEditing() { state.withLock { $0.isEditing = false } }

    /// - Parameters:
    ///   - language: the one that the pager's own line says how to leave in.
    ///   - pagesJSON: false where results belong between what a lesson says, however long they are.
    func setPager(_ command: String?, _ language: Language, pagesJSON: Bool) {
        state.withLock { ($0.pager, $0.language, $0.pagesJSON) = (command, language, pagesJSON) }
    }

    private func isJSON(_ drawn: Drawn) -> Bool { drawn.styled.text.first.map("{[".contains) ?? false }

    /// Ends a line that a program left open: what nesh says of it begins on its own.
    func endOpenLine() {
        let sink = state.withLock { state in
            defer { state.openLine = nil }
            return state.openLine
        }
        try? sink?.write(Drawn(StyledText("\n")))
    }

    /// What was kept since the last call.
    func takeKept() -> [UInt8] {
        state.withLock { state in
            defer { state.kept = [] }
            return state.kept
        }
    }
}
