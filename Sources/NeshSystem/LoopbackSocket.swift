/// TCP on this machine only, 127.0.0.1.
package enum LoopbackSocket {
    /// A listening socket that does not block.
    /// - Parameter port: 0 takes any that is free.
    /// - Throws: EADDRINUSE where the port is taken.
    package static func listen(port: UInt16, backlog: Int32 = 1024) throws(SystemError) -> OwnedDescriptor {
        try InternetSocket.listen(at: .loopback4, port: port, backlog: backlog)
    }

    /// Connects, or fails at once: on this address the kernel answers without waiting.
    /// - Throws: ECONNREFUSED where nobody listens.
    package static func connect(port: UInt16) throws(SystemError) -> OwnedDescriptor {
        let socket = try InternetSocket.beginConnecting(to: .loopback4, port: port)
        Poll.wait(untilReady: socket.raw, .writable)
        let error = InternetSocket.connectError(of: socket)
        guard error == 0 else { throw SystemError("connect", errno: error, "127.0.0.1:\(port)") }
        return socket
    }

    /// The port that a socket has; 0 where it has none.
    package static func port(of socket: OwnedDescriptor) throws(SystemError) -> UInt16 {
        InternetSocket.port(of: socket)
    }
}
