import Glibc

/// A name in a directory, as the kernel lists it: never `.` or `..`.
package struct DirectoryEntry: Sendable {
    /// Any bytes but NUL and `/`; at most 255.
    package var name: [UInt8]
    /// `DT_DIR`, `DT_REG` and so on; `DT_UNKNOWN` where the file system does not say.
    package var kind: Int

    /// The name as text; what is not UTF-8 is replaced.
    package var text: String { String(decoding: name, as: UTF8.self) }

    /// The entries of a directory, in no order.
    /// - Parameters:
    ///   - path: any bytes but NUL.
    ///   - limit: no more than this many are read.
    package static func all(in path: [UInt8], limit: Int = .max) throws(SystemError) -> [DirectoryEntry] {
        let stream = (path + [0]).withUnsafeBufferPointer { bytes in
            // SAFETY: the bytes end with a zero byte.
            bytes.withMemoryRebound(to: CChar.self) { $0.baseAddress.flatMap { opendir($0) } }
        }
        guard let stream else { throw SystemError("opendir", String(decoding: path, as: UTF8.self)) }
        defer { closedir(stream) }
        return try all(of: stream, limit: limit)
    }

    /// The rest of an open directory's entries, in no order.
    static func all(of stream: OpaquePointer, limit: Int = .max) throws(SystemError) -> [DirectoryEntry] {
        var entries: [DirectoryEntry] = []
        while entries.count < limit {
            errno = 0
            guard let found = readdir(stream) else {
                guard errno == 0 else { throw SystemError("readdir", nil) }
                break
            }
            // SAFETY: d_name ends with a zero byte and lives until the next readdir.
            let name = withUnsafePointer(to: &found.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
                    Array(UnsafeBufferPointer(start: bytes, count: 256).prefix { $0 != 0 })
                }
            }
            if name == Array(".".utf8) || name == Array("..".utf8) { continue }
            entries.append(DirectoryEntry(name: name, kind: Int(found.pointee.d_type)))
        }
        return entries
    }
}
