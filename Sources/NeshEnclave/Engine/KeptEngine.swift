import NeshData
import NeshSystem

/// What an engine decides for enclaves that are held by keepers; all else is the same for each of them.
package protocol KeptEngine: Sendable {
    /// Looks whether the engine can run the image.
    /// - Throws: why it cannot, and what can.
    func check(_ image: EnclaveImage, at path: String) throws(Failure)

    /// Waits for its turn where only one enclave can boot at a time.
    /// - Returns: the turn, over when it is let go; nil where nothing is waited for.
    func enter(_ progress: (EngineProgress) -> Void, _ interrupt: Interrupt) throws(Failure) -> FileLock?

    /// The longest that an enclave may take to boot; nil: as long as it does.
    /// - Parameter imageSize: in bytes.
    func bootTime(imageSize: Int, memoryMiB: Int) -> Duration?

    /// Decides what a new enclave gets.
    /// - Parameters:
    ///   - imageSize: in bytes.
    ///   - others: all enclaves that exist, those of other engines included.
    /// - Throws: what is not free or not possible; the message names the nearest value that would do.
    func reserve(
        _ request: EnclaveRequest, imageSize: Int, others: [Enclave], _ settings: EngineSettings
    ) throws(Failure) -> Reservation

    /// Looks whether an enclave can have these CPUs; cheap, and before anything is read or taken.
    /// - Parameter others: all enclaves that exist, those of other engines included.
    /// - Throws: E22, E24, E20, E21; the message names the nearest values that would do.
    func checkCPUs(
        _ wanted: EnclaveRequest.CPUs, others: [Enclave], _ settings: EngineSettings
    ) throws(Failure)

    /// The smallest piece in which its enclaves get memory, in MiB; nil: they get what they ask for.
    var memoryPageMiB: Int? { get }

    /// What is set aside for its enclaves, and what of it is free.
    /// - Parameter enclaves: all that exist, those of other engines included.
    /// - Throws: where the allocator's file cannot be read.
    func resources(_ enclaves: [Enclave], _ settings: EngineSettings) throws(Failure) -> EnclaveResources

    /// Whether keepers give its enclaves a security module, whose documents are signed under the user's own root.
    var hasSecurityModule: Bool { get }

    /// A driver for one enclave, in its keeper.
    func driver() -> any Driver
}
