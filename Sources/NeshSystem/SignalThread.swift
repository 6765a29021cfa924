import CLinux
import Glibc

/// A thread that calls a closure for each signal, where ordinary code may run.
enum SignalThread {
    /// The signals are caught when this returns; the thread lives as long as the process.
    /// - Throws: `SystemError` when a pipe, a handler or the thread cannot be had.
    static func start(_ signals: [Int32], _ body: @escaping @Sendable (Int32) -> Void) throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        try Syscall.check("pipe") { nesh_pipe(&ends) }
        let (numbers, written) = (OwnedDescriptor(ends[0]), ends[1])
        // A handler must never wait; its end is never closed.
        try Syscall.check("fcntl") { nesh_set_nonblocking(written, 1) }
        try SystemThread.start {
            var number: UInt8 = 0
            while true {
                let count = read(numbers.raw, &number, 1)
                if count == 1 {
                    body(Int32(number))
                } else if count == 0 || errno != EINTR {
                    return
                }
            }
        }
        for signal in signals {
            try Syscall.check("sigaction") { nesh_signal_forward(signal, written) }
        }
    }
}
