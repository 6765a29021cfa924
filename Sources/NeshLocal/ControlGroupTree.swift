import NeshData
import NeshEnclave
import NeshSystem

/// Where this process could make control groups, from /proc.
package struct ControlGroupTree: Sendable, Equatable {
    /// Directories of the unified hierarchy that have the memory controller and that this process
    /// may write into, the highest first: what lives there outlives the session that it was started in.
    package var unifiedParents: [String] = []
    /// The older kind, one hierarchy a controller: the directories at their tops.
    package var memoryHierarchy: String?
    /// Where the hierarchy of `cpuset` is mounted, of cgroup 1; nil where there is none.
    package var cpusetHierarchy: String?
    /// Where the hierarchy of `pids` is mounted, of cgroup 1; nil where there is none.
    package var pidsHierarchy: String?

    package init() {}

    /// As it is for this process now.
    package static var present: ControlGroupTree {
        ControlGroupTree(
            mounts: (try? File.text("/proc/self/mountinfo")) ?? "", own: (try? File.text("/proc/self/cgroup")) ?? "")
    }

    /// - Parameters:
    ///   - mounts: the text of `/proc/self/mountinfo`.
    ///   - own: the text of `/proc/self/cgroup`.
    package init(mounts: String, own: String) {
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = line.firstRange(of: " - ") else { continue }
            let tail = line[dash.upperBound...].split(separator: " ")
            guard tail.count >= 3 else { continue }
            let place = String(fields[4])
            if tail[0] == "cgroup2" {
                unifiedParents += Self.parents(place, root: String(fields[3]), own: own)
            } else if tail[0] == "cgroup" {
                let controllers = tail[2].split(separator: ",")
                if controllers.contains("memory"), File.isWritable(place) { memoryHierarchy = place }
                if controllers.contains("cpuset"), File.isWritable(place) { cpusetHierarchy = place }
                if controllers.contains("pids"), File.isWritable(place) { pidsHierarchy = place }
            }
        }
    }

    /// From the mount's top down to this process's own group.
    private static func parents(_ mount: String, root: String, own: String) -> [String] {
        guard let line = own.split(separator: "\n").first(where: { $0.hasPrefix("0::") }) else { return [] }
        var path = String(line.dropFirst(3))
        // A mount may show only a part of the tree.
        if root != "/", path.hasPrefix(root) { path = String(path.dropFirst(root.count)) }
        var candidates = [mount]
        for part in path.split(separator: "/") { candidates.append(candidates[candidates.count - 1] + "/" + part) }
        return candidates.filter { candidate in
            // A process is moved by who may write to both groups' nearest common parent: this one.
            File.isWritable(candidate) && File.isWritable(candidate + "/cgroup.procs")
                && words(candidate + "/cgroup.controllers").contains("memory")
        }
    }

    private static func words(_ path: String) -> Set<Substring> {
        Set(((try? File.text(path, limit: 4096)) ?? "").split(whereSeparator: \.isWhitespace))
    }

    /// Every directory that a group of this name may come to have.
    func places(of name: String) -> [String] {
        var parents = unifiedParents
        // Controllers may share a hierarchy.
        for parent in [memoryHierarchy, cpusetHierarchy, pidsHierarchy] {
            if let parent, !parents.contains(parent) { parents.append(parent) }
        }
        return parents.map { $0 + "/" + name }
    }

    /// Has groups below `parent` get these controllers. The first must be had; others are taken if they can be.
    func enable(_ controllers: [String], in parent: String) throws(SystemError) {
        let file = parent + "/cgroup.subtree_control"
        let enabled = Self.words(file)
        for (index, controller) in controllers.enumerated() where !enabled.contains(controller[...]) {
            do { try File.set(file, "+" + controller) } catch { if index == 0 { throw error } }
        }
    }
}
