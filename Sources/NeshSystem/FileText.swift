import Glibc

/// Small text files, whole.
package enum FileText {
    /// The file's text; bytes that are no UTF-8 become U+FFFD.
    /// - Parameter limit: in bytes; a larger file is an error (EFBIG).
    package static func read(_ path: String, limit: Int) throws(SystemError) -> String {
        String(decoding: try FileBytes.read(path, limit: limit), as: UTF8.self)
    }
}

/// Small files, whole.
package enum FileBytes {
    /// - Parameter limit: in bytes; a larger file is an error (EFBIG).
    package static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
        let raw = open(path, O_RDONLY | O_CLOEXEC)
        guard raw >= 0 else { throw SystemError("open", path) }
        let file = OwnedDescriptor(raw)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file.raw, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError("read", path)
            }
            bytes += buffer[..<count]
            if bytes.count > limit { throw SystemError("read", errno: EFBIG, path) }
        }
    }
}
