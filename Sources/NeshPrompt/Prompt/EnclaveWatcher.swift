import NeshData
import NeshEnclave
import NeshSystem

/// Follows what happens to enclaves, on a thread of its own, as long as it lives.
final class EnclaveWatcher {
    private let stop: Interrupt

    /// - Throws: `SystemError` when no descriptor or thread is left.
    init(_ engine: any Engine, board: PromptBoard) throws(SystemError) {
        let stop = try Interrupt()
        self.stop = stop
        try SystemThread.start {
            // Without events the prompt still works: it only does not change by itself.
            try? Self.follow(engine, board, stop)
        }
    }

    deinit { stop.raise() }

    private static func follow(_ engine: any Engine, _ board: PromptBoard, _ stop: Interrupt) throws(Failure) {
        let events = try engine.events()
        board.replace(try engine.enclaves(metadata: false, interrupt: stop))
        while true {
            while let event = try events.next() { board.take(event) }
            _ = try Poll.wait(for: events.descriptor, interrupt: stop)
        }
    }
}
