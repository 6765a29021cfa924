import NeshData
import NeshSystem
import Synchronization

/// Starts and ends of enclaves, as the sockets directory and the keepers tell them. Nothing is asked again and again.
final class KeeperEvents: EnclaveEventSource {
    /// How an enclave is followed.
    private enum Source {
        /// Its keeper tells.
        case keeper(StreamConnection, Enclave?)
        /// nitro-cli's keeper is asked once what it holds; its socket's removal is the end.
        case foreign(PeerCall?, Enclave?)
    }

    private struct State {
        var sources: [String: Source] = [:]
        var keys: [UInt64: String] = [:]
        var nextKey: UInt64 = 1
        /// Enclaves that run, or ran, without their start being news.
        var known: Set<String> = []
        var waiting: [EnclaveEvent] = []
    }

    private let directory: RuntimeDirectory
    private let events: EventSet
    private let changes: Inotify
    // Connections and calls are used under this lock only.
    private let state: Mutex<State>

    /// - Throws: E13 when the directory cannot be watched; as `RuntimeDirectory.make`.
    init(_ directory: RuntimeDirectory) throws(Failure) {
        self.directory = directory
        // What is not there cannot be watched.
        try directory.make()
        do {
            events = try EventSet()
            changes = try Inotify()
            try changes.watch(directory.path, for: [.created, .removed])
            try events.add(changes.descriptor, key: 0)
        } catch { throw error.failure(.inotify) }
        state = Mutex(State())
        let slots = try directory.slots()
        state.withLock { state in
            for slot in slots {
                state.known.insert(slot)
                follow(slot, &state)
            }
        }
    }

    var descriptor: Int32 { events.descriptor }

    func next() throws(Failure) -> EnclaveEvent? {
        let result: Result<EnclaveEvent?, SystemError> = state.withLock { state in
            do throws(SystemError) {
                while state.waiting.isEmpty {
                    let ready = try events.ready()
                    if ready.isEmpty { return .success(nil) }
                    // What keepers say before what the directory shows: an end is better told by the first.
                    for key in ready where key != 0 { advance(key, &state) }
                    if ready.contains(0) { try look(&state) }
                }
                return .success(state.waiting.removeFirst())
            } catch { return .failure(error) }
        }
        return try failing(.inotify, try result.get())
    }

    private func look(_ state: inout State) throws(SystemError) {
        for change in try changes.events() {
            guard change.name.hasSuffix(".sock") else { continue }
            let slot = String(change.name.dropLast(5))
            if !change.changes.isDisjoint(with: .created) {
                follow(slot, &state)
            } else if !change.changes.isDisjoint(with: .removed), case .foreign(_, let enclave) = state.sources[slot] {
                if let enclave {
                    state.waiting.append(.ended(id: enclave.id, name: enclave.name, .lost("its keeper left")))
                }
                forget(slot, &state)
            }
        }
    }

    private func follow(_ slot: String, _ state: inout State) {
        guard state.sources[slot] == nil else { return }
        if File.exists(directory.console(slot)) {
            guard let socket = ConsolePeer.connect(slot, in: directory),
                let stream = try? StreamConnection(socket, .events)
            else { return }
            state.sources[slot] = .keeper(stream, nil)
            watch(stream.descriptor, slot, &state)
        } else {
            let call = PeerCall(directory.socket(slot), slot: slot, .describe([]))
            state.sources[slot] = .foreign(call, nil)
            if call.outcome == nil { watch(call.descriptor, slot, &state) } else { settle(call, slot, &state) }
        }
    }

    private func watch(_ descriptor: Int32, _ slot: String, _ state: inout State) {
        guard (try? events.add(descriptor, key: state.nextKey)) != nil else { return }
        state.keys[state.nextKey] = slot
        state.nextKey += 1
    }

    private func forget(_ slot: String, _ state: inout State) {
        state.sources[slot] = nil
        state.known.remove(slot)
        state.keys = state.keys.filter { $0.value != slot }
    }

    private func advance(_ key: UInt64, _ state: inout State) {
        guard let slot = state.keys[key], let source = state.sources[slot] else { return }
        switch source {
        case .keeper(let stream, let enclave): listen(stream, enclave, slot, &state)
        case .foreign(let call, _):
            guard let call else { return }
            call.advance()
            if call.outcome != nil { settle(call, slot, &state) }
        }
    }

    private func listen(_ stream: StreamConnection, _ seen: Enclave?, _ slot: String, _ state: inout State) {
        var seen = seen
        while true {
            let next = try? stream.next()
            // What names another's enclave, or does not stop writing, is no keeper.
            guard stream.messages <= Self.messageLimit, Self.speaks(next, of: slot) else {
                forget(slot, &state)
                return
            }
            switch next {
            case .message(.hello(let enclave, _, _)), .message(.started(let enclave)):
                if enclave.state == .running, seen?.state != .running, !state.known.contains(slot) {
                    state.waiting.append(.started(enclave))
                }
                // One that was booting when this began has its start still before it.
                if enclave.state == .empty { state.known.remove(slot) }
                seen = enclave
                state.sources[slot] = .keeper(stream, enclave)
            case .message(.ended(let reason)):
                end(seen, reason, slot, &state)
                return
            case .message: continue
            case .nothing: return
            case .end, nil:
                end(seen, .lost("its keeper was killed"), slot, &state)
                return
            }
        }
    }

    /// A life takes few messages.
    private static let messageLimit = 100

    private static func speaks(_ next: StreamConnection.Next?, of slot: String) -> Bool {
        switch next {
        case .message(.hello(let enclave, _, _)), .message(.started(let enclave)):
            enclave.id.slot.map(String.init) == slot
        default: true
        }
    }

    private func end(_ enclave: Enclave?, _ reason: ExitReason, _ slot: String, _ state: inout State) {
        // The end of something that never ran is told to who started it.
        if let enclave, enclave.state != .empty {
            state.waiting.append(.ended(id: enclave.id, name: enclave.name, reason))
        }
        forget(slot, &state)
    }

    private func settle(_ call: PeerCall, _ slot: String, _ state: inout State) {
        guard case .answered(let answer) = call.outcome, let enclave = KeeperEngine.enclave(in: answer, slot: slot)
        else {
            forget(slot, &state)
            return
        }
        if !state.known.contains(slot) { state.waiting.append(.started(enclave)) }
        state.sources[slot] = .foreign(nil, enclave)
    }
}
