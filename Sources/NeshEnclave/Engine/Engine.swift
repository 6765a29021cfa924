import NeshData
import NeshSystem

/// Enclaves as the shell sees them, whichever driver runs them and whichever process keeps them.
///
/// Calls block their thread; each that can take long takes an `Interrupt` and ends with
/// `Failure.interrupted` soon after it is raised.
package protocol Engine: Sendable {
    /// All enclaves that this user may see, sorted by start.
    /// - Parameter details: what is wanted of each besides what it was started with.
    /// - Throws: where the engine cannot be asked at all; an enclave that does not answer is left out.
    func enclaves(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> [Enclave]

    /// The same, with what could not be asked.
    /// - Throws: as `enclaves` does.
    func census(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> EnclaveCensus

    /// Boots an enclave and returns when it runs. `progress` gets nitro-cli's progress lines and
    /// warnings, without newlines, on the calling thread.
    /// - Throws: what the image, the memory, the CPUs or the CID lack, or how the boot failed; nothing of it runs then.
    func start(
        _ request: EnclaveRequest, progress: (EngineProgress) -> Void, interrupt: Interrupt
    ) throws(Failure) -> Enclave

    /// Ends an enclave and returns when it is gone and what it held is free again.
    /// - Throws: where there is none of this ID, it is another user's, or it does not end.
    func stop(_ id: Enclave.ID, interrupt: Interrupt) throws(Failure)

    /// The console of a debug enclave, from its first byte or from now on.
    /// - Throws: E44 where it is not in debug mode, and where there is none of this ID.
    func console(of id: Enclave.ID, from position: ConsolePosition) throws(Failure) -> any ConsoleStream

    /// Hands a request to an enclave's security module, as if a program inside had made it.
    /// - Returns: what it answers.
    /// - Throws: E39 where the enclave has none that can be asked from outside.
    func ask(_ request: [UInt8], of id: Enclave.ID, interrupt: Interrupt) throws(Failure) -> [UInt8]

    /// Starts, boots and ends of enclaves from now on. Each call is an own subscription.
    /// - Throws: where nothing can be watched.
    func events() throws(Failure) -> any EnclaveEventSource

    /// What enclaves may take on this machine and what is free of it.
    /// - Throws: where the allocator's file cannot be read.
    func resources() throws(Failure) -> EnclaveResources
}

extension Engine {
    package func ask(_ request: [UInt8], of id: Enclave.ID, interrupt: Interrupt) throws(Failure) -> [UInt8] {
        throw Failure.noModule(of: id)
    }

    package func census(with details: EnclaveDetails, interrupt: Interrupt) throws(Failure) -> EnclaveCensus {
        EnclaveCensus(enclaves: try enclaves(with: details, interrupt: interrupt))
    }

    /// All enclaves, with no more than what they were started with.
    /// - Throws: as `enclaves(with:interrupt:)` does.
    package func enclaves(interrupt: Interrupt) throws(Failure) -> [Enclave] {
        try enclaves(with: [], interrupt: interrupt)
    }
}

/// All enclaves, as far as they are known.
package struct EnclaveCensus: Sendable {
    /// Those whose keepers give no answer are among them, as they were recorded.
    package var enclaves: [Enclave] = []
    /// Slots where something listens that gives no answer and has left no record that can be believed.
    package var skipped: [String] = []
}

/// What `Engine.start` says while it works.
package enum EngineProgress: Sendable, Equatable {
    /// One of nitro-cli's progress lines: `Start allocating memory...`
    case line(String)
    case warning(EnclaveNote)
    /// Booting since so many seconds, of at most so many; about once a second.
    case booting(seconds: Int, limit: Int?)
    /// What its console says meanwhile, where the request wants it: from the first byte on, without a gap.
    case console([UInt8])
}

/// From where on a console is read.
package enum ConsolePosition: Sendable, Equatable {
    /// All that is kept, from the first byte on.
    case start
    /// Only what comes from now on.
    case now
}

/// Something that happened to an enclave.
package enum EnclaveEvent: Sendable, Equatable {
    case started(Enclave)
    case ended(id: Enclave.ID, name: String, ExitReason)
}

/// A subscription to events. Reads never block.
package protocol EnclaveEventSource: AnyObject, Sendable {
    /// Readable when `next` may return something.
    var descriptor: Int32 { get }
    /// The next event, or nil when there is none at the moment.
    /// - Throws: where the subscription is broken; no event comes any more.
    func next() throws(Failure) -> EnclaveEvent?
}
