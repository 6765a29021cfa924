import CLinux
import Glibc
import NeshData

/// An advisory lock on a file or directory, held until the object is let go or the process ends.
package final class FileLock: Sendable {
    private let file: OwnedDescriptor

    private init(_ file: OwnedDescriptor) { self.file = file }

    /// A process that inherits it shares the lock: it is held until the last copy is closed, or until this object
    /// is let go.
    package var descriptor: Int32 { file.raw }

    /// Whether the path still means the file that is locked.
    package func isOf(_ path: String) -> Bool {
        var (locked, named) = (stat(), stat())
        return fstat(file.raw, &locked) == 0 && stat(path, &named) == 0 && locked.st_ino == named.st_ino
            && locked.st_dev == named.st_dev
    }

    deinit { flock(file.raw, LOCK_UN) }

    /// The lock if it is free now; nil if not, or if the file cannot be opened.
    package static func attempt(_ path: String) -> FileLock? {
        guard let file = try? File.open(path, O_RDONLY), flock(file.raw, LOCK_EX | LOCK_NB) == 0 else { return nil }
        return FileLock(file)
    }

    /// Waits for the lock.
    /// - Throws: E15 when the deadline passes first or the file cannot be opened; `Failure.interrupted`.
    package static func acquire(
        _ path: String, until deadline: Deadline? = nil, interrupt: Interrupt? = nil
    ) throws(Failure) -> FileLock {
        do {
            let file = try File.open(path, O_RDONLY)
            if flock(file.raw, LOCK_EX | LOCK_NB) == 0 { return FileLock(file) }
            if errno != EWOULDBLOCK && errno != EINTR { throw SystemError("flock", path) }
            return try wait(for: file, path, until: deadline, interrupt: interrupt)
        } catch let error as SystemError {
            throw error.failure(.lockAcquire)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.lockAcquire, "\(path): \(error)")
        }
    }

    // flock can be waited for only by blocking: a thread does that and says when it has it. When
    // the wait is given up, the thread drops the lock as soon as it gets it.
    private static func wait(
        for file: OwnedDescriptor, _ path: String, until deadline: Deadline?, interrupt: Interrupt?
    ) throws -> FileLock {
        let pipe = try Pipe()
        let (reading, writing) = (pipe.reading, pipe.writing)
        try SystemThread.start {
            var result: Int32
            repeat { result = flock(file.raw, LOCK_EX) } while result < 0 && errno == EINTR
            var error = result < 0 ? errno : 0
            Glibc.write(writing.raw, &error, MemoryLayout<Int32>.size)
        }
        if try Poll.wait(for: reading.raw, until: deadline, interrupt: interrupt).isEmpty {
            throw Failure(.lockAcquire, "\(path) is locked by another process")
        }
        var error: Int32 = 0
        read(reading.raw, &error, MemoryLayout<Int32>.size)
        if error != 0 { throw SystemError("flock", errno: error, path) }
        return FileLock(file)
    }
}
