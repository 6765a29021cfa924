import CLinux
import Glibc

/// Programs that a shell has left at the terminal when a signal ended it: they would take keys that are meant for the
/// prompt.
package struct TerminalReaders {
    private let start: UInt64
    private let group = getpgrp()

    /// - Parameter process: the shell that started them. It may have ended, but nobody has asked how yet.
    /// - Returns: nil where /proc does not say when it was started.
    package init?(startedBy process: Int32) {
        guard let start = ProcessStat.of(process)?.startTicks else { return nil }
        self.start = start
    }

    /// Ends them, with SIGTERM first and SIGKILL after 2 s; returns when they are gone. What a shell runs in the
    /// background reads nothing, and goes on.
    package func end() {
        for signal in [SIGTERM, SIGKILL] {
            let descriptors = all
            let limit = Deadline(after: .seconds(2))
            for descriptor in descriptors { _ = nesh_pidfd_kill(descriptor.raw, signal) }
            for descriptor in descriptors { _ = try? Poll.wait(for: descriptor.raw, until: limit) }
            if descriptors.isEmpty { return }
        }
    }

    /// Those of this process group that were started since, by neither this process nor one that it descends from. Each is
    /// held before it is looked at: its number may become another's meanwhile.
    private var all: [OwnedDescriptor] {
        let names = (try? File.names(in: "/proc")) ?? []
        return names.compactMap { Int32($0) }.filter { getpgid($0) == group }.compactMap { id in
            let descriptor = nesh_pidfd_open(id)
            guard descriptor >= 0 else { return nil }
            let held = OwnedDescriptor(descriptor)
            return isLeft(id) ? held : nil
        }
    }

    private func isLeft(_ id: Int32) -> Bool {
        let own = getpid()
        guard id != own, getpgid(id) == group, let stat = ProcessStat.of(id), !stat.hasEnded else { return false }
        return stat.parent != own && stat.startTicks >= start && readsTerminal(id)
    }

    private func readsTerminal(_ id: Int32) -> Bool {
        guard let input = try? File.status("/proc/\(id)/fd/0"), let terminal = try? File.status("/dev/fd/0") else {
            return false
        }
        return isatty(0) == 1 && input.st_rdev == terminal.st_rdev && input.st_mode & S_IFMT == S_IFCHR
    }
}
