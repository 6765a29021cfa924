import CLinux
import Glibc
import NeshSystem

/// Where sockets of enclaves and of their parent meet: Unix sockets `<cid>_<port>` in a private directory. Data goes from
/// one program to the other and through nobody else.
///
/// Each use is as one CID: an enclave's keeper listens on its enclave's behalf, host programs are CID 3.
package final class VsockSwitch: Sendable {
    let directory: OwnedDescriptor
    let calls: SwitchCalls

    /// - Parameters:
    ///   - runtimeDirectory: where the keepers' sockets are; it must be there.
    ///   - making: makes the switch where there is none yet.
    /// - Throws: EACCES where the switch's place belongs to somebody else or is open to others, ENOENT where it is not
    ///   there and not to be made.
    package init(in runtimeDirectory: String, making: Bool = true) throws(SystemError) {
        directory = try VsockDirectory.open(in: runtimeDirectory, userID: geteuid(), making: making)
        calls = try SwitchCalls(directory)
    }

    /// The directory's descriptor, for those who look at it for themselves.
    package var descriptor: Int32 { directory.raw }

    /// Where it lies, for messages and for watching.
    package var path: String {
        get throws(SystemError) {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = try Syscall.check("readlink") {
                readlink("/proc/self/fd/\(directory.raw)", &buffer, buffer.count - 1)
            }
            return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    // MARK: connecting

    /// Connects at once or not at all.
    /// - Parameter cid: who connects.
    /// - Returns: a stream without waiting for reads and writes, close-on-exec.
    /// - Throws: ECONNRESET where nobody listens, too many wait to be accepted, or nobody may go there.
    package func dial(_ address: VsockAddress, as cid: UInt32 = VsockAddress.parentCID) throws(SystemError)
        -> OwnedDescriptor
    {
        let rules = VsockRules(cid: cid)
        if let refusal = rules.refusal(connectingTo: address) {
            throw SystemError("connect", errno: refusal, "\(address)")
        }
        let socket = try Syscall.descriptor("socket") { nesh_unix_socket() }
        let to = rules.resolved(address)
        // Any number of programs are CID 3 at once: a name that is taken is tried no second time.
        for _ in 0..<16 {
            let port = UInt32.random(in: VsockAddress.firstFreePort..<VsockAddress.any)
            if calls.connect(socket, from: VsockAddress(cid: cid, port: port), to: to) == 0 { return socket }
            if errno != EADDRINUSE { break }
        }
        throw SystemError("connect", "\(address)")
    }

    /// Who is at the other end of a connection, made or accepted; nil for a socket that nobody named.
    package static func peer(of connection: OwnedDescriptor) -> VsockAddress? {
        var address = nesh_vsock_address()
        return nesh_switch_peer_name(connection.raw, &address) == 1 ? VsockAddress(address) : nil
    }

    // MARK: listening

    /// Listens from the return on.
    /// - Parameters:
    ///   - address: a CID of one's own, `VsockAddress.any` or 1; the port `VsockAddress.any` has one chosen.
    ///   - cid: who listens.
    ///   - privileged: whether ports below 1024 may be taken.
    /// - Throws: EADDRINUSE, EADDRNOTAVAIL for a CID of somebody else's, EACCES for a port that needs privilege.
    package func listen(
        _ address: VsockAddress, as cid: UInt32 = VsockAddress.parentCID, privileged: Bool = geteuid() == 0,
        backlog: Int32 = 128
    ) throws(SystemError) -> VsockListener {
        let rules = VsockRules(cid: cid)
        if let refusal = rules.refusal(binding: address, privileged: privileged) {
            throw SystemError("bind", errno: refusal, "\(address)")
        }
        var own = rules.resolved(address)
        guard address.port == VsockAddress.any else { return try take(own, backlog) }
        own.port = VsockAddress.firstFreePort
        while own.port < VsockAddress.any {
            do { return try take(own, backlog) } catch { if error.errno != EADDRINUSE { throw error } }
            own.port += 1
        }
        throw SystemError("bind", errno: EADDRNOTAVAIL, "\(address)")
    }

    private func take(_ own: VsockAddress, _ backlog: Int32) throws(SystemError) -> VsockListener {
        // A descriptor of its own for the lock: those of one descriptor do not exclude one another.
        let calls = try SwitchCalls(directory)
        let socket = try Syscall.descriptor("socket") { nesh_unix_socket() }
        // The file gets the socket's mode.
        try Syscall.check("fchmod", "\(own)") { fchmod(socket.raw, 0o600) }
        try Syscall.check("bind", "\(own)") { calls.bind(socket, own) }
        // From here on its end gives the port back.
        let listener = VsockListener(own, socket, calls)
        try Syscall.check("listen", "\(own)") { Glibc.listen(socket.raw, backlog) }
        try Syscall.check("rename", "\(own)") { calls.publish(own) }
        return listener
    }
}
