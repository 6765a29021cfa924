import Glibc

/// What this machine has, as /proc shows.
package struct MachineResources: Sendable, Equatable {
    /// All of it, in MiB.
    package var totalMemoryMiB: Int
    /// What could be taken without swapping, in MiB (`MemAvailable`).
    package var availableMemoryMiB: Int
    /// CPUs that are online, in rising order: not always the first ones.
    package var cpuIDs: [Int]
    /// How many these are.
    package var cpuCount: Int { cpuIDs.count }
    /// Nil where /proc/cpuinfo has no name.
    package var cpuModel: String?

    /// - Throws: when /proc cannot be read.
    package static func read(in files: MachineFiles = MachineFiles()) throws(SystemError) -> MachineResources {
        let memory = fields(try File.text(files.path("/proc/meminfo"), limit: 1 << 16))
        let processor = fields(try File.text(files.path("/proc/cpuinfo"), limit: 16 << 20))
        let online = CPUList.read("/sys/devices/system/cpu/online", in: files) ?? []
        return MachineResources(
            totalMemoryMiB: mebibytes(memory["MemTotal"]), availableMemoryMiB: mebibytes(memory["MemAvailable"]),
            cpuIDs: online.isEmpty ? Array(0..<max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) : online,
            cpuModel: processor["model name"])
    }

    /// `Name:   value` lines; the first of each name.
    private static func fields(_ text: String) -> [String: String] {
        var fields: [String: String] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let name = parts[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if fields[name] == nil { fields[name] = String(parts[1].drop(while: \.isWhitespace)) }
        }
        return fields
    }

    /// `16384256 kB` in MiB.
    private static func mebibytes(_ text: String?) -> Int {
        (text.flatMap { Int($0.prefix(while: \.isNumber)) } ?? 0) / 1024
    }
}
