import Glibc

/// Whether a shell stands behind this process that could continue it once it is stopped.
package enum JobControl {
    /// False where the kernel would not stop this group, for nobody could continue it: no process of its session, but
    /// outside of it, started it (POSIX: an orphaned process group). That is so for a container's first program, behind
    /// `ssh HOST nesh`, and in a terminal's window that was opened for nesh alone.
    package static var canContinue: Bool {
        let (group, session) = (getpgrp(), getsid(0))
        var process = getppid()
        // Pipes and wrappers of the same group stand in between; their number is small.
        for _ in 0..<64 where process > 0 {
            guard getsid(process) == session else { return false }
            guard getpgid(process) == group else { return true }
            guard let next = ProcessStat.of(process)?.parent else { return true }
            process = next
        }
        return false
    }
}
