import Glibc
import NeshData
import NeshEnclave
import NeshSystem

/// Which user and group ids exist in a sandbox and what they are outside.
package struct IdentityMap: Sendable, Equatable {
    /// How it gets into the kernel.
    package enum Way: Sendable, Equatable {
        /// Written by this process, which has the right to.
        case written
        /// By newuidmap and newgidmap, for a range that /etc/subuid grants this user.
        case helpers
        /// Written by a process without rights, for its own id only.
        case own
    }

    /// A run of numbers that stand for as many others.
    package struct Extent: Sendable, Equatable {
        /// The first number in the sandbox.
        package var inside: UInt32
        /// The first number on the host.
        package var outside: UInt32
        /// How many; at least 1.
        package var count: UInt32
    }

    package var way: Way
    /// Of user numbers.
    package var users: [Extent]
    /// Of group numbers.
    package var groups: [Extent]

    /// Ids 0 ..< ids exist inside, of both kinds.
    package var ids: UInt32 { min(Self.ids(users), Self.ids(groups)) }

    private static func ids(_ extents: [Extent]) -> UInt32 {
        extents.sorted { $0.inside < $1.inside }.reduce(0) { $1.inside == $0 ? $0 + $1.count : $0 }
    }

    /// The user and group that root inside is.
    package var root: (user: UInt32, group: UInt32) {
        (users.first { $0.inside == 0 }?.outside ?? geteuid(), groups.first { $0.inside == 0 }?.outside ?? getegid())
    }

    /// Where root's sandboxes have their ids: no distribution gives this range to anybody.
    static let distant = Extent(inside: 0, outside: 1_879_048_192, count: 1 << 20)

    /// The ways to try, best first.
    package static func candidates(
        userID: UInt32 = geteuid(), groupID: UInt32 = getegid(), in machine: MachineFiles = MachineFiles()
    ) -> [IdentityMap] {
        if userID == 0 {
            let users = present(machine.path("/proc/self/uid_map"))
            let groups = present(machine.path("/proc/self/gid_map"))
            if contains(users, distant) && contains(groups, distant) {
                return [IdentityMap(way: .written, users: [distant], groups: [distant])]
            }
            // Root of a container: it can pass on what it has itself. Its own id, which owns the container's files,
            // goes to a sandbox only if there is no other.
            var candidates = [
                IdentityMap(way: .written, users: users, groups: groups),
                own(userID, groupID),
            ]
            if let users = withOtherRoot(users), let groups = withOtherRoot(groups) {
                candidates.insert(IdentityMap(way: .written, users: users, groups: groups), at: 0)
            }
            return candidates
        }
        var candidates = [own(userID, groupID)]
        if let users = subordinate(userFile, userID, machine), let groups = subordinate(groupFile, userID, machine),
            helpers.contains(where: machine.exists)
        {
            let helped = IdentityMap(
                way: .helpers, users: [Extent(inside: 0, outside: userID, count: 1), users],
                groups: [Extent(inside: 0, outside: groupID, count: 1), groups])
            candidates.insert(helped, at: 0)
        }
        return candidates
    }

    /// Whether the machine grants the user ids and group ids of its own.
    static func hasRange(_ machine: MachineFiles, for user: UInt32) -> Bool {
        [userFile, groupFile].allSatisfy { subordinate($0, user, machine) != nil }
    }

    /// Where a range could be granted: as many ids as `useradd` grants, behind all that anybody has of either kind.
    static func freeRange(in machine: MachineFiles) -> ClosedRange<UInt64> {
        let taken = [userFile, groupFile].flatMap { grants($0, machine) }
        let first = taken.map { UInt64($0.range.outside) + UInt64($0.range.count) }.reduce(100_000, max)
        return first...(first + UInt64(usual) - 1)
    }

    private static let (userFile, groupFile) = ("/etc/subuid", "/etc/subgid")

    private static let helpers = ["/usr/bin/newuidmap", "/bin/newuidmap"]

    private static func own(_ userID: UInt32, _ groupID: UInt32) -> IdentityMap {
        IdentityMap(
            way: .own, users: [Extent(inside: 0, outside: userID, count: 1)],
            groups: [Extent(inside: 0, outside: groupID, count: 1)])
    }

    private static func contains(_ extents: [Extent], _ wanted: Extent) -> Bool {
        extents.contains {
            $0.inside <= wanted.outside
                && UInt64($0.inside) + UInt64($0.count) >= UInt64(wanted.outside) + UInt64(wanted.count)
        }
    }

    /// How many ids an image's files may have owners of, at least: what containers usually have.
    private static let usual: UInt32 = 1 << 16

    /// The last of the present ids as root, and below it each as itself; where there are twice as many as images
    /// usually need, the upper half of them.
    /// - Returns: nil where 0 is the only one.
    static func withOtherRoot(_ present: [Extent]) -> [Extent]? {
        guard let last = present.max(by: { $0.inside < $1.inside }), last.count > 0 else { return nil }
        if last.count >= 2 * usual, last.inside <= UInt32.max - last.count {
            return [Extent(inside: 0, outside: last.inside + last.count - usual, count: usual)]
        }
        let root = last.inside + (last.count - 1)
        guard root > 0 else { return nil }
        var others = present.map { extent in
            extent == last ? Extent(inside: extent.inside, outside: extent.outside, count: extent.count - 1) : extent
        }
        if let first = others.firstIndex(where: { $0.inside == 0 }), others[first].count > 0 {
            others[first] = Extent(inside: 1, outside: 1, count: others[first].count - 1)
        }
        return [Extent(inside: 0, outside: root, count: 1)] + others.filter { $0.count > 0 }
    }

    /// The ids of this process's own namespace, each as itself.
    private static func present(_ path: String) -> [Extent] {
        guard let text = try? File.text(path) else { return [] }
        return text.split(separator: "\n").compactMap { line in
            let numbers = line.split(separator: " ").compactMap { UInt32($0) }
            return numbers.count == 3 ? Extent(inside: numbers[0], outside: numbers[0], count: numbers[2]) : nil
        }
    }

    /// The lines `name:start:count` or `uid:start:count` of a file.
    private static func grants(_ path: String, _ machine: MachineFiles) -> [(owner: Substring, range: Extent)] {
        (machine.text(path) ?? "").split(separator: "\n").compactMap { line in
            let fields = line.split(separator: ":")
            guard fields.count == 3, let start = UInt32(fields[1]), let count = UInt32(fields[2]), count > 0
            else { return nil }
            return (fields[0], Extent(inside: 1, outside: start, count: count))
        }
    }

    /// The first line of this user's.
    private static func subordinate(_ path: String, _ userID: UInt32, _ machine: MachineFiles) -> Extent? {
        let name = UserDirectories.name(of: userID)
        return grants(path, machine).first { $0.owner == String(userID) || name.map($0.owner.elementsEqual) ?? false }?
            .range
    }

    /// Gives the ids to a process that has just been cloned into a new user namespace.
    /// - Throws: what helps against the machine's refusal, as `SandboxRefusal` words it.
    package func apply(to process: Int32) throws(Failure) {
        do {
            switch way {
            case .helpers:
                try help("newuidmap", process, users)
                try help("newgidmap", process, groups)
            case .own, .written:
                // Without rights over groups, a process could leave one that is denied something.
                if way == .own { try File.set("/proc/\(process)/setgroups", "deny") }
                try File.set("/proc/\(process)/uid_map", text(users))
                try File.set("/proc/\(process)/gid_map", text(groups))
            }
        } catch let failure as Failure {
            throw failure
        } catch let error as SystemError {
            throw SandboxRefusal.failure(call: "write", subject: error.subject ?? "uid_map", errno: error.errno)
        } catch {
            throw Failure(.enclaveBoot, "\(error)")
        }
    }

    private func text(_ extents: [Extent]) -> String {
        extents.map { "\($0.inside) \($0.outside) \($0.count)\n" }.joined()
    }

    private func help(_ program: String, _ process: Int32, _ extents: [Extent]) throws(Failure) {
        let output = try ChildProcess.run(
            program, ["\(process)"] + extents.flatMap { ["\($0.inside)", "\($0.outside)", "\($0.count)"] })
        guard output.succeeded else {
            throw Failure(.enclaveBoot, "\(program) did not map the ids", details: output.errorLines)
        }
    }
}
