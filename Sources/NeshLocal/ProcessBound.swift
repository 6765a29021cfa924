import Glibc
import NeshEnclave
import NeshSystem

/// How many processes and threads a sandbox may have.
enum ProcessBound {
    /// An enclave's kernel derives the number from the enclave's memory: it gives at most an eighth to kernel stacks,
    /// and each takes 16 KiB. The upper end is the usual number of process ids, the lower end leaves room for a server
    /// with its threads.
    /// - Returns: 256 ... 32768.
    static func count(_ memoryMiB: Int) -> Int { min(max(memoryMiB * 8, 256), 32_768) }

    /// Since Linux 5.14 a user's processes are counted for each user namespace; before, a limit would count what the
    /// user runs elsewhere.
    static var isCountedByNamespace: Bool {
        isCountedByNamespace(release: (try? File.text("/proc/sys/kernel/osrelease", limit: 256)) ?? "")
    }

    /// - Parameter release: such as `6.1.0-28-amd64`; what cannot be read counts as new.
    static func isCountedByNamespace(release: String) -> Bool {
        let numbers = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
        guard numbers.count == 2 else { return true }
        return (numbers[0], numbers[1]) >= (5, 14)
    }

    /// Why nothing bounds the processes of a sandbox without a group that does; nil where the kernel's count does.
    /// - Parameter root: the user outside that the sandbox's root is.
    static func gap(root: UInt32) -> String? {
        if !isCountedByNamespace { return "this needs Linux 5.14 or a writable cgroup with a pids controller" }
        // The kernel counts its own root's processes and refuses it none.
        return root == 0 ? "the sandbox's root is this machine's, and no cgroup can be made" : nil
    }
}
