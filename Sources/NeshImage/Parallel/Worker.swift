import Glibc
import NeshData
import NeshSystem

/// A thread that runs one closure and is waited for.
final class Worker {
    private var thread = pthread_t()
    private var isJoined = false

    /// - Throws: E16 when the system has no thread left.
    init(_ body: @escaping @Sendable () -> Void) throws(Failure) {
        // SAFETY: the box is retained here and released exactly once, by the thread that takes it.
        let box = Unmanaged.passRetained(Box(body))
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            isJoined = true
            throw SystemError("pthread_create", errno: code).failure(.threadJoin)
        }
    }

    /// Returns when the closure has. Idempotent.
    func join() {
        guard !isJoined else { return }
        isJoined = true
        pthread_join(thread, nil)
    }

    deinit { join() }

    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
