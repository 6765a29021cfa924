import CLinux
import Glibc

/// TCP sockets: close-on-exec, non-blocking.
package enum InternetSocket {
    /// Listens at an address.
    /// - Parameter port: 0 lets the kernel choose; `port(of:)` knows which.
    /// - Throws: EADDRINUSE, EACCES for a port below 1024, EADDRNOTAVAIL for an address that is not this machine's.
    package static func listen(
        at address: InternetAddress, port: UInt16, backlog: Int32 = 1024
    ) throws(SystemError) -> OwnedDescriptor {
        let name = address.text(port: port)
        let socket = try make(address.family)
        // A listener that ended a moment ago leaves connections that would keep its port for a minute.
        try set(socket, level: SOL_SOCKET, option: SO_REUSEADDR, name)
        try Syscall.check("bind", name) { withName(address, port) { bind(socket.raw, $0, $1) } }
        try Syscall.check("listen", name) { Glibc.listen(socket.raw, backlog) }
        return socket
    }

    /// Begins to connect: the socket becomes writable once that has ended, and `connectError` says how.
    /// - Throws: what the kernel knows at once, such as ENETUNREACH.
    package static func beginConnecting(
        to address: InternetAddress, port: UInt16
    ) throws(SystemError) -> OwnedDescriptor {
        let name = address.text(port: port)
        let socket = try make(address.family)
        // What is passed on has been gathered by its sender already.
        try set(socket, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, name)
        let result = withName(address, port) { connect(socket.raw, $0, $1) }
        // A connect that a signal interrupts continues on its own.
        if result < 0, errno != EINPROGRESS, errno != EINTR { throw SystemError("connect", name) }
        return socket
    }

    /// How a connect ended, of any kind of socket.
    /// - Returns: 0, or the error's number.
    package static func connectError(of socket: OwnedDescriptor) -> Int32 {
        let error = nesh_socket_error(socket.raw)
        return error < 0 ? errno : error
    }

    /// The next connection, with its peer's address; nil when none is waiting.
    package static func accept(
        _ listener: OwnedDescriptor
    ) throws(SystemError) -> (connection: OwnedDescriptor, peer: String)? {
        guard let connection = try UnixSocket.accept(listener) else { return nil }
        try? set(connection, level: Int32(IPPROTO_TCP), option: TCP_NODELAY, nil)
        let peer = Self.name(connection, getpeername).map { $0.address.text(port: $0.port) }
        return (connection, peer ?? "")
    }

    /// The port that a socket is bound to; 0 where it has none.
    package static func port(of socket: OwnedDescriptor) -> UInt16 { name(socket, getsockname)?.port ?? 0 }

    /// Closing this socket tells the other end that the connection broke, instead of ending it in order. Does nothing
    /// to sockets that know no such thing.
    package static func breakOnClose(_ socket: OwnedDescriptor) {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket.raw, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }

    private static func make(_ family: InternetAddress.Family) throws(SystemError) -> OwnedDescriptor {
        let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
        return try Syscall.descriptor("socket") { socket(family == .ipv4 ? AF_INET : AF_INET6, Int32(type), 0) }
    }

    private static func set(
        _ socket: OwnedDescriptor, level: Int32, option: Int32, _ subject: String?
    ) throws(SystemError) {
        var on: Int32 = 1
        try Syscall.check("setsockopt", subject) { setsockopt(socket.raw, level, option, &on, 4) }
    }

    private static func withName<Result>(
        _ address: InternetAddress, _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var storage = sockaddr_storage()
        return withUnsafeMutableBytes(of: &storage) { raw in
            func put<Name>(_ name: Name) -> Int {
                withUnsafeBytes(of: name) { raw.copyMemory(from: $0) }
                return MemoryLayout<Name>.size
            }
            let length: Int
            if address.family == .ipv4 {
                var name = sockaddr_in()
                (name.sin_family, name.sin_port) = (sa_family_t(AF_INET), port.bigEndian)
                withUnsafeMutableBytes(of: &name.sin_addr) { $0.copyBytes(from: address.bytes) }
                length = put(name)
            } else {
                var name = sockaddr_in6()
                (name.sin6_family, name.sin6_port) = (sa_family_t(AF_INET6), port.bigEndian)
                withUnsafeMutableBytes(of: &name.sin6_addr) { $0.copyBytes(from: address.bytes) }
                length = put(name)
            }
            // SAFETY: sockaddr_storage is as large and as aligned as every kind of name; it is not empty.
            return raw.withMemoryRebound(to: sockaddr.self) { body($0.baseAddress!, socklen_t(length)) }
        }
    }

    private static func name(
        _ socket: OwnedDescriptor,
        _ call: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> (address: InternetAddress, port: UInt16)? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutableBytes(of: &storage) { raw in
            // SAFETY: as in `withName`.
            let result = raw.withMemoryRebound(to: sockaddr.self) { call(socket.raw, $0.baseAddress!, &length) }
            guard result == 0 else { return nil }
            switch Int32(raw.load(as: sa_family_t.self)) {
            case AF_INET:
                let name = raw.load(as: sockaddr_in.self)
                let bytes = withUnsafeBytes(of: name.sin_addr) { Array($0) }
                return InternetAddress(bytes: bytes).map { ($0, UInt16(bigEndian: name.sin_port)) }
            case AF_INET6:
                let name = raw.load(as: sockaddr_in6.self)
                let bytes = withUnsafeBytes(of: name.sin6_addr) { Array($0) }
                return InternetAddress(bytes: bytes).map { ($0, UInt16(bigEndian: name.sin6_port)) }
            default: return nil
            }
        }
    }
}
