import Synchronization

/// What is written, in the form that it has before it is known who reads it.
package final class Transcript: Sendable {
    private let kept = Mutex<(bytes: [UInt8], pieces: [(start: Int, drawn: Drawn)])>(([], []))

    package init() {}

    /// One more piece, behind those that are there.
    package func add(_ drawn: Drawn) {
        kept.withLock { kept in
            kept.pieces.append((kept.bytes.count, drawn))
            kept.bytes += drawn.plain
        }
    }

    /// What a script would have printed so far.
    package var contents: [UInt8] { kept.withLock { $0.bytes } }

    /// What was written from so many bytes on, each piece as a whole.
    package func pieces(from start: Int = 0) -> [Drawn] {
        kept.withLock { $0.pieces.filter { $0.start >= start }.map(\.drawn) }
    }
}
