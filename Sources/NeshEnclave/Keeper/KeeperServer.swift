import CLinux
import Glibc
import NeshData
import NeshSystem

/// One enclave's keeper: holds it, answers on its sockets, keeps its console. One thread, one poll.
final class KeeperServer {
    /// New connections in one turn: who connects again and again must not keep the others waiting.
    static let arrivalLimit = 64
    /// How long viewers may take to read the rest once the enclave is gone.
    static let patienceWithViewers = Duration.seconds(5)

    private let order: KeeperOrder
    private let record: RecordWriter
    private let sockets: KeeperSockets
    private let log: ConsoleLog
    private let signals: SignalDescriptor
    private let owner = geteuid()
    private let host: EnclaveHost
    /// The enclave's security module, which its programs and its owner may ask.
    private let module: SecurityModule?
    private var commands: [CommandClient] = []
    private var streams: [StreamClient] = []
    /// To the shell that started this; nil once it has been reported how it went.
    private var starter: OwnedDescriptor?
    private var witness: BootWitness
    private var leavesAt: Deadline?
    private var acceptsAgainAt: Deadline?
    private var text = ProgramText()
    /// The last description that somebody asked for, which holds until the enclave changes: a shell that lists hundreds
    /// of enclaves then wakes little of each keeper's program.
    private var described: (details: EnclaveDetails, change: Int, answer: [UInt8])?
    /// Why nobody can see the console.
    private var consoleFailure: Failure?

    init(
        order: KeeperOrder, record: RecordWriter, sockets: KeeperSockets, log: ConsoleLog,
        signals: SignalDescriptor, starter: OwnedDescriptor, module: SecurityModule?
    ) {
        self.order = order
        self.record = record
        self.sockets = sockets
        self.log = log
        self.signals = signals
        self.starter = starter
        witness = BootWitness(isWanted: order.showsBoot)
        host = EnclaveHost(order.enclave)
        self.module = module
    }

    /// Stays with the enclave until it is gone and everybody knows.
    /// - Parameter launched: what the driver has begun, or why it could not.
    func run(_ launched: Result<any RunningEnclave, Failure>) throws(SystemError) {
        tell(.listening)
        saveFacts(ending: nil)
        drive { host.adopt(launched, $0) }
        while !isDone { try turn() }
    }

    private var isDone: Bool {
        guard let leavesAt else { return false }
        return leavesAt.hasPassed || (commands.isEmpty && streams.isEmpty)
    }

    // MARK: one turn

    private func turn() throws(SystemError) {
        var items = [
            PollItem(signals.descriptor), PollItem(sockets.changes), PollItem(accepts ? sockets.commands : -1),
            PollItem(accepts ? sockets.streams : -1),
        ]
        // New connections come at the ends of these lists, and none leaves before all are gone through.
        let (firstCommand, asking, listening) = (items.count, commands.count, streams.count)
        items += commands.map { PollItem($0.connection.descriptor.raw, $0.connection.wanted) }
        items += streams.map { PollItem($0.connection.descriptor.raw, $0.connection.wanted) }
        let driven = host.descriptors
        items += driven.map { PollItem($0) }
        let ready = try Poll.wait(&items, until: nextDeadline)
        text.rest(isWoken: ready > 0)

        // The console first: it is what the others are reported.
        if items.suffix(driven.count).contains(where: { !$0.ready.isEmpty }) || host.deadline?.hasPassed ?? false {
            drive(host.advance)
        }
        while let number = signals.next() { apply(.abandon("its keeper was ended by signal \(number)")) }
        if !items[1].ready.isEmpty || sockets.deadline?.hasPassed ?? false, sockets.areGone {
            apply(.abandon("its socket was removed"))
        }
        for (client, item) in zip(commands.prefix(asking), items[firstCommand...]) where !item.ready.isEmpty {
            advance(client)
        }
        for (client, item) in zip(streams.prefix(listening), items[(firstCommand + asking)...])
        where !item.ready.isEmpty {
            client.advance(enclave, owner: owner, log: log, lost: consoleFailure)
        }
        if !items[2].ready.isEmpty || !items[3].ready.isEmpty { acceptAll() }
        commands.removeAll { $0.connection.isDone || $0.connection.deadline?.hasPassed ?? false }
        streams.removeAll { $0.connection.isDone || $0.connection.deadline?.hasPassed ?? false }
    }

    private var nextDeadline: Deadline? {
        let waiting = commands.compactMap(\.connection.deadline) + streams.compactMap(\.connection.deadline)
        return (waiting + [host.deadline, leavesAt, acceptsAgainAt, text.deadline, sockets.deadline].compactMap { $0 })
            .min()
    }

    private func acceptAll() {
        accept(sockets.commandListener, .commands, &commands, { $0.connection }, { CommandClient($0) })
        accept(sockets.streamListener, .streams, &streams, { $0.connection }, { StreamClient($0) })
    }

