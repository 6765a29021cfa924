import Glibc
import NeshSystem
import NeshText
import Synchronization

/// Stands between the shell's voice and where it goes: somebody may listen, and it can be kept quiet.
package final class OutputTap: Sendable {
    /// What went through.
    package enum Piece: Sendable {
        /// What a script would write too.
        case said(Drawn)
        /// What only a person at a prompt gets: what was implied, a line that replaces itself.
        case aside(Drawn)
    }

    private struct State {
        var quiet = 0
        /// Threads that are shown all the same.
        var loud: Set<pthread_t> = []
        var unheard = 0
        var holds = 0
        var listener: (@Sendable (Piece) -> Void)?
        /// What was shown since somebody began to collect it; nil while nobody does.
        var shown: [UInt8]?
    }

    private let state = Mutex(State())

    package init() {}

    /// Nil: nobody listens.
    package func listen(_ listener: (@Sendable (Piece) -> Void)?) { state.withLock { $0.listener = listener } }

    /// Programs must write through it too, so that nothing passes by.
    package var isInUse: Bool { state.withLock { $0.quiet > 0 || $0.holds > 0 || $0.listener != nil } }

    /// A recording is made, whose viewers see neither a pager nor its keys.
    package var isListened: Bool { state.withLock { $0.listener != nil } }

    /// What is done now is done unseen.
    package var isQuiet: Bool { state.withLock { $0.quiet > 0 } }

    /// Nobody listens: only what goes to standard output is kept quiet, for a variable.
    package var isOnlyQuiet: Bool { state.withLock { $0.quiet > 0 && $0.holds == 0 && $0.listener == nil } }

    /// From now on programs write through it although nobody listens, so that `$output` has what they say.
    package func hold() { state.withLock { $0.holds += 1 } }

    /// Takes back one `hold`.
    package func release() { state.withLock { $0.holds -= 1 } }

    /// What is written while the body runs goes nowhere.
    package func quietly<Result>(_ body: () -> Result) -> Result {
        state.withLock { $0.quiet += 1 }
        defer { state.withLock { $0.quiet -= 1 } }
        return body()
    }

    /// What this thread writes while the body runs is shown, whatever another one does unseen meanwhile: a job of
    /// somebody's own is shown while a lesson looks at how things stand.
    /// - Parameter isMeant: false for a job that was begun unseen itself.
    package func aloud<Result>(if isMeant: Bool, _ body: () -> Result) -> Result {
        guard isMeant else { return body() }
        state.withLock { _ = $0.loud.insert(pthread_self()) }
        defer { state.withLock { _ = $0.loud.remove(pthread_self()) } }
        return body()
    }

    private static func isSilenced(_ state: State) -> Bool { state.quiet > 0 && !state.loud.contains(pthread_self()) }

    /// What is written while the body runs is shown, but nobody who listens hears it: it is reported in another way.
    package func unheard<Result>(_ body: () -> Result) -> Result {
        state.withLock { $0.unheard += 1 }
        defer { state.withLock { $0.unheard -= 1 } }
        return body()
    }

    /// What is shown while the body runs, as text; if it is very long, only its last part.
    package func collecting<Result>(_ body: () -> Result) -> (result: Result, shown: String) {
        state.withLock { $0.shown = [] }
        let result = body()
        return (result, String(decoding: state.withLock { $0.shown.take() ?? [] }, as: UTF8.self))
    }

    private static let mostCollected = 1 << 20

    /// For what goes past the sinks: a console that is shown on the terminal.
    package func hear(_ piece: Piece) {
        let listener = state.withLock { state in
            if !Self.isSilenced(state), state.shown != nil {
                switch piece {
                case .said(let drawn), .aside(let drawn): state.shown? += drawn.plain
                }
                if let count = state.shown?.count, count > 2 * Self.mostCollected {
                    state.shown?.removeFirst(count - Self.mostCollected)
                }
            }
            return Self.isSilenced(state) || state.unheard > 0 ? nil : state.listener
        }
        listener?(piece)
    }

    /// The same sink, with this in between.
    /// - Parameter isAside: what goes there is for a person at a prompt only.
    package func wrap(_ sink: OutputSink, isAside: Bool = false) -> OutputSink {
        OutputSink(
            isTerminal: sink.isTerminal, descriptor: sink.descriptor, terminal: sink.terminal,
            take: { [self] drawn throws(SystemError) in
                if state.withLock({ Self.isSilenced($0) }) { return }
                try sink.write(drawn)
                hear(isAside ? .aside(drawn) : .said(drawn))
            })
    }
}
