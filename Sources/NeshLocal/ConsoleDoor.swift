import CLinux
import Glibc
import NeshSystem

/// Where a sandbox hands out its console: the terminal is made inside, in a file system of its own.
final class ConsoleDoor {
    private let outside: OwnedDescriptor
    private var insideEnd: OwnedDescriptor?

    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        try Syscall.check("socketpair") { nesh_socket_pair(&ends) }
        outside = OwnedDescriptor(ends[0])
        insideEnd = OwnedDescriptor(ends[1])
    }

    /// The end that the sandbox gets a copy of; -1 after `receive`.
    var inside: Int32 { insideEnd?.raw ?? -1 }

    /// Waits until the sandbox has made its console or has ended.
    /// - Returns: the terminal's controlling end, non-blocking; nil where the sandbox ended before, for which its report
    ///   has the reason.
    func receive() throws(SystemError) -> OwnedDescriptor? {
        // Open here, it would hide the sandbox's end.
        insideEnd = nil
        let received = nesh_receive_descriptor(outside.raw)
        if received < 0 && (errno == ENODATA || errno == ECONNRESET) { return nil }
        let controller = try Syscall.descriptor("recvmsg", "the console") { received }
        try controller.setNonblocking()
        return controller
    }
}
