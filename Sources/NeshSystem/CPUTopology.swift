/// Which CPUs share a core, as the kernel shows.
package struct CPUTopology: Sendable {
    private let files: MachineFiles

    package init(_ files: MachineFiles = MachineFiles()) { self.files = files }

    /// Ids that differ by this share a core; nil where each has its own.
    package var siblingDistance: Int? {
        // CPUs in the pool are offline and have no such file; CPU 0 stays with the parent and has.
        guard let first = list(0), first.count == 2, first[1] > first[0] else { return nil }
        return first[1] - first[0]
    }

    /// All threads of a CPU's core: its own file says it, otherwise the distance of CPU 0's; nil where neither does.
    package func siblings(of id: Int) -> [Int]? {
        list(id) ?? siblingDistance.map { Self.core(of: id, distance: $0) }
    }

    /// Both threads of a core.
    package static func core(of id: Int, distance: Int) -> [Int] {
        let first = id % (2 * distance) < distance ? id : id - distance
        return [first, first + distance]
    }

    private func list(_ id: Int) -> [Int]? {
        CPUList.read("/sys/devices/system/cpu/cpu\(id)/topology/thread_siblings_list", in: files)
    }
}
