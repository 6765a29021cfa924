import NeshData
import NeshEnclave
import NeshSystem
import Synchronization

/// Enclaves of this process, gone with it: the `memory` engine, for tests and documentation.
package final class Supervisor: Engine {
    /// One enclave: what is known of it and what it has written.
    struct Entry {
        let host: EnclaveHost
        var enclave: Enclave { host.enclave }
        var console: [UInt8] = []
        var reason: ExitReason?
        var isOver: Bool { reason != nil }
    }

    struct State {
        var entries: [Entry] = []
        var started: UInt64 = 0
        var happened: [EnclaveEvent] = []
        var listeners: [EventDescriptor] = []
    }

    let state = Mutex(State())
    private let settings: EngineSettings
    private let driver: any Driver

    package init(settings: EngineSettings, driver: any Driver = MemoryDriver()) {
        self.settings = settings
        self.driver = driver
    }

    package func enclaves(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> [Enclave] {
        try interrupt.check()
        return living.map { enclave in
            var enclave = enclave
            if !details.contains(.metadata) { enclave.metadata = nil }
            return enclave
        }
    }

    private var living: [Enclave] { state.withLock { $0.entries.filter { !$0.isOver }.map(\.enclave) } }

    package func start(
        _ request: EnclaveRequest, progress: (EngineProgress) -> Void, interrupt: Interrupt
    ) throws(Failure) -> Enclave {
        progress(.line("Start allocating memory..."))
        let image = try EnclaveImage(path: request.imagePath, memoryMiB: request.memoryMiB, interrupt: interrupt)
        for warning in image.warnings { progress(.warning(EnclaveNote(warning))) }
        let allocator = try settings.allocator()
        let (memory, cpus) = (try allocator.memoryMiB, try allocator.cpuPool)
        let result: Result<Enclave, Failure> = state.withLock { state in
            do throws(Failure) {
                let others = state.entries.filter { !$0.isOver }.map(\.enclave)
                let reservation = try Reservation(
                    request, imageSize: image.size, memoryMiB: memory, cpus: cpus, others: others, sharing: others)
                return .success(try launch(request, image, reservation, &state))
            } catch { return .failure(error) }
        }
        let enclave = try result.get()
        progress(
            .line(
                "Started enclave with enclave-cid: \(enclave.cid), memory: \(enclave.memoryMiB) MiB, cpu-ids: "
                    + "[\(enclave.cpuIDs.map(String.init).joined(separator: ", "))]"))
        return enclave
    }

    private func launch(
        _ request: EnclaveRequest, _ image: EnclaveImage, _ reservation: Reservation, _ state: inout State
    ) throws(Failure) -> Enclave {
        state.started += 1
        // Numbers instead of chance: what is shown of them is the same at every run.
        let digits = String(state.started, radix: 16)
        let id = Enclave.ID("\(InstanceID.unknown)-enc\(String(repeating: "0", count: 16 - digits.count))\(digits)")
        let order = LaunchOrder(
            id: id, grant: reservation.grant, image: image.file, imageSize: image.size, ramdisks: image.ramdisks)
        var entry = Entry(
            host: EnclaveHost(
                Enclave(
                    id: id, grant: reservation.grant, processID: 0, state: .empty, measurements: image.measurements,
                    metadata: image.metadata, engine: .memory,
                    imagePath: request.imagePath, session: request.session)))
        let failure = drive(&entry, &state) { $0.launch(driver, order, $1) }
        state.entries.append(entry)
        if let failure { throw failure }
        return entry.enclave
    }

    /// Does one step with an enclave and keeps what comes of it.
    /// - Returns: why it did not start.
    private func drive(
        _ entry: inout Entry, _ state: inout State, _ step: (EnclaveHost, (EnclaveHost.Event) -> Void) -> Void
    ) -> Failure? {
        var failure: Failure?
        let host = entry.host
        step(host) { event in
            switch event {
            case .console(let bytes): entry.console += bytes
            case .note, .assigned, .consoleLost: break
            case .started: state.happened.append(.started(host.enclave))
            case .refused(let why): failure = why
            case .ended(let reason, _):
                entry.reason = reason
                state.happened.append(.ended(id: host.enclave.id, name: host.enclave.name, reason))
            }
        }
        for bell in state.listeners { bell.raise() }
        return failure
    }

    package func stop(_ id: Enclave.ID, interrupt: Interrupt) throws(Failure) {
        let found = state.withLock { state in
            guard let index = state.entries.firstIndex(where: { $0.enclave.id == id && !$0.isOver }) else {
                return false
            }
            var entry = state.entries[index]
            _ = drive(&entry, &state) { host, tell in
                host.apply(.terminate, tell)
                host.advance(tell)
            }
            state.entries[index] = entry
            return true
        }
        guard found else { throw Failure.unknown(id) }
    }

    package func resources() throws(Failure) -> EnclaveResources {
        let allocator = try settings.allocator()
        return try EnclaveResources(.memory, allocator, living)
    }

    package func console(of id: Enclave.ID, from position: ConsolePosition) throws(Failure) -> any ConsoleStream {
        let entry = state.withLock { $0.entries.first { $0.enclave.id == id }.map { ($0.enclave, $0.console.count) } }
        guard let (enclave, count) = entry else { throw Failure.unknown(id) }
        guard enclave.debug else { throw Failure.noConsole(of: enclave) }
        let bell = try newBell()
        return SupervisorConsole(self, id, position == .start ? 0 : count, bell)
    }

    package func events() throws(Failure) -> any EnclaveEventSource {
        let bell = try newBell()
        return SupervisorEvents(self, state.withLock { $0.happened.count }, bell)
    }

    /// Raised from the beginning: what happened before is news to anyone who listens now.
    private func newBell() throws(Failure) -> EventDescriptor {
        let bell = try failing(.unspecified, try EventDescriptor())
        bell.raise()
        state.withLock { $0.listeners.append(bell) }
        return bell
    }

    func forget(_ bell: EventDescriptor) { state.withLock { $0.listeners.removeAll { $0 === bell } } }
}
