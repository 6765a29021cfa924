import NeshData

/// Where a console's bytes come from. Reads never block.
package protocol ConsoleFeed: AnyObject {
    /// Readable when `read` has something to say.
    var descriptor: Int32 { get }
    func read() throws(Failure) -> ConsolePiece
}

/// What a feed has.
package enum ConsolePiece: Sendable, Equatable {
    /// Nothing at the moment.
    case nothing
    case bytes([UInt8])
    /// So many bytes are missing here.
    case gap(bytes: Int)
    /// No more will come.
    case end
}

/// How an attachment to a console ended.
package struct ConsoleEnding: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        /// Ctrl-] or Ctrl-C: the person at the terminal leaves.
        case left(byInterrupt: Bool)
        /// The feed has ended.
        case ended
        /// What was waited for has been seen.
        case satisfied
        /// The interrupt that was handed in has been raised.
        case interrupted
        /// The terminal is gone.
        case hungUp
    }
    package var reason: Reason
    /// Keys typed meanwhile, without the one that left: they belong to the next prompt.
    package var typed: [UInt8]
}
