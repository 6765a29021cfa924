import NeshData
import NeshSystem

/// Where connections come from.
package struct RelayListener {
    package var descriptor: Int32
    /// The next connection, non-blocking, with the name of who is at its other end; nil when none is waiting.
    package var accept: () throws(SystemError) -> (connection: OwnedDescriptor, peer: String)?

    /// A socket that listens, and how a connection is taken from it.
    package init(
        descriptor: Int32, accept: @escaping () throws(SystemError) -> (connection: OwnedDescriptor, peer: String)?
    ) {
        self.descriptor = descriptor
        self.accept = accept
    }

    /// - Parameter socket: a listening TCP socket.
    package static func internet(_ socket: OwnedDescriptor) -> RelayListener {
        RelayListener(descriptor: socket.raw) { () throws(SystemError) in try InternetSocket.accept(socket) }
    }

    /// - Parameter socket: a listening socket of the machine's own vsock.
    package static func machineVsock(_ socket: OwnedDescriptor) -> RelayListener {
        RelayListener(descriptor: socket.raw) { () throws(SystemError) in
            guard let connection = try UnixSocket.accept(socket) else { return nil }
            return (connection, MachineVsock.peer(of: connection).map { "\($0.cid):\($0.port)" } ?? "")
        }
    }
}

/// Where connections go.
package struct RelayTarget {
    /// One way to get there.
    package struct Attempt {
        /// `192.0.2.7:443`
        package var name: String
        /// Begins to connect: the socket becomes writable once that has ended. EAGAIN asks to try the same again later.
        package var begin: () throws(SystemError) -> OwnedDescriptor

        /// - Parameters:
        ///   - name: how events and messages name the way.
        ///   - begin: begins to connect and does not wait.
        package init(_ name: String, begin: @escaping () throws(SystemError) -> OwnedDescriptor) {
            self.name = name
            self.begin = begin
        }
    }

    /// As the user called it.
    package var name: String
    /// In order: the next one is tried where one fails.
    package var attempts: [Attempt]
    /// How long one may take.
    package var patience: Duration = .seconds(10)

    package init(_ name: String, attempts: [Attempt]) { (self.name, self.attempts) = (name, attempts) }

    /// The addresses of a host.
    package static func internet(_ name: String, _ addresses: [InternetAddress], port: UInt16) -> RelayTarget {
        RelayTarget(
            name,
            attempts: addresses.map { address in
                Attempt(address.text(port: port)) { () throws(SystemError) in
                    try InternetSocket.beginConnecting(to: address, port: port)
                }
            })
    }
}

/// What a relay listens for, and where it passes that on to.
package struct RelayRoute {
    /// Where connections come from.
    package var listener: RelayListener
    package var target: RelayTarget

    package init(from listener: RelayListener, to target: RelayTarget) {
        self.listener = listener
        self.target = target
    }
}
