import CEdit
import CLinux
import Glibc
import NeshData
import NeshSystem
import NeshText

/// Lets a person edit lines at a terminal: libedit's keys and buffer, drawn by `LinePainter`.
///
/// Belongs to one thread, the one that calls `readLine`; others talk to it through `mailbox`.
package final class LineEditor {
    /// How the editor behaves.
    package struct Options: Sendable {
        /// False for NO_COLOR and `--color never`.
        package var colours = true
        /// Dim suggestions after the line.
        package var hints = true
        /// In the language of the session.
        package var texts = EditorTexts()
        /// The user's libedit settings; nil for none.
        package var settingsFile: String?
        package init() {}
    }

    /// For other threads: notices, changes of the prompt.
    package let mailbox: EditorMailbox
    package let history: History
    package var options: Options
    /// Says what could stand at the cursor (a UTF-8 offset). Must answer at once: it runs on each Tab.
    package var complete: (_ line: String, _ cursor: Int) -> Completions = { _, cursor in
        Completions([], replace: cursor..<cursor)
    }
    /// Says how a line looks, with the cursor at a UTF-8 offset. Must answer at once: it runs at each key.
    /// `earlier` are the lines of the text before it, as far as they matter: those that a backslash joins to it, after
    /// an empty one where there are others.
    package var colour: (_ line: String, _ cursor: Int, _ earlier: String) -> LineColours = { _, _, _ in LineColours() }
    {
        didSet { forgetColours() }
    }
    /// What could follow the line; nil for the newest line of the history that begins like it.
    package var suggest: (_ line: String) -> String? = { _ in nil }
    /// What the word at the line's end goes on with, where there is only one way; asked where neither that nor the
    /// history says anything. Must answer at once: it runs at each key.
    package var finish: (_ line: String) -> String? = { _ in nil }

    /// Whether Enter goes on with the text in a new line, because the lines so far are not all of it. Asked at Enter.
    package var isOpen: (_ text: String) -> Bool = { _ in false }
    /// What stands before a line that is not the first of its text, by the line above it.
    package var margin: (_ above: String) -> StyledText = { _ in StyledText("   > ", .dim) }
    /// Lets a person change the text elsewhere, while the terminal is as it was; nil where that failed.
    package var editElsewhere: (_ text: String) -> String? = { _ in nil }

    /// Runs once, when a line has been drawn for the first time: what can wait for that does not delay it.
    package var whenShown: (() -> Void)?

    let terminal: Terminal
    let interrupts: Interrupts
    var input = KeyInput()
    var painter: any LinePainter
    var prompt: StyledText = ""
    /// Goes to the terminal together with the next drawing, so that nobody sees a screen in between.
    var unwritten = ""
    /// Why editing ended, when it was not a complete line.
    var ending: LineResult?
    var menu: CompletionMenu?
    /// The text's lines but the one that libedit holds.
    var block = Block()
    var leaving = Leaving.not
    var undo = UndoStack()
    /// What libedit got last.
    var lastKey: Unicode.Scalar = "\0"
    var argument: InsertedArgument?
    /// The list is made again for the word that begins here, once the key that closed it has been dealt with.
    var narrowsAt: Int?
    var hint = (line: "", text: "")
    /// The colours of the line that was drawn last; asked for once per line and cursor.
    var painted = (line: "", cursor: 0, earlier: "", styles: [String]())
    /// The text's other lines as they are drawn, by what that depends on.
    var paintedOthers: [String: [Cell]] = [:]
    /// Whether those have colours.
    var paintedOptions = true
    var search: HistorySearch?
    /// Pasted lines that have not been handed out, the next one last.
    var queued: [String] = []
    /// The terminal is in libedit's hands.
    private(set) var isEditing = false
    /// The first key of the line has been asked for.
    var hasBegun = false
    /// What the next line begins with, and how much of that is before the cursor.
    var initial = (text: "", cursor: 0)
    /// Of the history's lines, how many libedit has got.
    private var remembered = 0
    /// SAFETY: made in init and freed in deinit, used by the one thread that this object belongs to.
    private nonisolated(unsafe) var handle: OpaquePointer?
    var edit: OpaquePointer? { handle }

    /// - Parameter programName: which lines of the settings file are meant (`nesh:bind …`).
    /// - Throws: `SystemError` when `terminal` is none or nothing is left to edit with.
    package init(
        programName: String, terminal: Terminal, interrupts: Interrupts, history: History, options: Options = Options()
    ) throws(SystemError) {
        self.terminal = terminal
        self.interrupts = interrupts
        self.history = history
        self.options = options
        mailbox = try EditorMailbox()
        let size = terminal.size
        painter =
            terminal.isDumb
            ? DumbPainter(columns: size.columns) : ScreenPainter(columns: size.columns, height: size.rows)
        guard terminal.isInteractive else { throw SystemError("isatty", errno: ENOTTY, "the terminal") }
        try open(programName)
        interrupts.observe { [mailbox] number in
            if number == SIGWINCH { mailbox.postResize() }
            if number == SIGCONT { mailbox.postResume() }
        }
        rememberNew()
    }

    deinit { nesh_edit_close(handle) }

    private func open(_ programName: String) throws(SystemError) {
        // SAFETY: the callbacks run only inside calls on `handle`, which this object makes while it lives.
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle = nesh_edit_open(
            programName, terminal.input, terminal.output,
            nesh_edit_callbacks(
                context: context,
                next: { context, scalar in LineEditor.at(context).next(scalar) },
                function: { context, which in LineEditor.at(context).perform(which) },
                beep: { context in LineEditor.at(context).beep() }))
        guard handle != nil else { throw SystemError("el_init") }
        nesh_edit_configure(handle, options.settingsFile)
    }

    private static func at(_ context: UnsafeMutableRawPointer?) -> LineEditor {
        guard let context else { preconditionFailure("the editor lost its context") }
        // SAFETY: the pointer that `open` handed out.
        return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    }

    /// Adds a line to the history: in memory, in the file, and for the arrow keys.
    /// - Parameter line: of a block all lines.
    /// - Throws: `SystemError` when the file cannot be written; the rest has been done.
    package func addToHistory(_ line: String) throws(SystemError) {
        defer { rememberNew() }
        try history.add(line)
    }

    /// Takes over lines that other shells have added to the history's file.
    package func refreshHistory() {
        // What cannot be read now is there the next time.
        try? history.refresh()
        rememberNew()
    }

    /// For the arrow keys.
    private func rememberNew() {
        for line in history.lines.suffix(history.total - remembered) {
            nesh_edit_remember(edit, Self.terminated(line.unicodeScalars), Int32(clamping: history.limit))
        }
        remembered = history.total
    }

    /// Forgets pasted lines, from the next one on, as long as they are unwanted. The paste's last line, which
    /// nobody has ended, is one of them.
    /// - Returns: how many.
    @discardableResult
    package func dropQueuedLines(while isUnwanted: (String) -> Bool = { _ in true }) -> Int {
        let before = queued.count
        while let line = queued.last, isUnwanted(line) { queued.removeLast() }
        let dropped = before - queued.count
        guard queued.isEmpty, !initial.0.isEmpty, isUnwanted(initial.0) else { return dropped }
        initial = ("", 0)
        return dropped + 1
    }

    /// Lines that `readLine` hands out next, shown as if they had been typed.
    package func queue(_ text: String) {
        queued += text.split(separator: "\n").map(String.init).reversed()
    }

    /// The next line begins with this text. Pasted lines, which go on by themselves, would run it unread.
    package func begin(with text: String) {
        if queued.isEmpty, initial.text.isEmpty { initial = (text, text.unicodeScalars.count) }
    }

    /// Gives keys that were typed elsewhere, such as during a console, to the next line.
    package func typeAhead(_ bytes: [UInt8]) { input.append(bytes) }

    /// Edits one line. Notices posted since the last call are printed first.
    /// - Throws: `Failure` where the terminal cannot be read.
    package func readLine(prompt: StyledText) throws(Failure) -> LineResult {
        if let number = interrupts.termination { return .terminated(signal: number) }
        if interrupts.takePending() {
            dropQueuedLines()
            return .cancelled
        }
        self.prompt = prompt
        ending = nil
        menu = nil
        narrowsAt = nil
        search = nil
        block = Block()
        leaving = .not
        undo.forget()
        argument = nil
        painter.forget()
        collectMail()
        if !queued.isEmpty {
            let line = queued.removeLast()
            let cells = Self.cells(of: line, styles(of: line, cursor: line.utf8.count))
            show(LineContent(prompt: promptCells, line: cells, cursor: cells.count))
            terminal.write(painter.finish())
            return .line(line)
        }
        guard nesh_terminal_guard(terminal.input, terminal.isDumb ? "" : "\u{1b}[?2004l\u{1b}[0m") == 0 else {
            let error = SystemError("tcgetattr", "the terminal")
            // It is gone, and the signal that says so may still be on its way.
            guard error.errno == EIO else { throw error.failure(.unspecified) }
            return interrupts.termination.map { .terminated(signal: $0) } ?? .endOfInput
        }
        if !terminal.isDumb { unwritten += "\u{1b}[?2004h" }
        isEditing = true
        hasBegun = false
        let isComplete = nesh_edit_read(edit) == 1
        isEditing = false
        let line = text
        endEditing()
        if !isComplete { return ending ?? .endOfInput }
        keepTypeAhead()
        return .line(line)
    }

    /// What is written next begins a row, whatever was left on the cursor's: the end of a program's output, or the echo of
    /// keys that were typed before there was a prompt. The prompt does so by itself.
    package func beginFreshRow() {
        if !terminal.isDumb { terminal.write(ScreenPainter.freshRow(columns: max(2, terminal.size.columns))) }
    }

    /// Draws the line a last time, without what is only help, and leaves it.
    private func endEditing() {
        menu = nil
        search = nil
        // Its end is what is left on the screen.
        while !block.after.isEmpty { goToLineBelow() }
        var content = contentOfLine(withHint: false)
        content.cursor = content.line.count
        if ending == .cancelled { content.line += Cell.cells(of: "^C") }
        if case .terminated = ending {} else { show(content) }
        let off = terminal.isDumb ? "" : "\u{1b}[?2004l"
        terminal.write(unwritten + off + painter.finish())
        unwritten = ""
        nesh_terminal_unguard()
    }

    /// Ctrl-C is a key until the line ends and a signal from then on: one that was pressed before
    /// the change is still a key, and belongs to the command that is about to run.
    private func keepTypeAhead() {
        takeTypeAhead()
        if input.dropThroughInterrupt() { interrupts.deliver(SIGINT) }
    }

    /// Takes what has been typed already. Ctrl-D, typed while the terminal handed over whole lines,
    /// looks like the end of input then, and like NUL once it hands over keys.
    func takeTypeAhead() {
        while input.count < KeyInput.limit {
            guard !Poll.ready(terminal.input).isEmpty else { return }
            var chunk = [UInt8](repeating: 0, count: 4096)
            let count = read(terminal.input, &chunk, chunk.count)
            input.append(count > 0 ? chunk[..<count].map { $0 == 0 ? 4 : $0 } : [4])
            if count <= 0 { return }
        }
    }
}
