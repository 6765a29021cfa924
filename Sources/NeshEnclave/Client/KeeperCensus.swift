import Glibc
import NeshData
import NeshSystem

/// What the keepers of a directory say, and what their records say of those that give no answer.
struct KeeperCensus {
    let directory: RuntimeDirectory
    let files: Directory
    /// Told of keepers that give no answer.
    let warn: @Sendable (String) -> Void
    private(set) var result = EnclaveCensus()

    /// Asks all keepers.
    /// - Parameters:
    ///   - turn: the lock under which enclaves are started, where the caller has it. Then nobody can be on the way
    ///     to a socket, and records without one count, too.
    /// - Throws: E07 when the directory cannot be read; `Failure.interrupted`.
    static func take(
        in directory: RuntimeDirectory, with details: EnclaveDetails = [], turn: FileLock? = nil, interrupt: Interrupt,
        warn: @escaping @Sendable (String) -> Void
    ) throws(Failure) -> EnclaveCensus {
        let files: Directory
        let names: [String]
        do {
            files = try Directory(directory.path)
            names = try files.names()
        } catch {
            if error.errno == ENOENT { return EnclaveCensus() }
            throw RuntimeDirectory.helped(error.failure(.readFromDisk))
        }
        let found = names.compactMap(SlotFile.slot).filter { !$0.isUnfinished }
        let slots = found.filter { $0.file == .socket }.map(\.slot)
        var census = KeeperCensus(directory: directory, files: files, warn: warn)
        for call in try ask(directory, slots, details, interrupt) { census.take(call) }
        if turn != nil {
            let hidden = Set(found.filter { $0.file == .record }.map(\.slot)).subtracting(slots)
            for slot in hidden { census.add(FoundRecord.read(slot, in: files), because: "it has no socket") }
        }
        let hasSwept = Leftovers.sweep(names, in: files, turn: turn)
        // A keeper that was killed could not remove the oldest logs.
        if hasSwept || census.hasCleared { EndedEnclave.prune(EndedEnclave.directory()) }
        census.result.enclaves.sort { left, right in
            // Starts are known by the second; CIDs are usually given out in order.
            (left.startedAt ?? .max, left.cid) < (right.startedAt ?? .max, right.cid)
        }
        return census.result
    }

    /// Files of killed keepers were found.
    private var hasCleared = false

    private init(directory: RuntimeDirectory, files: Directory, warn: @escaping @Sendable (String) -> Void) {
        self.directory = directory
        self.files = files
        self.warn = warn
    }

    private static func ask(
        _ directory: RuntimeDirectory, _ slots: [String], _ details: EnclaveDetails, _ interrupt: Interrupt
    ) throws(Failure) -> [PeerCall] {
        func request(isOurs: Bool) -> KeeperRequest {
            .describe(isOurs ? details.union(.facts) : details.intersection(.metadata))
        }
        var calls = try Survey.ask(directory, slots: slots, interrupt: interrupt, request)
        // A keeper that dies as it is asked hangs up; asked again it is known to be dead.
        let again = calls.filter(\.hungUp).map(\.slot)
        if again.isEmpty { return calls }
        calls.removeAll(where: \.hungUp)
        return try calls
            + Survey.ask(directory, slots: again, interrupt: interrupt, request)
    }

    private mutating func take(_ call: PeerCall) {
        switch call.outcome {
        case .answered(let answer):
            if let enclave = KeeperEngine.enclave(in: answer, slot: call.slot) {
                result.enclaves.append(enclave)
            } else {
                takeSilent(call.slot, "it gave no description of an enclave")
            }
        case .failed(let why): takeSilent(call.slot, why)
        case .stale:
            // A keeper that cannot be seen from here may still be leaving.
            if !add(FoundRecord.read(call.slot, in: files), because: "nobody listens on its socket") {
                Leftovers.clear(call.slot, in: files)
                hasCleared = true
            }
        case .missing, nil: break
        }
    }

    private mutating func takeSilent(_ slot: String, _ why: String) {
        let found = FoundRecord.read(slot, in: files)
        if add(found, because: why) { return }
        if let found, found.isMine, found.isLeft {
            // What answers in its place is what it left.
            Leftovers.clear(slot, in: files)
            hasCleared = true
            return
        }
        warn("skipped \(directory.socket(slot)): \(why)")
        result.skipped.append(slot)
    }

    /// Takes an enclave from its record.
    /// - Returns: false where the record is none or that of an enclave that is gone.
    @discardableResult
    private mutating func add(_ found: FoundRecord?, because why: String) -> Bool {
        guard let found, !found.isLeft else { return false }
        var enclave = found.record.enclave
        enclave.silence = why
        // Numbers of another namespace mean other processes here.
        if found.record.keeper?.isGone != false { enclave.processID = 0 }
        let process = enclave.processID == 0 ? "" : " (process \(enclave.processID))"
        warn("the keeper of \(enclave.name)\(process): \(why): what it holds is known from its record")
        result.enclaves.append(enclave)
        return true
    }
}
