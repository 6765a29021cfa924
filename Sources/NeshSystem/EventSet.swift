import CLinux

/// Many descriptors behind a single one that is readable while any of them is (epoll).
package final class EventSet: Sendable {
    private let epoll: OwnedDescriptor

    /// Without descriptors.
    package init() throws(SystemError) {
        epoll = try Syscall.descriptor("epoll_create1") { nesh_epoll_create() }
    }

    package var descriptor: Int32 { epoll.raw }

    /// - Parameter key: what `ready` calls it.
    package func add(_ descriptor: Int32, key: UInt64) throws(SystemError) {
        try Syscall.check("epoll_ctl") { nesh_epoll_add(epoll.raw, descriptor, key) }
    }

    /// Before the descriptor is closed; one that is not in the set is not an error.
    package func remove(_ descriptor: Int32) { _ = nesh_epoll_remove(epoll.raw, descriptor) }

    /// The keys of descriptors that are readable now, at most 64 of them.
    package func ready() throws(SystemError) -> [UInt64] {
        var keys = [UInt64](repeating: 0, count: 64)
        let count = try Syscall.check("epoll_wait") { nesh_epoll_ready(epoll.raw, &keys, 64) }
        return Array(keys[..<Int(count)])
    }
}
