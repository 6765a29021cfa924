import CLinux
import Glibc
import NeshSystem

/// Bytes of a connection since its beginning, as the end that connected sees them.
package struct VsockTraffic: Sendable, Hashable {
    /// Bytes from the end that connected.
    package var sent: UInt64
    /// Bytes to the end that connected.
    package var received: UInt64
}

/// Bytes that went each way, where somebody counted them.
extension VsockSwitch {
    /// Connections whose bytes are known, because one end of theirs is a relay of this program.
    ///
    /// Where both ends are, the one that has passed on more is nearer to what was sent.
    package func traffic() throws(SystemError) -> [VsockConnection: VsockTraffic] {
        var all: [VsockConnection: VsockTraffic] = [:]
        for name in try names() where name.hasSuffix(VsockLedger.suffix) {
            guard let file = ledger(name), nesh_is_held(file.raw) == 1,
                let bytes = try? File.read(file.raw, limit: VsockLedger.capacity * VsockEntry.size)
            else { continue }
            bytes.withUnsafeBytes { bytes in
                for start in stride(from: 0, to: bytes.count - bytes.count % VsockEntry.size, by: VsockEntry.size) {
                    let place = UnsafeRawBufferPointer(rebasing: bytes[start..<start + VsockEntry.size])
                    guard let entry = VsockEntry(place) else { continue }
                    let other = all[entry.ends] ?? entry.traffic
                    all[entry.ends] = VsockTraffic(
                        sent: max(other.sent, entry.traffic.sent), received: max(other.received, entry.traffic.received)
                    )
                }
            }
        }
        return all
    }

    /// Removes the ledgers of killed processes.
    func sweepLedgers() throws(SystemError) {
        for name in try names() where name.hasSuffix(VsockLedger.suffix) {
            // Holding it first keeps off a process that has just made it, which then makes another.
            guard let file = ledger(name), nesh_hold(file.raw) == 0 else { continue }
            unlinkat(directory.raw, name, 0)
        }
    }

    private func ledger(_ name: String) -> OwnedDescriptor? {
        try? File.open("/proc/self/fd/\(directory.raw)/\(name)", O_RDWR | O_NOFOLLOW | O_NONBLOCK)
    }

    /// Both ends of a socket's connection, and whether this one connected; nil for a socket that is not the switch's.
    static func ends(of socket: Int32) -> (VsockConnection, dialled: Bool)? {
        var own = nesh_vsock_address()
        var to = nesh_vsock_address()
        guard socket >= 0, nesh_switch_own_name(socket, &own, &to) == 1 else { return nil }
        if to.cid != VsockAddress.any { return (VsockConnection(from: .init(own), to: .init(to)), true) }
        var peer = nesh_vsock_address()
        guard nesh_switch_peer_name(socket, &peer) == 1 else { return nil }
        return (VsockConnection(from: .init(peer), to: .init(own)), false)
    }
}
