import NeshData
import NeshEnclave
import NeshSystem

/// A console to be shown on the terminal.
package struct ConsoleRequest: Sendable {
    /// What is shown.
    package var stream: any ConsoleStream
    /// Whose console it is, for the lines around it.
    package var name: String
    /// Leave after this time.
    package var limit: Duration?
    /// Leave when this returns true for the bytes that were just shown.
    package var stopsAt: (@Sendable ([UInt8]) -> Bool)?
    /// Let the enclave's terminal escapes through.
    package var raw: Bool

    package init(
        stream: any ConsoleStream, name: String, limit: Duration? = nil,
        stopsAt: (@Sendable ([UInt8]) -> Bool)? = nil, raw: Bool = false
    ) {
        (self.stream, self.name, self.limit, self.stopsAt, self.raw) = (stream, name, limit, stopsAt, raw)
    }
}

/// Why a console is no longer shown.
package enum ConsoleEnding: Sendable, Equatable {
    /// The user left with Ctrl-].
    case left
    /// The user pressed Ctrl-C.
    case interrupted
    /// The enclave is gone, or the connection (nil).
    case ended(ExitReason?)
    case limitReached
    case matched
}

/// Shows a console until its end, or until the person leaves it.
package typealias ConsoleAttach = @Sendable (ConsoleRequest, Interrupt) throws(Failure) -> ConsoleEnding

/// Makes one stream of several, each with the name that stands before its lines; colours if wanted, and what it says
/// itself in this language.
package typealias ConsoleMixing =
    @Sendable ([(name: String, stream: any ConsoleStream)], _ colours: Bool, Language) throws(Failure)
    -> any ConsoleStream
