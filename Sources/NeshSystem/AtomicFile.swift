import CLinux
import Glibc

/// A file that appears under its name only when it is complete: written without a name where the file system
/// allows that, otherwise beside it, then synced and renamed.
///
/// Until `commit` the name keeps its old content; letting go of the object without it leaves nothing behind, and
/// where the file has no name until then, not even `kill -9` does. A link stays, and its target is replaced.
package final class AtomicFile {
    /// As it was given.
    package let path: String
    /// Where the file ends: the path without links.
    package let target: String
    private let file: OwnedDescriptor
    /// The name that it has meanwhile; nil while it has none.
    private var temporaryPath: String?

    /// - Parameters:
    ///   - mode: permission bits of the new file, reduced by the umask; nil: those, and the owner, of the file that
    ///     was there, if nobody could have put it there who may not decide that.
    /// - Throws: `SystemError` about `path`; EISDIR or EINVAL if it names something that is not a regular file; what
    ///   the kernel says of a link that it does not follow.
    package init(_ path: String, mode: UInt32? = nil) throws(SystemError) {
        self.path = path
        let former: stat?
        do throws(SystemError) { former = try File.status(path) } catch {
            throw SystemError("open", errno: error.errno, path)
        }
        target = Self.resolved(path)
        if let former, !former.isRegular {
            throw SystemError("open", errno: former.isDirectory ? EISDIR : EINVAL, path)
        }
        do throws(SystemError) {
            (file, temporaryPath) = try Self.openUnnamed(beside: target, mode: mode ?? 0o666)
        } catch {
            // The user knows the wanted name, not the temporary one.
            throw SystemError("open", errno: error.errno, path)
        }
        if let former, mode == nil, former.st_uid == geteuid() || Self.isKept(FilePath.directory(of: target)) {
            // Who may not hand it to its owner keeps it.
            if fchown(file.raw, former.st_uid, former.st_gid) < 0 { _ = fchown(file.raw, uid_t.max, former.st_gid) }
            // No special bits: they were given to the old content, and its owner may be another one.
            _ = fchmod(file.raw, former.st_mode & 0o777)
        }
    }

    /// Whether only its owner puts files into a directory. In any other one, such as /tmp, a stranger's file may wait
    /// under the name of what root is going to write.
    private static func isKept(_ directory: String) -> Bool {
        guard let status = try? File.status(directory) else { return false }
        return status.st_mode & (S_IWGRP | S_IWOTH) == 0
    }

    private static func openUnnamed(
        beside path: String, mode: UInt32
    ) throws(SystemError) -> (OwnedDescriptor, String?) {
        // O_TMPFILE, which the Glibc module does not have.
        let unnamed: Int32 = 0o20000000 | O_DIRECTORY
        do {
            return (try File.open(FilePath.directory(of: path), unnamed | O_RDWR, mode: mode), nil)
        } catch {
            guard [EOPNOTSUPP, EISDIR, EINVAL].contains(error.errno) else { throw error }
        }
        let name = freshName(beside: path)
        return (try File.open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode), name)
    }

    /// Hidden, and not yet taken: 64 random bits.
    private static func freshName(beside path: String) -> String {
        "\(FilePath.directory(of: path))/.nesh-\(Random.hexadecimal(digits: 16)).part"
    }

    /// Open for reading and writing.
    package var descriptor: OwnedDescriptor { file }

    package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
        try File.write(file.raw, bytes, subject: path)
    }

    /// Puts the file in its place, with its content and its name safe on the disk.
    /// - Parameters:
    ///   - name: another name in the same directory; nil is the path.
    ///   - waitsForDisk: false for what can be made again. If the machine then loses its power within the next seconds,
    ///     the old file, the new one or, on some file systems, a part of the new one is there.
    package func commit(as name: String? = nil, waitsForDisk: Bool = true) throws(SystemError) {
        let target = name ?? target
        if waitsForDisk {
            try Syscall.check("fsync", path) { fsync(file.raw) }
        } else {
            // What a file system on another machine could not keep, it says only when a descriptor is closed.
            let copy = try Syscall.check("dup", path) { dup(file.raw) }
            try Syscall.check("close", path) { close(copy) }
        }
        let temporary: String
        if let temporaryPath { temporary = temporaryPath } else { temporary = try giveName(beside: target) }
        try Syscall.check("rename", path) { rename(temporary, target) }
        temporaryPath = nil
        guard waitsForDisk else { return }
        // The name is on the disk only when its directory is.
        if let directory = try? File.open(FilePath.directory(of: target), O_RDONLY | O_DIRECTORY) {
            fsync(directory.raw)
        }
    }

    private func giveName(beside target: String) throws(SystemError) -> String {
        let name = Self.freshName(beside: target)
        try Syscall.check("linkat", path) {
            linkat(AT_FDCWD, "/proc/self/fd/\(file.raw)", AT_FDCWD, name, AT_SYMLINK_FOLLOW)
        }
        temporaryPath = name
        return name
    }

    deinit {
        if let temporaryPath { unlink(temporaryPath) }
    }

    /// Replaces a file's content. What is not a file, as a device or a pipe, is written to and stays what it is.
    package static func write(_ bytes: some Sequence<UInt8>, to path: String, mode: UInt32? = nil) throws(SystemError) {
        if let former = try? File.status(path), !former.isRegular, !former.isDirectory {
            let file = try File.open(path, O_WRONLY | O_NOCTTY)
            return try withExtendedLifetime(file) { () throws(SystemError) in
                try File.write(file.raw, bytes, subject: path)
            }
        }
        let file = try AtomicFile(path, mode: mode)
        try file.write(bytes)
        try file.commit()
    }

    /// The path that `path` leads to, also by links to what is not there yet.
    package static func resolved(_ path: String) -> String {
        var path = path
        // As many links as the kernel follows.
        for _ in 0..<40 {
            if let real = realpath(path, nil) {
                defer { free(real) }
                return String(cString: real)
            }
            var link = [UInt8](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(path, &link, link.count)
            guard count > 0 else { break }
            let next = String(decoding: link[..<count], as: UTF8.self)
            path = next.hasPrefix("/") ? next : "\(FilePath.directory(of: path))/\(next)"
        }
        return path
    }
}

extension stat {
    fileprivate var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
    fileprivate var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
}
