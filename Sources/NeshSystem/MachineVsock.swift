import CLinux
import Glibc

/// The machine's own vsock, which a parent instance has and a hypervisor answers: not the local engine's.
package enum MachineVsock {
    /// The CID of the parent instance, for enclaves and for itself.
    package static let parentCID: UInt32 = 3

    /// - Throws: EAFNOSUPPORT or ENODEV where the machine has no vsock, EADDRINUSE, EACCES for a port below 1024.
    package static func listen(cid: UInt32, port: UInt32) throws(SystemError) -> OwnedDescriptor {
        try Syscall.descriptor("bind", "vsock \(cid):\(port)") { nesh_machine_vsock_listen(cid, port, 1024) }
    }

    /// Begins to connect: the socket becomes writable once that has ended, and `InternetSocket.connectError` says how.
    package static func beginConnecting(cid: UInt32, port: UInt32) throws(SystemError) -> OwnedDescriptor {
        try Syscall.descriptor("connect", "vsock \(cid):\(port)") { nesh_machine_vsock_connect(cid, port) }
    }

    /// The CID and the port at the other end; nil where they cannot be known.
    package static func peer(of connection: OwnedDescriptor) -> (cid: UInt32, port: UInt32)? {
        var cid: UInt32 = 0
        var port: UInt32 = 0
        return nesh_machine_vsock_peer(connection.raw, &cid, &port) == 0 ? (cid, port) : nil
    }
}
