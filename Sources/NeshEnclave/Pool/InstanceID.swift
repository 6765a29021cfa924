import NeshSystem

/// The machine's part of an enclave's ID.
package enum InstanceID {
    /// What stands for an instance that nobody knows.
    package static let unknown = "i-0000000000000000"

    /// An EC2 instance's id; nil on other machines, whose file holds whatever their maker wrote.
    package static func of(_ files: MachineFiles = MachineFiles()) -> String? {
        guard let id = files.text("/sys/devices/virtual/dmi/id/board_asset_tag") else { return nil }
        let digits = id.dropFirst(2)
        let hexadecimal = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        return id.hasPrefix("i-") && !digits.isEmpty && hexadecimal ? id : nil
    }

    /// The same, or zeros.
    package static func read(_ files: MachineFiles = MachineFiles()) -> String { of(files) ?? unknown }
}

extension Enclave.ID {
    /// An ID that no other enclave has: 64 random bits name the slot.
    package static func fresh(instance: String = InstanceID.read()) -> Enclave.ID {
        // The first digit is not 0: a number written without leading zeros has all 16 then.
        let first = Random.bytes(1)[0] % 15 + 1
        return Enclave.ID("\(instance)-enc\(String(first, radix: 16))\(Random.hexadecimal(digits: 15))")
    }
}
