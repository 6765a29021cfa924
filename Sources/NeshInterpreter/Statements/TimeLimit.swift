import Glibc
import NeshLanguage
import NeshSystem

/// How long a script may take. When the time is over, the foreground gets SIGTERM.
final class TimeLimit {
    private let state: RunState
    /// Runs while the time has not passed.
    private var timer: RunTimer?

    init(_ state: RunState) { self.state = state }

    func start() { timer = state.options.timeLimit.flatMap(timer) }
    func stop() { timer = nil }

    /// - Returns: nil without a timer, which has been reported.
    func timer(_ limit: Duration) -> RunTimer? {
        let foreground = state.surroundings.foreground
        do throws(SystemError) {
            return try RunTimer(after: limit) { foreground.deliver(SIGTERM) }
        } catch {
            state.reporter.show(Diagnostic("--timeout: \(error.description)", at: nil))
            return nil
        }
    }

    /// What an interruption by the script's time limit is; nil for all else.
    func overtaken(_ stop: Stop) -> Stop? {
        guard case .interrupted = stop.kind, let limit = state.options.timeLimit, timer?.hasFired ?? false else {
            return nil
        }
        return tooLong("the script", limit)
    }

    func tooLong(_ what: String, _ limit: Duration) -> Stop {
        Stop(.timedOut, Diagnostic("\(what) ran longer than \(DurationText.shown(limit))", at: state.place))
    }
}
