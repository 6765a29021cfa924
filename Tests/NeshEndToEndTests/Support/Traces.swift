import Foundation
import NeshData

/// What an enclave is made of, as the kernel shows it.
struct Traces {
    let process: Int32
    let slot: String
    /// All processes below the keeper.
    let tree: [Int32]

    /// - Parameter enclave: as `run-enclave` or `describe-enclaves` printed it.
    init(of enclave: JSON) throws {
        process = Int32(enclave["ProcessID"]?.integer ?? 0)
        slot = (enclave["EnclaveID"]?.string?.split(separator: "-enc").last).map(String.init) ?? "no slot"
        let process = self.process
        // The application is started when the enclave runs already.
        _ = eventually { Self.below(process).count >= 2 }
        tree = Self.below(process)
    }

    private static func below(_ process: Int32) -> [Int32] {
        let file = "/proc/\(process)/task/\(process)/children"
        let children = ((try? String(contentsOfFile: file, encoding: .utf8)) ?? "").split(separator: " ")
        return children.compactMap { Int32($0) }.flatMap { [$0] + below($0) }
    }

    /// Those of the processes that have not ended. Zombies have.
    var alive: [Int32] {
        ([process] + tree).filter { process in
            guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
            return !(text.split(separator: ")").last?.hasPrefix(" Z") ?? true)
        }
    }

    /// Control groups that carry the enclave's mark.
    func controlGroups() throws -> [String] {
        try Ended.of("find", ["/sys/fs/cgroup", "-type", "d", "-name", "nesh-\(slot)"], environment: [:]).output
            .split(separator: "\n").map(String.init)
    }

    /// The user who owns the keeper.
    var owner: String? {
        let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").first { $0.hasPrefix("Uid:") }?.split(separator: "\t").last.map(String.init)
    }

    static func mounts() throws -> String { try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) }
}

/// Looks again until it is so, for a minute.
func eventually(_ condition: () throws -> Bool) rethrows -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while try !condition() {
        if ContinuousClock.now > end { return false }
        usleep(20_000)
    }
    return true
}
