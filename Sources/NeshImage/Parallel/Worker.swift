import NeshData
import NeshSystem

/// A closure on a thread of its own that is waited for.
final class Worker: Sendable {
    private let isDone: Monitor<Bool>

    /// - Throws: E16 when the system has no thread left.
    init(_ body: @escaping @Sendable () -> Void) throws(Failure) {
        let isDone = Monitor(false)
        self.isDone = isDone
        do {
            try SystemThread.start {
                body()
                isDone.update { $0 = true }
            }
        } catch {
            isDone.update { $0 = true }
            throw error.failure(.threadJoin)
        }
    }

    /// Returns when the closure has.
    func join() { isDone.wait { $0 ? () : nil } }

    deinit { join() }
}
