import NeshSystem

/// What the nitro driver needs of the kernel, one method a call. It decides nothing: orders, sizes and
/// patience are the driver's.
///
/// The numbers of errors from 256 on are the Nitro Enclaves driver's own.
package protocol NitroDevice: Sendable {
    /// Opens the device, takes a place for one enclave and lets the device go.
    func createVM() throws(SystemError) -> NitroPlace

    /// Where in the enclave's memory its image begins, in bytes.
    func imageOffset(_ vm: OwnedDescriptor) throws(SystemError) -> Int

    /// A page of this process's memory that enclaves can have.
    /// - Parameter shift: its size is 2 to this power, in bytes.
    func hugePage(shift: Int) throws(SystemError) -> HugePage

    /// Gives a page to the enclave.
    func addMemory(_ page: HugePage, to vm: OwnedDescriptor) throws(SystemError)

    /// Gives a CPU to the enclave; 0 takes any of the pool.
    /// - Returns: the one that it has got.
    func addCPU(_ id: Int, to vm: OwnedDescriptor) throws(SystemError) -> Int

    /// Takes the connections of booting enclaves.
    func listenForHeartbeats() throws(SystemError) -> OwnedDescriptor

    /// The next connection and the CID that it comes from; nil while none is waiting.
    func acceptHeartbeat(_ listener: OwnedDescriptor) throws(SystemError) -> NitroCaller?

    /// Lets the enclave run.
    /// - Parameter cid: 0 has one chosen.
    /// - Returns: the CID that it has got.
    func start(_ vm: OwnedDescriptor, debug: Bool, cid: UInt32) throws(SystemError) -> UInt32

    /// Begins to connect to the console of an enclave in debug mode.
    func connectToConsole(of cid: UInt32) throws(SystemError) -> OwnedDescriptor

    /// Free bytes in huge pages; nil where nobody knows.
    var freeHugeBytes: Int? { get }
}

/// An enclave that is not built yet.
package struct NitroPlace: Sendable {
    /// Closing it ends the enclave.
    package var vm: OwnedDescriptor
    /// The hypervisor's number of it, which becomes the end of its ID.
    package var slot: UInt64
}

/// Who has connected to the parent's heartbeat port.
package struct NitroCaller: Sendable {
    /// The socket.
    package var connection: OwnedDescriptor
    /// The enclave's CID.
    package var cid: UInt32
}
