import CLinux
import Glibc

/// TCP on this machine's own address, 127.0.0.1, which nobody else reaches.
package enum LoopbackSocket {
    /// A listening socket that does not block.
    /// - Parameter port: 0 takes any that is free.
    /// - Throws: EADDRINUSE where the port is taken.
    package static func listen(port: UInt16, backlog: Int32 = 1024) throws(SystemError) -> OwnedDescriptor {
        let socket = try Syscall.descriptor("socket") { make() }
        // A port whose last connections are still being forgotten is free.
        var on: Int32 = 1
        setsockopt(socket.raw, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        var address = loopback(port)
        try Syscall.check("bind", "127.0.0.1:\(port)") {
            withSocketAddress(&address) { Glibc.bind(socket.raw, $0, $1) }
        }
        try Syscall.check("listen", "127.0.0.1:\(port)") { Glibc.listen(socket.raw, backlog) }
        return socket
    }

    /// Connects, or fails at once: on this address the kernel answers without waiting.
    /// - Throws: ECONNREFUSED where nobody listens.
    package static func connect(port: UInt16) throws(SystemError) -> OwnedDescriptor {
        let socket = try Syscall.descriptor("socket") { make() }
        var address = loopback(port)
        let result = withSocketAddress(&address) { Glibc.connect(socket.raw, $0, $1) }
        if result < 0 {
            guard errno == EINPROGRESS else { throw SystemError("connect", "127.0.0.1:\(port)") }
            Poll.wait(untilReady: socket.raw, .writable)
            let error = nesh_socket_error(socket.raw)
            guard error == 0 else { throw SystemError("connect", errno: error, "127.0.0.1:\(port)") }
        }
        return socket
    }

    /// The port that a socket has.
    package static func port(of socket: OwnedDescriptor) throws(SystemError) -> UInt16 {
        var address = loopback(0)
        try Syscall.check("getsockname") {
            withSocketAddress(&address) { pointer, size in
                var length = size
                return getsockname(socket.raw, UnsafeMutablePointer(mutating: pointer), &length)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func make() -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        return socket(AF_INET, kind, 0)
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }

    private static func withSocketAddress(
        _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafeMutablePointer(to: &address) { pointer in
            // SAFETY: sockaddr_in begins as every sockaddr does, and its length is given.
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(UnsafePointer($0), socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
