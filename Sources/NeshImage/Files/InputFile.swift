import Glibc
import NeshData
import NeshSystem

/// A file opened for reading at any place; several threads may read it at once.
package struct InputFile: Sendable {
    package let descriptor: OwnedDescriptor
    /// As the user named it, for messages.
    package let name: String
    /// Bytes, when it was opened.
    package let size: UInt64

    /// An already open regular file.
    package init(descriptor: OwnedDescriptor, name: String, size: UInt64) {
        self.descriptor = descriptor
        self.name = name
        self.size = size
    }

    /// Opens a regular file.
    /// - Throws: E19 when it is missing, cannot be read, or is something else than a regular file.
    package init(path: String) throws(Failure) { try self.init(path: Array(path.utf8), flags: 0) }

    /// The same for a path that may not be UTF-8.
    init(path bytes: [UInt8], flags: Int32) throws(Failure) {
        let path = display(bytes)
        // Non-blocking, so that a FIFO is refused instead of waited for.
        let raw = (bytes + [0]).withUnsafeBytes { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags) } ?? -1
            }
        }
        guard raw >= 0 else { throw Self.openFailure(path, errno: errno) }
        descriptor = OwnedDescriptor(raw)
        name = path
        var facts = stat()
        guard fstat(raw, &facts) == 0 else { throw SystemError("fstat", path).failure() }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw Failure(.fileOperation, "\(path) is a directory, a file is expected", about: .file(path))
        default: throw Failure(.fileOperation, "\(path) is not a regular file", about: .file(path))
        }
        size = UInt64(facts.st_size)
    }

    private static func openFailure(_ path: String, errno code: Int32) -> Failure {
        let fix: [String] =
            switch code {
            case ENOENT: [FilePath.advice]
            case EACCES: ["!ls -l '\(path.insideQuotes)' shows who may read it"]
            default: []
            }
        return Failure(
            .fileOperation, "cannot open \(path): \(SystemError("open", errno: code).reason)", fixes: fix,
            about: .file(path, isMissing: code == ENOENT))
    }

    /// Reads until `buffer` is full or the file ends; returns the bytes read.
    /// - Throws: E07 where the disk fails.
    package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(Failure) -> Int {
        guard let base = buffer.baseAddress else { return 0 }
        guard offset <= UInt64(Int64.max) - UInt64(buffer.count) else { return 0 }
        var filled = 0
        while filled < buffer.count {
            let count = pread(descriptor.raw, base + filled, buffer.count - filled, off_t(offset) + off_t(filled))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("pread", name).failure(.readFromDisk)
            }
            filled += count
        }
        return filled
    }

    /// Exactly `count` bytes.
    /// - Throws: E07 when the file ends before.
    package func bytes(at offset: UInt64, count: Int) throws(Failure) -> [UInt8] {
        let bytes = try bytes(at: offset, atMost: count)
        guard bytes.count == count else { throw endedEarly(at: offset + UInt64(bytes.count)) }
        return bytes
    }

    /// The next `count` bytes, fewer only where the file ends.
    func bytes(at offset: UInt64, atMost count: Int) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Failure) {
                filled = try read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
            } catch { failure = error }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The whole file, if it has at most `limit` bytes.
    /// - Throws: E19 where it has more, E07 where it ends before.
    package func contents(limit: Int) throws(Failure) -> [UInt8] {
        guard size <= UInt64(limit) else {
            throw Failure(
                .fileOperation, "\(name) has \(size) bytes, at most \(limit) are expected", about: .file(name))
        }
        return try bytes(at: 0, count: Int(size))
    }

    func endedEarly(at offset: UInt64) -> Failure {
        Failure(
            .readFromDisk, "\(name) ends at byte \(offset), more is expected",
            fixes: ["it is cut off or was changed while it was read: get it again"], about: .file(name))
    }
}
