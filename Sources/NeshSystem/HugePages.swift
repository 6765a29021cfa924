/// What the kernel has set aside as huge pages, of all sizes, in bytes.
package struct HugePages: Sendable, Equatable {
    /// All that are set aside.
    package var total: Int
    /// Those that nobody has taken, in bytes.
    package var free: Int

    /// Of the whole machine; nil where the kernel does not say.
    package static func read(_ files: MachineFiles = MachineFiles()) -> HugePages? {
        read("/sys/kernel/mm/hugepages", in: files)
    }

    /// Of each NUMA node that has such files, by its name: `node0`. In the nodes' order.
    package static func byNode(_ files: MachineFiles = MachineFiles()) -> [(node: String, pages: HugePages)] {
        let directory = "/sys/devices/system/node"
        let numbers = files.names(in: directory).compactMap { name in
            name.hasPrefix("node") ? Int(name.dropFirst(4)) : nil
        }
        return numbers.sorted().compactMap { number in
            read("\(directory)/node\(number)/hugepages", in: files).map { ("node\(number)", $0) }
        }
    }

    /// One node's, for a message: `NUMA node0: 256 of 512 MiB free`.
    package static func text(_ pages: HugePages, of node: String) -> String {
        "NUMA \(node): \(pages.free >> 20) of \(pages.total >> 20) MiB free"
    }

    /// All nodes', where there are several: an enclave's memory and CPUs come from one of them.
    package static func nodesText(_ files: MachineFiles = MachineFiles()) -> String? {
        let nodes = byNode(files)
        guard nodes.count > 1 else { return nil }
        return "huge pages by node: " + nodes.map { text($0.pages, of: $0.node) }.joined(separator: ", ")
    }

    /// The smallest page of which any are set aside, in MiB; nil where there are none.
    package static func smallestMiB(_ files: MachineFiles = MachineFiles()) -> Int? {
        let directory = "/sys/kernel/mm/hugepages"
        return files.names(in: directory).compactMap { name in
            size(name).flatMap { (files.number("\(directory)/\(name)/nr_hugepages") ?? 0) > 0 ? $0 >> 10 : nil }
        }.min()
    }

    /// In KiB, by a directory's name.
    private static func size(_ name: String) -> Int? {
        guard name.hasPrefix("hugepages-"), name.hasSuffix("kB") else { return nil }
        return Int(name.dropFirst(10).dropLast(2))
    }

    /// A directory of `hugepages-2048kB` and the like; nil without one of them.
    private static func read(_ directory: String, in files: MachineFiles) -> HugePages? {
        var pages: HugePages?
        for name in files.names(in: directory) {
            guard let kibibytes = size(name), let total = files.number("\(directory)/\(name)/nr_hugepages"),
                let free = files.number("\(directory)/\(name)/free_hugepages")
            else { continue }
            pages = HugePages(
                total: (pages?.total ?? 0) + total * kibibytes << 10, free: (pages?.free ?? 0) + free * kibibytes << 10)
        }
        return pages
    }
}
