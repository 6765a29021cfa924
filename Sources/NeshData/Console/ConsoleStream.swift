/// A console being read. Reads never block; poll `descriptor` together with whatever else may happen.
package protocol ConsoleStream: AnyObject, Sendable {
    /// Readable when `read` has something to say.
    var descriptor: Int32 { get }
    /// How many bytes, gaps included, had been written when it was opened: so many can be waited for.
    var backlog: Int { get }
    /// What has come since the last call.
    /// - Throws: where the connection is broken or the kept console cannot be read.
    func read() throws(Failure) -> ConsoleChunk
}

extension ConsoleStream {
    /// What has been written can be read at once.
    package var backlog: Int { 0 }
}

/// What one read from a console gave.
package enum ConsoleChunk: Sendable, Equatable {
    /// Nothing at the moment; poll again.
    case nothing
    case bytes([UInt8])
    /// So many bytes were not kept, because the enclave wrote faster than they could be held or read.
    case gap(bytes: Int)
    /// The end: why the enclave is gone, or nil when only the connection was lost.
    case end(ExitReason?)
}

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
    /// It ended before it had booted, for this reason.
    case bootFailed(String)
    /// Its keeper was lost, or the hypervisor ended it.
    case lost(String)
}
