import NeshSystem

/// What the kernel has set aside as huge pages, of all sizes, in bytes.
package struct HugePages: Sendable, Equatable {
    package var total: Int
    package var free: Int

    /// Of the whole machine; nil where the kernel does not tell.
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

    /// A directory of `hugepages-2048kB` and the like; nil without one of them.
    private static func read(_ directory: String, in files: MachineFiles) -> HugePages? {
        var pages: HugePages?
        for name in files.names(in: directory) {
            guard name.hasPrefix("hugepages-"), name.hasSuffix("kB"),
                let kibibytes = Int(name.dropFirst(10).dropLast(2)),
                let total = files.number("\(directory)/\(name)/nr_hugepages"),
                let free = files.number("\(directory)/\(name)/free_hugepages")
            else { continue }
            pages = HugePages(
                total: (pages?.total ?? 0) + total * kibibytes << 10, free: (pages?.free ?? 0) + free * kibibytes << 10)
        }
        return pages
    }
}
