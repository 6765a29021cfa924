import Synchronization

/// Sentences that one session, or one command, says only once.
final class SaidOnce: Sendable {
    private let sentences = Mutex<Set<String>>([])

    /// - Returns: whether it is said for the first time.
    func isNew(_ sentence: String) -> Bool { sentences.withLock { $0.insert(sentence).inserted } }

    /// From now on all are new.
    func forget() { sentences.withLock { $0.removeAll() } }
}