    /// Not while this process can have no more descriptors: the listener would be ready all the time.
    private var accepts: Bool { acceptsAgainAt?.hasPassed ?? true }

    private func accept<Client>(
        _ listener: OwnedDescriptor?, _ shares: ConnectionShares, _ clients: inout [Client],
        _ connection: (Client) -> KeeperConnection, _ make: (KeeperConnection) -> Client
    ) {
        guard let listener else { return }
        acceptsAgainAt = nil
        for _ in 0..<Self.arrivalLimit {
            do throws(SystemError) {
                guard let descriptor = try UnixSocket.accept(listener) else { return }
                // One that cannot be taken is its client's loss.
                guard let peer = try? UnixSocket.peer(of: descriptor) else { continue }
                let guests = clients.map { connection($0).guest }
                switch shares.decide(peer.userID, guests, owner: owner) {
                case .refuse: continue
                case .replace(let index): clients.remove(at: index)
                case .admit: break
                }
                clients.append(
                    make(KeeperConnection(descriptor, peer: peer, deadline: Deadline(after: CommandClient.patience))))
            } catch {
                acceptsAgainAt = Deadline(after: .seconds(1))
                clients.removeAll { connection($0).guest.isIdle }
                return
            }
        }
    }

    private func advance(_ client: CommandClient) {
        client.connection.send()
        switch client.advance(enclave, description: { self.description(with: $0) }, owner: owner) {
        case nil: return
        case .ask(let request): client.reply(module?(request))
        case .terminate:
            if host.isOver { client.reportEnd(enclave) } else { apply(.terminate) }
        }
    }

    private var enclave: Enclave { host.enclave }

    /// The answer to `Describe`.
    private func description(with details: EnclaveDetails) -> [UInt8] {
        if details.isSuperset(of: [.facts, .use]) { return KeeperAnswer.value(measured.description(with: details)) }
        if let described, described.details == details, described.change == host.changes { return described.answer }
        let answer = KeeperAnswer.value(enclave.description(with: details))
        described = (details, host.changes, answer)
        return answer
    }

    /// The enclave with what it uses now.
    private var measured: Enclave {
        var enclave = enclave
        enclave.memoryUsed = host.memoryUsed
        enclave.cpuMicroseconds = host.cpuMicroseconds
        enclave.consoleBytes = enclave.debug ? try? log.total : nil
        return enclave
    }

    // MARK: the enclave's life

    /// Viewers of the console get what came at once.
    private func drive(_ step: ((EnclaveHost.Event) -> Void) -> Void) {
        var wrote = false
        step { event in
            if case .console = event { wrote = true }
            hear(event)
        }
        if wrote { for stream in streams { stream.pump(log) } }
    }

    private func apply(_ input: Lifecycle.Input) { drive { host.apply(input, $0) } }

    private func hear(_ event: EnclaveHost.Event) {
        switch event {
        case .console(let bytes):
            // A full disk loses the console, never the enclave.
            try? log.append(bytes)
            if let starter { witness.show(bytes, to: starter) }
        case .note(let note): tell(.note(note))
        case .assigned: saveRecord()
        case .consoleLost(let failure):
            consoleFailure = failure
            tell(.note(EnclaveNote(failure.message)))
            for stream in streams { stream.refuse(failure) }
        case .started: announceStart()
        case .ended(let reason, let left): finish(reason, left)
        case .refused(let failure):
            tell(.refused(enclave.debug ? failure.explained(byConsole: log.tail, of: enclave) : failure))
            starter = nil
        }
    }

    private func announceStart() {
        saveFacts(ending: nil)
        saveRecord()
        tell(.started(enclave))
        starter = nil
        for stream in streams { stream.reportStart(enclave) }
        // From here on it mostly sleeps.
        text.begin()
    }

    /// - Parameter left: what of it remains.
    private func finish(_ reason: ExitReason, _ left: [String]) {
        // The log is complete before the socket goes: anyone who finds no keeper finds it.
        saveFacts(ending: reason)
        try? log.close()
        if let directory = order.logsDirectory { EndedEnclave.prune(directory) }
        acceptAll()
        if left.isEmpty { record.remove() } else { record.abandon() }
        sockets.remove()
        for command in commands {
            command.reportEnd(enclave)
        }
        for stream in streams { stream.reportEnd(reason, log: log) }
        leavesAt = Deadline(after: Self.patienceWithViewers)
    }

    private func saveRecord() {
        // On a full disk the first record stays, which says the same but for what has changed since.
        try? record.update(enclave)
    }

    private func saveFacts(ending: ExitReason?) {
        guard case .object(var facts) = enclave.description(with: .facts) else { return }
        facts["EndedAt"] = ending.map { _ in .integer(WallClock.seconds) }
        facts["Ending"] = ending?.json
        try? log.setFacts(.object(facts))
    }

    private func tell(_ message: StreamMessage) {
        guard let starter else { return }
        // The shell may be gone; its enclave keeps running.
        try? File.write(starter.raw, message.encoded)
    }
}
