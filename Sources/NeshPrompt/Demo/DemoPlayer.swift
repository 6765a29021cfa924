import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTerminal
import NeshText

/// Shows a script to an audience: types its lines, waits for a key, runs them.
package final class DemoPlayer {
    /// What the presenter wants next.
    enum Action: Equatable {
        case next, again, skip, breakOut, quit
        /// A line of the script.
        case go(Int)
    }

    let startup: Startup
    let invocation: Invocation
    package let interpreter: Interpreter
    let keyBoard: KeyBoard?
    let recorder: Recorder
    let board: PromptBoard
    var options: DemoOptions
    /// For breaks; made at the first.
    var shell: InteractiveShell?
    private var scenes: [Scene] = []
    private var index = 0
    /// The line that is being typed, with its prompt: to show it again.
    var visible: StyledText = ""
    /// `3/12`: which step of how many.
    private var place = ""
    /// When a key came last that means nothing: who seems to type does not stop with the line's last letter.
    var strayAt: Moment?
    /// Set once the run is to end.
    var ending: Int32?
    private var watcher: EnclaveWatcher?
    private var script = ""
    private let startedAt = WallClock.seconds

    /// - Throws: where the kernel gives no descriptor for an interrupt.
    package init(_ startup: Startup, _ invocation: Invocation, _ options: DemoOptions) throws(Failure) {
        self.startup = startup
        self.invocation = invocation
        self.options = options
        recorder = startup.teaching.recorder
        keyBoard = startup.isAtTerminal ? KeyBoard() : nil
        let bridge = ConsoleBridge(input: 0, output: 1, tap: startup.teaching.tap, keepTyped: { _ in })
        let services = startup.services(attach: startup.isAtTerminal ? bridge.attach : nil)
        interpreter = try Interpreter(
            session: startup.session(isInteractive: true, invocation), services: services, output: startup.output,
            foreground: startup.interrupts)
        let output = startup.output
        board = PromptBoard(display: PromptBoard.Display(post: { output.aside($0) }, update: { _ in }))
        let session = interpreter.session
        if let engine = try? services.engine(session.settings, session.environment) {
            watcher = try? EnclaveWatcher(engine, for: session, board: board)
        }
    }

    var output: Output { startup.output }
    /// For what no line of the script is about.
    var reporter: DiagnosticReporter { DiagnosticReporter(output: output, format: invocation.errorFormat) }
    var language: Language { interpreter.session.language }

    /// - Returns: the status to exit with.
    package func run(_ path: String) -> Int32 {
        let source: SourceText
        do throws(SystemError) {
            source = SourceText(name: path, path: path, bytes: try File.read(path))
        } catch {
            reporter.show(MissingScript.diagnostic(path, error, commands: startup.services(attach: nil).commands.names))
            return 2
        }
        interpreter.define("0", path)
        for (number, argument) in invocation.arguments.enumerated() {
            interpreter.define(String(number + 1), argument)
        }
        guard let script = interpreter.prepare(source) else { return 2 }
        scenes = script.scenes
        if let first = options.first, first > lastLine {
            reporter.show(
                Diagnostic(
                    "--from \(first): the last command of \(path) is at line \(lastLine)", at: nil,
                    fixes: ["nesh --demo --from \(lastLine) \(path.asWord)"]))
            return 2
        }
        self.script = String(path.split(separator: "/").last ?? "")
        if showsTitle { startup.teaching.tap.unheard { output.aside(control: .keepTitle) } }
        begin(script)
        if keyBoard != nil, !options.plays, ending == nil { say(StyledText("─ " + DemoPhrases.waits[language], .dim)) }
        while ending == nil, scenes.indices.contains(index) { play(scenes[index]) }
        keyBoard?.cook()
        if showsTitle { startup.teaching.tap.unheard { output.aside(control: .restoreTitle) } }
        DemoState.remove(startup.environment)
        if ending == nil { say(StyledText("─ " + DemoPhrases.over[language], .dim)) }
        interpreter.leave()
        _ = recorder.stop(tap: startup.teaching.tap)
        return ending ?? 0
    }

    /// Where the last command is; beyond it there is nothing to go to. 0 in a script without one.
    var lastLine: Int { scenes.compactMap { $0.task?.place.line }.last ?? 0 }

    /// What runs unseen before the first line.
    private func begin(_ script: TaughtScript) {
        var unseen = script.preparations
        if let first = options.first {
            say(StyledText(DemoPhrases.unseen.filled(language, "\(first)"), .dim))
            index = scenes.firstIndex { ($0.task?.place.line ?? Int.max) >= first } ?? scenes.count
            unseen += scenes[..<index].flatMap { $0.preparations + [$0.task].compactMap(\.self) }
        }
        if let last = options.last {
            scenes = scenes.filter { ($0.task?.place.line ?? Int.max) <= last }
        }
        if let failed = interpreter.stepQuietly(unseen) {
            // Again, so that it says why.
            _ = interpreter.step(failed)
            handle(failureOf: failed.typedText)
        }
    }

    // MARK: One line

    private func play(_ scene: Scene) {
        // Before anything invites to press a key: the terminal would show it.
        keyBoard?.makeRaw()
        // Notices of enclaves come here, between two lines, and nowhere else.
        let prompt = board.enterPrompt(interpreter.session, known: known)
        board.leavePrompt()
        narrate(scene.narration)
        if let failed = interpreter.stepQuietly(scene.preparations) { _ = interpreter.step(failed) }
        guard let task = scene.task else {
            index += 1
            return
        }
        let text = task.typedText
        announce(scene)
        recorder.promptShown(prompt)
        visible = ""
        show(prompt)
        var stage = Stage.waiting
        while true {
            switch advance(&stage, text) {
            case .next: return finish(scene, text)
            case .again:
                write("\n")
                index = lastShown
                return
            case .skip:
                write("\n")
                index += 1
                return
            case .go(let line):
                write("\n")
                index = scenes.firstIndex { ($0.task?.place.line ?? 0) >= line } ?? scenes.count
                return
            case .quit:
                write("\n")
                ending = ending ?? 0
                return
            case .breakOut:
                write("\n")
                breakOut()
                if ending != nil { return }
                visible = ""
                // As at the beginning: before anything invites to press a key.
                keyBoard?.makeRaw()
                // The audience has forgotten what it was about.
                startup.teaching.tap.unheard { narrate(scene.narration) }
                show(board.enterPrompt(interpreter.session, known: known) + StyledText(shown(text, stage)))
                board.leavePrompt()
            }
        }
    }

    private func shown(_ text: String, _ stage: Stage) -> String {
        switch stage {
        case .waiting: ""
        case .typing(let count), .held(let count): String(text.prefix(count))
        case .ready: text
        }
    }

    /// Index of the line that ran last.
    private var lastShown = 0
    /// Enclaves whose beginning or end the last line told of itself.
    private var known = PromptBoard.Known()

    private func finish(_ scene: Scene, _ text: String) {
        startup.teaching.tap.unheard { write("\n") }
        lastShown = index
        var done = submit(text)
        if ending != nil { return }
        if scene.task?.meansToFail ?? false {
            if done { say(StyledText(DemoPhrases.shouldFail[language], .bad)) }
            done.toggle()
        }
        if done { done = !scene.checks.contains { interpreter.step($0) != .done } }
        if done { index += 1 } else { handle(failureOf: text) }
    }

    /// Runs a line as the prompt does.
    /// - Returns: whether it succeeded.
    func submit(_ text: String) -> Bool {
        recorder.lineEntered(text)
        keyBoard?.hush()
        let submission = interpreter.submit(text + "\n")
        keyBoard?.dropTyped()
        interpreter.takeEndedJobs()
        recorder.lineEnded(succeeded: interpreter.lineSucceeded, interpreter.session)
        known.add(interpreter.session)
        if case .leave(let status) = submission { ending = status }
        if let signal = startup.interrupts.termination { ending = 128 + signal }
        return interpreter.lineSucceeded
    }

    private func handle(failureOf text: String) {
        switch recover(text) {
        case .solved: index += 1
        case .quit: ending = ending ?? 1
        }
    }

    // MARK: Screen

    // MARK: For the presenter

    /// The terminal has a title that can be set.
    private var showsTitle: Bool { keyBoard != nil && !Startup.isDumb(startup.environment) }

    /// Where the demo is: for the presenter's second terminal, and for the title.
    private func announce(_ scene: Scene) {
        let tasks = scenes.filter { $0.task != nil }
        let step = scenes[...index].count { $0.task != nil }
        let state = DemoState(
            script: script, step: step, count: tasks.count, startedAt: startedAt, notes: scene.notes,
            line: scene.task?.typedText ?? "",
            next: tasks.dropFirst(step).first?.task?.typedText)
        // Without it the demo goes on as well.
        try? state.save(startup.environment)
        place = "\(step)/\(tasks.count)"
        showTitle()
    }

    /// `3/12  14:05  five-minutes.nesh`
    func showTitle() {
        guard showsTitle else { return }
        let clock = ClockText.of(WallClock.seconds).split(separator: " ").last?.dropLast(3) ?? ""
        startup.teaching.tap.unheard { output.aside(title: "\(place)  \(clock)  \(script)") }
    }

    private func narrate(_ lines: [String]) {
        if lines.isEmpty { return }
        write("\n")
        for (number, line) in lines.enumerated() {
            let isTitle = number == 0 && lines.dropFirst().first == ""
            say(StyledText(data: "  " + line, isTitle ? .heading : .name))
        }
        write("\n")
    }

    func say(_ line: StyledText) { output.aside(line) }

    /// The prompt and what has been typed after it; a recording gets the line once it is whole.
    func show(_ text: StyledText) {
        visible += text
        startup.teaching.tap.unheard { write(text) }
    }

    func write(_ text: StyledText) { output.aside(text: text) }
}
