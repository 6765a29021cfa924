import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// The kernel's limits on one sandbox: memory without swap and, where they exist, its CPUs and its processes.
package final class ControlGroup: Sendable {
    /// Its directories, one or, with the older kind, one for each controller.
    package let paths: [String]
    private let memoryPath: String
    private let isUnified: Bool
    /// No more processes and threads than `ProcessBound` says can be in it.
    let boundsProcesses: Bool

    init(paths: [String], memoryPath: String, isUnified: Bool, boundsProcesses: Bool = false) {
        self.paths = paths
        self.memoryPath = memoryPath
        self.isUnified = isUnified
        self.boundsProcesses = boundsProcesses
    }

    /// Removes it once its processes are gone; directories that remain are returned.
    package func remove() -> [String] { paths.filter { !RecordedGroup.remove($0) } }

    /// A new group with its limits set.
    /// - Parameters:
    ///   - cpus: pins to these; empty pins to none.
    /// - Returns: nil where this process may not make one; `reason` says why.
    package static func create(
        slot: Substring, memoryMiB: Int, cpus: [Int], tree: ControlGroupTree = .present, reason: inout String
    ) -> ControlGroup? {
        let name = RecordedGroup.namePrefix + String(slot)
        let bytes = String(memoryMiB << 20)
        let processes = String(ProcessBound.count(memoryMiB))
        for parent in tree.unifiedParents {
            let path = parent + "/" + name
            do throws(SystemError) {
                try tree.enable(["memory", "cpuset", "pids"], in: parent)
                try Syscall.check("mkdir", path) { mkdir(path, 0o755) }
                do throws(SystemError) {
                    try File.set(path + "/memory.max", bytes)
                } catch {
                    rmdir(path)
                    throw error
                }
                // The rest may be missing: swap accounting, the grouping of victims, the controller of CPUs.
                try? File.set(path + "/memory.swap.max", "0")
                try? File.set(path + "/memory.oom.group", "1")
                if !cpus.isEmpty { try? File.set(path + "/cpuset.cpus", CPUList.text(cpus)) }
                let bounded = (try? File.set(path + "/pids.max", processes)) != nil
                return ControlGroup(paths: [path], memoryPath: path, isUnified: true, boundsProcesses: bounded)
            } catch { reason = error.description }
        }
        guard let memory = tree.memoryHierarchy else {
            if reason.isEmpty { reason = "this user may not make a cgroup with a memory controller" }
            return nil
        }
        do throws(SystemError) {
            let path = memory + "/" + name
            try Syscall.check("mkdir", path) { mkdir(path, 0o755) }
            do throws(SystemError) {
                try File.set(path + "/memory.limit_in_bytes", bytes)
            } catch {
                rmdir(path)
                throw error
            }
            try? File.set(path + "/memory.memsw.limit_in_bytes", bytes)
            let pinned = tree.cpusetHierarchy.flatMap { pin(to: cpus, in: $0, name) }
            let bounded = tree.pidsHierarchy.flatMap { bound(to: processes, in: $0, name) }
            return ControlGroup(
                paths: [path] + [pinned, bounded].compactMap { $0 }, memoryPath: path, isUnified: false,
                boundsProcesses: bounded != nil)
        } catch {
            reason = error.description
            return nil
        }
    }

    private static func pin(to cpus: [Int], in parent: String, _ name: String) -> String? {
        guard !cpus.isEmpty, let nodes = try? File.text(parent + "/cpuset.mems") else { return nil }
        let path = parent + "/" + name
        guard mkdir(path, 0o755) == 0 else { return nil }
        do {
            try File.set(path + "/cpuset.mems", String(nodes.trimmingSpaces))
            try File.set(path + "/cpuset.cpus", CPUList.text(cpus))
            return path
        } catch {
            rmdir(path)
            return nil
        }
    }

    private static func bound(to processes: String, in parent: String, _ name: String) -> String? {
        let path = parent + "/" + name
        guard mkdir(path, 0o755) == 0 else { return nil }
        do {
            try File.set(path + "/pids.max", processes)
            return path
        } catch {
            rmdir(path)
            return nil
        }
    }

    /// Ways into a group that are opened by who may move processes and used by the process itself.
    struct Doors {
        /// The directory of a unified group, where a clone can be born.
        let bornIn: OwnedDescriptor?
        /// A process that writes 0 into each of these has joined.
        let joins: [OwnedDescriptor]
    }

    /// A process that is moved by another makes the kernel wait until no processor can be forking,
    /// which takes longer than all the rest of a start. One that is born there, or that moves its own
    /// single thread through the older kind's `tasks`, does not.
    func doors() throws(SystemError) -> Doors {
        var joins: [OwnedDescriptor] = []
        for path in paths { joins.append(try File.open(path + (isUnified ? "/cgroup.procs" : "/tasks"), O_WRONLY)) }
        return Doors(bornIn: isUnified ? try File.open(memoryPath, O_RDONLY | O_DIRECTORY) : nil, joins: joins)
    }

    /// How many of its processes the kernel ended because memory ran out.
    package var outOfMemoryKills: Int {
        let file = memoryPath + (isUnified ? "/memory.events" : "/memory.oom_control")
        guard let text = try? File.text(file, limit: 1 << 16) else { return 0 }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count == 2, words[0] == "oom_kill" { return Int(words[1]) ?? 0 }
        }
        return 0
    }

    /// What its processes and the files of its root take, in bytes; nil once it is gone.
    package var memoryUsed: Int? {
        let file = memoryPath + (isUnified ? "/memory.current" : "/memory.usage_in_bytes")
        return (try? File.text(file, limit: 64)).flatMap { Int($0.trimmingSpaces) }
    }

    /// Time that its processes have used CPUs, those that have ended included, in microseconds; nil where this kind of
    /// group does not count it.
    var cpuMicroseconds: Int? {
        guard isUnified, let text = try? File.text(memoryPath + "/cpu.stat", limit: 1 << 12) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix("usage_usec ") { return Int(line.dropFirst(11)) }
        return nil
    }

    /// Ends all of its processes.
    package func kill() {
        if isUnified { try? File.set(memoryPath + "/cgroup.kill", "1") }
    }
}
