import NeshData
import NeshSystem

/// All that the rest of nesh knows of one engine.
///
/// Each engine has one such value, in its own target; the table of engines lists them. No member has a default: an
/// engine that leaves one open does not compile.
package struct EngineProfile: Sendable {
    /// The engine that the profile is of.
    package let kind: EngineKind
    /// What runs enclaves, in a few words that stand in parentheses in help and documentation.
    package let summary: String
    /// Where `auto` takes the engine.
    package let offer: EngineOffer
    package let reserve: EngineReserve
    /// Who signs the documents that its enclaves ask for.
    package let attestation: EngineAttestation
    /// What `doctor` finds, in the order in which things must be right. The second argument says whether it is the
    /// engine in use: one that is not may have less to say.
    package let checks: @Sendable (MachineState, _ isInUse: Bool) -> [Finding]
    /// What holds its enclaves.
    package let runner: EngineRunner
    /// How programs beside its enclaves reach them by vsock.
    package let vsock: EngineVsock
    /// Opens the console, from now on, of the enclave with this CID, which a keeper that is not nesh's holds; nil where
    /// no other program keeps enclaves of this engine. One engine at most has it: an enclave whose keeper does not name
    /// its engine is that one's.
    package let foreignConsole: (@Sendable (_ cid: UInt32) throws(Failure) -> any ConsoleStream)?

    /// Every member: what an engine leaves open does not compile.
    package init(
        kind: EngineKind, summary: String, offer: EngineOffer, reserve: EngineReserve,
        attestation: EngineAttestation,
        checks: @escaping @Sendable (MachineState, _ isInUse: Bool) -> [Finding], runner: EngineRunner,
        vsock: EngineVsock,
        foreignConsole: (@Sendable (_ cid: UInt32) throws(Failure) -> any ConsoleStream)?
    ) {
        self.kind = kind
        self.summary = summary
        self.offer = offer
        self.reserve = reserve
        self.attestation = attestation
        self.checks = checks
        self.runner = runner
        self.vsock = vsock
        self.foreignConsole = foreignConsole
    }
}

/// How programs of the parent reach an engine's enclaves by vsock, and are reached.
package enum EngineVsock: Sendable, Equatable {
    /// Through the switch beside the keepers' sockets.
    case shared
    /// Through the machine's own.
    case machine
    /// Not at all.
    case none
}

/// Where `auto` takes an engine.
package enum EngineOffer: Sendable, Equatable {
    /// Where this device opens for reading and writing.
    case device(String)
    case everywhere
    /// Only who names it gets it.
    case onlyByName
}

/// Where the memory and CPUs of an engine's enclaves come from.
package enum EngineReserve: Sendable {
    /// The machine has set them aside and has them no more. What these are is asked of the kernel.
    case taken(@Sendable () -> SetAside)
    /// The allocator's file says how much enclaves may use; the machine keeps it.
    case promised
}

/// What the kernel has set aside for enclaves.
package struct SetAside: Sendable {
    /// Nil where the kernel does not say.
    package var pages: HugePages?
    /// Nil where the kernel does not say.
    package var cpuIDs: [Int]?

    package init(pages: HugePages?, cpuIDs: [Int]?) { (self.pages, self.cpuIDs) = (pages, cpuIDs) }
}

/// What holds an engine's enclaves.
package enum EngineRunner: Sendable {
    /// A process for each.
    case keepers(any KeptEngine)
    /// This process, and they end with it.
    case thisProcess(@Sendable (EngineSettings) -> any Engine)
    /// Nothing: the engine's name is known, but this version cannot run it, for this reason.
    case nothing(Failure)
}
