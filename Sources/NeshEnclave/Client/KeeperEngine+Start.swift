import Glibc
import NeshData
import NeshSystem

extension KeeperEngine {
    package func start(
        _ request: EnclaveRequest, progress: (EngineProgress) -> Void, interrupt: Interrupt
    ) throws(Failure) -> Enclave {
        try checkCPUs(request, interrupt)
        progress(.line("Start allocating memory..."))
        let image = try about(.file(request.imagePath)) { () throws(Failure) in
            try EnclaveImage(path: request.imagePath, memoryMiB: request.memoryMiB, interrupt: interrupt)
        }
        for warning in image.warnings { progress(.warning(warning)) }
        try about(.file(request.imagePath)) { () throws(Failure) in try engine.check(image, at: request.imagePath) }
        if request.trusted != nil, !engine.hasSecurityModule {
            progress(
                .warning(
                    "the CA of the local KMS is not shown to this enclave: only sandboxes of this machine trust it"))
        }
        if request.role != nil, !engine.hasSecurityModule {
            progress(.warning("the role is not used: PCR3 measures the one that this instance has"))
        }
        let turn = try engine.enter(progress, interrupt)
        defer { withExtendedLifetime(turn) {} }
        let limit = engine.bootTime(imageSize: image.size, memoryMiB: request.memoryMiB).map { allowed in
            min(request.bootLimit ?? allowed, allowed)
        }
        let (child, answers) = try reserve(request, image, limit, progress, interrupt)
        let enclave = try StartingKeeper(child, answers).waitForBoot(limit, progress, interrupt)
        progress(
            .line(
                "Started enclave with enclave-cid: \(enclave.cid), memory: \(enclave.memoryMiB) MiB, cpu-ids: "
                    + "[\(enclave.cpuIDs.map(String.init).joined(separator: ", "))]"))
        if enclave.memoryMiB > request.memoryMiB {
            progress(.warning(surplus(of: enclave, request.memoryMiB, interrupt)))
        }
        return enclave
    }

    /// Refuses CPUs that no enclave can have here, before the image is read.
    private func checkCPUs(_ request: EnclaveRequest, _ interrupt: Interrupt) throws(Failure) {
        do throws(Failure) { try engine.checkCPUs(request.cpus, others: [], settings) } catch {
            // What is refused of an empty pool is refused all the more; what others have is part of the message.
            try engine.checkCPUs(request.cpus, others: try enclaves(metadata: false, interrupt: interrupt), settings)
            throw error
        }
    }

    /// More is granted than was asked for: why, and what is left.
    private func surplus(of enclave: Enclave, _ wantedMiB: Int, _ interrupt: Interrupt) -> String {
        let reason = engine.memoryPageMiB.map { ": the smallest huge pages here have \($0) MiB" } ?? ""
        let granted = "\(wantedMiB) MiB were asked for, \(enclave.memoryMiB) MiB are granted\(reason)"
        guard let all = try? enclaves(metadata: false, interrupt: interrupt),
            let rest = try? engine.resources(all, settings)
        else { return granted }
        return granted + "; \(rest.freeMemoryMiB) of the \(rest.totalMemoryMiB) MiB set aside are left"
    }

