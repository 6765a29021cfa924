import Glibc
import NeshData
import NeshEnclave
import NeshEngines
import NeshSystem
import Synchronization

/// Enclaves that are only entries in a list, with consoles that a test writes.
final class FakeEngine: Engine {
    struct State {
        var enclaves: [Enclave] = []
        var consoles: [Enclave.ID: FakeConsole] = [:]
        var events: FakeEvents?
        var stopFailure: Failure?
        var startFailure: Failure?
        /// After so many more looks all enclaves are gone.
        var looks: Int?
    }
    let state = Mutex(State())
    private let changes: Changes?

    /// - Parameter changes: told when somebody begins to watch.
    init(_ changes: Changes? = nil) { self.changes = changes }

    static func enclave(_ name: String = "hello", cid: UInt32 = 16, debug: Bool = true) -> Enclave {
        Enclave(
            id: .init("i-0123-enc\(cid)"),
            grant: Grant(name: name, cid: cid, cpuIDs: [1, 3], memoryMiB: 512, debug: debug), processID: 7,
            state: .running, measurements: ["PCR0": "00"], engine: .memory)
    }

    func add(_ enclave: Enclave) throws {
        let console = try FakeConsole()
        state.withLock { state in
            state.enclaves.append(enclave)
            state.consoles[enclave.id] = console
        }
    }

    func write(_ text: String, to enclave: Enclave) {
        state.withLock { $0.consoles[enclave.id] }?.add(.bytes(Array(text.utf8)))
    }

    /// Ends it as its application would.
    func end(_ enclave: Enclave, _ reason: ExitReason = .exited(0)) {
        let (console, events) = state.withLock { state in
            state.enclaves.removeAll { $0.id == enclave.id }
            return (state.consoles[enclave.id], state.events)
        }
        console?.add(.end(reason))
        events?.add(.ended(id: enclave.id, name: enclave.name, reason))
    }

    func enclaves(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> [Enclave] {
        state.withLock { state in
            guard let looks = state.looks else { return state.enclaves }
            state.looks = looks - 1
            return looks > 0 ? state.enclaves : []
        }
    }

    func start(
        _ request: EnclaveRequest, progress: (EngineProgress) -> Void, interrupt: Interrupt
    ) throws(Failure) -> Enclave {
        throw state.withLock(\.startFailure) ?? Failure(.insufficientMemoryAvailable, "Insufficient memory available")
    }

    func stop(_ id: Enclave.ID, interrupt: Interrupt) throws(Failure) {
        if let failure = state.withLock({ $0.stopFailure }) { throw failure }
        if let enclave = state.withLock({ state in state.enclaves.first { $0.id == id } }) { end(enclave, .terminated) }
    }

    func console(of id: Enclave.ID, from position: ConsolePosition) throws(Failure) -> any ConsoleStream {
        guard let console = state.withLock({ $0.consoles[id] }) else { throw Failure(.socket, "no console") }
        return console
    }

    func events() throws(Failure) -> any EnclaveEventSource {
        do throws(SystemError) {
            let events = try FakeEvents()
            state.withLock { $0.events = events }
            changes?.note()
            return events
        } catch {
            throw error.failure()
        }
    }

    func resources() throws(Failure) -> EnclaveResources {
        EnclaveResources(
            engine: .memory, allocatorPath: "/dev/null", totalMemoryMiB: 512, freeMemoryMiB: 512, cpuPool: [1, 3],
            freeCPUs: [1, 3])
    }
}

/// Values that a thread adds and another reads, behind a descriptor that is readable while there are any.
final class Mailbox<Value: Sendable>: Sendable {
    private let pipe: Pipe
    private let values = Mutex<[Value]>([])

    init() throws(SystemError) { pipe = try Pipe() }

    var descriptor: Int32 { pipe.reading.raw }

    func add(_ value: Value) {
        values.withLock { values in
            if values.isEmpty { try? File.write(pipe.writing.raw, [1]) }
            values.append(value)
        }
    }

    func next() -> Value? {
        values.withLock { values in
            guard !values.isEmpty else { return nil }
            let first = values.removeFirst()
            if values.isEmpty {
                var byte: UInt8 = 0
                _ = read(pipe.reading.raw, &byte, 1)
            }
            return first
        }
    }
}

final class FakeConsole: ConsoleStream {
    private let mailbox: Mailbox<ConsoleChunk>
    init() throws(SystemError) { mailbox = try Mailbox() }
    var descriptor: Int32 { mailbox.descriptor }
    func add(_ chunk: ConsoleChunk) { mailbox.add(chunk) }
    func read() throws(Failure) -> ConsoleChunk { mailbox.next() ?? .nothing }
}

final class FakeEvents: EnclaveEventSource {
    private let mailbox: Mailbox<EnclaveEvent>
    init() throws(SystemError) { mailbox = try Mailbox() }
    var descriptor: Int32 { mailbox.descriptor }
    func add(_ event: EnclaveEvent) { mailbox.add(event) }
    func next() throws(Failure) -> EnclaveEvent? { mailbox.next() }
}
