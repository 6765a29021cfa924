import Glibc
import NeshData
import NeshSystem

extension KeeperEngine {
    package func start(
        _ request: EnclaveRequest, progress: (EngineProgress) -> Void, interrupt: Interrupt
    ) throws(Failure) -> Enclave {
        try checkCPUs(request, interrupt)
        progress(.line("Start allocating memory..."))
        // It gets ready while the image is read. Without an order it ends.
        let keeper = StartingKeeper(try launched())
        defer { keeper.leave() }
        let image = try about(.file(request.imagePath)) { () throws(Failure) in
            try EnclaveImage(path: request.imagePath, memoryMiB: request.memoryMiB, interrupt: interrupt)
        }
        for warning in image.warnings { progress(.warning(EnclaveNote(warning))) }
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
        try reserve(request, image, limit, keeper, progress, interrupt)
        let enclave = try keeper.waitForBoot(limit, progress, interrupt)
        progress(
            .line(
                "Started enclave with enclave-cid: \(enclave.cid), memory: \(enclave.memoryMiB) MiB, cpu-ids: "
                    + "[\(enclave.cpuIDs.map(String.init).joined(separator: ", "))]"))
        if enclave.memoryMiB > request.memoryMiB {
            progress(.warning(EnclaveNote(surplus(of: enclave, request.memoryMiB, interrupt))))
        }
        return enclave
    }

    /// The keeper that has been started already, or else a new one.
    private func launched() throws(Failure) -> LaunchedKeeper {
        if let early = try HeadStart.take() { return early }
        return try LaunchedKeeper(kind, settings)
    }

    /// Refuses CPUs that no enclave can have here, before the image is read.
    private func checkCPUs(_ request: EnclaveRequest, _ interrupt: Interrupt) throws(Failure) {
        do throws(Failure) { try engine.checkCPUs(request.cpus, others: [], settings) } catch {
            // What is refused of an empty pool is refused all the more; what others have is part of the message.
            try engine.checkCPUs(request.cpus, others: try enclaves(interrupt: interrupt), settings)
            throw error
        }
    }

    /// More is granted than was asked for: why, and what is left.
    private func surplus(of enclave: Enclave, _ wantedMiB: Int, _ interrupt: Interrupt) -> String {
        let reason = engine.memoryPageMiB.map { ": the smallest huge pages here have \($0) MiB" } ?? ""
        let granted = "you asked for \(wantedMiB) MiB and get \(enclave.memoryMiB) MiB\(reason)"
        guard let all = try? enclaves(interrupt: interrupt),
            let rest = try? engine.resources(all, settings)
        else { return granted }
        return granted + "; \(rest.freeMemoryMiB) of the \(rest.totalMemoryMiB) MiB set aside are left"
    }

    /// Decides what the enclave gets and has its keeper begin. Two shells do this one after the other:
    /// the lock is held until the keeper answers, and with it what it has taken is seen.
    private func reserve(
        _ request: EnclaveRequest, _ image: EnclaveImage, _ bootTime: Duration?, _ keeper: StartingKeeper,
        _ progress: (EngineProgress) -> Void, _ interrupt: Interrupt
    ) throws(Failure) {
        try directory.make()
        let lock: FileLock
        do throws(Failure) {
            lock = try FileLock.acquire(directory.path, until: Deadline(after: .seconds(60)), interrupt: interrupt)
        } catch { throw error.code == .lockAcquire ? RuntimeDirectory.helped(error) : error }
        defer { withExtendedLifetime(lock) {} }
        let others = try KeeperCensus.take(
            in: directory, turn: lock, interrupt: interrupt, warn: settings.warn
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
        try keeper.begin(order, image: image.file, turn: lock)
        try keeper.waitForSockets(progress, interrupt)
    }
}
