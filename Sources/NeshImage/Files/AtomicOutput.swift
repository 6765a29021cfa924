import Glibc
import NeshData
import NeshSystem

/// A file that appears under its name only when it is complete; until then it has no name, where the
/// file system allows, so that not even `kill -9` leaves a piece of it behind.
package final class AtomicOutput {
    /// The file's final path.
    package let path: String
    package let descriptor: OwnedDescriptor
    /// The name that it has meanwhile; nil while it has none.
    private var temporary: String?
    private var isCommitted = false

    /// - Throws: E19 when the directory is missing or may not be written, or the path is no place for a file.
    package init(path: String) throws(Failure) {
        guard !path.isEmpty, !path.hasSuffix("/") else {
            throw Failure(.fileOperation, "'\(path)' names no file to write", about: .file(path))
        }
        // A link stays and its target is replaced, as with any other program that writes there.
        self.path = Self.resolved(path)
        var facts = stat()
        if stat(self.path, &facts) == 0, facts.st_mode & S_IFMT != S_IFREG {
            let what = facts.st_mode & S_IFMT == S_IFDIR ? "a directory" : "not a regular file"
            throw Failure(.fileOperation, "cannot write \(path): it is \(what)", about: .file(path))
        }
        // Its directory would let it be replaced; whoever took the right away from the file did not want that.
        if access(self.path, W_OK) < 0, errno != ENOENT {
            let reason = SystemError("access", path)
            throw Failure(
                .fileOperation, "cannot write \(reason.description)",
                fixes: reason.errno == EACCES ? ["choose another name, or chmod u+w '\(path)'"] : [],
                about: .file(path))
        }
        let directory = Self.directory(of: self.path)
        // O_TMPFILE, which the Glibc module does not have.
        let unnamed: Int32 = 0o20000000 | O_DIRECTORY
        var raw = open(directory, unnamed | O_RDWR | O_CLOEXEC, 0o666)
        if raw < 0, errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL {
            let name = Self.freshName(beside: self.path)
            raw = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if raw >= 0 { temporary = name }
        }
        guard raw >= 0 else {
            var reason = SystemError("open", directory)
            // What a file system that makes no files says of a directory that is there.
            if reason.errno == ENOENT, access(directory, F_OK) == 0 { reason.errno = EPERM }
            throw Failure(
                .fileOperation, "cannot write \(path): \(directory): \(reason.reason)",
                fixes: access(directory, F_OK) == 0
                    ? ["choose a directory that you may write to"] : ["mkdir -p '\(directory)'"], about: .file(path))
        }
        descriptor = OwnedDescriptor(raw)
    }

    deinit {
        if let temporary, !isCommitted { unlink(temporary) }
    }

    /// Brings all bytes to the disk and gives the file its name, replacing what had it.
    package func commit() throws(Failure) { try commit(as: path) }

    /// The same under another name in the same directory.
    func commit(as path: String) throws(Failure) {
        guard fsync(descriptor.raw) == 0 else { throw SystemError("fsync", path).writeFailure() }
        if temporary == nil {
            let name = Self.freshName(beside: path)
            guard linkat(AT_FDCWD, "/proc/self/fd/\(descriptor.raw)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0 else {
                throw SystemError("linkat", path).writeFailure()
            }
            temporary = name
        }
        guard let temporary, rename(temporary, path) == 0 else { throw SystemError("rename", path).writeFailure() }
        isCommitted = true
        // The name is on the disk only when its directory is.
        let directory = open(Self.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    static func directory(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Not yet taken, hidden, and telling whose it is.
    private static func freshName(beside path: String) -> String {
        "\(directory(of: path))/.nesh-\(getpid())-\(String(UInt64.random(in: 0 ... .max), radix: 36)).part"
    }
}
