import CLinux
import Glibc

/// Processes of which only the number is known.
package enum ProcessEnd {
    /// Kills a process and waits until it is gone, at most until the deadline.
    package static func force(_ process: Int32, deadline: Deadline) {
        let raw = nesh_pidfd_open(process)
        guard raw >= 0 else { return }
        let descriptor = OwnedDescriptor(raw)
        _ = nesh_pidfd_kill(raw, SIGKILL)
        _ = try? Poll.wait(for: descriptor.raw, until: deadline)
    }
}
