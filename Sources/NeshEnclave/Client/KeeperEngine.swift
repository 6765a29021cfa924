import Glibc
import NeshData
import NeshSystem
import Synchronization

/// Enclaves that are held by keepers, found through their sockets. The keepers are nesh's or nitro-cli's.
package final class KeeperEngine: Engine {
    /// Which enclaves `start` makes: local or nitro.
    package let kind: EngineKind
    package let directory: RuntimeDirectory
    /// How long a keeper may take until it is known not to hear.
    private static let hearing = Duration.seconds(10)
    let settings: EngineSettings

    package init(_ kind: EngineKind, settings: EngineSettings) throws(Failure) {
        self.kind = kind
        self.settings = settings
        directory = try RuntimeDirectory.choose(environment: settings.environment)
    }

    package func enclaves(metadata: Bool, interrupt: Interrupt) throws(Failure) -> [Enclave] {
        try census(metadata: metadata, interrupt: interrupt).enclaves
    }

    package func census(metadata: Bool, interrupt: Interrupt) throws(Failure) -> EnclaveCensus {
        try KeeperCensus.take(in: directory, metadata: metadata, interrupt: interrupt, warn: settings.warn)
    }

    /// What a keeper answered, if it describes the enclave whose socket it was asked on.
    static func enclave(in answer: KeeperAnswerReader, slot: String) -> Enclave? {
        guard let json = answer.json else { return nil }
        // nitro-cli's older releases answer with an array of one.
        guard let enclave = Enclave(description: json[0] ?? json), enclave.id.slot.map(String.init) == slot else {
            return nil
        }
        return enclave
    }

    package func stop(_ id: Enclave.ID, interrupt: Interrupt) throws(Failure) {
        let slot = try slot(of: id)
        // Asked first whether it hears: an order that nobody hears now would be followed whenever it is heard.
        let hears = PeerCall(directory.socket(slot), slot: slot, .name)
        try Survey.wait(for: [hears], until: Deadline(after: Self.hearing), interrupt: interrupt)
        if case .failed(let why) = hears.outcome { throw Failure.silent(id.text, why, keeper: keeper(of: slot)) }
        let call = PeerCall(directory.socket(slot), slot: slot, .terminate)
        try Survey.wait(for: [call], until: Deadline(after: .seconds(60)), interrupt: interrupt)
        switch call.outcome {
        case .answered(let answer):
            switch answer.status {
            case .some(KeeperAnswer.Status.done): return
            case .some(KeeperAnswer.Status.notPermitted):
                throw Failure(
                    .enclaveProcessCommandNotExecuted,
                    "the enclave \(id) belongs to another user, who alone may end it",
                    fixes: ["sudo nesh terminate-enclave --enclave-id \(id)"])
            case .some(let status):
                throw Failure(
                    .enclaveProcessCommandNotExecuted, "the keeper of \(id) did not end it: status \(status)",
                    details: answer.progress)
            case nil:
                // Gone before it could answer is gone.
                if !File.exists(directory.socket(slot)) { return }
                throw Failure(.enclaveProcessConnection, "the keeper of \(id) hung up without an answer")
            }
        case .stale:
            if let files = try? Directory(directory.path) { Leftovers.clear(slot, in: files) }
            throw Failure.unknown(id)
        case .missing, nil: throw Failure.unknown(id)
        case .failed(let why):
            throw Failure(.enclaveProcessConnection, "the keeper of \(id) did not end it: \(why)")
        }
    }

    package func console(of id: Enclave.ID, from position: ConsolePosition) throws(Failure) -> any ConsoleStream {
        let slot = try slot(of: id)
        if let connection = ConsolePeer.connect(slot, in: directory),
            let console = try KeeperConsole.open(connection, from: position, until: Deadline(after: Survey.patience))
        {
            return console
        }
        // No keeper: an enclave that is gone has left its console.
        if let ended = EndedEnclave.of(id, in: settings.logsDirectory) {
            guard ended.enclave.debug else { throw Failure.noConsole(of: ended.enclave) }
            return try LogConsole(ended)
        }
        return try foreignConsole(of: id, slot)
    }

    private func foreignConsole(of id: Enclave.ID, _ slot: String) throws(Failure) -> any ConsoleStream {
        let interrupt: Interrupt
        do { interrupt = try Interrupt() } catch { throw error.failure(.unspecified) }
        let calls = try Survey.ask(directory, slots: [slot], interrupt: interrupt) { _ in
            .describe(metadata: false, facts: false)
        }
        guard let call = calls.first, case .answered(let answer) = call.outcome,
            let enclave = Self.enclave(in: answer, slot: slot)
        else { throw Failure.unknown(id) }
        guard enclave.debug else { throw Failure.noConsole(of: enclave) }
        return try ForeignConsole(of: enclave.cid, device: KernelNitroDevice())
    }

    package func events() throws(Failure) -> any EnclaveEventSource { try KeeperEvents(directory) }

    package func resources() throws(Failure) -> EnclaveResources {
        let interrupt: Interrupt
        do { interrupt = try Interrupt() } catch { throw error.failure(.unspecified) }
        let all = try enclaves(metadata: false, interrupt: interrupt)
        if kind == .nitro { return try EnclaveResources(try NitroPool.read(), all) }
        let allocator = try AllocatorFile(path: settings.allocatorPath, directories: settings.directories)
        let running = all.filter { $0.engine == kind }
        return try EnclaveResources(kind, allocator, running)
    }

    /// The process that holds a slot, as its record says; nil where there is none that can be believed.
    private func keeper(of slot: String) -> Int32? {
        guard let files = try? Directory(directory.path), let found = FoundRecord.read(slot, in: files) else {
            return nil
        }
        return found.record.keeper?.isGone == false ? found.record.enclave.processID : nil
    }

    private func slot(of id: Enclave.ID) throws(Failure) -> String {
        // What an ID cannot hold must not become a path.
        guard let slot = id.slot, slot.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != 0 }) else {
            throw Failure.unknown(id)
        }
        return String(slot)
    }
}

