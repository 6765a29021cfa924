import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// Runs an image's application in a sandbox of namespaces on this machine's kernel.
package struct LocalDriver: Driver {
    /// Where control groups can be made: it is known to the keeper before there is an order, and does not change.
    private let groups: ControlGroupTree

    /// Looks at the machine.
    package init() { groups = .present }

    package func controlGroups(of slot: String) -> [String] {
        groups.places(of: RecordedGroup.namePrefix + slot)
    }

    package func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave {
        var last: Failure?
        let pinned = Self.pinnable(order.cpuIDs)
        var notes: [String] = []
        let limits = limits(order, pinned, &notes)
        // Where a helper is missing a right, the next way to map ids may do.
        for map in IdentityMap.candidates() {
            do { return try launch(order, map, pinned, limits, notes) } catch { last = error }
        }
        _ = limits?.group.remove()
        throw last ?? Failure(.enclaveBoot, "no user id can be given to a sandbox")
    }

    private func launch(
        _ order: LaunchOrder, _ map: IdentityMap, _ pinned: [Int], _ limits: Limits?, _ notes: [String]
    ) throws(Failure) -> LocalEnclave {
        var notes = notes
        let console: SandboxDoor
        let vsock: LocalVsock?
        let go: Pipe
        let report: Pipe
        do {
            console = try SandboxDoor("the console")
            vsock = try LocalVsock.prepare(order, &notes)
            go = try Pipe()
            report = try Pipe()
            try report.reading.setNonblocking()
        } catch { throw error.failure(.enclaveBoot) }
        let (process, ended) = try start(order, map, console, vsock, go, report, pinned, limits)
        do throws(Failure) {
            try map.apply(to: process)
        } catch {
            // The child ends when the last writing end of `go` closes; it has done nothing yet.
            _ = nesh_pidfd_kill(ended.raw, SIGKILL)
            waitpid(process, nil, 0)
            throw error
        }
        // Root's sandbox has an enclave's limits, not those of root's shell; others' have what is left of theirs.
        nesh_lift_limits(process)
        if map.ids == 1 { notes.append("all files of the image belong to its root: only one user id can be mapped") }
        if !(limits?.group.boundsProcesses ?? false), let gap = ProcessBound.gap(root: map.root.user) {
            notes.append("no limit on processes is enforced: \(gap)")
        }
        let controller: OwnedDescriptor?
        do {
            try vsock?.enter(process)
            try File.write(go.writing.raw, [1])
            controller = try console.receive()
        } catch { throw error.failure(.enclaveBoot) }
        return LocalEnclave(
            process: process, ended: ended, console: controller, report: report.reading, lifeline: go.writing,
            group: limits?.group, vsock: vsock, memoryMiB: order.memoryMiB, notes: notes)
    }

    private func start(
        _ order: LaunchOrder, _ map: IdentityMap, _ console: SandboxDoor, _ vsock: LocalVsock?, _ go: Pipe,
        _ report: Pipe, _ cpus: [Int], _ limits: Limits?
    ) throws(Failure) -> (Int32, OwnedDescriptor) {
        let ramdisks = order.ramdisks.map { nesh_range(offset: $0.offset, size: $0.size) }
        let cpus = cpus.map(Int32.init)
        let doors = limits?.doors
        let joins = doors?.joins.map(\.raw) ?? []
        var ended: Int32 = -1
        var sandbox = nesh_sandbox()
        sandbox.image = order.image.raw
        sandbox.console = console.inside
        sandbox.vsock = vsock?.inside ?? -1
        sandbox.go = go.reading.raw
        sandbox.go_writing = go.writing.raw
        sandbox.report = report.writing.raw
        sandbox.memory_bytes = UInt64(order.memoryMiB) << 20
        sandbox.inodes = UInt64(max(1 << 14, order.memoryMiB << 8))
        sandbox.processes = ProcessBound.isCountedByNamespace ? UInt64(ProcessBound.count(order.memoryMiB)) : 0
        sandbox.ids = map.ids
        sandbox.born_in = doors?.bornIn?.raw ?? -1
        let authority = Array((order.trusted?.pem ?? "").utf8CString)
        let hash = Array((order.trusted?.hash ?? "").utf8CString)
        // SAFETY: the arrays live until the call returns; the child has its own copy of them.
        let result = ramdisks.withUnsafeBufferPointer { ramdisks in
            cpus.withUnsafeBufferPointer { cpus in
                joins.withUnsafeBufferPointer { joins in
                    authority.withUnsafeBufferPointer { authority in
                        hash.withUnsafeBufferPointer { hash in
                            sandbox.trusted = authority.baseAddress
                            sandbox.trusted_size = authority.count - 1
                            sandbox.trusted_hash = hash.baseAddress
                            sandbox.ramdisks = ramdisks.baseAddress
                            sandbox.ramdisk_count = Int32(ramdisks.count)
                            sandbox.cpus = cpus.baseAddress
                            sandbox.cpu_count = Int32(cpus.count)
                            sandbox.joins = joins.baseAddress
                            sandbox.join_count = Int32(joins.count)
                            return nesh_sandbox_start(&sandbox, &ended)
                        }
                    }
                }
            }
        }
        guard result > 0 else { throw SandboxRefusal.failure(call: "clone", subject: "namespaces", errno: -result) }
        return (result, OwnedDescriptor(ended))
    }

    /// The enclave's CPUs, if this machine has all of them; otherwise none.
    private static func pinnable(_ ids: [Int]) -> [Int] {
        guard let text = try? File.text("/sys/devices/system/cpu/online", limit: 4096),
            let online = try? CPUList.parse(text), ids.allSatisfy(online.contains)
        else { return [] }
        return ids
    }

    /// A group with its limits set, and how the sandbox gets into it.
    private struct Limits {
        let group: ControlGroup
        let doors: ControlGroup.Doors
    }

    private func limits(_ order: LaunchOrder, _ cpus: [Int], _ notes: inout [String]) -> Limits? {
        var reason = ""
        guard let slot = order.id.slot,
            let group = ControlGroup.create(
                slot: slot, memoryMiB: order.memoryMiB, cpus: cpus, tree: groups, reason: &reason)
        else {
            notes.append(LaunchOrder.unlimited(reason))
            return nil
        }
        do {
            return Limits(group: group, doors: try group.doors())
        } catch {
            notes.append(LaunchOrder.unlimited("\(error)"))
            _ = group.remove()
            return nil
        }
    }
}
