/// Who signs the attestation documents that an engine's enclaves ask for.
package enum EngineAttestation: Sendable, Equatable {
    /// The hypervisor, under AWS's root.
    case hypervisor
    /// The enclave's keeper, under a root of the user's own: for learning and testing.
    case ownRoot
    /// Nobody: its enclaves have no security module.
    case none

    /// One clause for people, without a full stop.
    package var text: String {
        switch self {
        case .hypervisor: "documents are signed by the hypervisor, under AWS's root"
        case .ownRoot:
            "documents are signed under a root of your own: they are for learning and testing, and prove nothing"
        case .none: "none: its enclaves have no security module, so that attestation request gets no document"
        }
    }
}
