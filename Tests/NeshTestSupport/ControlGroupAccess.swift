import Foundation

/// Whether this process may make control groups that limit memory: root often may not in a container.
package enum ControlGroupAccess {
    /// Tried out where the kernel has them mounted, once a run.
    package static let limitsMemory: Bool = {
        let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
        let own = (try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8)) ?? ""
        let unified = own.split(separator: "\n").first { $0.hasPrefix("0::/") }.map { String($0.dropFirst(3)) } ?? "/"
        return mounts.split(separator: "\n").contains { line in
            let fields = line.split(separator: " ")
            let halves = line.components(separatedBy: " - ")
            guard halves.count == 2, fields.count > 4 else { return false }
            let place = String(fields[4])
            if halves[1].hasPrefix("cgroup2 ") {
                return [place, place + unified].contains { takes($0 + "/nesh-test", file: "memory.max") }
            }
            return halves[1].hasPrefix("cgroup ") && takes(place + "/nesh-test", file: "memory.limit_in_bytes")
        }
    }()

    private static func takes(_ path: String, file: String) -> Bool {
        let group = path + "-\(getpid())"
        guard mkdir(group, 0o755) == 0 else { return false }
        defer { rmdir(group) }
        return access(group + "/" + file, W_OK) == 0
    }
}
