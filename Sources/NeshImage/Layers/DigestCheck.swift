import NeshCrypto
import NeshData
import NeshSystem
import Synchronization

/// Checks digests of file ranges on a thread of its own, beside the work that already uses the bytes.
/// A wrong digest stops the build before its file gets its name.
final class DigestCheck {
    private let stop = Stop()
    private let failure = Monitor<Failure?>(nil)
    private let items: [Item]
    private let interrupt: Interrupt?
    private var worker: Worker?

    private final class Stop: Sendable {
        let isRaised = Atomic<Bool>(false)
    }

    /// One range and what its digest must be.
    struct Item: Sendable {
        var range: FileRange
        var expected: BlobDigest
        var name: String
    }

    init(_ items: [Item], interrupt: Interrupt?) {
        self.items = items
        self.interrupt = interrupt
    }

    /// Starts the thread, once.
    /// - Throws: E16 when the system has no thread left.
    func begin() throws(Failure) {
        guard !items.isEmpty, worker == nil else { return }
        worker = try Worker { [items, interrupt, stop, failure] in
            do throws(Failure) {
                for item in items { try Self.check(item, stop: stop, interrupt: interrupt) }
            } catch let found {
                failure.update { $0 = found }
            }
        }
    }

    deinit {
        stop.isRaised.store(true, ordering: .relaxed)
        worker?.join()
    }

    /// Whether something wrong was found already; does not wait.
    func requireNoneWrong() throws(Failure) {
        if let found = failure.update({ $0 }) { throw found }
    }

    /// Waits for the end.
    /// - Throws: E48 for the first range with another digest; E07 when it cannot be read.
    func finish() throws(Failure) {
        try begin()
        worker?.join()
        try requireNoneWrong()
    }

    private static func check(_ item: Item, stop: Stop, interrupt: Interrupt?) throws(Failure) {
        let state = HashState(item.expected.algorithm)
        try item.range.forEachChunk(interrupt: interrupt) { bytes throws(Failure) in
            state.update(bytes)
            if stop.isRaised.load(ordering: .relaxed) { throw Failure.interrupted() }
        }
        try item.expected.check(found: state.finish(), what: item.name)
    }
}
