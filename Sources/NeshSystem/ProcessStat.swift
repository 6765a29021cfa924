/// What `/proc/<id>/stat` says of a process.
struct ProcessStat {
    /// It has ended, and nobody has asked how yet.
    var hasEnded: Bool
    var parent: Int32
    var group: Int32
    /// Clock ticks from the boot to its start.
    var startTicks: UInt64

    /// Nil where /proc does not say.
    static func of(_ id: Int32) -> ProcessStat? {
        // The name in brackets can hold anything; what follows it is numbers.
        guard let text = try? File.text("/proc/\(id)/stat", limit: 1 << 14), let bracket = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[bracket...].dropFirst().split(separator: " ")
        guard fields.count > 19, let parent = Int32(fields[1]), let group = Int32(fields[2]),
            let start = UInt64(fields[19])
        else { return nil }
        return ProcessStat(
            hasEnded: fields[0] == "Z" || fields[0] == "X", parent: parent, group: group, startTicks: start)
    }
}
