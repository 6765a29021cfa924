import NeshData
import NeshEnclave

extension EngineKind {
    /// Nothing runs: states, output and errors only.
    package static let memory = EngineKind("memory")
}

extension EngineProfile {
    /// The engine `memory`: enclaves that are nothing but states of this process.
    package static let memory = EngineProfile(
        kind: .memory, summary: "nothing runs, for tests", offer: .onlyByName,
        reserve: .promised, attestation: .none,
        checks: { _, isInUse in
            isInUse ? [.fine(.engine(.memory), "engine", "starts nothing, so nothing is needed")] : []
        }, runner: .thisProcess { Supervisor(settings: $0) }, vsock: .none, foreignConsole: nil)
}
