import NeshData

/// What the allocator set aside for enclaves, and what they have not taken.
package struct EnclaveResources: Sendable, Equatable {
    /// The engine that they are of.
    package var engine: EngineKind
    /// Where the allocator's settings are: the path of its file, which need not exist.
    package var allocatorPath: String
    /// What is set aside, in MiB.
    package var totalMemoryMiB: Int
    /// What of it no enclave has, in MiB.
    package var freeMemoryMiB: Int
    /// CPU ids set aside for enclaves.
    package var cpuPool: [Int]
    /// Those of them that no enclave has.
    package var freeCPUs: [Int]
    /// So many CPUs go to an enclave together.
    package var coreSize: Int
    /// The machine keeps all of it: the engine only counts what its enclaves may use.
    package var isPromised: Bool

    package init(
        engine: EngineKind, allocatorPath: String, totalMemoryMiB: Int, freeMemoryMiB: Int, cpuPool: [Int],
        freeCPUs: [Int], coreSize: Int = 1, isPromised: Bool = false
    ) {
        self.engine = engine
        self.allocatorPath = allocatorPath
        self.totalMemoryMiB = totalMemoryMiB
        self.freeMemoryMiB = freeMemoryMiB
        self.cpuPool = cpuPool
        self.freeCPUs = freeCPUs
        self.coreSize = max(1, coreSize)
        self.isPromised = isPromised
    }
}

extension EnclaveResources {
    /// How many CPUs a new enclave can have: the values of `--cpu-count` that are possible now, rising.
    package var cpuCounts: [Int] { CPUPool.counts(free: freeCPUs.count, coreSize: coreSize) }

    /// Of an engine whose reserve is what the allocator's file promises.
    /// - Parameter running: the enclaves that draw on it.
    /// - Throws: where the file cannot be read or does not say.
    package init(_ kind: EngineKind, _ allocator: AllocatorFile, _ running: [Enclave]) throws(Failure) {
        let total = try allocator.memoryMiB
        let pool = try allocator.cpuPool
        let taken = Set(running.flatMap(\.cpuIDs))
        self.init(
            engine: kind, allocatorPath: allocator.path, totalMemoryMiB: total,
            freeMemoryMiB: max(0, total - running.reduce(0) { $0 + $1.memoryMiB }), cpuPool: pool.ids,
            freeCPUs: pool.free(besides: taken), isPromised: true)
    }
}
