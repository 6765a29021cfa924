import CLinux
import Glibc

/// Plain file operations; each error names the file.
package enum File {
    /// Opens with O_CLOEXEC added.
    /// - Parameter mode: the permission bits of a file that this creates.
    package static func open(
        _ path: String, _ flags: Int32 = O_RDONLY, mode: UInt32 = 0o666
    ) throws(SystemError) -> OwnedDescriptor {
        try Syscall.descriptor("open", path) { nesh_open(AT_FDCWD, path, flags, mode) }
    }

    /// The whole content.
    /// - Parameter limit: files with more bytes are refused with EFBIG.
    package static func read(_ path: String, limit: Int = 1 << 24) throws(SystemError) -> [UInt8] {
        let file = try open(path)
        return try read(file.raw, subject: path, limit: limit)
    }

    /// Everything from the current offset to the end.
    package static func read(
        _ descriptor: Int32, subject: String? = nil, limit: Int = 1 << 24
    ) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try next(descriptor, subject)
            if piece.isEmpty { return bytes }
            bytes += piece
            if bytes.count > limit { throw SystemError("read", errno: EFBIG, subject) }
        }
    }

    /// What one call reads; empty at the end.
    static func next(_ descriptor: Int32, _ subject: String?) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        try Syscall.check("read", subject) {
            let size = 1 << 16
            let read = CallBuffer.filled(upTo: size) { Glibc.read(descriptor, $0, size) }
            bytes = read.bytes
            return read.result
        }
        return bytes
    }

    /// The content as text; bytes that are not UTF-8 become replacement characters.
    package static func text(_ path: String, limit: Int = 1 << 24) throws(SystemError) -> String {
        String(decoding: try read(path, limit: limit), as: UTF8.self)
    }

    /// Writes all bytes, however many calls that takes; waits while a descriptor that does not block takes none.
    package static func write(
        _ descriptor: Int32, _ bytes: some Sequence<UInt8>, subject: String? = nil
    ) throws(SystemError) {
        // `span` passes a typed error on, which `withUnsafeBytes` of an array does not.
        try ContiguousArray(bytes).span.bytes.withUnsafeBytes { all throws(SystemError) in
            try write(descriptor, all: all, subject: subject)
        }
    }

    /// The same for bytes in memory.
    package static func write(
        _ descriptor: Int32, all bytes: UnsafeRawBufferPointer, subject: String? = nil
    ) throws(SystemError) {
        var rest = bytes
        while let base = rest.baseAddress, rest.count > 0 {
            let count = Glibc.write(descriptor, base, rest.count)
            if count >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if errno == EAGAIN {
                Poll.wait(untilReady: descriptor, .writable)
            } else if errno != EINTR {
                throw SystemError("write", subject)
            }
        }
    }

    /// Writes all bytes at a place in the file, leaving the current one alone.
    package static func write(
        _ descriptor: Int32, all bytes: UnsafeRawBufferPointer, at offset: UInt64, subject: String? = nil
    ) throws(SystemError) {
        var rest = bytes
        var place = off_t(offset)
        while let base = rest.baseAddress, rest.count > 0 {
            let count = try Syscall.check("pwrite", subject) { pwrite(descriptor, base, rest.count, place) }
            place += off_t(count)
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Writes a short text into an existing file, such as a control file of the kernel's, in one call.
    package static func set(_ path: String, _ text: String) throws(SystemError) {
        let file = try open(path, O_WRONLY)
        let bytes = Array(text.utf8)
        try Syscall.check("write", path) { Glibc.write(file.raw, bytes, bytes.count) }
    }

    /// Whether something of any kind is there; a symbolic link counts as what it leads to.
    package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The path if nothing is there, otherwise with the first number from 2 behind it for which nothing is.
    package static func unused(_ path: String) -> String {
        exists(path) ? (2...99).lazy.map { path + String($0) }.first { !exists($0) } ?? path : path
    }

    /// Whether a path names a file whose bytes can be read, and not a directory, a socket or a device.
    package static func isRegular(_ path: String) -> Bool {
        ((try? status(path)) ?? nil).map { $0.st_mode & S_IFMT == S_IFREG } ?? false
    }

    /// Whether this process may write to it.
    package static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

    /// Removes a file; one that is not there is no error.
    package static func remove(_ path: String) throws(SystemError) {
        if unlink(path) < 0 && errno != ENOENT { throw SystemError("unlink", path) }
    }

    /// The names in a directory without `.` and `..`, in no order.
    package static func names(in directory: String) throws(SystemError) -> [String] {
        try DirectoryEntry.all(in: Array(directory.utf8)).map(\.text)
    }

    /// Creates a directory and what is missing above it.
    /// - Parameter mode: of each directory that this creates.
    package static func makeDirectories(_ path: String, mode: UInt32 = 0o777) throws(SystemError) {
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
        let error = errno
        guard error == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw SystemError("mkdir", errno: error, path)
        }
        try makeDirectories(String(path[..<slash]), mode: mode)
        if mkdir(path, mode) < 0 && errno != EEXIST { throw SystemError("mkdir", path) }
    }

    /// Owner, type and identity of what a path names; nil where there is nothing. Follows links unless told not to.
    package static func status(_ path: String, followingLinks: Bool = true) throws(SystemError) -> stat? {
        var status = stat()
        let result = followingLinks ? stat(path, &status) : lstat(path, &status)
        if result == 0 { return status }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw SystemError("stat", path)
    }
}
