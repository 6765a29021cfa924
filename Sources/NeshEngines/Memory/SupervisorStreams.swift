import NeshData
import NeshEnclave
import NeshSystem
import Synchronization

/// The console of an enclave in memory.
final class SupervisorConsole: ConsoleStream {
    private let supervisor: Supervisor
    private let id: Enclave.ID
    private let position: Mutex<Int>
    private let bell: EventDescriptor

    init(_ supervisor: Supervisor, _ id: Enclave.ID, _ position: Int, _ bell: EventDescriptor) {
        self.supervisor = supervisor
        self.id = id
        self.position = Mutex(position)
        self.bell = bell
    }

    deinit { supervisor.forget(bell) }

    var descriptor: Int32 { bell.descriptor }

    func read() throws(Failure) -> ConsoleChunk {
        position.withLock { position in
            // Before looking: what comes after the look rings again.
            bell.lower()
            let (rest, reason) = supervisor.state.withLock { state -> ([UInt8], ExitReason?) in
                guard let entry = state.entries.first(where: { $0.enclave.id == id }) else { return ([], .terminated) }
                return (Array(entry.console[position...]), entry.reason)
            }
            if !rest.isEmpty {
                position += rest.count
                bell.raise()
                return .bytes(rest)
            }
            guard let reason else { return .nothing }
            bell.raise()
            return .end(reason)
        }
    }
}

/// Starts and ends of enclaves in memory.
final class SupervisorEvents: EnclaveEventSource {
    private let supervisor: Supervisor
    private let position: Mutex<Int>
    private let bell: EventDescriptor

    init(_ supervisor: Supervisor, _ position: Int, _ bell: EventDescriptor) {
        self.supervisor = supervisor
        self.position = Mutex(position)
        self.bell = bell
    }

    deinit { supervisor.forget(bell) }

    var descriptor: Int32 { bell.descriptor }

    func next() throws(Failure) -> EnclaveEvent? {
        position.withLock { position in
            bell.lower()
            let event = supervisor.state.withLock { state in
                position < state.happened.count ? state.happened[position] : nil
            }
            guard let event else { return nil }
            position += 1
            bell.raise()
            return event
        }
    }
}
