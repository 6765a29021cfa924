import NeshCommand
import NeshData
import NeshLanguage
import NeshPhrasebook

/// Runs texts and lines: the parts that do it, put together.
///
/// Used by one thread; commands in the background get copies of the session and hand their changes back.
package final class Interpreter {
    /// How a text is run.
    package typealias Options = RunOptions
    /// What a person wants done about a statement that failed.
    package typealias ErrorAnswer = NeshInterpreter.ErrorAnswer

    let state: RunState
    let bodies: BodyRunner
    let files: CheckedFiles
    let statements: StatementRunner
    let prompt: PromptLines
    private let limit: TimeLimit

    /// - Throws: where the kernel gives no descriptor for an interrupt.
    package init(
        session: Session, services: Services, output: Output, foreground: any Foreground, options: Options = Options()
    ) throws(Failure) {
        let reporter = DiagnosticReporter(
            output: output, format: options.errorFormat, namesProgram: !session.isInteractive,
            path: session.environment.text("PATH"))
        output.setPhrasebook(session.phrasebook)
        output.setSigns(inASCII: !session.environment.isUnicode)
        state = try RunState(
            session,
            Surroundings(
                services: services, output: output, foreground: foreground, options: options, reporter: reporter))
        let times = TimeNote(state)
        bodies = BodyRunner(state, times)
        files = CheckedFiles(state)
        limit = TimeLimit(state)
        statements = StatementRunner(state, bodies, files, limit)
        prompt = PromptLines(state, statements, files, times)
    }

    package internal(set) var session: Session {
        get { state.session }
        set { state.session = newValue }
    }
    package var services: Services { state.services }
    /// The verbs that it runs.
    package var commands: CommandTable { services.commands }
    /// Where its diagnostics go.
    package var reporter: DiagnosticReporter { state.reporter }

    /// Hears of each statement before and after it runs.
    package var observers: [any StatementObserver] {
        get { statements.observers }
        set { statements.observers = newValue }
    }

    /// What programs write to standard error takes the way of standard output, so that the order is kept.
    var mergesStreams: Bool {
        get { bodies.programs.mergesStreams }
        set { bodies.programs.mergesStreams = newValue }
    }

    // MARK: Scripts

    private var wholeRun: WholeRun {
        WholeRun(state: state, statements: statements, jobs: bodies.jobs, limit: limit, isCompared: mergesStreams)
    }

    /// A whole text: checked, then run, then cleaned up after.
    /// - Returns: the status to exit with.
    package func run(script source: SourceText) -> Int32 {
        let parsed = Parser.parse(source)
        guard check(parsed) else { return Stop.Kind.usage.exitStatus }
        return run(parsed.statements)
    }

    /// Checked statements: runs them, unless the options want less.
    func run(_ statements: [Statement]) -> Int32 {
        if state.options.checkOnly { return 0 }
        if state.options.dryRun {
            var dryRun = DryRun(scope: state.scope, files: files.bytes, commands, state.output)
            state.output.print(dryRun.text(of: statements))
            return wholeRun.finalStatus(0)
        }
        return runChecked(statements)
    }

    /// Reports everything that is wrong with a text, with what was found elsewhere.
    /// - Returns: whether nothing is.
    package func check(_ parsed: Parsed, and others: [Diagnostic] = []) -> Bool {
        files.problems(of: parsed, and: others).isEmpty
    }

    /// Runs statements to their end and what was registered for it.
    func runChecked(_ statements: [Statement]) -> Int32 { wholeRun.run(statements) }

    /// Before the shell ends: ends jobs and runs what was registered.
    package func leave() { wholeRun.end() }

    // MARK: The prompt

    /// What became of a line at the prompt.
    package enum Submission: Sendable {
        /// More lines are needed; ask again with all of them.
        case incomplete(Parsed.Incomplete)
        case done
        /// `exit`: clean up by `leave` and end with this status.
        case leave(Int32)
    }

    /// Lines typed at the prompt, each ended by a newline.
    package func submit(_ text: String) -> Submission { prompt.submit(text) }

    /// The prompt's start-up file: looked at as a whole, then run in this session.
    /// - Parameter path: absolute.
    package func submit(startupFile path: String) -> Submission { prompt.submit(startupFile: path) }

    /// Whether the last line at the prompt did what it was to do.
    package var lineSucceeded: Bool { prompt.succeeded }

    /// The newest line at the prompt that a suggestion would fix, fixed: what `fix` runs.
    package var correctedLine: String? { prompt.correctedLine }
    /// The same, or what is put at the prompt to be read first.
    package var offeredLine: String? { prompt.correctedLine ?? prompt.draftedLine }

    /// The same, handed out once.
    package func takeCorrection() -> String? {
        defer { prompt.correctedLine = nil }
        return prompt.correctedLine
    }

    /// The newest line at the prompt as it was probably meant, for somebody to read before it runs; handed out once.
    package func takeDraft() -> String? {
        defer { prompt.draftedLine = nil }
        return prompt.draftedLine
    }

    /// Lines that stand above already, as ways to what the last line meant: what `fix` runs may be one of them.
    package var shownWays: [String] { prompt.ways }

    /// From now on no line has failed; `explain last` still knows the error.
    package func forgetFailure() { prompt.forgetFailure() }

    /// The last line was ended by Ctrl-C.
    package var wasInterrupted: Bool { !lineSucceeded && session.status == 130 }

    /// The last line had a mistake in it, such as an unknown command or option, and so did nothing.
    package var wasMistaken: Bool {
        !lineSucceeded && session.status == Stop.Kind.usage.exitStatus
            && (session.error?.code ?? .unspecified) == .unspecified
    }

    // MARK: Jobs

    /// What runs in the background, and what has ended there and was not taken over yet.
    package var jobs: JobTable { bodies.jobs.table }

    /// Jobs that have not ended, as they were written.
    package var runningJobs: [String] { bodies.jobs.table.running.map(\.text) }

    /// At a prompt, when a job has ended while nothing ran.
    package func takeEndedJobs() {
        do throws(Stop) { try bodies.jobs.collect() } catch { _ = state.recorded(error) }
    }
}
