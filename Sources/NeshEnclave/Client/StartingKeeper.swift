import Glibc
import NeshData
import NeshSystem

/// A keeper that this shell has started: it gets its order, and says how it gets on.
final class StartingKeeper {
    private let child: ChildProcess
    private let answers: OwnedDescriptor
    private var orders: OwnedDescriptor?
    private var door: OwnedDescriptor?
    private var isReaped = false

    init(_ launched: LaunchedKeeper) {
        child = launched.child
        answers = launched.answers
        orders = launched.orders
        door = launched.door
    }

    /// Has it hold an enclave.
    /// - Parameters:
    ///   - image: the file that the enclave is unpacked from.
    ///   - turn: the lock under which enclaves are started.
    func begin(_ order: KeeperOrder, image: OwnedDescriptor, turn: FileLock) throws(Failure) {
        guard let orders, let door else { return }
        do {
            try DescriptorChannel.send(image.raw, through: door)
            try DescriptorChannel.send(turn.descriptor, through: door)
            try File.write(orders.raw, Array(order.json.compact.utf8))
        } catch {
            // Nobody holds the other end any more.
            throw [EPIPE, ECONNRESET].contains(error.errno) ? try earlyEnd() : error.failure(.processSpawn)
        }
        self.orders = nil
        self.door = nil
    }

    /// Nobody waits for a keeper: a thread takes its status when it ends, so that no zombie stays.
    func leave() {
        orders = nil
        door = nil
        if !isReaped { try? SystemThread.start { [child] in _ = try? Self.reap(child) } }
    }

    /// The longest that a keeper may take to its sockets; the device alone may be waited for half of it.
    private static let patience = Duration.seconds(60)

    func waitForSockets(_ progress: (EngineProgress) -> Void, _ interrupt: Interrupt) throws(Failure) {
        let limit = Deadline(after: Self.patience)
        while true {
            switch try next(interrupt, until: limit) {
            case .listening: return
            case .note(let note): progress(.warning(note))
            case .refused(let failure): throw failure
            default: throw Failure(.enclaveProcessConnection, "the keeper sent something out of turn")
            }
        }
    }

    /// Each second is reported.
    /// - Parameter limit: how long it may take; nil: as long as it does.
    func waitForBoot(
        _ limit: Duration?, _ progress: (EngineProgress) -> Void, _ interrupt: Interrupt
    ) throws(Failure) -> Enclave {
        var seconds = 0
        while true {
            let message = try next(interrupt) {
                seconds += 1
                progress(.booting(seconds: seconds, limit: limit.map { Int($0.components.seconds) }))
            }
            switch message {
            case .started(let enclave): return enclave
            case .bytes(let bytes): progress(.console(bytes))
            case .note(let note): progress(.warning(note))
            case .refused(let failure): throw failure
            default: throw Failure(.enclaveProcessConnection, "the keeper sent something out of turn")
            }
        }
    }

    /// The next message. An interrupt ends the keeper and with it what it has begun.
    /// - Parameters:
    ///   - limit: a keeper that says nothing until then is ended.
    ///   - tick: called each second meanwhile.
    private func next(
        _ interrupt: Interrupt, until limit: Deadline? = nil, tick: () -> Void = {}
    ) throws(Failure) -> StreamMessage {
        do throws(Failure) {
            while try !waitToRead(until: Deadline(after: .seconds(1)), interrupt) {
                if limit?.hasPassed ?? false {
                    try end()
                    throw Failure(.enclaveProcessConnection, "the enclave's keeper did not start in time")
                }
                tick()
            }
            let header = try read(8, interrupt)
            let length = header[4..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
            guard length <= StreamMessage.limit else {
                throw Failure(.enclaveProcessConnection, "the keeper sent something malformed")
            }
            var bytes = header + (try read(length, interrupt))
            if let message = try? StreamMessage.take(from: &bytes) { return message }
            throw Failure(.enclaveProcessConnection, "the keeper sent something malformed")
        } catch {
            if case .interrupted = error.kind { try end() }
            throw error
        }
    }

    /// Waits until there is something to read.
    ///
    /// A keeper's process shows its end, and its descriptors do not: a sandbox that is stopped in its first moment
    /// still holds copies of them.
    /// - Returns: false when the deadline has passed.
    private func waitToRead(until deadline: Deadline? = nil, _ interrupt: Interrupt) throws(Failure) -> Bool {
        var items = [PollItem(answers.raw), PollItem(child.descriptor), PollItem(interrupt.descriptor)]
        try failing(.unspecified, try Poll.wait(&items, until: deadline))
        try interrupt.check()
        if !items[0].isReady, items[1].isReady { throw try earlyEnd() }
        return items[0].isReady
    }

    /// Takes a keeper's status, and ends what it leaves: the kernel ends a sandbox with its keeper, but for one that is
    /// stopped before it could ask for that.
    private static func reap(_ child: ChildProcess) throws(Failure) -> ChildProcess.Ending {
        _ = try Poll.wait(for: child.descriptor)
        child.endGroup()
        return try child.wait()
    }

    /// Ends the keeper; one that does not hear is killed, and what it has begun is cleared away by the next look.
    private func end() throws(Failure) {
        for signal in [SIGTERM, SIGKILL] {
            child.signal(signal)
            if try !Poll.wait(for: child.descriptor, until: Deadline(after: .seconds(10))).isEmpty { return }
        }
    }

    private func read(_ count: Int, _ interrupt: Interrupt) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            _ = try waitToRead(interrupt)
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            let got = Glibc.read(answers.raw, &piece, piece.count)
            if got < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            guard got > 0 else { throw try earlyEnd() }
            bytes += piece[..<got]
        }
        return bytes
    }

    /// The failure of a keeper that has closed its descriptors before it could say why.
    private func earlyEnd() throws(Failure) -> Failure {
        var failure = Failure(.enclaveProcessConnection, "the enclave's keeper ended before the enclave ran")
        // It may have let go of them and live on.
        guard !isReaped, try !Poll.wait(for: child.descriptor, until: Deadline(after: .seconds(10))).isEmpty else {
            return failure
        }
        isReaped = true
        switch try Self.reap(child) {
        case .signalled(let number): failure.details.append("it was ended by signal \(number)")
        case .exited(Self.notExecuted):
            // Elsewhere the system refuses a program before there is a process of it.
            failure.details.append("the system has not executed nesh a second time")
            failure.fixes.append(
                "where an emulator runs nesh, give it a whole machine: one that runs single programs has no enclaves")
        case .exited(let status): failure.details.append("it exited with status \(status)")
        }
        return failure
    }

    /// What a new process exits with that could not become the program it was made for.
    private static let notExecuted: Int32 = 127
}
