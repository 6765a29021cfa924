/// How far a build is.
package enum BuildProgress: Sendable, Equatable {
    /// A step begins: `Reading hello.tar`.
    case step(String)
    /// Bytes done and bytes in all of the present step; 0 in all where that is not known.
    case bytes(done: UInt64, total: UInt64)
    /// Output of a container tool, a line of it.
    case toolOutput(String)
}
