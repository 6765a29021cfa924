import Glibc
import NeshSystem

/// Time that processes have used CPUs, as /proc shows it.
enum ProcessTime {
    /// No more processes are asked.
    private static let limit = 4096

    /// Of a process and all below it, in microseconds; nil once it is gone. Of those that have ended it counts whom
    /// their parents have waited for.
    static func microseconds(below process: Int32) -> Int? {
        guard let first = ticks(of: process) else { return nil }
        var sum = first
        var rest = children(of: process)
        var asked = 0
        while let next = rest.popLast(), asked < limit {
            asked += 1
            sum &+= ticks(of: next) ?? 0
            rest += children(of: next)
        }
        return sum.multipliedReportingOverflow(by: 1_000_000 / max(1, Int(sysconf(Int32(_SC_CLK_TCK))))).partialValue
    }

    /// The fields 14 to 17 of `stat`: user and system time, its own and that of children it waited for. The name before
    /// them may hold anything, parentheses too.
    static func ticks(of process: Int32) -> Int? {
        guard let text = try? File.text("/proc/\(process)/stat", limit: 1 << 12), let name = text.lastIndex(of: ")")
        else { return nil }
        let fields = text[name...].split(separator: " ")
        guard fields.count > 15 else { return nil }
        return fields[12...15].reduce(0) { $0 &+ (Int($1) ?? 0) }
    }

    private static func children(of process: Int32) -> [Int32] {
        let tasks = (try? File.names(in: "/proc/\(process)/task")) ?? []
        return tasks.prefix(limit).flatMap { task in
            let text = (try? File.text("/proc/\(process)/task/\(task)/children", limit: 1 << 16)) ?? ""
            return text.split(separator: " ").compactMap { Int32($0) }
        }
    }
}
