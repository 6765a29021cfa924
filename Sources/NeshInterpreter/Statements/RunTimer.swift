import NeshSystem
import Synchronization

/// Calls once after a time, unless it is let go before.
final class RunTimer: Sendable {
    private let cancel: Interrupt
    private let fired = Atomic<Bool>(false)

    init(after duration: Duration, _ action: @escaping @Sendable () -> Void) throws(SystemError) {
        let cancel = try Interrupt()
        self.cancel = cancel
        let deadline = Deadline(after: duration)
        try SystemThread.start { [weak self] in
            var items = [PollItem(cancel.descriptor)]
            guard (try? Poll.wait(&items, until: deadline)) == 0 else { return }
            self?.fired.store(true, ordering: .releasing)
            action()
        }
    }

    var hasFired: Bool { fired.load(ordering: .acquiring) }

    deinit { cancel.raise() }
}
