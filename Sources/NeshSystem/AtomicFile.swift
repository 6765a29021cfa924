import CLinux
import Glibc

/// A file that appears under its name only when it is complete: written beside it, synced, renamed.
///
/// Until `commit` the name keeps its old content; letting go of the object without it leaves nothing behind.
package final class AtomicFile {
    package let path: String
    private let temporaryPath: String
    private let file: OwnedDescriptor
    private var finished = false

    /// - Parameter mode: permission bits of the new file, reduced by the umask.
    package init(_ path: String, mode: UInt32 = 0o666) throws(SystemError) {
        self.path = path
        var attempt = 0
        while true {
            let candidate = "\(path).\(Random.hexadecimal(digits: 8)).tmp"
            do {
                file = try File.open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
                temporaryPath = candidate
                return
            } catch {
                attempt += 1
                // The user knows the wanted name, not the temporary one.
                if error.errno != EEXIST || attempt == 16 { throw SystemError("open", errno: error.errno, path) }
            }
        }
    }

    /// Open for writing; valid until `commit`.
    package var descriptor: Int32 { file.raw }

    package func write(_ bytes: some Sequence<UInt8>) throws(SystemError) {
        try File.write(file.raw, bytes, subject: path)
    }

    /// Puts the file in its place, with its content safe on the disk.
    package func commit() throws(SystemError) {
        try Syscall.check("fsync", path) { fsync(file.raw) }
        try Syscall.check("rename", path) { rename(temporaryPath, path) }
        finished = true
    }

    deinit {
        if !finished { unlink(temporaryPath) }
    }

    /// Replaces a file's content.
    package static func write(_ bytes: some Sequence<UInt8>, to path: String, mode: UInt32 = 0o666) throws(SystemError)
    {
        let file = try AtomicFile(path, mode: mode)
        try file.write(bytes)
        try file.commit()
    }
}
