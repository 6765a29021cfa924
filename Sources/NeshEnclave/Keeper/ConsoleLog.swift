import CLinux
import Glibc
import NeshData
import NeshSystem
import Synchronization

/// A console's first and last bytes in a file of bounded size.
///
/// The file: pages with a mark, the number of bytes ever written, a JSON object about the enclave and
/// when what was written; then the first bytes; then a ring of the last ones. It can be read while it is written.
package final class ConsoleLog: Sendable {
    /// How many bytes of the beginning are kept, whatever comes later.
    package static let headLimit = 256 << 10
    /// How many bytes of the end are kept.
    package static let tailLimit = 4 << 20
    static let prefix = 12 << 10
    private static let mark = Array("neshlog2".utf8)

    /// What can be read at a position.
    package enum Piece: Sendable, Equatable {
        case bytes([UInt8])
        /// So many bytes from this position on were overwritten.
        case gap(Int)
        /// Nothing has been written there yet.
        case end
    }

    private let file: OwnedDescriptor
    private let times = Mutex(ConsoleMarks())

    private init(_ file: OwnedDescriptor) { self.file = file }

    /// A new, empty log.
    /// - Parameter path: nil keeps it in memory, until it is let go.
    /// - Throws: also when there is no room for all that it may come to hold.
    package static func create(_ path: String?, keepsConsole: Bool) throws(SystemError) -> ConsoleLog {
        let file: OwnedDescriptor
        if let path {
            file = try File.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
            // Room now, so that a full disk is met here and not in the middle of a line.
            let size = prefix + (keepsConsole ? headLimit + tailLimit : 0)
            let error = posix_fallocate(file.raw, 0, off_t(size))
            if error != 0 {
                unlink(path)
                throw SystemError("fallocate", errno: error, path)
            }
        } else {
            file = try Syscall.descriptor("memfd_create") { nesh_memory_file("nesh-console") }
        }
        // Held for life: anyone who can lock it knows that its keeper is gone.
        flock(file.raw, LOCK_EX | LOCK_NB)
        let log = ConsoleLog(file)
        try log.write(mark, at: 0)
        try log.write(Frame.number(0), at: 8)
        return log
    }

    /// One that another process writes or has written.
    /// - Throws: EINVAL for a file that is not one.
    package static func open(_ path: String) throws(SystemError) -> ConsoleLog {
        let log = ConsoleLog(try ordinaryFile(path))
        guard try log.read(mark.count, at: 0) == mark else { throw SystemError("read", errno: EINVAL, path) }
        return log
    }

    /// Opens a file that may be a log, without waiting: a pipe would keep its reader waiting for a writer.
    static func ordinaryFile(_ path: String) throws(SystemError) -> OwnedDescriptor {
        let file = try File.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        var status = stat()
        guard fstat(file.raw, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw SystemError("open", errno: EINVAL, path)
        }
        return file
    }

    /// Bytes ever written.
    package var total: Int {
        get throws(SystemError) { Int(clamping: Frame.number(in: try read(8, at: 8)) ?? 0) }
    }

    /// Set once it is written; what it says is the keeper's affair.
    package var facts: JSON {
        get throws(SystemError) {
            let length = Int(clamping: Frame.number(in: try read(8, at: 16)) ?? 0)
            guard length > 0, length <= Self.marksStart - 24 else { return .null }
            return (try? JSON.parse(try read(length, at: 24), valueLimit: 1 << 13)) ?? .null
        }
    }

    /// - Throws: EFBIG where they do not fit the page.
    package func setFacts(_ facts: JSON) throws(SystemError) {
        let bytes = Array(facts.compact.utf8)
        guard bytes.count <= Self.marksStart - 24 else { throw SystemError("write", errno: EFBIG, "the console's log") }
        try write(Frame.number(UInt64(bytes.count)) + bytes, at: 16)
    }

    /// Keeps more of the console.
    /// - Throws: where the disk takes no more; what is written so far stays.
    package func append(_ bytes: [UInt8]) throws(SystemError) {
        var position = try total
        if let marks = times.withLock({ $0.note(WallClock.seconds, position) }) { try setMarks(marks) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let (offset, room) = Self.place(position)
            let piece = rest.prefix(room)
            try write(Array(piece), at: offset)
            rest = rest.dropFirst(piece.count)
            position += piece.count
        }
        try write(Frame.number(UInt64(position)), at: 8)
    }

    /// What is there from a position on, at most `limit` bytes of it.
    package func read(from position: Int, limit: Int) throws(SystemError) -> Piece {
        let total = try total
        guard position < total else { return .end }
        let oldest = max(Self.headLimit, total - Self.tailLimit)
        if position >= Self.headLimit && position < oldest { return .gap(oldest - position) }
        let (offset, room) = Self.place(position)
        let end = position < Self.headLimit ? min(total, Self.headLimit) : total
        let bytes = try read(min(limit, room, end - position), at: offset)
        return bytes.isEmpty ? .end : .bytes(bytes)
    }

    /// Its last bytes, a few thousand; none where they cannot be read.
    var tail: [UInt8] {
        guard let total = try? total else { return [] }
        var bytes: [UInt8] = []
        var position = max(0, total - Self.tailRead)
        while position < total {
            guard case .bytes(let piece) = try? read(from: position, limit: total - position) else { return bytes }
            bytes += piece
            position += piece.count
        }
        return bytes
    }

    private static let tailRead = 8 << 10

    /// Cuts off room that was never used and lets others see that it is complete. Nothing can be appended afterwards.
    package func close() throws(SystemError) {
        let total = try total
        if total < Self.headLimit + Self.tailLimit {
            try Syscall.check("ftruncate", "the console's log") { ftruncate(file.raw, off_t(Self.prefix + total)) }
        }
        flock(file.raw, LOCK_UN)
    }

    /// Where in the file a position of the console is, and how many bytes can follow it there.
    private static func place(_ position: Int) -> (offset: Int, room: Int) {
        if position < headLimit { return (prefix + position, headLimit - position) }
        let inRing = (position - headLimit) % tailLimit
        return (prefix + headLimit + inRing, tailLimit - inRing)
    }

    func write(_ bytes: [UInt8], at offset: Int) throws(SystemError) {
        try bytes.span.bytes.withUnsafeBytes { bytes throws(SystemError) in
            try File.write(file.raw, all: bytes, at: UInt64(offset), subject: "the console's log")
        }
    }

    func read(_ count: Int, at offset: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = try Syscall.check("pread", "the console's log") { pread(file.raw, &bytes, count, off_t(offset)) }
        return got == count ? bytes : Array(bytes[..<got])
    }
}
