import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

/// Follows what happens to enclaves, on a thread of its own, as long as it lives.
final class EnclaveWatcher {
    private let stop: Interrupt
    /// Raised once the board has what runs.
    private let looked: Interrupt

    /// Where it looks, as the environment says; nil is the usual place.
    let place: String?

    /// - Throws: `SystemError` when no descriptor or thread is left.
    init(_ engine: any Engine, for session: Session, board: PromptBoard) throws(SystemError) {
        place = session.environment.text(RuntimeDirectory.variable)
        let selected = session.enclave?.id
        let (stop, looked) = (try Interrupt(), try Interrupt())
        (self.stop, self.looked) = (stop, looked)
        try SystemThread.start {
            // Without events the prompt still works: it only does not change by itself.
            try? Self.follow(engine, selected, board, stop, looked)
        }
    }

    deinit { stop.raise() }

    /// Waits until the board knows what runs, but not for long: a keeper may be slow to answer.
    /// - Returns: whether it knows.
    func waitForLook(_ time: Duration) -> Bool {
        !((try? Poll.wait(for: looked.descriptor, until: Deadline(after: time))) ?? []).isEmpty
    }

    private static func follow(
        _ engine: any Engine, _ selected: Enclave.ID?, _ board: PromptBoard, _ stop: Interrupt, _ looked: Interrupt
    ) throws(Failure) {
        let events = try engine.events()
        board.replace(try engine.enclaves(interrupt: stop), selected: selected)
        looked.raise()
        while true {
            while let event = try events.next() { board.take(event) }
            _ = try Poll.wait(for: events.descriptor, interrupt: stop)
        }
    }
}
