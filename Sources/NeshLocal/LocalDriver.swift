import CLinux
import Glibc
import NeshData
import NeshEnclave
import NeshSystem
import NeshVsock
import Synchronization

/// Runs an image's application in a sandbox of namespaces on this machine's kernel.
package struct LocalDriver: Driver {
    /// Where control groups can be made: it is known to the keeper before there is an order, and does not change.
    private let groups: ControlGroupTree
    /// Why vsock is refused to sandboxes here; nil: it is not.
    private let vsockObstacle: VsockSupport.Obstacle?
    private let cradle = Cradle()

    /// A sandbox that waits for an order.
    private final class Cradle: Sendable {
        private let present = Mutex<NewbornSandbox?>(nil)

        func put(_ newborn: NewbornSandbox?) { present.withLock { $0 = newborn } }

        func take() -> NewbornSandbox? {
            present.withLock { present in
                defer { present = nil }
                return present
            }
        }
    }

    /// Looks at the machine.
    package init() { (groups, vsockObstacle) = (.present, VsockSupport.obstacle(.sandbox)) }

    package func controlGroups(of slot: String) -> [String] {
        groups.places(of: RecordedGroup.namePrefix + slot)
    }

    /// Where that can be, the sandbox is born before its order: the kernel takes a millisecond for its namespaces, and
    /// another to take the host's root away from it.
    package func getReady() {
        // A unified group is there with the order, and a process cannot be moved into it without a long wait.
        guard groups.unifiedParents.isEmpty, let map = IdentityMap.candidates().first else { return }
        // What refuses it now is said when there is an order: by then there may be another way.
        cradle.put(try? NewbornSandbox(map, hasVsock: vsockObstacle == nil, group: nil))
    }

    package func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave {
        let pinned = Self.pinnable(order.cpuIDs)
        var notes: [EnclaveNote] = []
        let limits = limits(order, pinned, &notes)
        do throws(Failure) {
            return try launch(order, try newborn(order, limits), pinned, limits, notes)
        } catch {
            _ = limits?.group.remove()
            throw error
        }
    }

    private func newborn(_ order: LaunchOrder, _ limits: Limits?) throws(Failure) -> NewbornSandbox {
        let hasVsock = order.runtimeDirectory != nil && vsockObstacle == nil
        if let early = cradle.take(), (early.calls != nil) == hasVsock { return early }
        var last: Failure?
        // Where a helper is missing a right, the next way to map ids may do.
        for map in IdentityMap.candidates() {
            do { return try NewbornSandbox(map, hasVsock: hasVsock, group: limits?.doors.bornIn) } catch {
                last = error
            }
        }
        throw last ?? Failure(.enclaveBoot, "no user id can be given to a sandbox")
    }

    private func launch(
        _ order: LaunchOrder, _ newborn: NewbornSandbox, _ pinned: [Int], _ limits: Limits?, _ notes: [EnclaveNote]
    ) throws(Failure) -> LocalEnclave {
        var notes = notes
        var vsock: LocalVsock?
        if let directory = order.runtimeDirectory {
            if let vsockObstacle { notes.append("vsock is refused: \(vsockObstacle.message)") }
            vsock = newborn.calls.map {
                LocalVsock(order.cid, directory, order.securityModule, $0, newborn.userNamespace)
            }
        }
        if newborn.map.ids == 1 {
            notes.append(.oneOwner)
        }
        if !(limits?.group.boundsProcesses ?? false), let gap = ProcessBound.gap(root: newborn.map.root.user) {
            notes.append(.unbounded(gap))
        }
        let controller: OwnedDescriptor?
        do {
            try give(order, to: newborn, pinned, limits)
            controller = try newborn.console.receive()
        } catch { throw error.failure(.enclaveBoot) }
        newborn.release()
        return LocalEnclave(
            process: newborn.process, ended: newborn.ended, console: controller, report: newborn.report,
            lifeline: newborn.orders, group: limits?.group, vsock: vsock, memoryMiB: order.memoryMiB, notes: notes)
    }

    private func give(
        _ order: LaunchOrder, to newborn: NewbornSandbox, _ cpus: [Int], _ limits: Limits?
    ) throws(SystemError) {
        let ramdisks = order.ramdisks.map { nesh_range(offset: $0.offset, size: $0.size) }
        let cpus = cpus.map(Int32.init)
        let joins = limits?.doors.joins.map(\.raw) ?? []
        defer { withExtendedLifetime((order, limits)) {} }
        var sandbox = nesh_sandbox()
        sandbox.image = order.image.raw
        sandbox.memory_bytes = UInt64(order.memoryMiB) << 20
        sandbox.inodes = UInt64(max(1 << 14, order.memoryMiB << 8))
        sandbox.processes = ProcessBound.isCountedByNamespace ? UInt64(ProcessBound.count(order.memoryMiB)) : 0
        let authority = Array((order.trusted?.pem ?? "").utf8CString)
        let hash = Array((order.trusted?.hash ?? "").utf8CString)
        // SAFETY: the arrays live until the call returns; the sandbox has its own copy of them.
        try ramdisks.withUnsafeBufferPointer { ramdisks throws(SystemError) in
            try cpus.withUnsafeBufferPointer { cpus throws(SystemError) in
                try joins.withUnsafeBufferPointer { joins throws(SystemError) in
                    try authority.withUnsafeBufferPointer { authority throws(SystemError) in
                        try hash.withUnsafeBufferPointer { hash throws(SystemError) in
                            sandbox.trusted = authority.baseAddress
                            sandbox.trusted_size = authority.count - 1
                            sandbox.trusted_hash = hash.baseAddress
                            sandbox.ramdisks = ramdisks.baseAddress
                            sandbox.ramdisk_count = Int32(ramdisks.count)
                            sandbox.cpus = cpus.baseAddress
                            sandbox.cpu_count = Int32(cpus.count)
                            sandbox.joins = joins.baseAddress
                            sandbox.join_count = Int32(joins.count)
                            try newborn.give(sandbox)
                        }
                    }
                }
            }
        }
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

    private func limits(_ order: LaunchOrder, _ cpus: [Int], _ notes: inout [EnclaveNote]) -> Limits? {
        var reason = ""
        guard let slot = order.id.slot,
            let group = ControlGroup.create(
                slot: slot, memoryMiB: order.memoryMiB, cpus: cpus, tree: groups, reason: &reason)
        else {
            notes.append(.unlimited(reason))
            return nil
        }
        do {
            return Limits(group: group, doors: try group.doors())
        } catch {
            notes.append(.unlimited("\(error)"))
            _ = group.remove()
            return nil
        }
    }
}
