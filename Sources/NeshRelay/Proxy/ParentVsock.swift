import Glibc
import NeshData
import NeshSystem
import NeshVsock

/// vsock as the parent instance has it: the local engine's switch, or the machine's own.
package enum ParentVsock {
    case local(VsockSwitch)
    case machine

    /// Where the bytes of relays are written down for `vsock ls`; nil where nobody could look there.
    package func ledger() -> VsockLedger? {
        guard case .local(let vsock) = self else { return nil }
        // Numbers that cannot be shown are no reason to pass nothing on.
        return try? VsockLedger(vsock)
    }

    /// Listens at a port of the parent's.
    /// - Throws: E11 with what is in the way.
    package func listen(port: UInt32) throws(Failure) -> RelayListener {
        do throws(SystemError) {
            switch self {
            case .local(let vsock):
                let listener = try vsock.listen(VsockAddress(cid: VsockAddress.any, port: port))
                return RelayListener(descriptor: listener.socket.raw) { () throws(SystemError) in
                    try listener.accept().map { ($0.connection, Self.name($0.peer)) }
                }
            case .machine:
                return .machineVsock(try MachineVsock.listen(cid: VsockAddress.parentCID, port: port))
            }
        } catch { throw Self.failure(error, listeningAt: port) }
    }

    /// Begins to connect to a port of an enclave's, or of the parent's own: the socket becomes writable once that has
    /// ended.
    package func beginConnecting(to address: VsockAddress) throws(SystemError) -> OwnedDescriptor {
        switch self {
        case .local(let vsock): try vsock.dial(address)
        case .machine: try MachineVsock.beginConnecting(cid: address.cid, port: address.port)
        }
    }

    /// A port of an enclave's as the place that connections go to.
    package func target(_ address: VsockAddress) -> RelayTarget {
        RelayTarget(
            "port \(address.port) of enclave \(address.cid)",
            attempts: [.init("\(address)") { () throws(SystemError) in try beginConnecting(to: address) }])
    }

    /// `enclave 16, port 1025`
    private static func name(_ peer: VsockAddress) -> String {
        let who = peer.cid == VsockAddress.parentCID ? "the parent" : "enclave \(peer.cid)"
        return peer.port == VsockAddress.any ? who : "\(who), port \(peer.port)"
    }

    /// Has a vsock everywhere.
    private static let local = "--engine local"

    private static func failure(_ error: SystemError, listeningAt port: UInt32) -> Failure {
        switch error.errno {
        case EADDRINUSE:
            Failure(
                .socket, "port \(port) of the parent is taken already",
                fixes: ["vsock ls  # shows who listens", "jobs  # lists what this session runs in the background"])
        case EACCES where port < VsockAddress.firstFreePort:
            Failure(
                .socket, "ports below \(VsockAddress.firstFreePort) take root's rights",
                fixes: ["take a port from \(VsockAddress.firstFreePort) up"])
        case ENODEV, EAFNOSUPPORT:
            Failure(.socket, "this machine has no vsock", fixes: ["\(Self.local)  # works without a hypervisor"])
        default: error.failure(.socket)
        }
    }
}
