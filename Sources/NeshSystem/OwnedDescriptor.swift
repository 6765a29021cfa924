import Glibc

/// A file descriptor that is closed when its last owner lets go of it.
package final class OwnedDescriptor: Sendable {
    /// Valid as long as this object lives.
    package let raw: Int32

    /// Takes over an open descriptor.
    package init(_ raw: Int32) { self.raw = raw }

    deinit { close(raw) }
}
