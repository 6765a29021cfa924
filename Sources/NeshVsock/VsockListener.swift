import NeshSystem

/// A port that is listened on; given back with the last reference.
package final class VsockListener: Sendable {
    /// With the port that was chosen, and the CID under which others find it.
    package let address: VsockAddress
    private let calls: SwitchCalls
    /// Close-on-exec and without waiting; readable when a connection waits.
    package let socket: OwnedDescriptor

    init(_ address: VsockAddress, _ socket: OwnedDescriptor, _ calls: SwitchCalls) {
        self.address = address
        self.socket = socket
        self.calls = calls
    }

    deinit { calls.release(address) }

    /// The next connection, and who made it; nil where none waits.
    /// - Returns: the peer's address is the parent's with `VsockAddress.any` for a socket that nobody named.
    package func accept() throws(SystemError) -> (connection: OwnedDescriptor, peer: VsockAddress)? {
        guard let connection = try UnixSocket.accept(socket) else { return nil }
        let unnamed = VsockAddress(cid: VsockAddress.parentCID, port: VsockAddress.any)
        return (connection, VsockSwitch.peer(of: connection) ?? unnamed)
    }
}
