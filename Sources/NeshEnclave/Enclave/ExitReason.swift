/// Why an enclave ended.
package enum ExitReason: Sendable, Equatable {
    /// Its application exited with this status.
    case exited(Int32)
    /// Its application was ended by this signal.
    case signalled(Int32)
    /// It used more memory than it had.
    case outOfMemory
    /// `terminate-enclave`.
    case terminated
    /// Its keeper was lost, or the hypervisor ended it.
    case lost(String)
}
