import NeshData
import NeshEnclave
import NeshSystem

/// What the allocator's file promises a parent instance's enclaves, and what is there, as the engine reads both.
struct PoolChecks {
    let machine: MachineState
    private let file: Result<AllocatorFile, Failure>
    private let settings: Result<AllocatorSettings, Failure>
    private let nodes: [(node: String, pages: HugePages)]
    /// Nil where the driver does not say.
    private let ids: [Int]?

    private var root: MachineFiles { machine.root }
    /// What the file asks for; nil where it cannot be read.
    private var wanted: AllocatorSettings? { try? settings.get() }

    init(machine: MachineState) {
        self.machine = machine
        let root = machine.root
        file = Result { () throws(Failure) in try AllocatorFile(path: AllocatorFile.systemPath, files: root) }
        settings = file.flatMap { file in Result { () throws(Failure) in try file.settings } }
        nodes = HugePages.byNode(root)
        ids = CPUList.read(NitroPool.idsPath, in: root)
    }

    var findings: [Finding] {
        [allocator] + doubts + [hugePages, pool, siblings, nearness].compactMap { $0 }
    }

    private var allocator: Finding {
        let settings: AllocatorSettings
        do {
            guard try file.get().exists else {
                return .bad(
                    .engine(.nitro), "allocator", "\(AllocatorFile.systemPath) is missing",
                    fix: "sudo dnf install aws-nitro-enclaves-cli")
            }
            settings = try self.settings.get()
        } catch {
            return .bad(
                .engine(.nitro), "allocator", error.message, fix: error.fixes.first ?? "fix that line of the file")
        }
        if settings.pools.contains(where: { $0.memoryMiB == nil }) {
            return .bad(
                .engine(.nitro), "allocator", "allocator.yaml has no memory_mib", fix: "allocator set memory_mib 512")
        }
        if settings.pools.contains(where: { $0.cpus == nil }) {
            return .bad(
                .engine(.nitro), "allocator", "allocator.yaml has neither cpu_count nor cpu_pool",
                fix: "allocator set cpu_count 2")
        }
        let memory = settings.memoryMiB ?? 0
        let pools = settings.pools.count
        return .fine(
            .engine(.nitro), "allocator",
            pools == 1 ? "asks for \(memory) MiB" : "asks for \(memory) MiB in \(pools) pools")
    }

    private var doubts: [Finding] {
        wanted?.doubts.map { .note(.engine(.nitro), "allocator", "\($0.message)", fix: $0.fix) } ?? []
    }

    private var reserved: Int {
        let bytes = nodes.isEmpty ? HugePages.read(root)?.total : nodes.reduce(0) { $0 + $1.pages.total }
        return (bytes ?? 0) >> 20
    }

    private var hugePages: Finding? {
        var found = nodes.map { HugePages.text($0.pages, of: $0.node) }
        if found.isEmpty, let all = HugePages.read(root) {
            found = ["\(all.free >> 20) of \(all.total >> 20) MiB free"]
        }
        let shown = found.isEmpty ? "none" : found.joined(separator: ", ")
        if let memory = wanted?.memoryMiB, reserved < memory {
            return .bad(
                .engine(.nitro), "huge pages",
                "only \(reserved) of the \(memory) MiB in allocator.yaml are reserved (\(shown))",
                fix:
                    "sudo systemctl restart nitro-enclaves-allocator.service  # gets the most memory right after a reboot"
            )
        }
        if free < Reservation.leastMemoryMiB {
            return .note(
                .engine(.nitro), "huge pages", "no enclave can start now, the least is 64 MiB: \(shown)",
                fix: "terminate-enclave  # ends one and frees its memory; describe-enclaves lists them")
        }
        return .fine(.engine(.nitro), "huge pages", shown)
    }

    private var free: Int {
        let bytes = nodes.isEmpty ? HugePages.read(root)?.free : nodes.reduce(0) { $0 + $1.pages.free }
        return (bytes ?? 0) >> 20
    }

    private var pool: Finding {
        guard let ids, !ids.isEmpty else {
            return .bad(
                .engine(.nitro), "CPU pool", "no CPU is set aside for enclaves",
                fix: "sudo systemctl restart nitro-enclaves-allocator.service")
        }
        if let asked = wanted?.cpuCount, asked > ids.count {
            return .bad(
                .engine(.nitro), "CPU pool", "allocator.yaml asks for \(asked) CPUs, \(ids.count) are set aside",
                fix: "sudo systemctl restart nitro-enclaves-allocator.service")
        }
        return .fine(.engine(.nitro), "CPU pool", CPUList.text(ids))
    }

    /// A pool takes whole cores, and core 0 stays with the parent.
    private var siblings: Finding? {
        let topology = CPUTopology(root)
        for id in ids ?? [] {
            guard let siblings = topology.siblings(of: id) else { continue }
            if siblings.contains(0) {
                return .bad(
                    .engine(.nitro), "CPU pool", "CPU \(id) shares core 0, which must stay with the parent",
                    fix: "choose other ids for cpu_pool in allocator.yaml")
            }
            if let alone = siblings.first(where: { ids?.contains($0) == false }) {
                return .bad(
                    .engine(.nitro), "CPU pool", "CPU \(id) is in the pool without its sibling \(alone)",
                    fix: "put both or neither into cpu_pool in allocator.yaml")
            }
        }
        return nil
    }

    /// An enclave's memory comes from the NUMA node of its CPUs.
    private var nearness: Finding? {
        // A list of pools has memory on each of its nodes.
        guard let ids, let wanted, nodes.count > 1, wanted.pools.count == 1, let memory = wanted.memoryMiB else {
            return nil
        }
        for (node, pages) in nodes {
            guard let cpus = CPUList.read("/sys/devices/system/node/\(node)/cpulist", in: root),
                cpus.contains(where: ids.contains), pages.total >> 20 < memory
            else { continue }
            return .bad(
                .engine(.nitro), "NUMA",
                "the pool's CPUs are on \(node), which has \(pages.total >> 20) of the \(memory) MiB reserved",
                fix: "sudo systemctl restart nitro-enclaves-allocator.service  # reserves on the CPUs' node")
        }
        return nil
    }
}
