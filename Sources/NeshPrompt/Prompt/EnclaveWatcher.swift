import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

/// Follows what happens to enclaves, on a thread of its own, as long as it lives.
final class EnclaveWatcher {
    private let stop: Interrupt
    /// Raised once the board has what runs.
    private let looked: Interrupt
    /// Raised to ask the thread that the board knows all that has happened, and by the thread once it does.
    private let (asks, answers): (EventDescriptor, EventDescriptor)
    /// Raised when the thread has ended: nobody will answer any more.
    private let ended: Interrupt

    /// Where it looks, as the environment says; nil is the usual place.
    let place: String?

    /// - Throws: `SystemError` when no descriptor or thread is left.
    init(_ engine: any Engine, for session: Session, board: PromptBoard) throws(SystemError) {
        place = session.environment.text(RuntimeDirectory.variable)
        let selected = session.enclave?.id
        let (stop, looked, ended) = (try Interrupt(), try Interrupt(), try Interrupt())
        (self.stop, self.looked, self.ended) = (stop, looked, ended)
        let (asks, answers) = (try EventDescriptor(), try EventDescriptor())
        (self.asks, self.answers) = (asks, answers)
        try SystemThread.start {
            // Without events the prompt still works: it only does not change by itself.
            try? Self.follow(engine, selected, board, stop, looked, asks, answers)
            ended.raise()
        }
    }

    deinit { stop.raise() }

    /// Waits until the board knows what runs, but not for long: a keeper may be slow to answer.
    /// - Returns: whether it knows; never if the thread has ended, since what it knew grows old.
    func waitForLook(_ time: Duration) -> Bool {
        !((try? Poll.wait(for: looked.descriptor, until: Deadline(after: time), interrupt: ended)) ?? []).isEmpty
    }

    /// Returns once the board knows of what has happened until now; a thread that is busy is not waited for long, and one
    /// that has ended not at all.
    func catchUp() {
        answers.lower()
        asks.raise()
        _ = try? Poll.wait(for: answers.descriptor, until: Deadline(after: Self.patience), interrupt: ended)
    }

    private static let patience = Duration.milliseconds(100)

    private static func follow(
        _ engine: any Engine, _ selected: Enclave.ID?, _ board: PromptBoard, _ stop: Interrupt, _ looked: Interrupt,
        _ asks: EventDescriptor, _ answers: EventDescriptor
    ) throws(Failure) {
        let events = try engine.events()
        board.replace(try engine.enclaves(interrupt: stop), selected: selected)
        looked.raise()
        while true {
            let isAsked = !Poll.ready(asks.descriptor).isEmpty
            if isAsked { asks.lower() }
            while let event = try events.next() { board.take(event) }
            if isAsked { answers.raise() }
            var items = [stop.descriptor, events.descriptor, asks.descriptor].map { PollItem($0) }
            try failing(.unspecified, try Poll.wait(&items))
            try stop.check()
        }
    }
}
