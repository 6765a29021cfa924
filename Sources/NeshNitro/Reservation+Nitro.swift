import NeshData
import NeshEnclave
import NeshSystem

extension Reservation {
    /// On a parent instance: the kernel says what is free, the hypervisor chooses what is left open.
    /// - Parameters:
    ///   - imageSize: of the image file, in bytes.
    ///   - others: all enclaves that exist, booting ones included.
    /// - Throws: E26, E27, E22, E21, E20, E03, and E24 for CPUs that are not whole cores.
    package init(
        _ request: EnclaveRequest, imageSize: Int, nitro pool: NitroPool, others: [Enclave]
    ) throws(Failure) {
        try Self.checkMemory(request.memoryMiB, imageSize: imageSize)
        let taken = Set(others.filter(\.drawsOnNitroPool).flatMap(\.cpuIDs))
        let chosen = Result { () throws(Failure) in try pool.choose(request.cpus, taken: taken) }
        if let pages = pool.pages, request.memoryMiB > pages.free >> 20 {
            var failure = Self.memoryShortage(
                request.memoryMiB, free: pages.free >> 20, pool: pages.total >> 20, imageSize, cpus: chosen)
            failure.details += [pool.nodes].compactMap(\.self)
            throw failure
        }
        let cpuIDs = try chosen.get()
        let cpuCount = if case .count(let count) = request.cpus { count } else { cpuIDs.count }
        // Of enclaves in other directories only the hypervisor knows.
        let cid = request.cid == nil || request.cid == 0 ? 0 : try Self.chooseCID(request.cid, others: others)
        let name = try Self.chooseName(request.name, others: others)
        self.init(
            grant: Grant(name: name, cid: cid, cpuIDs: cpuIDs, memoryMiB: request.memoryMiB, debug: request.debug),
            cpuCount: cpuCount)
    }
}

extension Enclave {
    /// Enclaves whose keeper does not name an engine are nitro-cli's.
    var drawsOnNitroPool: Bool { engine == .nitro || engine == nil }
}
