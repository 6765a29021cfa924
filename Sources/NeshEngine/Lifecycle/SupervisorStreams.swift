import CLinux
import Glibc
import NeshData
import NeshSystem
import Synchronization

/// A descriptor that is readable from a ring until it is hushed.
final class Bell: Sendable {
    private let event: OwnedDescriptor

    init() throws(SystemError) {
        event = try Syscall.descriptor("eventfd") { nesh_eventfd() }
        ring()
    }

    var descriptor: Int32 { event.raw }

    func ring() {
        var one: UInt64 = 1
        _ = write(event.raw, &one, 8)
    }

    func hush() {
        var count: UInt64 = 0
        _ = read(event.raw, &count, 8)
    }
}

/// The console of an enclave in memory.
final class SupervisorConsole: ConsoleStream {
    private let supervisor: Supervisor
    private let id: Enclave.ID
    private let position: Mutex<Int>
    private let bell: Bell

    init(_ supervisor: Supervisor, _ id: Enclave.ID, _ position: Int, _ bell: Bell) {
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
            bell.hush()
            let (rest, reason) = supervisor.state.withLock { state -> ([UInt8], ExitReason?) in
                guard let entry = state.entries.first(where: { $0.enclave.id == id }) else { return ([], .terminated) }
                return (Array(entry.console[position...]), entry.reason)
            }
            if !rest.isEmpty {
                position += rest.count
                bell.ring()
                return .bytes(rest)
            }
            guard let reason else { return .nothing }
            bell.ring()
            return .end(reason)
        }
    }
}

/// Starts and ends of enclaves in memory.
final class SupervisorEvents: EnclaveEventSource {
    private let supervisor: Supervisor
    private let position: Mutex<Int>
    private let bell: Bell

    init(_ supervisor: Supervisor, _ position: Int, _ bell: Bell) {
        self.supervisor = supervisor
        self.position = Mutex(position)
        self.bell = bell
    }

    deinit { supervisor.forget(bell) }

    var descriptor: Int32 { bell.descriptor }

    func next() throws(Failure) -> EnclaveEvent? {
        position.withLock { position in
            bell.hush()
            let event = supervisor.state.withLock { state in
                position < state.happened.count ? state.happened[position] : nil
            }
            guard let event else { return nil }
            position += 1
            bell.ring()
            return event
        }
    }
}
