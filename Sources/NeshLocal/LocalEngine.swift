import NeshData
import NeshEnclave
import NeshSystem

extension EngineKind {
    /// A Linux sandbox on this machine.
    package static let local = EngineKind("local")
}

extension EngineProfile {
    /// The engine `local`: enclaves in a sandbox of this machine's kernel.
    package static let local = EngineProfile(
        kind: .local, summary: "a sandbox on this machine's kernel", offer: .everywhere,
        reserve: .promised, attestation: .ownRoot, checks: { machine, _ in LocalChecks(machine: machine).findings },
        runner: .keepers(LocalEngine()), vsock: .shared, foreignConsole: nil)
}

/// What the local engine decides for its enclaves.
private struct LocalEngine: KeptEngine {
    // A placeholder kernel does not matter where no kernel of the image boots.
    func check(_ image: EnclaveImage, at path: String) throws(Failure) {}

    func enter(_ progress: (EngineProgress) -> Void, _ interrupt: Interrupt) throws(Failure) -> FileLock? { nil }

    func bootTime(imageSize: Int, memoryMiB: Int) -> Duration? { nil }

    func reserve(
        _ request: EnclaveRequest, imageSize: Int, others: [Enclave], _ settings: EngineSettings
    ) throws(Failure) -> Reservation {
        let allocator = try settings.allocator()
        return try Reservation(
            request, imageSize: imageSize, memoryMiB: try allocator.memoryMiB, cpus: try allocator.cpuPool,
            others: others, sharing: others.filter { $0.engine == .local })
    }

    func checkCPUs(
        _ wanted: EnclaveRequest.CPUs, others: [Enclave], _ settings: EngineSettings
    ) throws(Failure) {
        let taken = Set(others.filter { $0.engine == .local }.flatMap { $0.cpuIDs })
        _ = try settings.allocator().cpuPool.choose(wanted, taken: taken)
    }

    let memoryPageMiB: Int? = nil

    func resources(_ enclaves: [Enclave], _ settings: EngineSettings) throws(Failure) -> EnclaveResources {
        try EnclaveResources(.local, try settings.allocator(), enclaves.filter { $0.engine == .local })
    }

    let hasSecurityModule = true

    func driver() -> any Driver { LocalDriver() }
}
