import Glibc
import NeshSystem

/// A file of lines that several shells append to at the same time, readable by its owner alone.
///
/// Appending and shortening happen under a lock on the file itself. Shortening replaces the file,
/// so whoever gets the lock looks whether the path still means the file that it has locked.
struct HistoryFile {
    let path: String
    let limit: Int

    /// The newest lines, oldest first; shortens the file when it holds over twice the limit.
    func read() throws(SystemError) -> [String] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return [] }
            throw SystemError("open", path)
        }
        let file = OwnedDescriptor(descriptor)
        let lines = try contents(of: file)
        if lines.count > 2 * limit { try shorten() }
        return Array(lines.suffix(limit))
    }

    /// Adds one line, which holds no line break.
    func append(_ line: String) throws(SystemError) {
        let file = try openLocked(flags: O_RDWR | O_APPEND)
        var record = line + "\n"
        // A shell that was killed, or a full disk, may have left half a line.
        if !endsWithNewline(file) { record = "\n" + record }
        try Self.write(record, to: file, path)
    }

    private func shorten() throws(SystemError) {
        let file = try openLocked(flags: O_RDWR)
        let lines = try contents(of: file)
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

    private func contents(of file: OwnedDescriptor) throws(SystemError) -> [String] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(file.raw, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError("read", path) }
            if count == 0 { break }
            bytes += chunk[..<count]
        }
        return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
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
