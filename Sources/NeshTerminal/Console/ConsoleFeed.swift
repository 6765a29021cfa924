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
