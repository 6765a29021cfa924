import NeshData
import NeshSystem

/// One way to run an enclave: mechanism only. Who may start what, names and pools are decided before.
package protocol Driver: Sendable {
    /// Begins to boot and returns at once; the rest comes through the enclave's happenings.
    /// - Throws: what makes it impossible from the start.
    func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave
}

/// Everything that a driver needs, decided and checked.
package struct LaunchOrder: Sendable {
    package var id: Enclave.ID
    package var name: String
    package var cid: UInt32
    package var cpuIDs: [Int]
    package var memoryMiB: Int
    package var debug: Bool
    /// The image file, open for reading.
    package var image: OwnedDescriptor
    package var imageSize: Int
    package var ramdisks: [EnclaveImage.Range]

    package init(
        id: Enclave.ID, name: String, cid: UInt32, cpuIDs: [Int], memoryMiB: Int, debug: Bool, image: OwnedDescriptor,
        imageSize: Int, ramdisks: [EnclaveImage.Range]
    ) {
        self.id = id
        self.name = name
        self.cid = cid
        self.cpuIDs = cpuIDs
        self.memoryMiB = memoryMiB
        self.debug = debug
        self.image = image
        self.imageSize = imageSize
        self.ramdisks = ramdisks
    }
}

/// What a driver has to say.
package enum Happening: Sendable, Equatable {
    case console([UInt8])
    /// Something that the user should know.
    case note(String)
    case booted
    case bootFailed(Failure)
    /// Nothing of it runs any more. The last happening.
    case ended(ExitReason)
}

/// An enclave in the hands of a driver. Used from one thread.
package protocol RunningEnclave: AnyObject {
    /// What to poll for reading; `advance` is called when one of them is ready or the deadline has passed.
    var descriptors: [Int32] { get }
    var deadline: Deadline? { get }
    /// Does what can be done without waiting.
    func advance() -> [Happening]
    /// Begins to end it; `.ended` follows.
    func kill()
    /// Gives back what it held, after `.ended` or `.bootFailed`. What remains is named.
    func release() -> [String]
    /// Control groups to be removed by others should this process be killed.
    var controlGroups: [String] { get }
}
