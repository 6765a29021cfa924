import NeshSystem

/// One end of a stream that a relay passes on.
package protocol StreamEnd: AnyObject {
    /// Polled for reading.
    var source: Int32 { get }
    /// Polled for writing; the same number as `source` for a socket. -1 where a write never waits.
    var sink: Int32 { get }
    /// Reads what is there into the buffer.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> StreamReading
    /// Writes what fits now.
    func write(_ bytes: UnsafeRawBufferPointer) -> StreamWriting
    /// Nothing more will be written: the other side reads its end of file.
    func finishWriting()
    /// Nothing more will be read: the other side's writes fail from now on, where the kind of stream can say so.
    func finishReading()
    /// The stream is closed next because it broke: the other side should see that rather than an end in order, unless
    /// that would cost bytes which are still on their way.
    func breakOff()
}

/// What reading from one end found.
package enum StreamReading: Sendable, Equatable {
    /// So many; at least one.
    case bytes(Int)
    case nothingNow
    case end
    /// The connection is gone, and what was under way with it.
    case broken
}

/// What writing to one end did.
package enum StreamWriting: Sendable, Equatable {
    /// So many went; 0 when none fits now.
    case bytes(Int)
    /// Nobody reads there any more, in order or not; what came from there before may still be read.
    case unread
}
