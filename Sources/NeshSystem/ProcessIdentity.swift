import Glibc

/// A process as no other can be: its number with its start, in one boot of the machine and one process namespace.
package struct ProcessIdentity: Sendable, Equatable {
    package var id: Int32
    /// Clock ticks from the boot to its start.
    package var startTicks: UInt64
    /// The kernel's random name for this boot.
    package var boot: String
    /// The number of the process namespace in which `id` counts.
    package var namespace: UInt64

    package init(id: Int32, startTicks: UInt64, boot: String, namespace: UInt64) {
        self.id = id
        self.startTicks = startTicks
        self.boot = boot
        self.namespace = namespace
    }

    /// This process; nil where /proc does not say.
    package static var own: ProcessIdentity? {
        guard let fate = ProcessStat.of(getpid()), let here = Surroundings.present else { return nil }
        return ProcessIdentity(id: getpid(), startTicks: fate.startTicks, boot: here.boot, namespace: here.namespace)
    }

    /// Whether it has ended; nil where that cannot be seen from here.
    package var isGone: Bool? {
        guard let here = Surroundings.present else { return nil }
        if here.boot != boot { return true }
        guard here.namespace == namespace else { return nil }
        guard let fate = ProcessStat.of(id) else {
            // Without a place in /proc it may be hidden from this user, but it has its number.
            return kill(id, 0) < 0 && errno == ESRCH
        }
        return fate.startTicks != startTicks || fate.hasEnded
    }

    /// What is the same for all processes that see one another.
    private struct Surroundings {
        var boot: String
        var namespace: UInt64

        static var present: Surroundings? {
            guard let boot = try? File.text("/proc/sys/kernel/random/boot_id", limit: 256),
                let status = try? File.status("/proc/self/ns/pid")
            else { return nil }
            return Surroundings(boot: boot.filter { !$0.isWhitespace }, namespace: UInt64(status.st_ino))
        }
    }
}
