import CLinux

/// A new terminal whose keyboard and screen are this program.
package final class Pseudoterminal: Sendable {
    /// This program's end: reads what is shown, writes what is typed.
    package let controller: OwnedDescriptor
    /// The end for the program that believes it has a terminal.
    package let terminal: OwnedDescriptor

    /// Opens a new pair; its size is 0 by 0.
    package init() throws(SystemError) {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        try Syscall.check("posix_openpt", "/dev/ptmx") { nesh_pseudoterminal(&controller, &terminal) }
        self.controller = OwnedDescriptor(controller)
        self.terminal = OwnedDescriptor(terminal)
    }

    /// Programs on the terminal get SIGWINCH.
    package func resize(rows: Int, columns: Int) throws(SystemError) {
        try Syscall.check("ioctl", "TIOCSWINSZ") {
            nesh_set_window_size(controller.raw, UInt16(clamping: rows), UInt16(clamping: columns))
        }
    }
}
