import NeshData

/// Bytes that went each way.
package struct RelayTraffic: Sendable, Equatable {
    /// Bytes from the end that connected to where they were passed on.
    package var out: UInt64
    /// Bytes from the other end to the one that connected.
    package var back: UInt64
    /// It did not end in order.
    package var isBroken = false

    package init(out: UInt64, back: UInt64, isBroken: Bool = false) {
        self.out = out
        self.back = back
        self.isBroken = isBroken
    }
}

/// What happens in a relay. Connections are numbered from 1.
package enum RelayEvent: Sendable, Equatable {
    /// Somebody has connected.
    case accepted(Int, peer: String)
    /// It is passed on to this address.
    case connected(Int, to: String)
    /// It cannot be passed on, and is closed.
    case refused(Int, Failure)
    /// It has ended.
    case ended(Int, RelayTraffic)
    /// No connection can be taken at the moment; it is tried again after a second.
    case exhausted(Failure)
}
