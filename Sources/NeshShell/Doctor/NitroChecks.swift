import NeshEnclave
import NeshSystem

/// Can this machine run enclaves on the Nitro hypervisor?
struct NitroChecks {
    let machine: MachineState
    private var root: MachineFiles { machine.root }

    /// In the order in which things must be right.
    var findings: [Finding] {
        guard let id = InstanceID.of(root) else {
            return [
                .bad(
                    .nitro, "EC2", "this is no EC2 instance",
                    fix: "option engine local, or start an instance with --enclave-options Enabled=true")
            ]
        }
        var findings = [instance(id), driver, device]
        if root.exists("/dev/nitro_enclaves") {
            findings += PoolChecks(machine: machine).findings + [sockets]
        }
        return findings
    }

    private func instance(_ id: String) -> Finding {
        let type = root.text("/sys/devices/virtual/dmi/id/product_name") ?? "an instance"
        return .fine(.nitro, "EC2", "\(type), \(id)")
    }

    private var driver: Finding {
        if root.exists("/sys/module/nitro_enclaves") {
            return .fine(.nitro, "driver", "nitro_enclaves is loaded")
        }
        return .bad(
            .nitro, "driver", "the module nitro_enclaves is not loaded", fix: "sudo modprobe nitro_enclaves")
    }

    private var device: Finding {
        guard root.exists("/dev/nitro_enclaves") else {
            return .bad(
                .nitro, "device", "/dev/nitro_enclaves is missing: the instance's enclave option is off",
                fix:
                    "stop the instance; aws ec2 modify-instance-attribute --attribute enclaveOptions --value true; start"
            )
        }
        if machine.user == 0 || root.isWritable("/dev/nitro_enclaves") {
            return .fine(.nitro, "device", "/dev/nitro_enclaves can be opened")
        }
        return group
    }

    /// Why the device does not open: its group is the key.
    private var group: Finding {
        let line = root.text("/etc/group")?.split(separator: "\n").first { $0.hasPrefix("ne:") }
        let fields = line?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard fields.count == 4, let id = UInt32(fields[2]) else {
            return .bad(
                .nitro, "device", "the group ne does not exist",
                fix: "sudo dnf install aws-nitro-enclaves-cli, which makes it, or sudo groupadd ne")
        }
        if machine.groups.contains(id) {
            return .bad(
                .nitro, "device", "you are in the group ne, but /dev/nitro_enclaves is not for that group",
                fix: "sudo chgrp ne /dev/nitro_enclaves && sudo chmod 660 /dev/nitro_enclaves")
        }
        let user = machine.environment.text("USER") ?? ""
        if fields[3].split(separator: ",").contains(where: { $0 == user }) {
            return .bad(
                .nitro, "device", "you were put into the group ne after your login", fix: "log in anew, or newgrp ne")
        }
        return .bad(
            .nitro, "device", "/dev/nitro_enclaves is not yours: you are not in the group ne",
            fix: "sudo usermod -aG ne $USER, then log in anew")
    }

    /// Where nitro-cli and nesh find each other's enclaves.
    private var sockets: Finding {
        let named = machine.environment.text("NITRO_CLI_SOCKETS_PATH")
        let directory = named ?? "/run/nitro_enclaves"
        guard root.exists(directory) else {
            return .note(
                .nitro, "sockets", "\(directory) is missing: nitro-cli cannot run, nesh uses a directory of its own",
                fix: "sudo install -d -m 775 -g ne \(directory)")
        }
        if machine.user == 0 || root.isWritable(directory) {
            return .fine(.nitro, "sockets", "in \(directory), beside nitro-cli's")
        }
        return .note(
            .nitro, "sockets", "\(directory) is not yours to write: nesh uses a directory of its own",
            fix: "sudo usermod -aG ne $USER, then log in anew")
    }
}
