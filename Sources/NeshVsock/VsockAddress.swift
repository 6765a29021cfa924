import CLinux

/// One end of vsock: whose, and which of its ports.
package struct VsockAddress: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The CID of the parent instance, as every enclave sees it.
    package static let parentCID: UInt32 = UInt32(NESH_VSOCK_PARENT_CID)
    /// `VMADDR_CID_ANY` and `VMADDR_PORT_ANY`: all of one's own addresses, and a port that is chosen.
    package static let any = UInt32.max
    /// Ports below need privilege, and automatic ones are not below.
    package static let firstFreePort: UInt32 = UInt32(NESH_VSOCK_FIRST_FREE_PORT)

    /// The context ID: 3 is the parent's, those of enclaves are larger.
    package var cid: UInt32
    /// 0 … 2³²−2.
    package var port: UInt32

    package init(cid: UInt32, port: UInt32) { (self.cid, self.port) = (cid, port) }

    /// - Parameter description: `16:5005`, each number 0 ... 4294967295 without a sign or spaces.
    package init?(_ description: some StringProtocol) { self.init(description, separator: ":") }

    /// A file of the switch: `16_5005`.
    package init?(fileName: String) { self.init(fileName, separator: "_") }

    private init?(_ text: some StringProtocol, separator: Character) {
        let numbers = text.split(separator: separator, omittingEmptySubsequences: false)
        guard numbers.count == 2, numbers.allSatisfy({ $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
            let cid = UInt32(numbers[0]), let port = UInt32(numbers[1])
        else { return nil }
        self.init(cid: cid, port: port)
    }

    init(_ address: nesh_vsock_address) { self.init(cid: address.cid, port: address.port) }

    var c: nesh_vsock_address { nesh_vsock_address(cid: cid, port: port) }

    /// `16:5005`
    package var description: String { "\(cid):\(port)" }

    var fileName: String { "\(cid)_\(port)" }

    package static func < (left: Self, right: Self) -> Bool { (left.cid, left.port) < (right.cid, right.port) }
}
