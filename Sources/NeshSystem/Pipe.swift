import CLinux

/// The two ends of a new pipe, both close-on-exec.
package struct Pipe {
    /// What comes out is read here.
    package let reading: OwnedDescriptor
    /// What goes in is written here.
    package let writing: OwnedDescriptor

    /// Makes a pipe.
    package init() throws(SystemError) {
        (reading, writing) = try Syscall.descriptors("pipe2") { nesh_pipe(&$0) }
    }
}

extension OwnedDescriptor {
    /// Reads and writes give EAGAIN instead of waiting, or wait again.
    package func setNonblocking(_ on: Bool = true) throws(SystemError) {
        try Syscall.check("fcntl") { nesh_set_nonblocking(raw, on ? 1 : 0) }
    }

    /// A second descriptor of the same open file, close-on-exec.
    package func duplicate() throws(SystemError) -> OwnedDescriptor {
        try Syscall.descriptor("dup") { nesh_duplicate(raw, 0) }
    }
}
