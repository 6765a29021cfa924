import NeshEngine

extension ExitReason {
    /// Follows the enclave's name: `exited with status 0`.
    package var sentence: String {
        switch self {
        case .exited(let status): "exited with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        case .outOfMemory: "was killed: it used more memory than it had"
        case .terminated: "was terminated"
        case .lost(let why): "is gone: \(why)"
        }
    }
}
