import Glibc
import NeshSystem

/// A machine as its files show it: the real one at `/`, or a directory that holds the same files.
package struct FileRoot: Sendable {
    /// Without a slash at the end; empty for the real machine.
    private let prefix: String
    /// Taken as closed to this process, whose rights may say otherwise: to root every file is open.
    private let closed: Set<String>

    package init(_ directory: String = "/", closed: Set<String> = []) {
        self.closed = closed
        prefix = directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    }

    func path(_ path: String) -> String { prefix + path }

    func exists(_ path: String) -> Bool { FilePath.exists(self.path(path)) }

    /// This process may read and write it.
    func isWritable(_ path: String) -> Bool {
        !closed.contains(path) && access(self.path(path), R_OK | W_OK) == 0
    }

    /// The user that it belongs to; nil where it is not there.
    func owner(of path: String) -> UInt32? {
        (try? File.status(self.path(path), followingLinks: false)).map { $0.st_uid }
    }

    /// The text without white space around it; nil where it cannot be read.
    func text(_ path: String) -> String? {
        guard let text = try? File.text(self.path(path), limit: 1 << 20) else { return nil }
        let trimmed = text.drop(while: \.isWhitespace)
        return String(trimmed.reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Names in a directory, sorted; empty where there is none.
    func names(in path: String) -> [String] {
        guard let directory = opendir(self.path(path)) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The first directory of the search path that has the program, below this root.
    func program(_ name: String, searchPath: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/\(name)" }.first { access(path($0), X_OK) == 0 }
    }
}