    /// Decides what the enclave gets and starts its keeper. Two shells do this one after the other:
    /// the lock is held until the keeper answers, and with it what it has taken is seen.
    private func reserve(
        _ request: EnclaveRequest, _ image: EnclaveImage, _ bootTime: Duration?, _ progress: (EngineProgress) -> Void,
        _ interrupt: Interrupt
    ) throws(Failure) -> (ChildProcess, OwnedDescriptor) {
        let lock: FileLock
        do throws(Failure) {
            lock = try FileLock.acquire(directory.path, until: Deadline(after: .seconds(60)), interrupt: interrupt)
        } catch { throw error.code == .lockAcquire ? RuntimeDirectory.helped(error) : error }
        defer { withExtendedLifetime(lock) {} }
        let others = try KeeperCensus.take(
            in: directory, metadata: false, turn: lock, interrupt: interrupt, warn: settings.warn
        ).enclaves
        let reservation = try engine.reserve(request, imageSize: image.size, others: others, settings)
        let enclave = Enclave(
            id: .fresh(), grant: reservation.grant, processID: 0, state: .empty,
            measurements: image.measurements, metadata: image.metadata, engine: kind, imagePath: request.imagePath,
            session: request.session)
        let order = KeeperOrder(
            enclave: enclave, imageSize: image.size, ramdisks: image.ramdisks, socketsDirectory: directory.path,
            logsDirectory: settings.logsDirectory, cpuCount: reservation.cpuCount, bootTime: bootTime,
            rootFile: engine.hasSecurityModule ? LocalRootFile(settings.directories).path : nil, role: request.role,
            trusted: engine.hasSecurityModule ? request.trusted : nil, showsBoot: request.showsBoot)
        let (child, answers) = try spawn(order, image.file, lock)
        try StartingKeeper(child, answers).waitForSockets(progress, interrupt)
        return (child, answers)
    }

    private func spawn(
        _ order: KeeperOrder, _ image: OwnedDescriptor, _ turn: FileLock
    ) throws(Failure) -> (ChildProcess, OwnedDescriptor) {
        do {
            let nothing = try File.open("/dev/null", O_RDWR)
            let orders = try Pipe()
            let answers = try Pipe()
            let child = try ChildProcess(
                settings.keeperProgram, arguments: ["nesh", Keep.verb],
                // Nothing of the user's environment is a keeper's business but where its helpers are.
                environment: ["PATH=\(settings.environment["PATH"] ?? SearchPath.standard)"],
                descriptors: [
                    0: nothing.raw, 1: nothing.raw, 2: nothing.raw, KeeperOrder.Descriptor.order: orders.reading.raw,
                    KeeperOrder.Descriptor.image: image.raw, KeeperOrder.Descriptor.answers: answers.writing.raw,
                    KeeperOrder.Descriptor.turn: turn.descriptor,
                ], directory: "/", newSession: true)
            // Nobody waits for a keeper: a thread takes its status when it ends, so that no zombie stays.
            try? SystemThread.start { _ = try? child.wait() }
            try File.write(orders.writing.raw, Array(order.json.compact.utf8))
            return (child, answers.reading)
        } catch { throw error.failure(.processSpawn) }
    }
}

/// A keeper that has been started and says how it gets on.
private struct StartingKeeper {
    let child: ChildProcess
    let answers: OwnedDescriptor

    init(_ child: ChildProcess, _ answers: OwnedDescriptor) { (self.child, self.answers) = (child, answers) }

    /// The longest that a keeper may take to its sockets; the device alone may be waited for half of it.
    private static let patience = Duration.seconds(60)

    func waitForSockets(_ progress: (EngineProgress) -> Void, _ interrupt: Interrupt) throws(Failure) {
        let limit = Deadline(after: Self.patience)
        while true {
            switch try next(interrupt, until: limit) {
            case .listening: return
            case .note(let text): progress(.warning(text))
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
            case .note(let text): progress(.warning(text))
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
            while try Poll.wait(for: answers.raw, until: Deadline(after: .seconds(1)), interrupt: interrupt).isEmpty {
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
            _ = try Poll.wait(for: answers.raw, interrupt: interrupt)
            var piece = [UInt8](repeating: 0, count: count - bytes.count)
            let got = Glibc.read(answers.raw, &piece, piece.count)
            if got < 0 && (errno == EINTR || errno == EAGAIN) { continue }
            guard got > 0 else {
                throw Failure(.enclaveProcessConnection, "the enclave's keeper ended before the enclave ran")
            }
            bytes += piece[..<got]
        }
        return bytes
    }
}
