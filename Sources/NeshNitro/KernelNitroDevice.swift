import CLinux
import Glibc
import NeshEnclave
import NeshSystem

/// The Nitro Enclaves driver of this machine's kernel.
package struct KernelNitroDevice: NitroDevice {
    /// The device's file.
    package static let path = "/dev/nitro_enclaves"
    /// Where enclaves tell the parent that they have booted.
    static let heartbeatPort: UInt32 = 9000
    /// The parent's own address.
    static let parentCID: UInt32 = 3
    static let hypervisorCID: UInt32 = 0
    static let firstConsolePort: UInt32 = 10_000
    static let consolePatience: Int32 = 20

    package init() {}

    package func createVM() throws(SystemError) -> NitroPlace {
        let device = try File.open(Self.path, O_RDWR)
        var slot: UInt64 = 0
        let vm = try Syscall.descriptor("NE_CREATE_VM") { nesh_ne_create_vm(device.raw, &slot) }
        return NitroPlace(vm: vm, slot: slot)
    }

    package func imageOffset(_ vm: OwnedDescriptor) throws(SystemError) -> Int {
        var offset: UInt64 = 0
        try Syscall.check("NE_GET_IMAGE_LOAD_INFO") { nesh_ne_image_offset(vm.raw, &offset) }
        return Int(clamping: offset)
    }

    package func hugePage(shift: Int) throws(SystemError) -> HugePage {
        guard let address = nesh_huge_page(UInt32(shift)) else { throw SystemError("mmap") }
        return HugePage(address, size: 1 << shift)
    }

    package func addMemory(_ page: HugePage, to vm: OwnedDescriptor) throws(SystemError) {
        try Syscall.check("NE_SET_USER_MEMORY_REGION") {
            nesh_ne_set_memory(vm.raw, page.address, UInt64(page.size))
        }
    }

    package func addCPU(_ id: Int, to vm: OwnedDescriptor) throws(SystemError) -> Int {
        var cpu = UInt32(clamping: id)
        try Syscall.check("NE_ADD_VCPU") { nesh_ne_add_cpu(vm.raw, &cpu) }
        return Int(cpu)
    }

    package func listenForHeartbeats() throws(SystemError) -> OwnedDescriptor {
        try Syscall.descriptor("bind", "vsock port \(Self.heartbeatPort)") {
            nesh_vsock_listen(Self.parentCID, Self.heartbeatPort)
        }
    }

    package func acceptHeartbeat(_ listener: OwnedDescriptor) throws(SystemError) -> NitroCaller? {
        var cid: UInt32 = 0
        let connection = nesh_vsock_accept(listener.raw, &cid)
        if connection >= 0 { return NitroCaller(connection: OwnedDescriptor(connection), cid: cid) }
        if errno == EAGAIN || errno == ECONNABORTED { return nil }
        throw SystemError("accept", "vsock port \(Self.heartbeatPort)")
    }

    package func start(_ vm: OwnedDescriptor, debug: Bool, cid: UInt32) throws(SystemError) -> UInt32 {
        var given = UInt64(cid)
        try Syscall.check("NE_START_ENCLAVE") { nesh_ne_start(vm.raw, debug ? 1 : 0, &given) }
        return UInt32(clamping: given)
    }

    package func connectToConsole(of cid: UInt32) throws(SystemError) -> OwnedDescriptor {
        let (port, tooLarge) = cid.addingReportingOverflow(Self.firstConsolePort)
        guard !tooLarge else { throw SystemError("connect", errno: EADDRNOTAVAIL, "the console of CID \(cid)") }
        return try Syscall.descriptor("connect", "vsock port \(port)") {
            nesh_vsock_connect(Self.hypervisorCID, port, Self.consolePatience)
        }
    }

    package var freeHugeBytes: Int? { HugePages.read()?.free }
}
