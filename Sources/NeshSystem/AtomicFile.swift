import CLinux
import Glibc

/// A file that appears under its name only when it is complete: written beside it, synced, renamed.
///
/// Until `commit` the name keeps its old content; letting go of the object without it leaves nothing behind.
/// A link stays, and its target is replaced; a file that was there hands its rights and owner on.
package final class AtomicFile {
    package let path: String
    private let target: String
    private let temporaryPath: String
    private let file: OwnedDescriptor
    private var finished = false

    /// - Parameter mode: permission bits of the new file, reduced by the umask; nil: those of the file that was there.
    package init(_ path: String, mode: UInt32? = nil) throws(SystemError) {
        self.path = path
        target = Self.resolved(path)
        let former = Self.facts(target)
        if let former, !former.isRegular {
            throw SystemError("open", errno: former.isDirectory ? EISDIR : EINVAL, path)
        }
        var attempt = 0
        while true {
            let candidate = "\(target).\(Random.hexadecimal(digits: 8)).tmp"
            do {
                file = try File.open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode ?? 0o666)
                temporaryPath = candidate
                if let former, mode == nil {
                    // Who may not hand it to its owner keeps it; changing the owner takes special bits away.
                    _ = fchown(file.raw, former.st_uid, former.st_gid)
                    _ = fchmod(file.raw, former.st_mode & 0o7777)
                }
                return
            } catch {
                attempt += 1
                // The user knows the wanted name, not the temporary one.
                if error.errno != EEXIST || attempt == 16 { throw SystemError("open", errno: error.errno, path) }
            }
        }
    }

    /// Open for writing; valid until `commit`.
    package var descriptor: Int32 { file.raw }

    package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
        try File.write(file.raw, bytes, subject: path)
    }

    /// Puts the file in its place, with its content safe on the disk.
    package func commit() throws(SystemError) {
        try Syscall.check("fsync", path) { fsync(file.raw) }
        try Syscall.check("rename", path) { rename(temporaryPath, target) }
        finished = true
    }

    deinit {
        if !finished { unlink(temporaryPath) }
    }

    /// Replaces a file's content. What is no file, as a device or a pipe, is written to and stays what it is.
    package static func write(_ bytes: some Sequence<UInt8>, to path: String, mode: UInt32? = nil) throws(SystemError) {
        if let former = facts(path), !former.isRegular, !former.isDirectory {
            let file = try File.open(path, O_WRONLY | O_NOCTTY)
            return try withExtendedLifetime(file) { () throws(SystemError) in
                try File.write(file.raw, bytes, subject: path)
            }
        }
        let file = try AtomicFile(path, mode: mode)
        try file.write(bytes)
        try file.commit()
    }

    private static func facts(_ path: String) -> stat? {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts : nil
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

extension stat {
    fileprivate var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
    fileprivate var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
}
