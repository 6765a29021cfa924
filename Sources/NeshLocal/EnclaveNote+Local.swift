import NeshEnclave

/// What a sandbox of this host lacks.
extension EnclaveNote {
    /// Nothing enforces the enclave's memory.
    static func unlimited(_ reason: String) -> EnclaveNote {
        EnclaveNote("no memory limit is enforced: \(reason)", isMinor: true)
    }

    /// The files' owners do not exist in the enclave.
    static let oneOwner = EnclaveNote(
        "all files of the image belong to its root: only one user id can be mapped", isMinor: true)

    /// Nothing bounds the number of processes.
    static func unbounded(_ reason: String) -> EnclaveNote {
        EnclaveNote("no limit on processes is enforced: \(reason)", isMinor: true)
    }
}
