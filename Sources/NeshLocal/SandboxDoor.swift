import CLinux
import Glibc
import NeshSystem

/// Where a sandbox hands out what is made inside: its console, a terminal of a file system of its own, and its vsock calls.
final class SandboxDoor {
    private let subject: String
    private let outside: OwnedDescriptor
    private var insideEnd: OwnedDescriptor?

    /// - Parameter subject: what is handed out, for messages.
    init(_ subject: String) throws(SystemError) {
        self.subject = subject
        var ends: [Int32] = [-1, -1]
        try Syscall.check("socketpair") { nesh_socket_pair(&ends) }
        outside = OwnedDescriptor(ends[0])
        insideEnd = OwnedDescriptor(ends[1])
    }

    /// The end that the sandbox gets a copy of; -1 after `receive`.
    var inside: Int32 { insideEnd?.raw ?? -1 }

    /// Waits until the sandbox has sent it or has ended.
    /// - Returns: the descriptor, non-blocking; nil where the sandbox ended before, for which its report has the reason.
    func receive() throws(SystemError) -> OwnedDescriptor? {
        // Open here, it would hide the sandbox's end.
        insideEnd = nil
        let received = nesh_receive_descriptor(outside.raw)
        if received < 0 && (errno == ENODATA || errno == ECONNRESET) { return nil }
        let descriptor = try Syscall.descriptor("recvmsg", subject) { received }
        try descriptor.setNonblocking()
        return descriptor
    }
}
