import Synchronization

/// Sentences that one session says only once.
final class SaidOnce: Sendable {
    private let sentences = Mutex<Set<String>>([])

    /// - Returns: whether it is said for the first time.
    func isNew(_ sentence: String) -> Bool { sentences.withLock { $0.insert(sentence).inserted } }
}
