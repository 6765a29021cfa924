/// The EC2 instance that this machine is.
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
