import Glibc
import NeshSystem

/// Control groups as keepers' records name them: removable by anyone who finds the record, whichever engine made them.
package enum RecordedGroup {
    /// Every group's directory has a name that begins so; the slot follows.
    package static let namePrefix = "nesh-"

    /// The kernel's numbers for file systems of control groups, the older kind's and the unified one's.
    private static let fileSystems: Set<UInt64> = [0x27_e0eb, 0x6367_7270]

    /// Ends what is left in a group and removes it.
    ///
    /// The path may come from a file. It is walked without links, and only what really is a group with a name of
    /// this program's is touched: elsewhere a file could list processes that have nothing to do with an enclave.
    /// - Returns: false where it is still there.
    package static func remove(_ path: String) -> Bool {
        guard let slash = path.lastIndex(of: "/"), path[slash...].dropFirst().hasPrefix(namePrefix),
            let parent = try? Directory.withoutLinks(String(path[..<slash])), fileSystems.contains(parent.fileSystem)
        else { return true }
        let name = String(path[slash...].dropFirst())
        guard let status = parent.status(name), status.st_mode & S_IFMT == S_IFDIR else { return true }
        if parent.removeDirectory(name) { return true }
        guard let group = try? parent.subdirectory(name), fileSystems.contains(group.fileSystem) else { return false }
        // Processes that are born meanwhile are caught by the next round; the newer kernels end all at once.
        for _ in 0..<8 {
            set("cgroup.kill", "1", in: group)
            for process in processes(of: group) {
                ProcessEnd.force(process, deadline: Deadline(after: .seconds(1)))
            }
            if parent.removeDirectory(name) { return true }
        }
        return false
    }

    private static func set(_ name: String, _ text: String, in group: Directory) {
        guard let file = try? group.open(name, O_WRONLY) else { return }
        try? File.write(file.raw, text.utf8)
    }

    private static func processes(of group: Directory) -> [Int32] {
        guard let file = try? group.open("cgroup.procs", O_RDONLY), let bytes = try? File.read(file.raw) else {
            return []
        }
        // 0 stands for processes that cannot be seen from here; killing it would end this one's own group.
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Int32($0) }.filter { $0 > 0 }
    }
}
