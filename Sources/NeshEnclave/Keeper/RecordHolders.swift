import CLinux
import Glibc
import NeshSystem

/// Processes that a killed keeper leaves although they should end with it, such as one that was stopped
/// before it could ask the kernel for that.
enum RecordHolders {
    /// Kills those that hold a record which belongs to this user and whose keeper is gone, and waits for their ends.
    static func end(_ found: FoundRecord) {
        var wanted = stat()
        guard found.isMine, found.isHeld, fstat(found.file.raw, &wanted) == 0,
            let processes = try? File.names(in: "/proc").compactMap({ Int32($0) })
        else { return }
        let deadline = Deadline(after: .seconds(2))
        for process in processes where process != getpid() && holds(process, wanted) {
            let raw = nesh_pidfd_open(process)
            guard raw >= 0 else { continue }
            let descriptor = OwnedDescriptor(raw)
            // Asked again: from here on the number cannot come to mean another process.
            guard holds(process, wanted) else { continue }
            _ = nesh_pidfd_kill(raw, SIGKILL)
            _ = try? Poll.wait(for: descriptor.raw, until: deadline)
        }
    }

    /// Whether a process has the file open for writing, which only a keeper does.
    private static func holds(_ process: Int32, _ wanted: stat) -> Bool {
        let place = "/proc/\(process)"
        guard let names = try? File.names(in: place + "/fd") else { return false }
        return names.contains { name in
            guard let status = try? File.status("\(place)/fd/\(name)"), status.st_ino == wanted.st_ino,
                status.st_dev == wanted.st_dev, let text = try? File.text("\(place)/fdinfo/\(name)", limit: 1 << 14),
                let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags:") }),
                let flags = Int32(line.dropFirst(6).filter { !$0.isWhitespace }, radix: 8)
            else { return false }
            return flags & O_ACCMODE != O_RDONLY
        }
    }
}
