import CLinux
import Glibc
import NeshData
import NeshSystem

/// Runs an image's application in a sandbox of namespaces on this machine's kernel.
package struct LocalDriver: Driver {
    package init() {}

    package func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave {
        var last: Failure?
        // Where a helper is missing a right, the next way to map ids may do.
        for map in IdentityMap.candidates() {
            do { return try launch(order, map) } catch { last = error }
        }
        throw last ?? Failure(.enclaveBoot, "no user id can be given to a sandbox")
    }

    private func launch(_ order: LaunchOrder, _ map: IdentityMap) throws(Failure) -> LocalEnclave {
        let terminal: Pseudoterminal
        let go: Pipe
        let report: Pipe
        do {
            terminal = try Pseudoterminal()
            go = try Pipe()
            report = try Pipe()
            try terminal.controller.setNonblocking()
            try report.reading.setNonblocking()
            // Root inside opens its console by name, too.
            if map.way == .written {
                let root = map.root
                try Syscall.check("fchown", "the console") { fchown(terminal.terminal.raw, root.user, root.group) }
            }
        } catch { throw error.failure(.enclaveBoot) }
        var notes: [String] = []
        let pinned = Self.pinnable(order.cpuIDs)
        let (process, ended) = try start(order, map, terminal, go, report, pinned)
        var group: ControlGroup?
        do throws(Failure) {
            try map.apply(to: process)
            group = Self.limit(process, order, pinned, &notes)
        } catch {
            // The child ends when the last writing end of `go` closes; it has done nothing yet.
            _ = nesh_pidfd_kill(ended.raw, SIGKILL)
            waitpid(process, nil, 0)
            throw error
        }
        if map.ids == 1 { notes.append("all files of the image belong to its root: only one user id can be mapped") }
        do { try File.write(go.writing.raw, [1]) } catch { throw error.failure(.enclaveBoot) }
        return LocalEnclave(
            process: process, ended: ended, console: terminal.controller, report: report.reading, lifeline: go.writing,
            group: group, memoryMiB: order.memoryMiB, notes: notes)
    }

    private func start(
        _ order: LaunchOrder, _ map: IdentityMap, _ terminal: Pseudoterminal, _ go: Pipe, _ report: Pipe, _ cpus: [Int]
    ) throws(Failure) -> (Int32, OwnedDescriptor) {
        let ramdisks = order.ramdisks.map { nesh_range(offset: $0.offset, size: $0.size) }
        let cpus = cpus.map(Int32.init)
        var ended: Int32 = -1
        let result = ramdisks.withUnsafeBufferPointer { ramdisks in
            cpus.withUnsafeBufferPointer { cpus in
                var sandbox = nesh_sandbox(
                    image: order.image.raw, ramdisks: ramdisks.baseAddress, ramdisk_count: Int32(ramdisks.count),
                    console: terminal.terminal.raw, go: go.reading.raw, go_writing: go.writing.raw,
                    report: report.writing.raw, memory_bytes: UInt64(order.memoryMiB) << 20,
                    inodes: UInt64(max(1 << 14, order.memoryMiB << 8)), ids: map.ids, cpus: cpus.baseAddress,
                    cpu_count: Int32(cpus.count))
                // SAFETY: the arrays live until the call returns; the child has its own copy of them.
                return nesh_sandbox_start(&sandbox, &ended)
            }
        }
        guard result > 0 else { throw SandboxRefusal.failure(call: "clone", subject: "namespaces", errno: -result) }
        return (result, OwnedDescriptor(ended))
    }

    /// The enclave's CPUs, if this machine has all of them; else none.
    private static func pinnable(_ ids: [Int]) -> [Int] {
        guard let text = try? File.text("/sys/devices/system/cpu/online", limit: 4096),
            let online = try? CPUList.parse(text), ids.allSatisfy(online.contains)
        else { return [] }
        return ids
    }

    private static func limit(
        _ process: Int32, _ order: LaunchOrder, _ cpus: [Int], _ notes: inout [String]
    ) -> ControlGroup? {
        var reason = ""
        guard let slot = order.id.slot,
            let group = ControlGroup.create(slot: slot, memoryMiB: order.memoryMiB, cpus: cpus, reason: &reason)
        else {
            notes.append("no memory limit is enforced: \(reason)")
            return nil
        }
        do {
            try group.add(process)
            return group
        } catch {
            notes.append("no memory limit is enforced: \(error)")
            _ = group.remove()
            return nil
        }
    }
}
