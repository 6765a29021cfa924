import NeshSystem

/// What the kernel has set aside as huge pages, of all sizes, in bytes.
package struct HugePages: Sendable, Equatable {
    package var total: Int
    package var free: Int

    static let directory = "/sys/kernel/mm/hugepages"

    /// Nil where the kernel does not tell.
    package static func read(_ directory: String = directory) -> HugePages? {
        guard let names = try? File.names(in: directory) else { return nil }
        var pages = HugePages(total: 0, free: 0)
        for name in names {
            // hugepages-2048kB
            guard name.hasPrefix("hugepages-"), name.hasSuffix("kB"),
                let kibibytes = Int(name.dropFirst(10).dropLast(2)),
                let total = number("\(directory)/\(name)/nr_hugepages"),
                let free = number("\(directory)/\(name)/free_hugepages")
            else { continue }
            pages.total += total * kibibytes << 10
            pages.free += free * kibibytes << 10
        }
        return pages
    }

    private static func number(_ path: String) -> Int? {
        guard let text = try? File.text(path, limit: 64) else { return nil }
        return Int(text[...].trimmingSpaces)
    }
}
