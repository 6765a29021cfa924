import CLinux
import Glibc

/// Two connected sockets through which one process hands open files to another, one message a descriptor.
package struct DescriptorChannel {
    /// The end that stays here.
    package let here: OwnedDescriptor
    /// The end that the other process gets a copy of.
    package let there: OwnedDescriptor

    /// Makes both ends, close-on-exec.
    package init() throws(SystemError) {
        (here, there) = try Syscall.descriptors("socketpair") { nesh_socket_pair(&$0) }
    }

    /// Sends a copy of a descriptor; this process keeps its own.
    package static func send(_ descriptor: Int32, through end: OwnedDescriptor) throws(SystemError) {
        try Syscall.check("sendmsg") { nesh_send_descriptor(end.raw, descriptor) }
    }

    /// Waits for the next descriptor; it is close-on-exec.
    /// - Parameter subject: what is handed out, for messages.
    /// - Returns: nil where the other end was closed before.
    package static func receive(from end: OwnedDescriptor, _ subject: String) throws(SystemError) -> OwnedDescriptor? {
        let received = nesh_receive_descriptor(end.raw)
        if received < 0 && (errno == ENODATA || errno == ECONNRESET) { return nil }
        return try Syscall.descriptor("recvmsg", subject) { received }
    }
}
