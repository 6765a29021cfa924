import CLinux
import Glibc

/// An open directory: what is done through it stays in it, even if its path leads elsewhere meanwhile.
package final class Directory: Sendable {
    /// As it was opened.
    package let path: String
    private let descriptor: OwnedDescriptor

    /// - Parameter followingLinks: whether the last part of the path may be a link.
    package init(_ path: String, followingLinks: Bool = true) throws(SystemError) {
        self.path = path
        let flags = O_RDONLY | O_DIRECTORY | (followingLinks ? 0 : O_NOFOLLOW)
        descriptor = try File.open(path, flags)
    }

    private init(_ path: String, _ descriptor: OwnedDescriptor) { (self.path, self.descriptor) = (path, descriptor) }

    /// Opens an absolute path whose parts are all directories: a link on the way is refused.
    package static func withoutLinks(_ path: String) throws(SystemError) -> Directory {
        guard path.hasPrefix("/") else { throw SystemError("open", errno: EINVAL, path) }
        var directory = try Directory("/")
        for part in path.split(separator: "/") {
            guard part != "..", part != "." else { throw SystemError("open", errno: EINVAL, path) }
            directory = try directory.subdirectory(String(part))
        }
        return directory
    }

    /// Opens a directory in it, which may be no symbolic link.
    package func subdirectory(_ name: String) throws(SystemError) -> Directory {
        Directory(path + "/" + name, try open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW))
    }

    /// The kernel's number for its kind of file system.
    package var fileSystem: UInt64 { nesh_file_system(descriptor.raw) }

    /// Names without `.` and `..`, in no order.
    package func names() throws(SystemError) -> [String] {
        // A descriptor of its own: reading moves its position.
        let copy = try open(".", O_RDONLY | O_DIRECTORY)
        let raw = dup(copy.raw)
        guard raw >= 0, let stream = fdopendir(raw) else {
            let error = errno
            if raw >= 0 { close(raw) }
            throw SystemError("opendir", errno: error, path)
        }
        defer { closedir(stream) }
        return try DirectoryEntry.all(of: stream).map(\.text)
    }

    /// Opens a file in it; O_CLOEXEC is added. A link is refused.
    package func open(_ name: String, _ flags: Int32, mode: UInt32 = 0o600) throws(SystemError) -> OwnedDescriptor {
        try Syscall.descriptor("open", path + "/" + name) { nesh_open(descriptor.raw, name, flags | O_NOFOLLOW, mode) }
    }

    /// What a name is, links not followed; nil where there is nothing.
    package func status(_ name: String) -> stat? {
        var status = stat()
        return fstatat(descriptor.raw, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// - Returns: false where it is still there.
    @discardableResult
    package func remove(_ name: String) -> Bool { unlinkat(descriptor.raw, name, 0) == 0 || errno == ENOENT }

    /// - Returns: false where it is still there.
    package func removeDirectory(_ name: String) -> Bool {
        unlinkat(descriptor.raw, name, AT_REMOVEDIR) == 0 || errno == ENOENT
    }

    /// Gives a file another name; a file that has it is replaced.
    package func rename(_ name: String, to newName: String) throws(SystemError) {
        try Syscall.check("rename", path + "/" + newName) { renameat(descriptor.raw, name, descriptor.raw, newName) }
    }
}
