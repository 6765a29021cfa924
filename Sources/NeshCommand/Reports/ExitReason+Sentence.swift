import NeshData
import NeshEnclave

extension ExitReason {
    /// Follows the enclave's name: `exited with status 0`.
    package var sentence: String {
        switch self {
        // What every shell, and an enclave's init, makes of a program that it cannot find or execute.
        case .exited(127): "exited with status 127 (its program, or one that it calls, is missing)"
        case .exited(126): "exited with status 126 (its program, or one that it calls, may not be executed)"
        case .exited(let status): "exited with status \(status)"
        case .signalled(let signal): "was ended by signal \(signal)"
        case .outOfMemory: "was killed: it used more memory than it had"
        case .terminated: "was terminated"
        case .bootFailed(let why): "did not boot: \(why)"
        case .lost(let why): "is gone: \(why)"
        }
    }

    /// For a column of a table: `exit 0`.
    package var shortText: String {
        switch self {
        case .exited(let status): "exit \(status)"
        case .signalled(let signal): "signal \(signal)"
        case .outOfMemory: "out of memory"
        case .terminated: "terminated"
        case .bootFailed: "boot failed"
        case .lost: "lost"
        }
    }
}
