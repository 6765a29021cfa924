import Glibc
import NeshData

/// What may be written over.
extension File {
    /// Whether a file may be replaced by another of its kind: nothing is lost where there is none, where it is empty, or
    /// where it holds what is written again. What is not a file, as a device, is only written to. A file that this
    /// process may not read may hold anything.
    /// - Parameter mark: what stands in the first 4 KiB of each such file.
    package static func mayReplace(_ path: String, holding mark: String) -> Bool {
        guard let status = try? status(path), status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
            return true
        }
        guard let file = try? open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY) else { return false }
        let head = CallBuffer.filled(upTo: 1 << 12) { Glibc.read(file.raw, $0, 1 << 12) }.bytes
        return String(decoding: head, as: UTF8.self).contains(mark)
    }

    /// Finds out before long work whether its result can be written there.
    /// - Throws: EISDIR of the path; ENOENT, ENOTDIR or EACCES of the directory in which the file is to be.
    package static func checkPlace(of path: String) throws(SystemError) {
        let kind = try status(path).map { $0.st_mode & S_IFMT }
        guard kind != S_IFDIR else { throw SystemError("open", errno: EISDIR, path) }
        // A device or a pipe is written to, and its directory stays as it is.
        if let kind, kind != S_IFREG {
            guard isWritable(path) else { throw SystemError("open", errno: EACCES, path) }
            return
        }
        let directory = FilePath.directory(of: path)
        guard let found = try status(directory) else { throw SystemError("open", errno: ENOENT, directory) }
        guard found.st_mode & S_IFMT == S_IFDIR else { throw SystemError("open", errno: ENOTDIR, directory) }
        guard isWritable(directory) else { throw SystemError("open", errno: EACCES, directory) }
    }
}
