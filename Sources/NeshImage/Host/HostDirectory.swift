import Glibc
import NeshData
import NeshSystem

/// Looks at directories of this machine by paths that need not be UTF-8; links are not followed.
struct HostDirectory {
    /// Without a slash at the end.
    let path: [UInt8]

    /// An entry and its attributes.
    struct Entry {
        var name: [UInt8]
        var facts: stat
        var kind: mode_t { facts.st_mode & S_IFMT }
    }

    init(path: String) {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        self.path = bytes
    }

    /// - Throws: E19 unless it is a directory.
    func require() throws(Failure) {
        guard let facts = facts(of: [], following: true) else { throw failure("open", []) }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            throw Failure(.fileOperation, "\(display(path)) is not a directory", about: .file(display(path)))
        }
    }

    /// A directory's entries in bytewise order of their names.
    func entries(of relative: [UInt8]) throws(Failure) -> [Entry] {
        let full = absolute(relative)
        let names: [DirectoryEntry]
        do throws(SystemError) { names = try DirectoryEntry.all(in: full) } catch { throw failure(error, relative) }
        var entries: [Entry] = []
        for name in names.map(\.name) {
            let path = relative.isEmpty ? name : relative + [UInt8(ascii: "/")] + name
            guard let facts = facts(of: path) else { throw failure("lstat", path) }
            entries.append(Entry(name: name, facts: facts))
        }
        return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// A link's target.
    func target(of relative: [UInt8]) throws(Failure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = withCString(absolute(relative)) { path in
            buffer.withUnsafeMutableBytes {
                guard let base = $0.bindMemory(to: CChar.self).baseAddress else { return -1 }
                return readlink(path, base, $0.count)
            }
        }
        guard count >= 0 else { throw failure("readlink", relative) }
        return Array(buffer.prefix(count))
    }

    /// Nil when it is not there or cannot be looked at; `errno` tells.
    func facts(of relative: [UInt8], following: Bool = false) -> stat? {
        var facts = stat()
        let code = withCString(absolute(relative)) { following ? stat($0, &facts) : lstat($0, &facts) }
        return code == 0 ? facts : nil
    }

    func absolute(_ relative: [UInt8]) -> [UInt8] {
        relative.isEmpty ? path : path + [UInt8(ascii: "/")] + relative
    }

    private func failure(_ call: String, _ relative: [UInt8]) -> Failure {
        failure(SystemError(call, nil), relative)
    }

    private func failure(_ cause: SystemError, _ relative: [UInt8]) -> Failure {
        let error = SystemError(cause.call, errno: cause.errno, display(absolute(relative)))
        return Failure(
            .fileOperation, "cannot read \(error)",
            fixes: error.errno == EACCES ? ["run as a user who may read all of it"] : [],
            about: error.subject.map { .file($0, isMissing: error.errno == ENOENT) })
    }
}

/// Calls `body` with the bytes as a C string; they hold no NUL.
private func withCString<Result>(_ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes + [0]).withUnsafeBufferPointer { buffer in
        // SAFETY: the buffer is never empty, so it has an address; UInt8 and CChar share their layout.
        body(UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped).assumingMemoryBound(to: CChar.self))
    }
}
