import CLinux
import Glibc

/// Who may reach whom, whether anybody is there or not: enclaves reach the parent and themselves, the parent reaches enclaves and
/// itself.
package struct VsockRules: Sendable, Equatable {
    /// The CID whose programs these are the rules for.
    package var cid: UInt32

    package init(cid: UInt32) { self.cid = cid }

    /// Those of the parent's own programs.
    package static let parent = VsockRules(cid: VsockAddress.parentCID)

    /// - Returns: the errno with which a connect is refused; nil where it is only a matter of who listens.
    package func refusal(connectingTo address: VsockAddress) -> Int32? {
        let error = nesh_vsock_may_connect(cid, address.c)
        return error == 0 ? nil : error
    }

    /// - Parameter privileged: for ports below 1024.
    /// - Returns: the errno with which a bind is refused; nil where it is only a matter of who has the port.
    package func refusal(binding address: VsockAddress, privileged: Bool) -> Int32? {
        let error = nesh_vsock_may_bind(cid, address.c, privileged ? 1 : 0)
        return error == 0 ? nil : error
    }

    /// The address under which others find what is bound to this one: `VMADDR_CID_ANY` and `VMADDR_CID_LOCAL` mean
    /// oneself.
    package func resolved(_ address: VsockAddress) -> VsockAddress {
        let cid = address.cid == VsockAddress.any ? cid : nesh_vsock_resolve(cid, address.cid)
        return VsockAddress(cid: cid, port: address.port)
    }
}
