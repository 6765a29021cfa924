import CLinux
import Glibc

/// A thread of the operating system; the name `Thread` is Foundation's.
package enum SystemThread {
    /// Runs the body on a new thread, with all signals blocked there, so that they go to the threads that expect them.
    /// - Throws: `SystemError` when no thread can be made; the body does not run then.
    package static func start(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
        // SAFETY: the one reference taken here is given up by the new thread, or below where there is none.
        let start = Unmanaged.passRetained(Body(body))
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        // Of a size that does not follow from `ulimit -s`, which may be less than the body needs.
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 8 << 20)
        var thread = pthread_t()
        let error = pthread_create(&thread, &attributes, runBody, start.toOpaque())
        if error != 0 {
            start.release()
            throw SystemError("pthread_create", errno: error)
        }
        pthread_detach(thread)
    }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    // SAFETY: context is the retained Body that `start` passed to this thread alone.
    let body = Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
    // Freed only afterwards: the first thing that a thread frees gives it 64 MiB of addresses for more, and a thread
    // that does nothing but wait needs none.
    withExtendedLifetime(body) { body.run() }
    return nil
}
