import CLinux
import Glibc

/// Unix stream sockets: close-on-exec, non-blocking, without SIGPIPE.
package enum UnixSocket {
    /// Who is at the other end of a connection, as the kernel knows it.
    package struct Peer: Sendable, Equatable {
        /// The other end's process ID, as it is seen here; 0 where it cannot be seen.
        package var processID: Int32
        /// The ID of the other end's effective user when it connected.
        package var userID: UInt32
        /// The ID of the other end's effective group when it connected.
        package var groupID: UInt32
    }

    /// A listening socket under a new path, which must not exist.
    /// - Parameter mode: permission bits of the socket file; writing is what a connection needs.
    package static func listen(at path: String, mode: UInt32, backlog: Int32 = 1024) throws(SystemError)
        -> OwnedDescriptor
    {
        let socket = try Syscall.descriptor("socket", path) { nesh_unix_socket() }
        // bind gives the file the umask's mode; nobody may connect before listen in any case.
        try Syscall.check("bind", path) { nesh_unix_bind(socket.raw, path) }
        try Syscall.check("chmod", path) { chmod(path, mode) }
        try Syscall.check("listen", path) { Glibc.listen(socket.raw, backlog) }
        return socket
    }

    /// Nil when no connection is waiting.
    package static func accept(_ listener: OwnedDescriptor) throws(SystemError) -> OwnedDescriptor? {
        let connection = nesh_accept(listener.raw)
        if connection >= 0 { return OwnedDescriptor(connection) }
        if errno == EAGAIN || errno == ECONNABORTED { return nil }
        throw SystemError("accept")
    }

    /// Connects at once or not at all: a Unix connection is made by the kernel, without the other process.
    /// - Throws: ECONNREFUSED where nobody listens, EAGAIN where too many wait to be accepted.
    package static func connect(to path: String) throws(SystemError) -> OwnedDescriptor {
        let socket = try Syscall.descriptor("socket", path) { nesh_unix_socket() }
        try Syscall.check("connect", path) { nesh_unix_connect(socket.raw, path) }
        return socket
    }

    /// Who is at the other end.
    package static func peer(of connection: OwnedDescriptor) throws(SystemError) -> Peer {
        var peer = Peer(processID: 0, userID: 0, groupID: 0)
        try Syscall.check("getsockopt", "SO_PEERCRED") {
            nesh_peer_credentials(connection.raw, &peer.processID, &peer.userID, &peer.groupID)
        }
        return peer
    }

    /// Sends what fits now.
    /// - Returns: how many bytes; 0 when none fits.
    package static func send(_ bytes: ArraySlice<UInt8>, to connection: OwnedDescriptor) throws(SystemError) -> Int {
        let sent = bytes.withUnsafeBytes { nesh_send(connection.raw, $0.baseAddress, $0.count) }
        if sent >= 0 { return sent }
        if errno == EAGAIN { return 0 }
        throw SystemError("send")
    }

    /// What a read found.
    package enum Received: Sendable, Equatable {
        case bytes([UInt8])
        /// Nothing at the moment.
        case nothing
        case end
    }

    /// Receives what is there, at most `limit` bytes.
    package static func receive(from connection: OwnedDescriptor, limit: Int = 1 << 16) throws(SystemError) -> Received
    {
        let (got, bytes) = CallBuffer.filled(upTo: limit) { nesh_receive(connection.raw, $0, limit) }
        if got > 0 { return .bytes(bytes) }
        if got == 0 { return .end }
        if errno == EAGAIN { return .nothing }
        if errno == ECONNRESET { return .end }
        throw SystemError("recv")
    }
}
