import Glibc
import NeshData
import NeshSystem
import Synchronization

/// Enclaves that are held by keepers, found through their sockets. The keepers are nesh's or nitro-cli's.
package final class KeeperEngine: Engine {
    /// Which enclaves `start` makes.
    package let kind: EngineKind
    /// What is decided by that kind alone.
    let engine: any KeptEngine
    /// Opens the console of an enclave that no keeper of nesh's holds.
    private let foreignConsole: (@Sendable (_ cid: UInt32) throws(Failure) -> any ConsoleStream)?
    /// Where the keepers' sockets are.
    package let directory: RuntimeDirectory
    /// How long a keeper may take until it is known not to hear.
    private static let hearing = Duration.seconds(10)
    let settings: EngineSettings

    /// - Parameters:
    ///   - foreignConsole: opens the console of an enclave that another program's keeper holds, by its CID.
    ///   - settings: say where keepers are found.
    /// - Throws: where there can be no directory for the keepers' sockets.
    package init(
        _ kind: EngineKind, _ engine: any KeptEngine,
        foreignConsole: (@Sendable (_ cid: UInt32) throws(Failure) -> any ConsoleStream)?, settings: EngineSettings
    ) throws(Failure) {
        self.kind = kind
        self.engine = engine
        self.foreignConsole = foreignConsole
        self.settings = settings
        directory = try RuntimeDirectory.choose(environment: settings.environment)
    }

    package func enclaves(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> [Enclave] {
        try census(with: details, interrupt: interrupt).enclaves
    }

    package func census(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> EnclaveCensus {
        try KeeperCensus.take(in: directory, with: details, interrupt: interrupt, warn: settings.warn)
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
                    fixes: ["sudo nesh terminate-enclave --enclave-id \(id.text.asWord)"])
            case .some(let status):
                throw Failure(
                    .enclaveProcessCommandNotExecuted, "the keeper of \(id) did not end it: status \(status)",
                    details: answer.progress.map(\.trimmingSpaces.spelledOut))
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
            guard ended.enclave.debug else { throw Failure.noConsole(of: ended.enclave, hasEnded: true) }
            return try LogConsole(ended)
        }
        return try consoleElsewhere(of: id, slot)
    }

    private func consoleElsewhere(of id: Enclave.ID, _ slot: String) throws(Failure) -> any ConsoleStream {
        let interrupt = try failing(.unspecified, try Interrupt())
        let calls = try Survey.ask(directory, slots: [slot], interrupt: interrupt) { _ in
            .describe([])
        }
        guard let call = calls.first, case .answered(let answer) = call.outcome,
            let enclave = Self.enclave(in: answer, slot: slot)
        else { throw Failure.unknown(id) }
        guard enclave.debug else { throw Failure.noConsole(of: enclave) }
        guard let foreignConsole else { throw Failure.noConsole(of: enclave) }
        return try foreignConsole(enclave.cid)
    }

    package func events() throws(Failure) -> any EnclaveEventSource { try KeeperEvents(directory) }

    package func resources() throws(Failure) -> EnclaveResources {
        let interrupt = try failing(.unspecified, try Interrupt())
        return try engine.resources(try enclaves(interrupt: interrupt), settings)
    }

    /// The process that holds a slot, as its record says; nil where there is none that can be believed.
    private func keeper(of slot: String) -> Int32? {
        guard let files = try? Directory(directory.path), let found = FoundRecord.read(slot, in: files) else {
            return nil
        }
        return found.record.keeper?.isGone == false ? found.record.enclave.processID : nil
    }

    func slot(of id: Enclave.ID) throws(Failure) -> String {
        // What an ID cannot hold must not become a path.
        guard let slot = id.slot, slot.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 != 0 }) else {
            throw Failure.unknown(id)
        }
        return String(slot)
    }
}
