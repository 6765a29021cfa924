import Glibc

/// Bare system calls made safe: repeated when a signal interrupts them, and thrown with their name when they fail.
package enum Syscall {
    /// Runs a call that answers −1 on failure.
    /// - Throws: `SystemError` with the call's errno.
    @discardableResult
    package static func check<Number: SignedInteger>(
        _ call: String, _ subject: String? = nil, _ body: () -> Number
    ) throws(SystemError) -> Number {
        while true {
            let result = body()
            if result >= 0 { return result }
            let error = errno
            if error != EINTR { throw SystemError(call, errno: error, subject) }
        }
    }

    /// Runs a call whose result is a new descriptor.
    package static func descriptor(
        _ call: String, _ subject: String? = nil, _ body: () -> Int32
    ) throws(SystemError) -> OwnedDescriptor {
        OwnedDescriptor(try check(call, subject, body))
    }

    /// Runs a call that makes two new descriptors.
    package static func descriptors(
        _ call: String, _ body: (inout [Int32]) -> Int32
    ) throws(SystemError) -> (OwnedDescriptor, OwnedDescriptor) {
        var ends: [Int32] = [-1, -1]
        try check(call) { body(&ends) }
        return (OwnedDescriptor(ends[0]), OwnedDescriptor(ends[1]))
    }
}
