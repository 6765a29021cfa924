import NeshData

extension ConsoleAttachment {
    /// How an attachment to a console ended.
    package struct Ending: Sendable, Equatable {
        /// Why it ended.
        package enum Reason: Sendable, Equatable {
            /// Ctrl-] or Ctrl-C: the person at the terminal leaves.
            case left(byInterrupt: Bool)
            /// The console has ended: why the enclave is gone, or nil when only the connection was lost.
            case ended(ExitReason?)
            /// What was waited for has been seen.
            case satisfied
            /// The deadline has passed.
            case limitReached
            /// The interrupt that was handed in has been raised.
            case interrupted
            /// The terminal is gone.
            case hungUp
        }
        package var reason: Reason
        /// Keys typed meanwhile, without the one that left: they belong to the next prompt.
        package var typed: [UInt8]
    }
}
