import NeshData
import NeshEnclave
import NeshSystem

/// What a parent instance has set aside for enclaves, as its kernel shows.
package struct NitroPool: Sendable, Equatable {
    /// The CPU ids that enclaves can have, rising.
    package var ids: [Int]
    /// Ids that differ by this share a core; nil where each has its own.
    package var siblingDistance: Int?
    /// Nil where the kernel does not say.
    package var pages: HugePages?
    /// Where they are, for a message; nil on a machine of one NUMA node.
    package var nodes: String?

    /// The kernel's file with the CPUs of the pool.
    package static let idsPath = "/sys/module/nitro_enclaves/parameters/ne_cpus"

    /// - Throws: E19 where the driver is not loaded, E23 where its list cannot be read.
    package static func read(_ files: MachineFiles = MachineFiles()) throws(Failure) -> NitroPool {
        let text: String
        do { text = try File.text(files.path(idsPath), limit: 1 << 16) } catch {
            throw Failure(
                .fileOperation, "the Nitro Enclaves driver is not loaded: \(error)",
                fixes: ["doctor", "sudo modprobe nitro_enclaves", "option engine local"])
        }
        return NitroPool(
            ids: Set(try CPUList.parse(text)).sorted(), siblingDistance: CPUTopology(files).siblingDistance,
            pages: HugePages.read(files), nodes: HugePages.nodesText(files))
    }

    /// Threads of one core.
    private func core(of id: Int) -> [Int] {
        guard let distance = siblingDistance, distance > 0 else { return [id] }
        return CPUTopology.core(of: id, distance: distance)
    }

    /// Checks what is asked for; the hypervisor takes whole cores only.
    /// - Returns: the ids asked for; none where only their number was.
    /// - Throws: E22, E24, E20, E21.
    func choose(_ wanted: EnclaveRequest.CPUs, taken: Set<Int>) throws(Failure) -> [Int] {
        let free = ids.filter { !taken.contains($0) }
        switch wanted {
        case .count(let count):
            // Which ids is the hypervisor's choice.
            let coreSize = siblingDistance == nil ? 1 : 2
            let pool = CPUPool(ids: ids)
            if count > free.count { throw pool.shortage(count, taken: taken, coreSize: coreSize) }
            _ = try pool.choose(wanted, taken: taken)
            if count % coreSize != 0 { throw brokenCore(count, free: free.count) }
            return []
        case .ids(let ids):
            _ = try CPUPool(ids: self.ids).choose(wanted, taken: taken)
            if let alone = ids.first(where: { id in !core(of: id).allSatisfy(ids.contains) }) {
                let whole = Set(ids.flatMap(core)).sorted()
                throw Failure(
                    .cpuError, "you asked for CPU \(alone) without its sibling: an enclave gets whole cores",
                    details: ["the core's CPUs are \(CPUList.text(core(of: alone)))"],
                    fixes: ["--cpu-ids \(whole.map(String.init).joined(separator: " "))"],
                    about: .parameter("--cpu-ids"))
            }
            return ids
        }
    }

    private func brokenCore(_ count: Int, free: Int) -> Failure {
        let near = [count - 1, count + 1].filter { $0 > 0 && $0 <= free }
        return Failure(
            .cpuError, "\(count) CPUs are not whole cores: each core has 2, and an enclave gets whole cores",
            details: ["free: \(free)", CPUPool.countText(CPUPool.counts(free: free, coreSize: 2))].compactMap(\.self),
            fixes: near.map { "run-enclave … --cpu-count \($0)" },
            about: .parameter("--cpu-count", instead: near.first.map { "\($0)" }))
    }
}
