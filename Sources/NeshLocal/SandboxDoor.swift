import NeshSystem

/// Where a sandbox hands out what is made inside: its console, a terminal of a file system of its own, and its vsock calls.
final class SandboxDoor {
    private let subject: String
    private let outside: OwnedDescriptor
    private var insideEnd: OwnedDescriptor?

    /// - Parameter subject: what is handed out, for messages.
    init(_ subject: String) throws(SystemError) {
        self.subject = subject
        let channel = try DescriptorChannel()
        outside = channel.here
        insideEnd = channel.there
    }

    /// The end that the sandbox gets a copy of; -1 after `receive`.
    var inside: Int32 { insideEnd?.raw ?? -1 }

    /// Waits until the sandbox has sent it or has ended.
    /// - Returns: the descriptor, non-blocking; nil where the sandbox ended before, for which its report has the reason.
    func receive() throws(SystemError) -> OwnedDescriptor? {
        // Open here, it would hide the sandbox's end.
        insideEnd = nil
        let descriptor = try DescriptorChannel.receive(from: outside, subject)
        try descriptor?.setNonblocking()
        return descriptor
    }
}
