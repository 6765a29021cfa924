import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshKMS
import NeshSystem

/// The folder of one lesson that is being taken: its working directory, and where keys, images and consoles of the
/// lesson's are kept, apart from the learner's own.
package final class LessonFolder {
    /// Absolute.
    package let path: String
    private let lock: FileLock

    private init(_ path: String, _ lock: FileLock) { (self.path, self.lock) = (path, lock) }

    /// - Throws: `.fileOperation` where none can be made.
    package static func make(_ environment: Environment) throws(Failure) -> LessonFolder {
        let all = all(environment)
        for _ in 0..<5 {
            let path = all.fresh
            try failing(.fileOperation, try File.makeDirectories(path, mode: 0o700))
            // Until it is locked, another program that begins a lesson takes it for a leftover.
            guard let lock = FileLock.attempt(path), lock.isOf(path) else { continue }
            try LessonFiles.makeApplication(path + "/" + LessonFiles.application, mode: 0o700)
            return LessonFolder(path, lock)
        }
        throw Failure(.fileOperation, "a lesson's folder in \(all.base) cannot be held")
    }

    /// The environment of what the lesson runs.
    func environment(_ outside: Environment) -> Environment { Self.environment(path, outside) }

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

    private static func all(_ environment: Environment) -> LessonDirectories {
        LessonDirectories(base: environment.text("TMPDIR") ?? "/tmp", prefix: "nesh-lesson-")
    }

    private static func environment(_ path: String, _ outside: Environment) -> Environment {
        var own = outside
        // Hidden: the learner looks at what is in the folder.
        own.variables[UserDirectories.lessonVariable] = path + "/.nesh"
        return own
    }

    // MARK: Leftovers

    /// Ends enclaves and the KMS of lessons whose program is gone, and removes their folders.
    /// - Returns: names of enclaves that were ended.
    static func sweep(
        _ environment: Environment, _ engine: (any Engine)?, interrupt: Interrupt
    ) -> [String] {
        let all = all(environment)
        let running = (try? engine?.enclaves(interrupt: interrupt)) ?? []
        let ended = running.filter { enclave in
            isLesson(enclave.session) && all.directory(of: enclave.imagePath).map { !all.isHeld($0) } ?? false
                && (try? engine?.stop(enclave.id, interrupt: interrupt)) != nil
        }
        all.clear { path in
            let data = UserDirectories(environment: Self.environment(path, environment).variables).data
            _ = try? KMSClient.stop(KMSDirectory(data: data), interrupt: interrupt)
        }
        return ended.map(\.name)
    }

    /// `4711-memory`: a program's number and a lesson.
    private static func isLesson(_ session: String?) -> Bool {
        guard let session, let dash = session.firstIndex(of: "-") else { return false }
        return session[..<dash].allSatisfy(\.isNumber)
            && Lesson.named(String(session[session.index(after: dash)...])) != nil
    }
}