extension EnclaveResources {
    init(_ pool: NitroPool, _ all: [Enclave]) throws(Failure) {
        let sharing = all.filter { $0.engine == .nitro || $0.engine == nil }
        let taken = Set(sharing.flatMap(\.cpuIDs))
        self.init(
            engine: .nitro, allocatorPath: AllocatorFile.systemPath, totalMemoryMiB: (pool.pages?.total ?? 0) >> 20,
            freeMemoryMiB: (pool.pages?.free ?? 0) >> 20, cpuPool: pool.ids,
            freeCPUs: pool.ids.filter { !taken.contains($0) })
    }

    init(_ kind: EngineKind, _ allocator: AllocatorFile, _ running: [Enclave]) throws(Failure) {
        let total = try allocator.memoryMiB
        let pool = try allocator.cpuPool
        let taken = Set(running.flatMap(\.cpuIDs))
        self.init(
            engine: kind, allocatorPath: allocator.path, totalMemoryMiB: total,
            freeMemoryMiB: max(0, total - running.reduce(0) { $0 + $1.memoryMiB }), cpuPool: pool.ids,
            freeCPUs: pool.ids.filter { !taken.contains($0) })
    }
}

extension Failure {
    static func unknown(_ id: Enclave.ID) -> Failure {
        Failure(.socket, "there is no enclave with the ID \(id)", fixes: ["describe-enclaves lists those that run"])
    }

    /// - Parameter keeper: its process, where it is one that can be seen from here.
    package static func silent(_ enclave: String, _ why: String, keeper: Int32?) -> Failure {
        Failure(
            .enclaveProcessConnection,
            "the keeper of \(enclave) gives no answer, and the enclave was left as it is: \(why)",
            details: keeper.map {
                ["kill -CONT \($0) wakes the keeper if it is stopped; kill -KILL \($0) ends it and its enclave"]
            } ?? [])
    }

    static func noConsole(of enclave: Enclave) -> Failure {
        Failure(
            .enclaveConsoleConnection, "\(enclave.name) was not started with --debug-mode and shows no console",
            fixes: ["run-enclave … --debug-mode"])
    }
}
