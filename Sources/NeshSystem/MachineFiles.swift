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

    package init(root directory: String = "/", closed: Set<String> = []) {
        self.closed = closed
        prefix = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    }

    package func path(_ path: String) -> String { prefix + path }

    package func exists(_ path: String) -> Bool { FilePath.exists(self.path(path)) }

    /// This process may read and write it.
    package func isWritable(_ path: String) -> Bool {
        !closed.contains(path) && access(self.path(path), R_OK | W_OK) == 0
    }

    /// The user that it belongs to; nil where it is not there.
    package func owner(of path: String) -> UInt32? {
        (try? File.status(self.path(path), followingLinks: false)).map { $0.st_uid }
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
