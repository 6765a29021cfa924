/// What an enclave is given when it starts, from the request's answer to the sandbox.
package struct Grant: Sendable, Equatable {
    /// 1 to 255 characters that no other enclave's name equals.
    package var name: String
    /// 4 … 2³²−2; 0 before the hypervisor has chosen one.
    package var cid: UInt32
    /// Empty before the hypervisor has chosen them.
    package var cpuIDs: [Int]
    /// How much memory, in MiB.
    package var memoryMiB: Int
    /// Run with `--debug-mode`: its console can be read, its attestation's PCR0, 1, 2 and 8 are zero.
    package var debug: Bool

    package init(name: String, cid: UInt32, cpuIDs: [Int], memoryMiB: Int, debug: Bool) {
        self.name = name
        self.cid = cid
        self.cpuIDs = cpuIDs
        self.memoryMiB = memoryMiB
        self.debug = debug
    }
}

/// What holds a grant, whose parts read as its own: `enclave.memoryMiB`.
package protocol Granted {
    /// What is given.
    var grant: Grant { get }
}

extension Granted {
    /// See `Grant.name`.
    package var name: String { grant.name }
    /// See `Grant.cid`.
    package var cid: UInt32 { grant.cid }
    /// See `Grant.cpuIDs`.
    package var cpuIDs: [Int] { grant.cpuIDs }
    /// See `Grant.memoryMiB`.
    package var memoryMiB: Int { grant.memoryMiB }
    /// See `Grant.debug`.
    package var debug: Bool { grant.debug }
}
