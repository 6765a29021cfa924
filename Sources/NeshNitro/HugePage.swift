import Glibc

/// One huge page of this process, given back when the last owner lets go of it. Used from one thread.
package final class HugePage {
    /// Of its first byte; the page is readable and writable.
    package let address: UnsafeMutableRawPointer
    /// In bytes.
    package let size: Int

    /// Takes over a mapping.
    package init(_ address: UnsafeMutableRawPointer, size: Int) { (self.address, self.size) = (address, size) }

    deinit { munmap(address, size) }

    /// Sizes to ask for, as powers of two: from 16 GiB down to 2 MiB.
    package static let shifts = [34, 31, 30, 29, 28, 25, 24, 23, 21]
}
