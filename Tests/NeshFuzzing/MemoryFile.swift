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

    /// Of this process's own, below TMPDIR if that is set; removed when it exits.
    static let directory: String = {
        let wanted = ProcessEnvironment.variables["TMPDIR"] ?? ""
        let place = !wanted.isEmpty ? wanted : access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
        let path = "\(place)/nesh-fuzz-\(getpid())"
        mkdir(path, 0o700)
        atexit { MemoryFile.removeAll(MemoryFile.directory) }
        return path
    }()

    private static func removeAll(_ path: String) {
        // Files, links and empty directories go at once.
        if remove(path) == 0 { return }
        guard let listing = opendir(path) else { return }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { removeAll(path + "/" + name) }
        }
        remove(path)
    }

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
