import NeshData

/// What a new enclave gets, decided from what is set aside and what others have. Pure.
package struct Reservation: Granted, Sendable, Equatable {
    /// Without CPUs the hypervisor chooses `cpuCount` of the pool.
    package let grant: Grant
    /// How many CPUs the enclave gets.
    package let cpuCount: Int

    /// The least memory that an enclave can have, as the kernel's driver demands.
    package static let leastMemoryMiB = 64
    /// CIDs that a virtual machine may have; below are the hypervisor, this machine and the parent.
    package static let cids: ClosedRange<UInt32> = 4...(.max - 1)
    /// Where the search for a free CID begins.
    package static let firstChosenCID: UInt32 = 16

    /// - Parameters:
    ///   - imageSize: of the image file, in bytes.
    ///   - others: all enclaves that exist, booting ones included: their names and CIDs are taken.
    ///   - sharing: those of them that draw on the same pool.
    /// - Throws: E26, E27, E22, E21, E20, E03; the message names the nearest value that would do.
    package init(
        _ request: EnclaveRequest, imageSize: Int, memoryMiB pool: Int, cpus: CPUPool, others: [Enclave],
        sharing: [Enclave]
    ) throws(Failure) {
        try Self.checkMemory(request.memoryMiB, imageSize: imageSize)
        let free = pool - sharing.reduce(0) { $0 + $1.memoryMiB }
        let chosen = Result { () throws(Failure) in
            try cpus.choose(request.cpus, taken: Set(sharing.flatMap(\.cpuIDs)))
        }
        guard request.memoryMiB <= free else {
            throw Self.memoryShortage(request.memoryMiB, free: max(0, free), pool: pool, imageSize, cpus: chosen)
        }
        let cpuIDs = try chosen.get()
        let cid = try Self.chooseCID(request.cid, others: others)
        grant = Grant(
            name: try Self.chooseName(request.name, others: others), cid: cid, cpuIDs: cpuIDs,
            memoryMiB: request.memoryMiB, debug: request.debug)
        cpuCount = cpuIDs.count
    }

    /// What has been decided elsewhere.
    package init(grant: Grant, cpuCount: Int) { (self.grant, self.cpuCount) = (grant, cpuCount) }

    /// - Throws: E26 for less memory than the image or any enclave needs.
    package static func checkMemory(_ memoryMiB: Int, imageSize: Int) throws(Failure) {
        let needed = leastMemory(imageSize: imageSize)
        guard memoryMiB < needed else { return }
        let reason =
            needed > leastMemoryMiB
            ? "based on the EIF file size, the minimum memory should be \(needed) MiB"
            : "an enclave has at least \(needed) MiB"
        throw Failure(
            .insufficientMemoryRequested,
            "Insufficient memory requested. User provided `memory` is \(memoryMiB) MiB, but \(reason)",
            fixes: ["run-enclave … --memory \(needed)"], about: .parameter("--memory", instead: "\(needed)"))
    }

    /// Four times the image, rounded up to whole MiB first.
    package static func leastMemory(imageSize: Int) -> Int {
        max(leastMemoryMiB, 4 * ((imageSize + (1 << 20) - 1) >> 20))
    }

    /// What to do about memory and CPUs that others have.
    package static let ending = "terminate-enclave  # ends an enclave and frees its memory and CPUs"

    /// E27: less is free than is asked for. All in MiB, but the image's size in bytes.
    /// - Parameter cpus: those that the enclave would get: less memory alone does not help if they are missing.
    package static func memoryShortage(
        _ wanted: Int, free: Int, pool: Int, _ imageSize: Int, cpus: Result<[Int], Failure>
    ) -> Failure {
        let fits = free >= leastMemory(imageSize: imageSize)
        let others: Failure? = if case .failure(let shortage) = cpus { shortage } else { nil }
        var fewer: String? = others == nil ? "" : nil
        if case .parameter("--cpu-count", let count?)? = others?.subject { fewer = " --cpu-count \(count)" }
        var fixes: [String] = []
        if fits, let fewer { fixes.append("run-enclave … --memory \(free)\(fewer)") }
        // What all of the pool could not hold is not made room for by ending others.
        if wanted <= pool, free < pool || others?.fixes.contains(ending) ?? false { fixes.append(ending) }
        fixes.append("allocator set memory_mib \(pool - free + wanted)")
        fixes += others?.fixes.filter { $0.hasPrefix("allocator ") }.map { "\($0)  # is needed, too" } ?? []
        return Failure(
            .insufficientMemoryAvailable,
            "you asked for \(wanted) MiB; \(free) of the \(pool) MiB set aside for enclaves are free",
            details: others.map { [$0.message] } ?? [], fixes: fixes,
            about: .parameter("--memory", instead: fits && others == nil ? "\(free)" : nil))
    }

    /// The CID asked for, or, for nil and 0, the first that is free.
    /// - Throws: E03 for one that another enclave has or that none can have.
    package static func chooseCID(_ wanted: UInt32?, others: [Enclave]) throws(Failure) -> UInt32 {
        let taken = Set(others.map(\.cid))
        guard let wanted, wanted != 0 else {
            let upper = (firstChosenCID...cids.upperBound).lazy.first { !taken.contains($0) }
            guard let cid = upper else { throw Failure(.invalidArgument, "every enclave CID is taken") }
            return cid
        }
        guard cids.contains(wanted) else { throw unusable(wanted) }
        if let owner = others.first(where: { $0.cid == wanted }) {
            throw Failure(
                .invalidArgument, "the CID \(wanted) belongs to the enclave \(owner.name)",
                details: ["the ID of \(owner.name) is \(owner.id)"],
                fixes: [
                    "leave --enclave-cid out to get a free one",
                    "terminate-enclave --enclave-name \(owner.name.asWord)",
                ],
                about: .parameter("--enclave-cid"))
        }
        return wanted
    }

    private static func unusable(_ cid: UInt32) -> Failure {
        let owner =
            switch cid {
            case 1: "stands for this machine's own loopback"
            case 2: "is the host's"
            case 3: "is the parent's"
            default: "stands for any CID"
            }
        return Failure(
            .invalidArgument, "the CID \(cid) \(owner) and cannot be an enclave's",
            fixes: ["--enclave-cid 16, or leave it out to get a free one"], about: .parameter("--enclave-cid"))
    }

    /// The name asked for, with `_1`, `_2`, … if another enclave has it.
    /// - Throws: E58 for what cannot be a name.
    package static func chooseName(_ wanted: String, others: [Enclave]) throws(Failure) -> String {
        guard !wanted.isEmpty, wanted.utf8.count <= 255, wanted == wanted.spelledOut
        else {
            throw Failure(
                .enclaveNaming, "an enclave's name has 1 to 255 printable characters",
                about: .parameter("--enclave-name"))
        }
        let taken = Set(others.map(\.name))
        if !taken.contains(wanted) { return wanted }
        var number = 1
        while taken.contains("\(wanted)_\(number)") { number += 1 }
        return "\(wanted)_\(number)"
    }
}
