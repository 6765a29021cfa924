import Glibc
import NeshData
import NeshSystem
import Synchronization

/// The one scratch file of a build: it has no name, so it is gone with the process whatever happens.
///
/// Space is handed out from its end; several threads may write to what they were given.
package final class Spool: Sendable {
    package let descriptor: OwnedDescriptor
    private let end = Atomic<UInt64>(0)
    private let directory: String

    /// - Parameter directory: where it lies; it should be on a disk, not in memory.
    /// - Throws: E19 where no file can be made there.
    package init(directory: String) throws(Failure) {
        let unnamed: Int32 = 0o20000000 | O_DIRECTORY
        var raw = open(directory, unnamed | O_RDWR | O_CLOEXEC | O_EXCL, 0o600)
        if raw < 0, errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL {
            let name = "\(directory)/.nesh-spool-\(getpid())-\(UInt64.random(in: 0 ... .max))"
            raw = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if raw >= 0 { unlink(name) }
        }
        guard raw >= 0 else {
            throw Failure(
                .fileOperation, "no scratch file in \(directory): \(SystemError("open").reason)",
                fixes: ["set TMPDIR to a directory on a disk with room"])
        }
        descriptor = OwnedDescriptor(raw)
        self.directory = directory
    }

    /// The directory for spools: `TMPDIR`, otherwise /var/tmp, which unlike /tmp is on a disk.
    package static func directory(in environment: [String: String]) -> String {
        if let chosen = environment["TMPDIR"], !chosen.isEmpty { return chosen }
        return access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
    }

    /// - Throws: E19 unless the disk has room for `bytes` more.
    package func requireRoom(for bytes: UInt64) throws(Failure) {
        try requireSpace(descriptor, bytes, at: directory, fix: "set TMPDIR to a directory on a disk with room")
    }

    /// The offset of `count` fresh bytes.
    package func allocate(_ count: UInt64) -> UInt64 {
        end.wrappingAdd(count, ordering: .relaxed).oldValue
    }

    package func write(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(Failure) {
        try descriptor.write(all: bytes, at: offset, name: "the scratch file in \(directory)")
    }

    /// Makes all that was allocated readable; places never written are zeros.
    /// - Throws: E19 where the disk is full.
    package func seal() throws(Failure) {
        var facts = stat()
        let size = off_t(end.load(ordering: .relaxed))
        guard fstat(descriptor.raw, &facts) != 0 || facts.st_size < size else { return }
        guard ftruncate(descriptor.raw, size) == 0 else {
            throw SystemError("ftruncate", "the scratch file in \(directory)").writeFailure()
        }
    }
}

/// - Throws: E19 unless the file system of an open file has room for `bytes` more.
func requireSpace(_ descriptor: OwnedDescriptor, _ bytes: UInt64, at place: String, fix: String) throws(Failure) {
    var facts = statvfs()
    // A file system that does not say (some network ones) is tried.
    guard fstatvfs(descriptor.raw, &facts) == 0, facts.f_blocks > 0 else { return }
    let free = UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    guard free < bytes else { return }
    throw Failure(
        .fileOperation, "\(place) has \(free / 1_048_576) MiB free, \(bytes / 1_048_576 + 1) MiB are needed",
        fixes: [fix])
}
