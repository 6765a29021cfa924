import Glibc

/// TCP on this machine's own address, 127.0.0.1, which nobody else reaches.
package enum LoopbackSocket {
    /// A listening socket that does not block.
    /// - Parameter port: 0 takes any that is free.
    /// - Throws: EADDRINUSE where the port is taken.
    package static func listen(port: UInt16) throws(SystemError) -> OwnedDescriptor {
        try InternetSocket.listen(at: try address, port: port)
    }

    /// Connects, or fails at once: on this address the kernel answers without waiting.
    /// - Throws: ECONNREFUSED where nobody listens.
    package static func connect(port: UInt16) throws(SystemError) -> OwnedDescriptor {
        let socket = try InternetSocket.beginConnecting(to: try address, port: port)
        Poll.wait(untilReady: socket.raw, .writable)
        let error = InternetSocket.connectError(of: socket)
        guard error == 0 else { throw SystemError("connect", errno: error, try address.text(port: port)) }
        return socket
    }

    private static var address: InternetAddress {
        get throws(SystemError) {
            guard let address = InternetAddress.loopback4 else { throw SystemError("socket", errno: EADDRNOTAVAIL) }
            return address
        }
    }
}
