import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshImage
import NeshInterpreter
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTerminal
import NeshText

/// A person at a prompt: lines in, results out, until `exit` or Ctrl-D.
package final class InteractiveShell {
    let startup: Startup
    private let invocation: Invocation
    let services: Services
    let interpreter: Interpreter
    private let help: EditingHelp
    let editor: LineEditor
    let board: PromptBoard
    let desk: PromptDesk
    private let typed: TypeAhead
    let terminal: PromptTerminal
    let output: Output
    var watcher: EnclaveWatcher?
    /// Enclaves whose beginning or end this session's commands told of themselves.
    private var known = PromptBoard.Known()
    /// Sees lines first; a lesson by default.
    var guide: (any PromptGuide)?
    var isCorrectionOffered = false
    let recorder: Recorder
    private var hasWarnedOfJobs = false
    var hasWarnedOfHistory = false
    /// Where `cd -` goes.
    var directoryBefore: String?
    /// The session is somebody else's, who ends it.
    let isGuest: Bool
    /// Whose session the prompt shows and the next line changes.
    var current: Interpreter { guide?.interpreter ?? interpreter }

    /// - Parameter shared: whose session the prompt goes on with; nil begins a new one.
    /// - Throws: `SystemError` where no descriptor, thread or terminal is left.
    package init(_ startup: Startup, _ invocation: Invocation, continuing shared: Interpreter? = nil) throws {
        self.startup = startup
        recorder = startup.teaching.recorder
        isGuest = shared != nil
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
        // What stands above the line that is typed does not pass the output's door.
        let isASCII = !environment.isUnicode
        @Sendable func signs(_ line: StyledText) -> StyledText { isASCII ? line.inASCII : line }
        board = PromptBoard(
            display: PromptBoard.Display(
                post: { mailbox.post(signs($0)) },
                update: { mailbox.update(prompt: signs($0)) }))
        let board = board
        desk = PromptDesk(post: { mailbox.post(lines: signs($0)) }, preview: { board.preview($0) })
        let typed = TypeAhead()
        self.typed = typed
        terminal = PromptTerminal(mailbox, isDumb: isDumb, keepTyped: { typed.add($0) })
        let tap = startup.teaching.tap
        output = Output(
            standardOutput: tap.wrap(terminal.sink(1, name: "standard output", keeps: true, pages: true)),
            standardError: tap.wrap(terminal.sink(2, name: "standard error", keeps: true)),
            asides: tap.wrap(terminal.sink(2, name: "standard error", keeps: false), isAside: true),
            colour: startup.colour,
            showsImplied: true, movesCursor: !isDumb)
        let desk = desk
        let bridge = ConsoleBridge(
            input: 0, output: 1, tap: tap,
            keepTyped: { keys in
                if typed.add(keys) { desk.noteEndOfInput() }
            })
        var services = startup.services(attach: bridge.attach, prompt: desk)
        let lessons = LessonDesk()
        services.teaching.lessons = lessons
        self.services = services
        let interpreter =
            try shared
            ?? Interpreter(
                session: startup.session(isInteractive: true, invocation), services: services, output: output,
                foreground: startup.interrupts)
        self.interpreter = interpreter
        help = try EditingHelp(editor, board, environment, services)
        if shared == nil {
            let lesson = TutorialGuide(
                output, services, lessons, startup.interrupts, session: { interpreter.session })
            guide = lesson
            lesson.tellNews = { [weak self] before in self?.tellNews(of: before) }
        }
    }

    /// - Returns: the status to exit with.
    /// - Throws: `Failure` when the terminal cannot be read.
    /// - Parameter first: a line that runs before the first prompt.
    package func run(first: String? = nil) throws(Failure) -> Int32 {
        if !isGuest {
            if let status = readStartupFile() { return leave(status) }
        }
        // Where that begins nothing, nobody wants the prompt.
        if let first {
            editor.beginFreshRow()
            _ = interpreter.submit(first + "\n")
            if !interpreter.lineSucceeded { return leave(interpreter.session.status) }
        }
        watch()
        if !isGuest { greet() }
        editor.whenShown = { [weak self, help, board, isGuest, session = current.session] in
            help.lookAround()
            // A lesson that has begun says it itself.
            if !isGuest, self?.guide?.interpreter == nil { FirstLook.begin(session, tell: { board.tell($0) }) }
        }
        var text = ""
        var waitsFor: Parsed.Incomplete?
        // The program was started for a lesson, which is still being taken.
        var isForLesson = first != nil
        while true {
            let before = current
            guide?.beforePrompt()
            isForLesson = isForLesson && guide?.interpreter != nil
            watch()
            // What a lesson begins and ends for its own steps is no news.
            known.add(before.session)
            known.add(current.session)
            prepareHelp(earlier: text)
            // A pager would keep what it shows from a recording.
            let pages = current.session.settings[\.pager] && !startup.teaching.tap.isListened
            let isLesson = guide?.interpreter != nil
            terminal.setPager(pages ? pager : nil, current.session.language, pagesJSON: !isLesson)
            switch try readLine(continuing: waitsFor) {
            case .cancelled: break
            // A terminal that is gone answers so again.
            case .givenUp: output.say(.aside("given up: nothing of it was run"))
            case .endOfInput where waitsFor != nil:
                output.say(.aside("given up: nothing of it was run"))
            case .endOfInput where desk.takeEndOfInput():
                output.say(.aside("nesh goes on; Ctrl-D once more leaves it"))
            case .endOfInput where !isForLesson && guide?.takeEndOfInput() ?? false:
                // What ended with the lesson has been told.
                known.add(before.session)
            case .endOfInput where staysForJobs(): continue
            case .endOfInput: return leave(0)
            case .terminated(let signal): return leave(128 + signal, saysWhatLives: false)
            case .line(let line):
                text += line + "\n"
                if !TypedLine.isOpen(text, in: current, services.commands) { keep(text) }
                record(line)
                switch submit(text) {
                case .incomplete(let what):
                    waitsFor = what
                    continue
                case .done: hasWarnedOfJobs = false
                case .leave where staysForJobs(): break
                case .leave(let status): return leave(status)
                }
            }
            text = ""
            waitsFor = nil
        }
    }

    /// Jobs end with the shell: the first time that is only said.
    private func staysForJobs() -> Bool {
        guard !isGuest, !hasWarnedOfJobs else { return false }
        let running = interpreter.runningJobs
        guard let first = running.first else { return false }
        hasWarnedOfJobs = true
        output.say(
            .aside(
                running.count == 1
                    ? "'\(first)' runs in the background and would end; leave again to do so"
                    : "\(running.count) jobs run in the background and would end; leave again to do so"))
        return true
    }

    private lazy var pager = Pager.command(startup.environment)

    private func readLine(continuing: Parsed.Incomplete?) throws(Failure) -> LineResult {
        if continuing == nil, let next = desk.takeNext() { editor.queue(next) }
        if continuing == nil, let draft = desk.takeDraft() { editor.begin(with: draft) }
        editor.typeAhead(typed.take())
        if continuing == nil {
            editor.refreshHistory()
            desk.older = editor.history.others
        }
        if let problem = recorder.takeProblem() {
            output.say(.warning("the recording has ended: cannot write to \(problem.description)"))
        }
        let prompt = board.enterPrompt(current.session, known: known, continuation: continuing?.prompt)
        recorder.promptShown(prompt)
        terminal.beginEditing()
        defer {
            terminal.endEditing()
            board.leavePrompt()
        }
        return try editor.readLine(prompt: prompt)
    }

    /// Runs what was typed and keeps what came of it.
    private func submit(_ text: String) -> Interpreter.Submission {
        desk.begin()
        _ = terminal.takeKept()
        // A lesson's last line ends the lesson's session.
        let before = current
        let typed = TypedLine(text, in: before, services.commands)
        isCorrectionOffered = false
        let isOfLesson = guide?.isOwn(text) ?? false
        let run = { [self] in perform(typed, text) }
        let meant: (() -> Interpreter.Submission)? = if case .own = typed { nil } else { run }
        let ran = { [self] in
            terminal.endOpenLine()
            offerCorrection(of: text)
            tellNews(of: before)
        }
        let submission = guide?.take(text, run: meant, ran: ran) ?? run()
        if case .incomplete = submission { return submission }
        // A lesson's word fails nothing, and a failure before a lesson is over with it.
        if isOfLesson || before !== current { current.forgetFailure() }
        interpreter.takeEndedJobs()
        // Begun or ended by this line: its report said so.
        known.add(before.session)
        known.add(current.session)
        recorder.lineEnded(text, succeeded: current.lineSucceeded, current.session)
        remember(text)
        // The block that such a line was to end stays what it was, for nesh's own word to end it.
        if case .foreign = typed, let block = TypedLine.block(before: text) { editor.begin(with: block) }
        return submission
    }

    /// What happened while a line ran, before more is said of that line: a lesson goes on with its next step.
    private func tellNews(of session: Interpreter) {
        watcher?.catchUp()
        known.add(session.session)
        known.add(current.session)
        for notice in board.takeNews(known: known) { output.aside(notice) }
    }

    private func prepareHelp(earlier: String) {
        help.prepare(current.session, earlier: earlier) { [self] line in
            // Of blocks only their first line could be another shell's.
            earlier.isEmpty
                && (guide?.isOwn(line) ?? false || TypedLine.isAnotherShells(line, in: current, services.commands))
        }
        editor.isOpen = { [weak self] text in
            self.map { TypedLine.isOpen(earlier + text, in: $0.current, $0.services.commands) } ?? false
        }
        editor.margin = { Parsed.Incomplete.prompt(below: $0) }
        editor.editElsewhere = { [weak self] text in self?.editElsewhere(text) }
        let session = current.session
        editor.options.colours = session.environment.colour(session.settings[\.color]) ?? true
        // Without colours nobody could tell a hint from what was typed.
        if !editor.options.colours { editor.options.hints = false }
        guard let guide else { return }
        let (complete, suggest) = (editor.complete, editor.suggest)
        editor.complete = { line, cursor in guide.completions(line, cursor) ?? complete(line, cursor) }
        editor.suggest = { line in guide.suggestion(line) ?? suggest(line) }
    }

    /// Lets a person change a line.
    /// - Returns: nil when it was given up.
    func edit(_ line: String) -> String? {
        help.prepare(interpreter.session)
        editor.typeAhead(Array(line.utf8))
        let prompt = PromptState(interpreter.session).text
        guard case .line(let changed)? = try? editor.readLine(prompt: prompt) else { return nil }
        return changed
    }

    /// - Returns: the status to exit with, where it says so.
    private func readStartupFile() -> Int32? {
        let path = UserDirectories(environment: startup.environment.variables).configuration + "/nesherc"
        guard !invocation.skipsStartupFile, File.exists(path) else { return nil }
        guard case .leave(let status) = interpreter.submit(startupFile: path) else { return nil }
        output.say(.aside("'exit' in \(path) ended the session; --no-rc starts without it"))
        return status
    }

    /// Watches where the current session's enclaves are: a lesson's may be elsewhere.
    private func watch() {
        let session = current.session
        guard watcher.map({ $0.place != session.environment.text(RuntimeDirectory.variable) }) ?? true,
            let engine = try? services.engine(session.settings, session.environment)
        else { return }
        watcher = try? EnclaveWatcher(engine, for: session, board: board)
    }
}
