import Glibc
import NeshData
import NeshEngine
import NeshImage
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTerminal

/// A person at a prompt: lines in, results out, until `exit` or Ctrl-D.
final class InteractiveShell {
    private let startup: Startup
    private let invocation: Invocation
    private let services: Services
    private let interpreter: Interpreter
    private let editor: LineEditor
    private let board: PromptBoard
    private let desk: PromptDesk
    private let terminal: PromptTerminal
    private let output: Output
    private let help: EditingHelp
    private let typed: TypeAhead
    private var watcher: EnclaveWatcher?
    /// Enclaves whose beginning or end this session's commands told of themselves.
    private var known = PromptBoard.Known()

    init(_ startup: Startup, _ invocation: Invocation) throws {
        self.startup = startup
        self.invocation = invocation
        try startup.interrupts.outliveQuit()
        let environment = startup.environment
        let isDumb = Startup.isDumb(environment)
        let state = UserDirectories(environment: environment.variables).state
        let history = History(path: state + "/history")
        try? history.load()
        var options = LineEditor.Options()
        options.colours = startup.colour ?? true
        options.hints = options.colours
        options.settingsFile = environment.text("HOME").map { $0 + "/.editrc" }
        let editor = try LineEditor(
            programName: "nesh", terminal: Terminal(input: 0, output: 1, kind: environment["TERM"]),
            interrupts: startup.interrupts, history: history, options: options)
        self.editor = editor
        let mailbox = editor.mailbox
        board = PromptBoard(
            display: PromptBoard.Display(
                post: { mailbox.post(TerminalText($0.coloured)) },
                update: { mailbox.update(prompt: TerminalText($0.coloured)) }))
        desk = PromptDesk(older: history.lines, post: { mailbox.post(TerminalText($0)) })
        terminal = PromptTerminal(mailbox, isDumb: isDumb)
        output = Output(
            standardOutput: terminal.sink(1, name: "standard output", keeps: true, pages: true),
            standardError: terminal.sink(2, name: "standard error", keeps: true),
            asides: terminal.sink(2, name: "standard error", keeps: false), colour: startup.colour,
            showsImplied: true, movesCursor: !isDumb)
        let typed = TypeAhead()
        self.typed = typed
        let bridge = ConsoleBridge(input: 0, output: 1, keepTyped: { typed.add($0) })
        services = startup.services(attach: bridge.attach, prompt: desk)
        interpreter = try Interpreter(
            session: startup.session(isInteractive: true, invocation), services: services, output: output,
            foreground: startup.interrupts)
        help = try EditingHelp(editor, board, environment)
    }

    /// - Returns: the status to exit with.
    /// - Throws: `Failure` when the terminal cannot be read.
    func run() throws(Failure) -> Int32 {
        output.say(.aside("nesh \(Version.nesh): help lists the commands, Ctrl-D leaves"))
        if let status = readStartupFile() { return leave(status) }
        watch()
        var text = ""
        var waitsFor: Parsed.Incomplete?
        while true {
            help.prepare(interpreter.session)
            terminal.setPager(interpreter.session.settings.value(of: .pager) == "on" ? pager : nil)
            switch try readLine(continuing: waitsFor) {
            case .cancelled:
                text = ""
                waitsFor = nil
            case .endOfInput: return leave(0)
            case .terminated(let signal): return leave(128 + signal)
            case .line(let line):
                text += line + "\n"
                try? editor.addToHistory(line)
                switch submit(text) {
                case .incomplete(let what):
                    waitsFor = what
                    continue
                case .done: break
                case .leave(let status): return leave(status)
                }
                text = ""
                waitsFor = nil
            }
        }
    }

    private lazy var pager = Pager.command(startup.environment)

    private func readLine(continuing: Parsed.Incomplete?) throws(Failure) -> LineResult {
        if continuing == nil, let next = desk.takeNext() { editor.queue(next) }
        editor.typeAhead(typed.take())
        let prompt = board.enterPrompt(interpreter.session, known: known, continuation: continuing?.prompt)
        terminal.beginEditing()
        defer {
            terminal.endEditing()
            board.leavePrompt()
        }
        return try editor.readLine(prompt: TerminalText(prompt.coloured))
    }

    /// Runs what was typed and keeps what came of it.
    private func submit(_ text: String) -> Interpreter.Submission {
        desk.begin()
        _ = terminal.takeKept()
        let before = interpreter.session.started
        let submission: Interpreter.Submission
        if let foreign = ShellLine.recognise(text) {
            interpreter.answer(foreign)
            submission = .done
        } else {
            submission = interpreter.submit(text)
        }
        if case .incomplete = submission { return submission }
        interpreter.takeEndedJobs()
        // Begun or ended by this line: its report said so.
        known.note(before, interpreter.session.started)
        remember(text)
        return submission
    }

    private func remember(_ text: String) {
        let kept = terminal.takeKept()
        if let correction = interpreter.takeCorrection() {
            desk.correct(correction)
            output.say(.aside("      = fix runs: \(correction)"))
        }
        if interpreter.wasInterrupted, editor.queuedLineCount > 0 {
            output.say(.aside("\(editor.queuedLineCount) pasted lines are not run"))
            editor.dropQueuedLines()
        }
        let line = String(text.dropLast())
        guard let first = line.first(where: { $0 != "\n" }), first != " ", first != "#" else { return }
        desk.record(line, output: kept, succeeded: interpreter.lineSucceeded)
    }

    private func leave(_ status: Int32) -> Int32 {
        interpreter.leave()
        return status
    }

    /// - Returns: the status to exit with, where it says so.
    private func readStartupFile() -> Int32? {
        let path = UserDirectories(environment: startup.environment.variables).configuration + "/nesherc"
        guard !invocation.skipsStartupFile, File.exists(path) else { return nil }
        guard case .leave(let status) = interpreter.submit("source \(Quoting.shown(path))\n") else { return nil }
        return status
    }

    private func watch() {
        let session = interpreter.session
        guard let engine = try? services.engine(session.settings, session.environment) else { return }
        watcher = try? EnclaveWatcher(engine, board: board)
    }
}

extension Parsed.Incomplete {
    /// Says why more is asked for.
    fileprivate var prompt: StyledText {
        switch self {
        case .backslash: StyledText("   \\> ", .dim)
        case .openIf: StyledText("  if> ", .dim)
        }
    }
}
