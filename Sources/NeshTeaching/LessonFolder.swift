import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

/// The folder of one lesson that is being taken, and what sessions left behind that were killed in one.
///
/// A lock on the folder is held as long as the lesson's program lives: the kernel lets go of it, however that ends.
package final class LessonFolder {
    /// Absolute.
    package let path: String
    private let lock: FileLock

    private init(_ path: String, _ lock: FileLock) { (self.path, self.lock) = (path, lock) }

    /// - Throws: `.fileOperation` where none can be made.
    package static func make(_ environment: Environment) throws(Failure) -> LessonFolder {
        for _ in 0..<3 {
            let path = "\(base(environment))/\(prefix)\(Random.hexadecimal(digits: randomDigits))"
            try LessonFiles.makeApplication(path + "/" + LessonFiles.application, mode: 0o700)
            // Between the two lines somebody may have taken it for a leftover.
            if let lock = FileLock.attempt(path), File.exists(path + "/" + LessonFiles.application) {
                return LessonFolder(path, lock)
            }
        }
        throw Failure(.fileOperation, "a lesson's folder in \(base(environment)) cannot be held")
    }

    /// Removes it with all that is in it.
    package func remove() { Self.remove(path) }

    /// Removes a folder and everything in it; a link in it is removed, not followed.
    package static func remove(_ path: String) {
        guard let names = try? File.names(in: path) else {
            unlink(path)
            return
        }
        for name in names {
            let inner = path + "/" + name
            let status = try? File.status(inner, followingLinks: false)
            if status.map({ $0.st_mode & S_IFMT == S_IFDIR }) ?? false { remove(inner) } else { unlink(inner) }
        }
        rmdir(path)
    }

    private static let prefix = "nesh-lesson-"
    private static let randomDigits = 8
    private static func base(_ environment: Environment) -> String { environment.text("TMPDIR") ?? "/tmp" }

    // MARK: Leftovers

    /// Ends enclaves of lessons whose program is gone, and removes their folders.
    /// - Returns: names of what was ended.
    static func sweep(
        _ environment: Environment, _ engine: (any Engine)?, interrupt: Interrupt
    ) -> [String] {
        let base = base(environment)
        let running = (try? engine?.enclaves(interrupt: interrupt)) ?? []
        let ended = running.filter { enclave in
            isLesson(enclave.session) && folder(of: enclave.imagePath, base).map { !isHeld($0) } ?? false
                && (try? engine?.stop(enclave.id, interrupt: interrupt)) != nil
        }
        for name in (try? File.names(in: base)) ?? [] where isFolder(name) {
            let path = base + "/" + name
            // The lock is held while it goes, so that nobody takes it over.
            guard isOwn(path), let lock = FileLock.attempt(path) else { continue }
            remove(path)
            withExtendedLifetime(lock) {}
        }
        return ended.map(\.name)
    }

    /// `4711-memory`: a program's number and a lesson.
    private static func isLesson(_ session: String?) -> Bool {
        guard let session, let dash = session.firstIndex(of: "-") else { return false }
        return session[..<dash].allSatisfy(\.isNumber)
            && Lesson.named(String(session[session.index(after: dash)...])) != nil
    }

    private static func isFolder(_ name: some StringProtocol) -> Bool {
        name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + randomDigits
            && name.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
    }

    private static func folder(of image: String?, _ base: String) -> String? {
        guard let image, image.hasPrefix(base + "/") else { return nil }
        let name = image.dropFirst(base.count + 1).prefix { $0 != "/" }
        return isFolder(name) ? base + "/" + name : nil
    }

    /// A folder that is not there is nobody's.
    private static func isHeld(_ path: String) -> Bool {
        if !File.exists(path) { return false }
        return !isOwn(path) || FileLock.attempt(path) == nil
    }

    /// A directory of this user's, not a link to one.
    static func isOwn(_ path: String) -> Bool {
        guard let status = try? File.status(path, followingLinks: false) else { return false }
        return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
    }
}
