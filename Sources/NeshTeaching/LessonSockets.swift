import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshSystem

/// Where a lesson's enclaves are found, apart from all others: nobody else's have their names or CIDs, or take what they
/// need.
final class LessonSockets {
    let path: String
    private let lock: FileLock

    private init(_ path: String, _ lock: FileLock) { (self.path, self.lock) = (path, lock) }

    /// - Returns: nil where the machine has one pool that all its enclaves share, or no directory can be made.
    static func make(for engine: (any Engine)?) -> LessonSockets? {
        guard let pool = try? engine?.resources(), pool.isPromised else { return nil }
        return make()
    }

    /// The file has its name only when it is locked: until then another program's sweep leaves the directory alone.
    static func make() -> LessonSockets? {
        let path = all.fresh
        let (unheld, held) = (path + "/.held", all.lockPath(path))
        guard mkdir(path, 0o700) == 0, (try? File.open(unheld, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)) != nil,
            let lock = FileLock.attempt(unheld), rename(unheld, held) == 0
        else {
            LessonFolder.remove(path)
            return nil
        }
        return LessonSockets(path, lock)
    }

    func environment(_ outside: Environment) -> Environment { Self.environment(path, outside) }

    /// Its enclaves have ended.
    func remove() { LessonFolder.remove(path) }

    /// Ends enclaves of lessons whose program is gone, and removes where they were found.
    /// - Parameter engine: the one in an environment.
    /// - Returns: names of what was ended.
    static func sweep(
        _ outside: Environment, _ engine: (Environment) -> (any Engine)?, interrupt: Interrupt
    ) -> [String] {
        var ended: [String] = []
        all.clear { path in
            let engine = engine(environment(path, outside))
            let running = (try? engine?.enclaves(interrupt: interrupt)) ?? []
            for enclave in running where (try? engine?.stop(enclave.id, interrupt: interrupt)) != nil {
                ended.append(enclave.name)
            }
        }
        return ended
    }

    private static var all: LessonDirectories {
        let place = RuntimeDirectory.lessonPrefix(of: geteuid())
        let prefix = place.split(separator: "/").last.map(String.init) ?? ""
        return LessonDirectories(
            base: String(place.dropLast(prefix.count + 1)), prefix: prefix, lockName: "lesson")
    }

    private static func environment(_ path: String, _ outside: Environment) -> Environment {
        var own = outside
        own.variables[RuntimeDirectory.variable] = path
        return own
    }
}
