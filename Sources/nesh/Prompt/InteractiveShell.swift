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
    private let interpreter: Interpreter
    private let editor: LineEditor
    private let board: PromptBoard
    private var watcher: EnclaveWatcher?

    init(_ startup: Startup, _ invocation: Invocation) throws {
        self.startup = startup
        let environment = startup.environment
        let state = UserDirectories(environment: environment.variables).state
        let history = History(path: state + "/history")
        try? history.load()
        var options = LineEditor.Options()
        options.colours = !environment.forbidsColor && invocation.settings["color"] != "never"
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
        let typed = TypeAhead()
        let bridge = ConsoleBridge(input: 0, output: 1, keepTyped: { typed.add($0) })
        interpreter = try Interpreter(
            session: startup.session(isInteractive: true, invocation),
            services: startup.services(attach: bridge.attach), output: startup.output, foreground: startup.interrupts)
        self.typed = typed
    }

    private let typed: TypeAhead

    /// - Returns: the status to exit with.
    /// - Throws: `Failure` when the terminal cannot be read.
    func run() throws(Failure) -> Int32 {
        startup.output.complain(line: StyledText("nesh \(Version.nesh): help lists the commands, Ctrl-D leaves", .dim))
        watch()
        var text = ""
        while true {
            prepareCompletion()
            editor.typeAhead(typed.take())
            let prompt = board.enterPrompt(interpreter.session, known: known)
            let result = try editor.readLine(
                prompt: text.isEmpty ? TerminalText(prompt.coloured) : TerminalText("   > ", style: "2"))
            board.leavePrompt()
            switch result {
            case .cancelled: text = ""
            case .endOfInput: return leave(0)
            case .terminated(let signal): return leave(128 + signal)
            case .line(let line):
                text += line + "\n"
                try? editor.addToHistory(line)
                let before = Set(interpreter.session.started)
                switch interpreter.submit(text) {
                case .incomplete: continue
                case .done: text = ""
                case .leave(let status): return leave(status)
                }
                interpreter.takeEndedJobs()
                // Begun or ended by this line: its report said so.
                known = before.symmetricDifference(interpreter.session.started)
            }
        }
    }

    /// Enclaves whose beginning or end the last command told of itself.
    private var known: Set<Enclave.ID> = []

    private func leave(_ status: Int32) -> Int32 {
        interpreter.leave()
        return status
    }

    private func watch() {
        let session = interpreter.session
        guard let engine = try? startup.services(attach: nil).engine(session.settings, session.environment) else {
            return
        }
        watcher = try? EnclaveWatcher(engine, board: board)
    }

    private func prepareCompletion() {
        var snapshot = CompletionSnapshot(interpreter.session)
        let store = ImageStore(environment: startup.environment.variables)
        snapshot.images = ((try? store.images()) ?? []).map(\.name)
        let bridge = CompletionBridge(board: board, snapshot: snapshot)
        editor.complete = { line, cursor in bridge.completions(line, cursor) }
    }
}
