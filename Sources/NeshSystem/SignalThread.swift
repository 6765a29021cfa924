import CLinux
import Glibc

/// A thread that calls a closure for each signal, where ordinary code may run.
enum SignalThread {
    private final class Start {
        let descriptor: Int32
        let body: @Sendable (Int32) -> Void
        init(_ descriptor: Int32, _ body: @escaping @Sendable (Int32) -> Void) {
            self.descriptor = descriptor
            self.body = body
        }
    }

    /// The signals are caught when this returns; the thread lives as long as the process.
    /// - Throws: `SystemError` when a pipe, a handler or the thread cannot be had.
    static func start(_ signals: [Int32], _ body: @escaping @Sendable (Int32) -> Void) throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemError("pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)

        // A signal should find a thread that waits for something, not this one.
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }

        // SAFETY: the retain is balanced by the thread's takeRetainedValue, or by release below.
        let context = Unmanaged.passRetained(Start(ends[0], body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        pthread_attr_setstacksize(&attributes, 256 << 10)
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, SignalThread.run, context.toOpaque())
        guard status == 0 else {
            context.release()
            throw SystemError("pthread_create", errno: status)
        }
        for signal in signals where nesh_signal_forward(signal, ends[1]) != 0 { throw SystemError("sigaction") }
    }

    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
        guard let pointer else { return nil }
        // SAFETY: balances passRetained in start.
        let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
        var number: UInt8 = 0
        while true {
            let count = read(start.descriptor, &number, 1)
            if count == 1 {
                start.body(Int32(number))
            } else if count == 0 || errno != EINTR {
                return nil
            }
        }
    }
}
