import NeshData
import NeshEnclave
import NeshSystem

/// Can this machine run enclaves on the Nitro hypervisor?
package struct NitroChecks {
    let machine: MachineState
    /// Whether it is the engine that runs enclaves here.
    let isInUse: Bool
    private var root: MachineFiles { machine.root }

    package init(machine: MachineState, isInUse: Bool) { (self.machine, self.isInUse) = (machine, isInUse) }

    /// In the order in which things must be right.
    package var findings: [Finding] {
        guard let id = InstanceID.of(root) else { return [elsewhere] }
        // Without its driver the device is not there, whatever the instance's options are.
        var findings =
            [instance(id), driver] + (isLoaded || root.exists(KernelNitroDevice.path) ? [device(of: id)] : [])
        if root.exists(KernelNitroDevice.path) {
            findings += PoolChecks(machine: machine).findings + [sockets]
        }
        return findings
    }

    /// On a laptop nothing is wrong with it.
    private var elsewhere: Finding {
        let message = "this is not an EC2 instance"
        return isInUse
            ? .bad(
                .engine(.nitro), "EC2", message,
                fix: "option engine local, or start an instance with --enclave-options Enabled=true")
            : .note(
                .engine(.nitro), "EC2", message,
                fix: "run images for enclaves on an EC2 instance with --enclave-options Enabled=true")
    }

    private func instance(_ id: String) -> Finding {
        let type = root.text("/sys/devices/virtual/dmi/id/product_name") ?? "an instance"
        return .fine(.engine(.nitro), "EC2", "\(type), \(id)")
    }

    private var isLoaded: Bool { root.exists("/sys/module/nitro_enclaves") }

    private var driver: Finding {
        if isLoaded {
            return .fine(.engine(.nitro), "driver", "nitro_enclaves is loaded")
        }
        return .bad(
            .engine(.nitro), "driver",
            "the module nitro_enclaves is not loaded: whether the instance's enclave option is on shows once it is",
            fix: "sudo modprobe nitro_enclaves")
    }

    private func device(of id: String) -> Finding {
        guard root.exists(KernelNitroDevice.path) else {
            return .bad(
                .engine(.nitro), "device", "/dev/nitro_enclaves is missing: the instance's enclave option is off",
                fix: """
                    stop the instance; aws ec2 modify-instance-attribute --instance-id \(id) --attribute enclaveOptions \
                    --value true; start it
                    """)
        }
        if machine.user == 0 || root.isWritable(KernelNitroDevice.path) {
            return .fine(.engine(.nitro), "device", "/dev/nitro_enclaves can be opened")
        }
        return group
    }

    /// Why the device does not open: its group is the key.
    private var group: Finding {
        let line = root.text("/etc/group")?.split(separator: "\n").first { $0.hasPrefix("ne:") }
        let fields = line?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard fields.count == 4, let id = UInt32(fields[2]) else {
            return .bad(
                .engine(.nitro), "device", "the group ne does not exist",
                fix: "sudo dnf install aws-nitro-enclaves-cli, which makes it, or sudo groupadd ne")
        }
        if machine.groups.contains(id) {
            return .bad(
                .engine(.nitro), "device", "you are in the group ne, but /dev/nitro_enclaves is not for that group",
                fix: "sudo chgrp ne /dev/nitro_enclaves && sudo chmod 660 /dev/nitro_enclaves")
        }
        let user = machine.variable("USER") ?? ""
        if fields[3].split(separator: ",").contains(where: { $0 == user }) {
            return .bad(
                .engine(.nitro), "device", "you were put into the group ne after your login",
                fix: "log out and back in, or newgrp ne")
        }
        return .bad(
            .engine(.nitro), "device", "/dev/nitro_enclaves is not yours: you are not in the group ne",
            fix: "sudo usermod -aG ne $USER  # then log out and back in")
    }

    /// Where nitro-cli and nesh find each other's enclaves.
    private var sockets: Finding {
        if let obstacle = SocketsCheck.obstacle(machine, for: .engine(.nitro)) { return obstacle }
        let named = machine.variable("NITRO_CLI_SOCKETS_PATH")
        let directory = named ?? "/run/nitro_enclaves"
        guard root.exists(directory) else {
            return .note(
                .engine(.nitro), "sockets",
                "\(directory) is missing: nitro-cli cannot run, nesh uses a directory of its own",
                fix: "sudo install -d -m 775 -g ne \(directory.asWord)")
        }
        if machine.user == 0 || root.isWritable(directory) {
            return .fine(.engine(.nitro), "sockets", "in \(directory), beside nitro-cli's")
        }
        return .note(
            .engine(.nitro), "sockets", "\(directory) is not yours to write: nesh uses a directory of its own",
            fix: "sudo usermod -aG ne $USER  # then log out and back in")
    }
}
