import Glibc
import NeshData

/// A machine as its files show it: the real one at `/`, or a directory that holds the same files.
///
/// What the kernel and the allocator say of the machine is read through this, so that engines and `doctor` see the same.
package struct MachineFiles: Sendable {
    /// Without a slash at the end; empty for the real machine.
    private let prefix: String
    /// Taken as closed to this process, whose rights may say otherwise: to root every file is open.
    private let closed: Set<String>
    /// Taken as having so many bytes free, whatever the file system has.
    private let room: [String: UInt64]

    /// - Parameters:
    ///   - directory: stands for `/`.
    ///   - closed: files that this process is taken not to read.
    ///   - room: bytes that are taken to be free, by directory.
    package init(root directory: String = "/", closed: Set<String> = [], room: [String: UInt64] = [:]) {
        self.closed = closed
        self.room = room
        prefix = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    }

    /// Where a path of the machine is.
    package func path(_ path: String) -> String { prefix + path }

    /// Whether something is there.
    package func exists(_ path: String) -> Bool { File.exists(self.path(path)) }

    /// This process may read and write it.
    package func isWritable(_ path: String) -> Bool {
        !closed.contains(path) && access(self.path(path), R_OK | W_OK) == 0
    }

    /// A directory in which this process may make and find files; false also where there is none.
    package func isOpen(_ directory: String) -> Bool {
        guard let status = try? File.status(path(directory)), status.st_mode & S_IFMT == S_IFDIR else { return false }
        return !closed.contains(directory) && access(path(directory), R_OK | W_OK | X_OK) == 0
    }

    /// Bytes that this user may still write where a path is or would be; nil where the file system does not say.
    package func freeBytes(_ path: String) -> UInt64? {
        let place = nearest(to: path) { room[$0] != nil || exists($0) }
        if let known = room[place] { return known }
        var status = statvfs()
        guard statvfs(self.path(place), &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    /// The path, or what of the way to it is there already.
    /// - Parameter path: absolute.
    package func nearest(to path: String) -> String { nearest(to: path, where: exists) }

    private func nearest(to path: String, where isThere: (String) -> Bool) -> String {
        var path = path
        while path.utf8.count > 1, !isThere(path) { path = FilePath.directory(of: path) }
        return path
    }

    /// The user that it belongs to; nil where it is not there.
    package func owner(of path: String) -> UInt32? {
        (try? File.status(self.path(path), followingLinks: false)).map { $0.st_uid }
    }

    /// Where a link of this root leads, as it is written; nil for anything else, and where it may not be looked at.
    package func target(of link: String) -> String? {
        var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path(link), &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    /// The text without white space around it; nil where it cannot be read.
    package func text(_ path: String) -> String? {
        (try? File.text(self.path(path), limit: 1 << 20)).map { String($0.trimmingSpaces) }
    }

    /// A whole number that stands alone in a file; nil for anything else.
    package func number(_ path: String) -> Int? { text(path).flatMap { Int($0) } }

    /// Names in a directory, sorted; empty where there is none.
    package func names(in path: String) -> [String] {
        ((try? File.names(in: self.path(path))) ?? []).sorted()
    }

    /// The first directory of the search path that has the program, below this root.
    package func program(_ name: String, searchPath: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/\(name)" }.first { access(path($0), X_OK) == 0 }
    }
}
