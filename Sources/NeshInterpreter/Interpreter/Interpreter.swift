import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem

/// Runs statements: expands words, binds them to a command, runs it, shows what it found and keeps what it changed.
///
/// Used by one thread; commands in the background get copies of the session and hand their changes back.
package final class Interpreter {
    /// How a text is run.
    package struct Options: Sendable {
        /// `-x`
        package var traces = false
        /// `-n`
        package var checkOnly = false
        package var dryRun = false
        package var errorFormat = DiagnosticReporter.Format.human
        /// Bounds a whole script.
        package var timeLimit: Duration?
        /// What each `on-exit` command of such a script may take.
        package var cleaningLimit = Duration.seconds(30)
        /// What to do about an error when `on-error` is `ask`; nil where nobody can be asked.
        package var ask: (@Sendable (Interrupt) -> ErrorAnswer)?

        package init() {}
    }

    /// What a person wants done about a statement that failed.
    package enum ErrorAnswer: Sendable, Equatable {
        case retry, skip, quit
    }

    package internal(set) var session: Session
    package let services: Services
    package var commands: CommandTable { services.commands }
    let output: Output
    let foreground: any Foreground
    let options: Options
    package let reporter: DiagnosticReporter
    /// Of what runs at the moment.
    var interrupt: Interrupt
    /// The last one registered is the first to run.
    var onExit: [(simple: Simple, place: Place)] = []
    let jobs = JobTable()
    /// By the job's number.
    var jobResults: [Int: JobResult] = [:]
    let watch = EnclaveWatch()
    var patterns = PatternCache()
    /// What checks have read for `source`, so that what runs is what was checked; by path.
    var checkedFiles: [String: [UInt8]] = [:]
    /// Files that are being sourced.
    var sourceDepth = 0
    /// A single command from another shell's command line, and whose rules it follows.
    var oneShot: Binder.Dialect?
    /// What was wrong with the line at the prompt.
    var mistakes: [Diagnostic] = []
    /// The newest line at the prompt that a suggestion would fix, fixed: what `fix` runs.
    package internal(set) var correctedLine: String?

    /// The same, handed out once.
    package func takeCorrection() -> String? {
        defer { correctedLine = nil }
        return correctedLine
    }

    /// This line's interruption was reported, with its time.
    var hasToldInterruption = false
    /// Whether the last line at the prompt did what it was to do.
    package internal(set) var lineSucceeded = true
    /// Runs while the time limit of the script has not passed.
    var runTimer: RunTimer?
    /// What runs, or ran last.
    var currentPlace: Place?
    /// With `on-error continue`: the first failure, which decides the status.
    var firstFailure: Stop?
    /// Hears of each statement before and after it runs.
    package var observers: [any StatementObserver] = []
    /// What programs write to standard error takes the way of standard output, so that the order is kept.
    var mergesStreams = false

    package init(
        session: Session, services: Services, output: Output, foreground: any Foreground, options: Options = Options()
    ) throws(Failure) {
        interrupt = try failing(.unspecified, try Interrupt())
        self.session = session
        self.services = services
        self.output = output
        self.foreground = foreground
        self.options = options
        reporter = DiagnosticReporter(
            output: output, format: options.errorFormat, namesProgram: !session.isInteractive)
        output.setPhrasebook(session.phrasebook)
    }

    /// Statements in their order, errors treated as `on-error` says.
    package func execute(_ statements: [Statement]) throws(Stop) {
        for statement in statements { try execute(statement) }
    }

    func execute(_ statement: Statement) throws(Stop) {
        while true {
            currentPlace = statement.place
            try checkInterrupt()
            try collectJobs()
            let stop: Stop
            do throws(Stop) {
                for observer in observers { observer.willRun(statement) }
                try executeOnce(statement)
                for observer in observers { observer.didRun(statement, nil) }
                return
            } catch {
                // What is reported here and now belongs to the statement's output.
                if error.isIgnorable, !isAtPrompt, session.settings.onError == .continue { keep(error) }
                let problem = (overtaken(error) ?? error).problem
                for observer in observers { observer.didRun(statement, problem) }
                stop = error
            }
            guard stop.isIgnorable, !isAtPrompt else { throw stop }
            switch session.settings.onError {
            case .continue: return
            case .ask:
                guard let ask = options.ask, let diagnostic = stop.diagnostic else { throw stop }
                reporter.show(diagnostic)
                switch ask(interrupt) {
                case .retry: continue
                case .skip: return
                case .quit: throw Stop(stop.kind, nil, failure: stop.failure, status: stop.status)
                }
            case .stop: throw stop
            }
        }
    }

    /// At the prompt each line answers for itself; a sourced file is a script.
    var isAtPrompt: Bool { session.isInteractive && sourceDepth == 0 }

    private func keep(_ stop: Stop) {
        if let diagnostic = stop.diagnostic { reporter.show(diagnostic) }
        if firstFailure == nil { firstFailure = stop }
    }

    private func checkInterrupt() throws(Stop) {
        do throws(Failure) {
            try interrupt.check()
        } catch {
            throw Stop(error, of: "")
        }
    }

    private func executeOnce(_ statement: Statement) throws(Stop) {
        switch statement.kind {
        case .narration: return
        case .simple(let simple): try run(simple, statement.place)
        case .conditional(let conditional):
            let result = try evaluate(conditional.condition, of: "if", conditional.head)
            try execute(result ? conditional.then : conditional.otherwise ?? [])
        }
    }
}
