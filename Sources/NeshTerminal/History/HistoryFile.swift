import Glibc
import NeshData
import NeshSystem

/// A file of lines that several shells append to at the same time, readable by its owner alone.
///
/// Appending and shortening happen under a lock on the file itself. Shortening replaces the file,
/// so anyone who gets the lock looks whether the path still means the file that it has locked.
struct HistoryFile {
    /// Between the lines of one text, which has one line of the file: the separator of records, which nobody types.
    static let lineBreak: Unicode.Scalar = "\u{1e}"

    let path: String
    let limit: Int
    /// Which file has been read, and how far: what stands behind is news. Inode 0 is a file that was not there.
    private var seen: (inode: UInt64, size: Int)?

    init(path: String, limit: Int) { (self.path, self.limit) = (path, limit) }

    /// The newest lines, oldest first; shortens the file when it holds over twice the limit.
    mutating func read() throws(SystemError) -> [String] {
        seen = (0, 0)
        let file: OwnedDescriptor
        do { file = try File.open(path) } catch {
            if error.errno == ENOENT { return [] }
            throw error
        }
        let bytes = try File.read(file.raw, subject: path, limit: .max)
        seen = (Self.status(of: file.raw).inode, bytes.count)
        let lines = Self.lines(bytes[...])
        if lines.count > 2 * limit { try shorten() }
        return Array(lines.suffix(limit))
    }

    /// Lines that other shells have added since the last look, oldest first; none before `read`.
    /// - Parameter newest: the last line known, to go on from where the file has been replaced by a shorter one.
    mutating func news(after newest: String?) throws(SystemError) -> [String] {
        var now = stat()
        guard let seen, stat(path, &now) == 0, seen != (UInt64(now.st_ino), Int(now.st_size)) else { return [] }
        return try news(in: File.open(path), after: newest)
    }

    private mutating func news(in file: OwnedDescriptor, after newest: String?) throws(SystemError) -> [String] {
        guard let seen else { return [] }
        let now = Self.status(of: file.raw)
        let isSame = seen.inode == now.inode && seen.size <= now.size
        let start = isSame ? seen.size : 0
        lseek(file.raw, off_t(start), SEEK_SET)
        let bytes = try File.read(file.raw, subject: path, limit: .max)
        // What has no end yet is being written.
        let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        self.seen = (now.inode, start + end)
        let lines = Self.lines(bytes[..<end])
        if isSame || seen.inode == 0 { return lines }
        return lines.lastIndex { $0 == newest }.map { Array(lines[($0 + 1)...]) } ?? []
    }

    /// Adds one line, or a text of several.
    /// - Returns: what others have added before it, as `news`.
    mutating func append(_ line: String, after newest: String?) throws(SystemError) -> [String] {
        let file = try openLocked(flags: O_RDWR | O_APPEND)
        let others = try news(in: file, after: newest)
        var record = Self.written(line)
        // A shell that was killed, or a full disk, may have left half a line.
        if !endsWithNewline(file) { record = "\n" + record }
        try File.write(file.raw, record.utf8, subject: path)
        if seen != nil { seen = Self.status(of: file.raw) }
        return others
    }

    private static func status(of descriptor: Int32) -> (inode: UInt64, size: Int) {
        var now = stat()
        guard fstat(descriptor, &now) == 0 else { return (0, 0) }
        return (UInt64(now.st_ino), Int(now.st_size))
    }

    private mutating func shorten() throws(SystemError) {
        let file = try openLocked(flags: O_RDWR)
        let lines = Self.lines(try File.read(file.raw, subject: path, limit: .max)[...])
        guard lines.count > 2 * limit else { return }
        let new = try AtomicFile(path, mode: 0o600)
        try new.write(lines.suffix(limit).map(Self.written).joined().utf8)
        try new.commit()
        seen = Self.status(of: new.descriptor.raw)
    }

    private func openLocked(flags: Int32) throws(SystemError) -> OwnedDescriptor {
        while true {
            let file: OwnedDescriptor
            do {
                file = try File.open(path, flags | O_CREAT, mode: 0o600)
            } catch  where error.errno == ENOENT {
                try File.makeDirectories(FilePath.directory(of: path), mode: 0o700)
                file = try File.open(path, flags | O_CREAT, mode: 0o600)
            }
            try Syscall.check("flock", path) { flock(file.raw, LOCK_EX) }
            var opened = stat()
            var named = stat()
            guard fstat(file.raw, &opened) == 0 else { throw SystemError("fstat", path) }
            if stat(path, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev {
                if opened.st_mode & 0o077 != 0, opened.st_mode & S_IFMT == S_IFREG { fchmod(file.raw, 0o600) }
                return file
            }
        }
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.map { $0 == lineBreak.value ? UInt8(ascii: "\n") : $0 }, as: UTF8.self)
        }
    }

    private static func written(_ text: String) -> String {
        text.replacing("\n", with: String(Character(lineBreak))) + "\n"
    }

    private func endsWithNewline(_ file: OwnedDescriptor) -> Bool {
        let end = lseek(file.raw, 0, SEEK_END)
        guard end > 0 else { return true }
        var last: UInt8 = 0
        return pread(file.raw, &last, 1, end - 1) != 1 || last == UInt8(ascii: "\n")
    }
}
