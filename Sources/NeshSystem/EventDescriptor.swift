import CLinux
import Glibc

/// A flag that can be waited for: a descriptor that is readable while the flag is raised (eventfd).
package final class EventDescriptor: Sendable {
    private let event: OwnedDescriptor

    /// Not raised.
    /// - Throws: `SystemError` when no descriptor is left.
    package init() throws(SystemError) {
        event = try Syscall.descriptor("eventfd") { nesh_eventfd() }
    }

    /// A descriptor that is readable while the flag is raised.
    package var descriptor: Int32 { event.raw }

    /// Raises the flag; raising it again changes nothing. From any thread.
    package func raise() {
        var one: UInt64 = 1
        _ = write(event.raw, &one, 8)
    }

    /// Takes the flag down.
    package func lower() {
        var count: UInt64 = 0
        _ = read(event.raw, &count, 8)
    }
}
