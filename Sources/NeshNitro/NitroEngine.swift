import NeshData
import NeshEnclave
import NeshSystem

extension EngineKind {
    /// The Nitro hypervisor of an EC2 parent instance.
    package static let nitro = EngineKind("nitro")
}

extension EngineProfile {
    /// The engine `nitro`: enclaves of the hypervisor, on a parent instance.
    package static let nitro = EngineProfile(
        kind: .nitro, summary: "the Nitro hypervisor", offer: .device(KernelNitroDevice.path),
        reserve: .taken { SetAside(pages: HugePages.read(), cpuIDs: CPUList.read(NitroPool.idsPath)) },
        attestation: .hypervisor,
        checks: { machine, isInUse in NitroChecks(machine: machine, isInUse: isInUse).findings },
        runner: .keepers(NitroEngine()),
        // nitro-cli keeps such enclaves, too.
        vsock: .machine,
        foreignConsole: { cid throws(Failure) in try ForeignConsole(of: cid, device: KernelNitroDevice()) })
}

/// What the nitro engine decides for its enclaves.
private struct NitroEngine: KeptEngine {
    func check(_ image: EnclaveImage, at path: String) throws(Failure) {
        guard image.hasPlaceholderKernel else { return }
        throw Failure(
            .enclaveBoot, "\(path) has no kernel: it was built on a machine without one",
            fixes: ["NITRO_CLI_BLOBS=DIR build-enclave …  # takes the kernel from DIR", "option engine local"])
    }

    /// One after the other: enclaves share the port for heartbeats.
    func enter(_ progress: (EngineProgress) -> Void, _ interrupt: Interrupt) throws(Failure) -> FileLock? {
        try NitroQueue.enter(progress, interrupt)
    }

    func bootTime(imageSize: Int, memoryMiB: Int) -> Duration? {
        NitroDriver.bootTime(imageSize: imageSize, memoryMiB: memoryMiB)
    }

    func reserve(
        _ request: EnclaveRequest, imageSize: Int, others: [Enclave], _ settings: EngineSettings
    ) throws(Failure) -> Reservation {
        try Reservation(request, imageSize: imageSize, nitro: try NitroPool.read(), others: others)
    }

    func checkCPUs(
        _ wanted: EnclaveRequest.CPUs, others: [Enclave], _ settings: EngineSettings
    ) throws(Failure) {
        _ = try NitroPool.read().choose(wanted, taken: Set(others.filter(\.drawsOnNitroPool).flatMap(\.cpuIDs)))
    }

    var memoryPageMiB: Int? { HugePages.smallestMiB() }

    func resources(_ enclaves: [Enclave], _ settings: EngineSettings) throws(Failure) -> EnclaveResources {
        let pool = try NitroPool.read()
        let taken = Set(enclaves.filter(\.drawsOnNitroPool).flatMap(\.cpuIDs))
        return EnclaveResources(
            engine: .nitro, allocatorPath: AllocatorFile.systemPath, totalMemoryMiB: (pool.pages?.total ?? 0) >> 20,
            freeMemoryMiB: (pool.pages?.free ?? 0) >> 20, cpuPool: pool.ids,
            freeCPUs: pool.ids.filter { !taken.contains($0) }, coreSize: pool.siblingDistance == nil ? 1 : 2)
    }

    // The hypervisor has one, whose documents are AWS's.
    let hasSecurityModule = false

    func driver() -> any Driver { NitroDriver() }
}
