import Glibc
import NeshData
import NeshSystem

extension OwnedDescriptor {
    /// Writes all of `bytes` at the current place.
    func write(all bytes: UnsafeRawBufferPointer, name: String) throws(Failure) {
        try writeAll(bytes, to: raw, name: name)
    }

    /// Writes all of `bytes` at `offset`, leaving the current place alone.
    func write(all bytes: UnsafeRawBufferPointer, at offset: UInt64, name: String) throws(Failure) {
        do throws(SystemError) { try File.write(raw, all: bytes, at: offset, subject: name) } catch {
            throw error.writeFailure()
        }
    }
}

/// Writes all of `bytes` to a descriptor that belongs to someone else.
func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String) throws(Failure) {
    do throws(SystemError) { try File.write(descriptor, all: bytes, subject: name) } catch {
        throw error.writeFailure()
    }
}

extension SystemError {
    /// A failed write to the file that is the subject; a full disk is reported with what helps.
    func writeFailure() -> Failure {
        let name = subject ?? "the file"
        let fixes: [String] =
            switch errno {
            case ENOSPC, EDQUOT:
                ["free some disk space (df -h shows which disk is full) or choose another place for the file"]
            case EFBIG: ["the file system or `ulimit -f` allows no larger file"]
            case EACCES, EPERM, EROFS: ["choose a directory that you may write to"]
            default: []
            }
        return Failure(.fileOperation, "cannot write \(name): \(reason)", fixes: fixes)
    }
}
