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
    private let editor: LineEditor
    let board: PromptBoard
    let desk: PromptDesk
    private let terminal: PromptTerminal
    let output: Output
    private let help: EditingHelp
    private let typed: TypeAhead
    var watcher: EnclaveWatcher?
    /// Enclaves whose beginning or end this session's commands told of themselves.
    private var known = PromptBoard.Known()
    /// Sees lines first; a lesson by default.
    var guide: (any PromptGuide)?
    private var isCorrectionOffered = false
    let recorder: Recorder
    private var hasWarnedOfJobs = false
    private var hasWarnedOfHistory = false
    /// Where `cd -` goes.
    var directoryBefore: String?
    /// The session is somebody else's, who ends it.
    let isGuest: Bool
    /// Whose session the prompt shows and the next line changes.
    var current: Interpreter { guide?.interpreter ?? interpreter }

    /// - Parameter shared: whose session the prompt goes on with; nil begins a new one.
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
        board = PromptBoard(
            display: PromptBoard.Display(
                post: { mailbox.post($0) },
                update: { mailbox.update(prompt: $0) }))
        let board = board
        desk = PromptDesk(post: { mailbox.post($0) }, preview: { board.preview($0) })
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
        let bridge = ConsoleBridge(input: 0, output: 1, tap: tap, keepTyped: { typed.add($0) })
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
            guide = TutorialGuide(
                output, services, lessons, startup.interrupts, session: { interpreter.session })
        }
    }

    /// - Returns: the status to exit with.
    /// - Throws: `Failure` when the terminal cannot be read.
    /// - Parameter first: a line that runs before the first prompt.
    package func run(first: String? = nil) throws(Failure) -> Int32 {
        if !isGuest {
            if let status = readStartupFile() { return leave(status) }
        }
        watch()
        if !isGuest { greet() }
        if let first { _ = interpreter.submit(first + "\n") }
        var text = ""
        var waitsFor: Parsed.Incomplete?
        while true {
            guide?.beforePrompt()
            prepareHelp(earlier: text)
            // A pager would keep what it shows from a lesson and from a recording.
            let pages = current.session.settings.pager && !startup.teaching.tap.isInUse
            terminal.setPager(pages ? pager : nil, current.session.language)
            switch try readLine(continuing: waitsFor) {
            case .cancelled: break
            // A terminal that is gone answers so again.
            case .givenUp: output.say(.aside("given up: nothing of it was run"))
            case .endOfInput where waitsFor != nil:
                output.say(.aside("given up: nothing of it was run"))
            case .endOfInput where staysForJobs(): continue
            case .endOfInput: return leave(0)
            case .terminated(let signal): return leave(128 + signal, saysWhatLives: false)
            case .line(let line):
                text += line + "\n"
                if !isOpen(text) { keep(text) }
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

    /// For the arrow keys and later sessions, a block as one; a blank in front of it keeps it out.
    private func keep(_ text: String) {
        guard !text.hasPrefix(" ") else { return }
        do throws(SystemError) { try editor.addToHistory(String(text.dropLast())) } catch {
            // Once: every line would meet the same.
            if !hasWarnedOfHistory { output.say(.warning("this session's lines are not kept: \(error.description)")) }
            hasWarnedOfHistory = true
        }
    }

    /// Whether more of the statement is to come.
    private func isOpen(_ text: String) -> Bool {
        let text = text.hasSuffix("\n") ? text : text + "\n"
        // What is another shell's is not gone on with.
        return Parser.parse(SourceText(name: "", text: text), mode: .prompt).incomplete != nil
            && meaning(of: text) == nil
            && ShellLine.recognise(text, services.commands, value: current.valueInLine) == nil
    }

    /// A recording has a block as the lines that it was typed in.
    private func record(_ text: String) {
        var above = ""
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { recorder.promptShown(Parsed.Incomplete.prompt(below: above)) }
            recorder.lineEntered(String(line))
            above = String(line)
        }
    }

    private lazy var pager = Pager.command(startup.environment)

    private func readLine(continuing: Parsed.Incomplete?) throws(Failure) -> LineResult {
        if continuing == nil, let next = desk.takeNext() { editor.queue(next) }
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
        let submission: Interpreter.Submission
        let meaning = meaning(of: text)
        let foreign = meaning == nil ? foreign(text) : nil
        let run: (() -> Interpreter.Submission)? =
            if let meaning {
                { [self] in perform(meaning) }
            } else if let foreign {
                { [self] in
                    current.answer(foreign)
                    return .done
                }
            } else {
                nil
            }
        isCorrectionOffered = false
        if let taken = guide?.take(text, run: run, ran: { offerCorrection(of: text) }) {
            submission = taken
        } else if let meaning {
            submission = perform(meaning)
        } else if let foreign {
            interpreter.answer(foreign)
            submission = .done
        } else {
            submission = interpreter.submit(text)
        }
        if case .incomplete = submission { return submission }
        interpreter.takeEndedJobs()
        // Begun or ended by this line: its report said so.
        known.add(before.session)
        known.add(current.session)
        recorder.lineEnded(text, succeeded: current.lineSucceeded, current.session)
        remember(text)
        return submission
    }

    /// Says what `fix` runs, once a line.
    private func offerCorrection(of text: String) {
        guard !isCorrectionOffered else { return }
        isCorrectionOffered = true
        if !text.allSatisfy(\.isWhitespace) {
            desk.settleCorrection(after: text, succeeded: current.lineSucceeded, services.commands)
        }
        if let correction = current.takeCorrection() {
            desk.correct(correction)
            let start = "      = fix runs: "
            let lines = correction.replacing("\n", with: "\n" + String(repeating: " ", count: start.count))
            output.say(.aside(start + lines))
        }
    }

    private func remember(_ text: String) {
        let kept = terminal.takeKept()
        offerCorrection(of: text)
        let unwanted = current.wasInterrupted ? editor.dropQueuedLines() : dropRest(of: text)
        if unwanted > 0 {
            output.say(.aside(unwanted == 1 ? "1 pasted line is not run" : "\(unwanted) pasted lines are not run"))
        }
        let line = String(text.dropLast())
        guard let first = line.first(where: { $0 != "\n" }), first != " ", first != "#" else { return }
        desk.record(line, output: kept, succeeded: current.lineSucceeded)
        editor.history.note(line, succeeded: current.lineSucceeded)
    }

    /// Pasted lines that belong to what was refused, or to what was handed to sh without them, are no commands: alone
    /// they would run whatever they were a part of.
    /// - Returns: how many lines were dropped.
    private func dropRest(of text: String) -> Int {
        guard var construct = ShellConstruct(left: text, succeeded: current.lineSucceeded) else { return 0 }
        return editor.dropQueuedLines { line in
            guard construct.isOpen else { return false }
            construct.read(line)
            return true
        }
    }

    private func prepareHelp(earlier: String) {
        help.prepare(current.session, earlier: earlier) { [self] line in
            // Of blocks only their first line could be another shell's.
            earlier.isEmpty
                && (meaning(of: line) != nil
                    || ShellLine.recognise(line, services.commands, value: current.valueInLine) != nil)
        }
        editor.isOpen = { [weak self] text in self?.isOpen(earlier + text) ?? false }
        editor.margin = { Parsed.Incomplete.prompt(below: $0) }
        editor.editElsewhere = { [weak self] text in self?.editElsewhere(text) }
        let session = current.session
        editor.options.colours = session.environment.colour(session.settings.color) ?? true
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

    private func watch() {
        let session = interpreter.session
        guard watcher == nil, let engine = try? services.engine(session.settings, session.environment) else { return }
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

    /// Before a line of a text that is edited as one.
    fileprivate static func prompt(below line: String) -> StyledText {
        line.hasSuffix("\\") ? StyledText("   \\> ", .dim) : StyledText("  if> ", .dim)
    }
}
