import NeshCommand
import NeshLanguage
import NeshSystem
import Synchronization

/// Tells on a terminal how long a command has been at work, from its second second on.
///
/// A command that itself shows how far it is goes first.
final class ElapsedLine: Sendable {
    private struct State {
        /// The command has a line of its own.
        var isSpoken = false
        var hasEnded = false
    }
    private let stop: Interrupt
    private let state = Mutex(State())
    private let start = Moment.now

    /// Nil where nothing could be shown.
    /// - Parameter limit: after which the command gives up.
    init?(_ name: String, limit: Duration? = nil, on output: Output) {
        guard output.showsStatus, let stop = try? Interrupt() else { return nil }
        self.stop = stop
        let bound = limit.map { " / " + DurationText.shown($0) } ?? ""
        // Without a thread there is no line; the command works all the same.
        try? SystemThread.start { [weak self] in
            for seconds in 1... {
                var items = [PollItem(stop.descriptor)]
                guard (try? Poll.wait(&items, until: Deadline(after: .seconds(1)))) == 0, let self else { return }
                if seconds > 1 { self.show("\(name) \(seconds)s\(bound)", output) }
            }
        }
    }

    private func show(_ line: String, _ output: Output) {
        state.withLock { if !$0.isSpoken && !$0.hasEnded { output.say(.status(line)) } }
    }

    /// The command said how far it is; nil takes that away.
    func heard(_ status: String?) { state.withLock { $0.isSpoken = status != nil } }

    /// Takes the line away.
    /// - Returns: how long it took.
    @discardableResult
    func end(_ output: Output) -> Duration {
        state.withLock { $0.hasEnded = true }
        stop.raise()
        output.say(.status(nil))
        return Moment.now - start
    }

    deinit { stop.raise() }
}
