import CLinux
import Glibc
import NeshSystem

/// The calls of an opened switch.
final class SwitchCalls: Sendable {
    private let at: nesh_switch
    /// Closing it gives back every port that was taken through it.
    private let locks: OwnedDescriptor
    private let directory: OwnedDescriptor

    init(_ directory: OwnedDescriptor) throws(SystemError) {
        var at = nesh_switch()
        try Syscall.check("open", ".locks") { nesh_switch_open(&at, directory.raw, nil) }
        self.at = at
        locks = OwnedDescriptor(at.locks)
        self.directory = directory
    }

    /// Tells names of this switch's sockets from those of others.
    var identity: UInt64 { at.identity }

    func connect(_ socket: OwnedDescriptor, from: VsockAddress, to: VsockAddress) -> Int32 {
        var from = from.c
        return withUnsafePointer(to: at) { nesh_switch_connect($0, socket.raw, &from, to.c) }
    }

    func bind(_ socket: OwnedDescriptor, _ address: VsockAddress) -> Int32 {
        withUnsafePointer(to: at) { nesh_switch_bind($0, socket.raw, address.c) }
    }

    func publish(_ address: VsockAddress) -> Int32 { withUnsafePointer(to: at) { nesh_switch_publish($0, address.c) } }

    func claim(_ address: VsockAddress) -> Int32 { withUnsafePointer(to: at) { nesh_switch_claim($0, address.c) } }

    func release(_ address: VsockAddress) { withUnsafePointer(to: at) { nesh_switch_release($0, address.c) } }

    func isClaimed(_ address: VsockAddress) -> Bool {
        withUnsafePointer(to: at) { nesh_switch_is_claimed($0, address.c) } == 1
    }
}
