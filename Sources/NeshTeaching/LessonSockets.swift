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
        let path = all.fresh
        guard mkdir(path, 0o700) == 0, (try? AtomicFile.write([], to: all.lockPath(path))) != nil,
            let lock = FileLock.attempt(all.lockPath(path))
        else { return nil }
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
