import NeshData
import NeshSystem

/// CPUs set aside for enclaves, and which of them share a core.
package struct CPUPool: Sendable, Equatable {
    /// Rising.
    package var ids: [Int]
    /// `ids` in groups that share a core, in the order in which they are given out.
    package var cores: [[Int]]

    /// Of a virtual parent instance whose core 0 stays with the parent: of 2 × (count / 2 + 1) CPUs,
    /// c and c + half are the two threads of one core. 2 gives 1 and 3; 4 gives 1, 4, 2 and 5.
    package init(count: Int) {
        let half = max(0, count) / 2 + 1
        cores = (1..<half).map { [$0, $0 + half] }
        ids = cores.flatMap { $0 }.sorted()
    }

    /// Given ids, each taken for a core of its own.
    package init(ids: [Int]) {
        self.ids = Set(ids).sorted()
        cores = self.ids.map { [$0] }
    }

    /// Chooses CPUs for a new enclave.
    /// - Parameter taken: ids that other enclaves have.
    /// - Throws: E22 for too large or small a number, E20 for an id given twice, E21 for an id that is not free.
    package func choose(_ wanted: EnclaveRequest.CPUs, taken: Set<Int>) throws(Failure) -> [Int] {
        switch wanted {
        case .count(let count): try choose(count, taken: taken)
        case .ids(let ids): try check(ids, taken: taken)
        }
    }

    private func choose(_ count: Int, taken: Set<Int>) throws(Failure) -> [Int] {
        guard count > 0 else {
            throw Failure(
                .invalidArgument, "the number of CPUs is \(count), at least 1 is needed",
                about: .parameter("--cpu-count", instead: "2"))
        }
        let order = available(besides: taken)
        if count > order.count { throw shortage(count, taken: taken) }
        return order.prefix(count).sorted()
    }

    /// Whole cores first, so that no two enclaves share one while that can be avoided; no more than the pool's number
    /// leaves, also where the pool has got other ids since the enclaves that run were started.
    private func available(besides taken: Set<Int>) -> ArraySlice<Int> {
        let whole = cores.filter { core in core.allSatisfy { !taken.contains($0) } }.flatMap { $0 }
        let broken = ids.filter { !taken.contains($0) && !whole.contains($0) }
        return (whole + broken).prefix(max(0, ids.count - taken.count))
    }

    /// Those that a new enclave can have, rising.
    package func free(besides taken: Set<Int>) -> [Int] { available(besides: taken).sorted() }

    /// The numbers of CPUs that can be had, rising.
    /// - Parameter coreSize: so many go together.
    package static func counts(free: Int, coreSize: Int) -> [Int] {
        Array(stride(from: coreSize, through: free, by: coreSize))
    }

    /// Those values, for a message; nil where there are none.
    package static func countText(_ counts: [Int]) -> String? {
        switch counts.count {
        case 0: nil
        case 1: "--cpu-count can be \(counts[0])"
        case 2...8:
            "--cpu-count can be \(counts.dropLast().map(String.init).joined(separator: ", ")) or \(counts[counts.count - 1])"
        default: "--cpu-count can be \(counts[0]), \(counts[1]) and so on to \(counts[counts.count - 1])"
        }
    }

    /// E22: fewer are free. A number far beyond the pool is a slip of the finger: no pool is made for it first.
    /// - Parameter taken: ids that other enclaves have; some may have left the pool since they started.
    package func shortage(_ count: Int, taken: Set<Int>, coreSize: Int = 1) -> Failure {
        let (free, strays) = (self.free(besides: taken), taken.subtracting(ids))
        let counts = Self.counts(free: free.count, coreSize: coreSize)
        var fixes = counts.last.map { ["run-enclave … --cpu-count \($0)"] } ?? []
        if !taken.isEmpty, ids.count >= count || count > 8 * max(2, ids.count) { fixes.append(Reservation.ending) }
        let needed = (taken.count + count + 1) & ~1
        fixes.append("allocator set cpu_count \(needed)")
        let sum =
            taken.isEmpty
            ? "for \(count), the pool needs \(needed) CPUs"
            : "enclaves already have \(taken.count): with \(count) more, the pool needs \(needed) CPUs"
        return Failure(
            .insufficientCpus,
            count == 1
                ? "you asked for 1 CPU; \(free.count) of the pool's \(ids.count) are free"
                : "you asked for \(count) CPUs; \(free.count) of the pool's \(ids.count) are free",
            details: [
                inWords(free: free),
                strays.isEmpty ? nil : "CPU ids in use that the pool no longer has: \(CPUList.text(strays))",
                Self.countText(counts), sum,
                needed == taken.count + count ? nil : "a pool is made of whole cores, and a core has two CPUs",
            ].compactMap(\.self), fixes: fixes, about: .parameter("--cpu-count", instead: counts.last.map { "\($0)" }))
    }

    private func inWords(free: [Int]) -> String {
        let free = free.isEmpty ? "none" : CPUList.text(free)
        return ids.isEmpty ? "the pool is empty" : "pool: \(CPUList.text(ids)); free: \(free)"
    }

    private func check(_ wanted: [Int], taken: Set<Int>) throws(Failure) -> [Int] {
        if wanted.isEmpty { throw Failure(.invalidArgument, "the list of CPU ids is empty") }
        if ids.isEmpty { throw shortage(wanted.count, taken: taken) }
        var seen = Set<Int>()
        for id in wanted where !seen.insert(id).inserted {
            throw Failure(
                .invalidCpuConfiguration, "CPU \(id) is given twice",
                fixes: ["--cpu-ids \(Set(wanted).sorted().map(String.init).joined(separator: " "))"],
                about: .parameter("--cpu-ids"))
        }
        let free = ids.filter { !taken.contains($0) }
        for id in wanted where !free.contains(id) {
            throw Failure(
                .noSuchCpuAvailableInPool,
                ids.contains(id) ? "CPU \(id) belongs to another enclave" : "CPU \(id) is not in the pool",
                details: [inWords(free: free)],
                fixes: free.isEmpty
                    ? [Reservation.ending] : ["--cpu-ids \(free.map(String.init).joined(separator: " "))"],
                about: .parameter("--cpu-ids"))
        }
        return wanted
    }
}
