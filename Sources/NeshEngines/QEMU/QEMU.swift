import NeshData
import NeshEnclave

extension EngineKind {
    /// A virtual machine; the place of its engine is kept.
    package static let qemu = EngineKind("qemu")
}

extension EngineProfile {
    /// Known by name, so that who asks for it hears what can be had instead.
    static let qemu = EngineProfile(
        kind: .qemu, summary: "not part of this version", offer: .onlyByName, reserve: .promised,
        attestation: .none,
        checks: { _, isInUse in
            isInUse ? [.bad(.engine(.qemu), "engine", absence.message, fix: absence.fixes[0])] : []
        }, runner: .nothing(absence), vsock: .none, foreignConsole: nil)

    private static let absence = Failure(
        .invalidArgument, "the qemu engine is not part of this version",
        fixes: ["option engine local  # runs images in a sandbox"])
}
