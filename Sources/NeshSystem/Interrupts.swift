import CLinux
import Glibc
import NeshData
import Synchronization

/// The program's one source of signals: SIGINT, SIGTERM and SIGHUP become raised `Interrupt`s.
///
/// Make one at start, before anything can be interrupted. A signal that finds nothing in the
/// foreground is kept until something takes it, so that none is lost between two commands.
package final class Interrupts: Sendable {
    private struct State {
        var foreground: [Interrupt] = []
        /// SIGINT came while nothing ran.
        var pending = false
        /// The signal that asked the program to end.
        var termination: Int32?
        var observers: [@Sendable (Int32) -> Void] = []
    }
    private let state = Mutex(State())
    /// Readable while a signal is pending: for anyone who waits without an interrupt of its own.
    private let event: EventDescriptor

    /// Takes over SIGINT, SIGTERM, SIGHUP, SIGWINCH and SIGCONT; SIGPIPE does nothing. Once a process.
    /// Under nohup(1) SIGHUP stays ignored.
    /// - Throws: `SystemError` when no descriptor or thread is left.
    package init() throws(SystemError) {
        event = try EventDescriptor()
        // Caught rather than ignored: programs that the shell starts then have the default again.
        guard nesh_signal_forward(SIGPIPE, -1) == 0 else { throw SystemError("sigaction") }
        var signals = [SIGINT, SIGTERM, SIGWINCH, SIGCONT]
        if nesh_signal_is_ignored(SIGHUP) == 0 { signals.append(SIGHUP) }
        try SignalThread.start(signals) { [self] in deliver($0) }
    }

    /// From now on Ctrl-\ ends programs that this one has started, not this one.
    package func outliveQuit() throws(SystemError) {
        try Syscall.check("sigaction") { nesh_signal_forward(SIGQUIT, -1) }
    }

    /// A descriptor that is readable while SIGINT or an end of the program is pending.
    package var descriptor: Int32 { event.descriptor }

    /// The signal that asked the program to end: SIGTERM or SIGHUP; stays set.
    package var termination: Int32? { state.withLock { $0.termination } }

    /// Calls `observer` with each signal's number, also SIGWINCH and SIGCONT, on another thread.
    package func observe(_ observer: @escaping @Sendable (Int32) -> Void) {
        state.withLock { $0.observers.append(observer) }
    }

    /// As if the signal with this number had come.
    package func deliver(_ number: Int32) {
        let observers = state.withLock { state in
            switch number {
            case SIGINT:
                if let top = state.foreground.last { top.raise(signal: number) } else { state.pending = true }
            case SIGTERM, SIGHUP:
                if state.termination == nil { state.termination = number }
                for interrupt in state.foreground { interrupt.raise(signal: number) }
            default: break
            }
            announce(state)
            return state.observers
        }
        for observer in observers { observer(number) }
    }

    /// Runs `body` in the foreground: SIGINT raises its interrupt, as does an end of the program.
    /// What was pending raises it at once. Nests: the innermost gets SIGINT.
    /// - Parameter evenWhenEnding: also when the program has been asked to end, for what cleans up.
    /// - Throws: what `body` throws, or a failure when no descriptor is left.
    package func foreground<Result>(
        evenWhenEnding: Bool = false, _ body: (Interrupt) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let interrupt = try failing(.unspecified, try Interrupt())
        state.withLock { state in
            state.foreground.append(interrupt)
            if state.pending { interrupt.raise(signal: SIGINT) }
            if let number = state.termination, !evenWhenEnding { interrupt.raise(signal: number) }
            state.pending = false
            announce(state)
        }
        defer { state.withLock { state in state.foreground.removeAll { $0 === interrupt } } }
        return try body(interrupt)
    }

    /// Takes a SIGINT that came while nothing was in the foreground.
    package func takePending() -> Bool {
        state.withLock { state in
            defer {
                state.pending = false
                announce(state)
            }
            return state.pending
        }
    }

    private func announce(_ state: State) {
        if state.pending || state.termination != nil { event.raise() } else { event.lower() }
    }
}
