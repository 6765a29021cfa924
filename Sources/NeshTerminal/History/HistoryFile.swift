import Glibc
import NeshSystem

/// A file of lines that several shells append to at the same time, readable by its owner alone.
///
/// Appending and shortening happen under a lock on the file itself. Shortening replaces the file,
/// so whoever gets the lock looks whether the path still means the file that it has locked.
struct HistoryFile {
    let path: String
    let limit: Int
    /// Which file has been read, and how far: what stands behind is news. Inode 0 is a file that was not there.
    private var seen: (inode: UInt64, size: Int)?

    init(path: String, limit: Int) {
        self.path = path
        self.limit = limit
    }

    /// The newest lines, oldest first; shortens the file when it holds over twice the limit.
    mutating func read() throws(SystemError) -> [String] {
        seen = (0, 0)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw SystemError("open", path)
        }
        let file = OwnedDescriptor(descriptor)
        let bytes = try contents(of: file)
        seen = (Self.status(of: file).inode, bytes.count)
        let lines = Self.lines(bytes[...])
        if lines.count > 2 * limit { try shorten() }
        return Array(lines.suffix(limit))
    }

    /// Lines that other shells have added since the last look, oldest first; none before `read`.
    /// - Parameter newest: the last line known, to go on from where the file has been replaced by a shorter one.
    mutating func news(after newest: String?) throws(SystemError) -> [String] {
        var now = stat()
        guard let seen, stat(path, &now) == 0, seen != (UInt64(now.st_ino), Int(now.st_size)) else { return [] }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open", path) }
        return try news(in: OwnedDescriptor(descriptor), after: newest)
    }

    private mutating func news(in file: OwnedDescriptor, after newest: String?) throws(SystemError) -> [String] {
        guard let seen else { return [] }
        let now = Self.status(of: file)
        let isSame = seen.inode == now.inode && seen.size <= now.size
        let start = isSame ? seen.size : 0
        lseek(file.raw, off_t(start), SEEK_SET)
        let bytes = try contents(of: file)
        // What has no end yet is being written.
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.seen = (now.inode, start + end)
        let lines = Self.lines(bytes[..<end])
        if isSame || seen.inode == 0 { return lines }
        return lines.lastIndex { $0 == newest }.map { Array(lines[($0 + 1)...]) } ?? []
    }

    /// Adds one line, which holds no line break.
    /// - Returns: what others have added before it, as `news`.
    mutating func append(_ line: String, after newest: String?) throws(SystemError) -> [String] {
        let file = try openLocked(flags: O_RDWR | O_APPEND)
        let others = try news(in: file, after: newest)
        var record = line + "\n"
        // A shell that was killed, or a full disk, may have left half a line.
        if !endsWithNewline(file) { record = "\n" + record }
        try Self.write(record, to: file, path)
        if seen != nil { seen = Self.status(of: file) }
        return others
    }

    private static func status(of file: OwnedDescriptor) -> (inode: UInt64, size: Int) {
        var now = stat()
        guard fstat(file.raw, &now) == 0 else { return (0, 0) }
        return (UInt64(now.st_ino), Int(now.st_size))
    }

    private mutating func shorten() throws(SystemError) {
        let file = try openLocked(flags: O_RDWR)
        let lines = Self.lines(try contents(of: file)[...])
        guard lines.count > 2 * limit else { return }
        var template = Array((path + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw SystemError("mkstemp", path) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let new = OwnedDescriptor(descriptor)
        do throws(SystemError) {
            try Self.write(lines.suffix(limit).map { $0 + "\n" }.joined(), to: new, path)
            guard fsync(new.raw) == 0 else { throw SystemError("fsync", path) }
            guard rename(template, path) == 0 else { throw SystemError("rename", path) }
            seen = Self.status(of: new)
        } catch {
            unlink(template)
            throw error
        }
    }

    private func openLocked(flags: Int32) throws(SystemError) -> OwnedDescriptor {
        while true {
            var descriptor = open(path, flags | O_CREAT | O_CLOEXEC, 0o600)
            if descriptor < 0, errno == ENOENT {
                try makeDirectory()
                descriptor = open(path, flags | O_CREAT | O_CLOEXEC, 0o600)
            }
            guard descriptor >= 0 else { throw SystemError("open", path) }
            let file = OwnedDescriptor(descriptor)
            while flock(file.raw, LOCK_EX) != 0 {
                guard errno == EINTR else { throw SystemError("flock", path) }
            }
            var opened = stat()
            var named = stat()
            guard fstat(file.raw, &opened) == 0 else { throw SystemError("fstat", path) }
            if stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
                if opened.st_mode & 0o077 != 0, opened.st_mode & S_IFMT == S_IFREG { fchmod(file.raw, 0o600) }
                return file
            }
        }
    }

    private func makeDirectory() throws(SystemError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        for count in 1...max(1, parts.count) {
            let directory = parts.prefix(count).joined(separator: "/")
            guard !directory.isEmpty else { continue }
            if mkdir(directory, 0o700) != 0, errno != EEXIST { throw SystemError("mkdir", directory) }
        }
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }

    private func contents(of file: OwnedDescriptor) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(file.raw, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError("read", path) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes
    }

    private func endsWithNewline(_ file: OwnedDescriptor) -> Bool {
        let end = lseek(file.raw, 0, SEEK_END)
        guard end > 0 else { return true }
        var last: UInt8 = 0
        return pread(file.raw, &last, 1, end - 1) != 1 || last == UInt8(ascii: "\n")
    }

    private static func write(_ text: String, to file: OwnedDescriptor, _ path: String) throws(SystemError) {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(file.raw, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError("write", path) }
            written += count
        }
    }
}
