import NeshData
import NeshSystem

/// One way to run an enclave: mechanism only. Who may start what, names and pools are decided before.
package protocol Driver: Sendable {
    /// Does what needs no order, while there is none yet.
    func getReady()

    /// Begins to boot and returns at once; the rest comes through the enclave's happenings.
    /// - Throws: what makes it impossible from the start.
    func launch(_ order: LaunchOrder) throws(Failure) -> any RunningEnclave

    /// Takes a place for one enclave where the enclave's ID depends on it.
    /// - Parameter note: told of what the user should know meanwhile.
    func prepare(_ note: (String) -> Void) throws(Failure) -> PreparedDriver

    /// Control groups that the launch of this slot's enclave may make: recorded before, so that they are found and
    /// removed if this process is killed.
    func controlGroups(of slot: String) -> [String]
}

/// A driver for one launch, and the number that its enclave's ID ends with; nil: any.
package struct PreparedDriver: Sendable {
    package var driver: any Driver
    /// The number; at most 16 hexadecimal digits.
    package var slot: UInt64?

    package init(driver: any Driver, slot: UInt64?) { (self.driver, self.slot) = (driver, slot) }
}

extension Driver {
    /// `launch`, with a failure as a value for anyone who has to hear of it later.
    func begin(_ order: LaunchOrder) -> Result<any RunningEnclave, Failure> {
        Result { () throws(Failure) in try launch(order) }
    }

    package func getReady() {}

    package func prepare(_ note: (String) -> Void) throws(Failure) -> PreparedDriver {
        PreparedDriver(driver: self, slot: nil)
    }

    package func controlGroups(of slot: String) -> [String] { [] }
}

/// Everything that a driver needs, decided and checked.
package struct LaunchOrder: Granted, Sendable {
    package var id: Enclave.ID
    /// A CID of 0 and no CPUs: the hypervisor chooses, of the CPUs `cpuCount`.
    package var grant: Grant
    /// How many CPUs it gets, which the grant lists where they are known.
    package var cpuCount: Int
    /// The image file, open for reading.
    package var image: OwnedDescriptor
    /// Of the whole file, in bytes.
    package var imageSize: Int
    /// Where the ramdisks lie in the image, in the order in which they are unpacked.
    package var ramdisks: [EnclaveImage.Range]
    /// How long it may take to boot; nil: as long as it does.
    package var bootTime: Duration?
    /// The directory of the keepers' sockets; nil: the enclave has no keeper.
    package var runtimeDirectory: String?
    /// Answers the enclave's `/dev/nsm`; nil: it has none.
    package var securityModule: SecurityModule?
    /// What its programs trust beside what the image does.
    package var trusted: TrustedAuthority?

    package init(
        id: Enclave.ID, grant: Grant, cpuCount: Int? = nil, image: OwnedDescriptor, imageSize: Int,
        ramdisks: [EnclaveImage.Range], bootTime: Duration? = nil, runtimeDirectory: String? = nil,
        securityModule: SecurityModule? = nil, trusted: TrustedAuthority? = nil
    ) {
        self.id = id
        self.grant = grant
        self.cpuCount = cpuCount ?? grant.cpuIDs.count
        self.image = image
        self.imageSize = imageSize
        self.ramdisks = ramdisks
        self.bootTime = bootTime
        self.runtimeDirectory = runtimeDirectory
        self.securityModule = securityModule
        self.trusted = trusted
    }
}

/// Answers one request to an enclave's security module, `/dev/nsm`, with at most 12288 bytes.
package typealias SecurityModule = @Sendable (_ request: [UInt8]) -> [UInt8]

/// What a driver has to say.
package enum Happening: Sendable, Equatable {
    case console([UInt8])
    case note(EnclaveNote)
    /// What it has got, where the driver chose; before `.booted`.
    case assigned(cid: UInt32, cpuIDs: [Int], memoryMiB: Int)
    /// Its console cannot be read, or no more.
    case consoleLost(Failure)
    /// What anyone who holds the enclave gives to its `Lifecycle`.
    case life(Lifecycle.Input)

    /// The application has been started.
    package static let booted = Happening.life(.booted)
    /// It could not be started; nothing of it runs. The last happening.
    package static func bootFailed(_ why: Failure) -> Happening { .life(.bootFailed(why)) }
    /// Nothing of it runs any more. The last happening.
    package static func ended(_ reason: ExitReason) -> Happening { .life(.ended(reason)) }
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
    /// Bytes of its memory that are taken now; nil where that cannot be known.
    var memoryUsed: Int? { get }
    /// Time that its programs have used CPUs so far, in microseconds; nil where that cannot be known.
    var cpuMicroseconds: Int? { get }
    /// Connects to a port on which the enclave listens, as vsock does.
    /// - Returns: the connection, without waiting for reads and writes.
    /// - Throws: E11 where nobody listens or the engine gives no way in.
    func dial(port: UInt32) throws(Failure) -> OwnedDescriptor
    /// Takes connections that the enclave makes to a port of its parent's, as vsock does.
    /// - Returns: a listening socket.
    /// - Throws: E11 where the port is taken or the engine gives no way out.
    func listen(port: UInt32) throws(Failure) -> OwnedDescriptor
}

extension RunningEnclave {
    package var memoryUsed: Int? { nil }
    package var cpuMicroseconds: Int? { nil }

    package func dial(port: UInt32) throws(Failure) -> OwnedDescriptor {
        throw Failure(.socket, "this engine does not connect to ports of its enclaves (port \(port))")
    }

    package func listen(port: UInt32) throws(Failure) -> OwnedDescriptor {
        throw Failure(.socket, "this engine does not take connections from its enclaves (port \(port))")
    }
}
