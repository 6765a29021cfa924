import CLinux
import Glibc
import NeshSystem

/// Whether this machine lets vsock calls of programs be answered.
package enum VsockSupport {
    /// What for it is asked.
    package enum Use: Sendable {
        /// In an enclave's sandbox, over which its starter has every right.
        case sandbox
        /// For host programs, which run as anyone who starts them.
        case host(isRoot: Bool)
    }

    /// Why not, and what would change it where something would.
    package struct Obstacle: Sendable, Equatable {
        /// One sentence without a full stop.
        package var message: String
        /// A command or a setting; nil where nothing would help.
        package var fix: String?
    }

    /// Why calls cannot be answered; nil where they can.
    package static func obstacle(_ use: Use, _ files: MachineFiles = MachineFiles()) -> Obstacle? {
        obstacle(use, probe: nesh_vsock_probe(), yama: files.number("/proc/sys/kernel/yama/ptrace_scope") ?? 0)
    }

    /// - Parameters:
    ///   - probe: the errno with which the kernel refuses to have calls answered; 0: it does not.
    ///   - yama: how far it restricts looking into other processes, 0 ... 3.
    static func obstacle(_ use: Use, probe: Int32, yama: Int) -> Obstacle? {
        switch probe {
        case 0: break
        case EINVAL: return Obstacle(message: "vsock needs Linux 5.19 or newer here", fix: nil)
        default:
            let reason = SystemError("seccomp", errno: probe).reason
            return Obstacle(
                message: "the seccomp filter of this container forbids to answer calls of programs (\(reason))",
                fix: "docker run --security-opt seccomp=unconfined …")
        }
        let most =
            switch use {
            case .sandbox, .host(isRoot: true): 2
            case .host(isRoot: false): 1
            }
        guard yama > most else { return nil }
        return Obstacle(
            message: "kernel.yama.ptrace_scope is \(yama), which keeps programs from answering calls of others",
            // Nothing turns 3 back but a reboot.
            fix: yama >= 3 ? nil : "sudo sysctl kernel.yama.ptrace_scope=1")
    }
}
