import NeshEngine

/// Can this machine run enclaves on the Nitro hypervisor?
struct NitroChecks {
    let machine: MachineState
    private var root: FileRoot { machine.root }

    /// In the order in which things must be right.
    var findings: [Finding] {
        guard isInstance else {
            return [
                .bad(
                    .nitro, "EC2", "this is no EC2 instance",
                    fix: "option engine local, or start an instance with --enclave-options Enabled=true")
            ]
        }
        var findings = [instance, driver, device]
        if root.exists("/dev/nitro_enclaves") {
            findings += [allocator, hugePages, pool, siblings, nodes, sockets].compactMap { $0 }
        }
        return findings
    }

    /// The asset tag of an instance is its ID; of other machines it is anything else.
    private var isInstance: Bool {
        guard let tag = root.text("/sys/devices/virtual/dmi/id/board_asset_tag"), tag.hasPrefix("i-") else {
            return false
        }
        return tag.dropFirst(2).allSatisfy(\.isHexDigit) && tag.count > 2
    }

    private var instance: Finding {
        let type = root.text("/sys/devices/virtual/dmi/id/product_name") ?? "an instance"
        let id = root.text("/sys/devices/virtual/dmi/id/board_asset_tag") ?? ""
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

    // MARK: What the allocator promised and what is there

    private var wanted: (memory: Int?, cpus: Int?, pool: [Int]?) {
        var fields: [String: String] = [:]
        for line in root.text("/etc/nitro_enclaves/allocator.yaml")?.split(separator: "\n") ?? [] {
            let parts = line.prefix { $0 != "#" }.split(separator: ":", maxSplits: 1)
            if parts.count == 2 {
                fields[String(parts[0].filter { !$0.isWhitespace })] = String(parts[1].filter { !$0.isWhitespace })
            }
        }
        return (
            fields["memory_mib"].flatMap { Int($0) }, fields["cpu_count"].flatMap { Int($0) },
            fields["cpu_pool"].flatMap(MachineState.numbers)
        )
    }

    private var allocator: Finding {
        guard root.exists("/etc/nitro_enclaves/allocator.yaml") else {
            return .bad(
                .nitro, "allocator", "/etc/nitro_enclaves/allocator.yaml is missing",
                fix: "sudo dnf install aws-nitro-enclaves-cli")
        }
        guard let memory = wanted.memory else {
            return .bad(.nitro, "allocator", "allocator.yaml has no memory_mib", fix: "allocator set memory_mib 512")
        }
        return .fine(.nitro, "allocator", "asks for \(memory) MiB")
    }

    /// Huge pages, by NUMA node: size in KiB, total, free.
    private var pages: [(node: String, size: Int, total: Int, free: Int)] {
        let nodes = root.names(in: "/sys/devices/system/node").filter {
            $0.hasPrefix("node") && $0.last?.isNumber == true
        }
        return nodes.flatMap { node -> [(node: String, size: Int, total: Int, free: Int)] in
            let directory = "/sys/devices/system/node/\(node)/hugepages"
            return root.names(in: directory).compactMap { name in
                guard let size = Int(name.filter(\.isNumber)),
                    let total = root.text("\(directory)/\(name)/nr_hugepages").flatMap({ Int($0) }),
                    let free = root.text("\(directory)/\(name)/free_hugepages").flatMap({ Int($0) })
                else { return nil }
                return (node, size, total, free)
            }
        }
    }

    private var hugePages: Finding? {
        let reserved = pages.reduce(0) { $0 + $1.size * $1.total } / 1024
        let byNode = Dictionary(grouping: pages, by: \.node).sorted { $0.key < $1.key }.map { node, pages in
            let total = pages.reduce(0) { $0 + $1.size * $1.total } / 1024
            let free = pages.reduce(0) { $0 + $1.size * $1.free } / 1024
            return "\(node): \(free) of \(total) MiB free"
        }.joined(separator: ", ")
        if let memory = wanted.memory, reserved < memory {
            return .bad(
                .nitro, "huge pages",
                "only \(reserved) of the \(memory) MiB in allocator.yaml are reserved (\(byNode))",
                fix: "sudo systemctl restart nitro-enclaves-allocator.service; right after a reboot it gets most")
        }
        return .fine(.nitro, "huge pages", byNode.isEmpty ? "none" : byNode)
    }

    private var poolIDs: [Int]? {
        root.text("/sys/module/nitro_enclaves/parameters/ne_cpus").flatMap(MachineState.numbers)
    }

    private var pool: Finding {
        guard let ids = poolIDs, !ids.isEmpty else {
            return .bad(
                .nitro, "CPU pool", "no CPU is set aside for enclaves",
                fix: "sudo systemctl restart nitro-enclaves-allocator.service")
        }
        let asked = wanted.pool?.count ?? wanted.cpus
        if let asked, asked > ids.count {
            return .bad(
                .nitro, "CPU pool", "allocator.yaml asks for \(asked) CPUs, \(ids.count) are set aside",
                fix: "sudo systemctl restart nitro-enclaves-allocator.service")
        }
        return .fine(.nitro, "CPU pool", CPUList.text(ids))
    }

    /// A pool takes whole cores, and core 0 stays with the parent.
    private var siblings: Finding? {
        guard let ids = poolIDs else { return nil }
        for id in ids {
            guard let siblings = siblings(of: id) else { continue }
            if siblings.contains(0) {
                return .bad(
                    .nitro, "CPU pool", "CPU \(id) shares core 0, which must stay with the parent",
                    fix: "choose other ids for cpu_pool in allocator.yaml")
            }
            if let alone = siblings.first(where: { !ids.contains($0) }) {
                return .bad(
                    .nitro, "CPU pool", "CPU \(id) is in the pool without its sibling \(alone)",
                    fix: "put both or neither into cpu_pool in allocator.yaml")
            }
        }
        return nil
    }

    /// CPUs in the pool are offline and tell nothing of themselves: then CPU 0's siblings tell the distance.
    private func siblings(of id: Int) -> [Int]? {
        func list(_ id: Int) -> [Int]? {
            root.text("/sys/devices/system/cpu/cpu\(id)/topology/thread_siblings_list").flatMap(MachineState.numbers)
        }
        if let siblings = list(id) { return siblings }
        guard let first = list(0), first.count == 2, first[1] > first[0] else { return nil }
        let distance = first[1] - first[0]
        let low = id % (2 * distance) < distance ? id : id - distance
        return [low, low + distance]
    }

    /// An enclave's memory comes from the NUMA node of its CPUs.
    private var nodes: Finding? {
        guard let ids = poolIDs, !ids.isEmpty else { return nil }
        let nodes = Set(pages.map(\.node)).sorted()
        guard nodes.count > 1 else { return nil }
        for node in nodes {
            guard let cpus = root.text("/sys/devices/system/node/\(node)/cpulist").flatMap(MachineState.numbers),
                cpus.contains(where: ids.contains)
            else { continue }
            let free = pages.filter { $0.node == node }.reduce(0) { $0 + $1.size * $1.total } / 1024
            if let memory = wanted.memory, free < memory {
                return .bad(
                    .nitro, "NUMA", "the pool's CPUs are on \(node), which has \(free) of the \(memory) MiB reserved",
                    fix: "sudo systemctl restart nitro-enclaves-allocator.service; it reserves on the CPUs' node")
            }
        }
        return nil
    }
}
