import Glibc
import NeshImage
import NeshSystem

/// A file whose contents a target sets again and again; in memory where the system has a place for that.
final class MemoryFile {
    let path: String
    private let descriptor: OwnedDescriptor

    init(_ name: String) throws {
        let directory = Self.directory
        path = "\(directory)/\(name)"
        descriptor = try File.open(path, O_RDWR | O_CREAT | O_TRUNC)
    }

    deinit { unlink(path) }

    /// Of this process's own; `clean` removes it.
    static let directory: String = {
        let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let path = "\(place)/nesh-fuzz-\(getpid())"
        mkdir(path, 0o700)
        atexit { rmdir(MemoryFile.directory) }
        return path
    }()

    func set(_ bytes: [UInt8]) throws {
        guard ftruncate(descriptor.raw, 0) == 0 else { throw SystemError("ftruncate", path) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor.raw, $0.baseAddress.map { $0 + done }, bytes.count - done, off_t(done))
            }
            guard count > 0 else { throw SystemError("pwrite", path) }
            done += count
        }
    }
}
