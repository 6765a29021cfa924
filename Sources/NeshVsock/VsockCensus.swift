import CLinux
import Glibc
import NeshSystem

/// Who listens and who is connected.
extension VsockSwitch {
    /// Where somebody listens, in order. What killed processes left is not among them.
    package func listeners() throws(SystemError) -> [VsockAddress] {
        try names().compactMap(VsockAddress.init(fileName:)).filter(isTaken).sorted()
    }

    /// Somebody listens there.
    package func isListening(_ address: VsockAddress) -> Bool {
        var status = stat()
        return fstatat(directory.raw, address.fileName, &status, AT_SYMLINK_NOFOLLOW) == 0 && isTaken(address)
    }

    private func isTaken(_ address: VsockAddress) -> Bool { calls.isClaimed(address) }

    /// Removes what processes left that were killed.
    package func sweep() throws(SystemError) { try sweep(where: { _ in true }) }

    /// Removes what is left of an enclave's sockets, once its programs and its supervisor are gone.
    package func sweep(cid: UInt32) throws(SystemError) {
        try sweep(where: { $0.cid == cid })
        unlinkat(directory.raw, "\(cid)\(Self.supervisorSuffix)", 0)
    }

    private func sweep(where isMeant: (VsockAddress) -> Bool) throws(SystemError) {
        let calls = try SwitchCalls(directory)
        for name in try names() {
            let visible = name.hasPrefix(".") ? String(name.dropFirst()) : name
            guard let address = VsockAddress(fileName: visible), isMeant(address) else { continue }
            // Anyone who has the lock has the port.
            if calls.claim(address) == 0 { calls.release(address) }
        }
    }

    func names() throws(SystemError) -> [String] { try Directory("/proc/self/fd/\(directory.raw)").names() }

    /// Connections that are open, as the sockets that made them say, in order.
    ///
    /// A socket is listed in its network namespace, and every supervisor has one of its own: `<cid>.supervisor` says
    /// which process to ask.
    package func connections() throws(SystemError) -> [VsockConnection] {
        var lists = ["/proc/self/net/unix"]
        for name in try names() where name.hasSuffix(Self.supervisorSuffix) {
            guard let process = supervisor(in: name) else { continue }
            lists.append("/proc/\(process)/net/unix")
        }
        let found = lists.reduce(into: Set<VsockConnection>()) { found, list in
            let text = (try? File.text(list)) ?? ""
            found.formUnion(VsockConnection.all(in: text, identity: calls.identity))
        }
        return found.sorted()
    }

    private static var supervisorSuffix: String { ".supervisor" }

    /// The process that answers an enclave's vsock calls; nil where none does. It holds its file for as long as it
    /// lives.
    private func supervisor(in name: String) -> Int32? {
        let path = "/proc/self/fd/\(directory.raw)/\(name)"
        guard let file = try? File.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK), nesh_is_held(file.raw) == 1,
            let bytes = try? File.read(file.raw, limit: 64)
        else { return nil }
        return Int32(String(decoding: bytes, as: UTF8.self))
    }
}
