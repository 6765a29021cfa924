import Glibc
import NeshSystem

/// Directories of one kind that lessons make for themselves, and what is left of them by programs that were killed.
///
/// A lock is held in each as long as its lesson's program lives: the kernel lets go of it, however that ends.
struct LessonDirectories {
    /// The directory that they lie in.
    let base: String
    /// What their names begin with.
    let prefix: String
    /// The file in each that is locked; empty for the directory itself.
    var lockName = ""

    /// How many hexadecimal digits follow the prefix.
    private static let digits = 8

    /// A path that nobody has.
    var fresh: String { "\(base)/\(prefix)\(Random.hexadecimal(digits: Self.digits))" }

    func lockPath(_ path: String) -> String { lockName.isEmpty ? path : path + "/" + lockName }

    /// The directory of this kind that a path lies in.
    func directory(of path: String?) -> String? {
        guard let path, path.hasPrefix(base + "/") else { return nil }
        let name = path.dropFirst(base.utf8.count + 1).prefix { $0 != "/" }
        return isName(name) ? base + "/" + name : nil
    }

    /// Whether a program that lives holds it, or somebody else owns it. One that is not there is nobody's.
    func isHeld(_ path: String) -> Bool {
        if !File.exists(path) { return false }
        return !File.isOwnDirectory(path) || FileLock.attempt(lockPath(path)) == nil
    }

    /// Removes those whose program is gone.
    /// - Parameter ending: ends what still works there. The lock is held until the directory is gone, so that nobody
    ///   else ends the same or takes it over.
    func clear(_ ending: (String) -> Void) {
        for name in (try? File.names(in: base)) ?? [] where isName(name) {
            let path = base + "/" + name
            guard File.isOwnDirectory(path), let lock = FileLock.attempt(lockPath(path)) else { continue }
            ending(path)
            LessonFolder.remove(path)
            withExtendedLifetime(lock) {}
        }
    }

    private func isName(_ name: some StringProtocol) -> Bool {
        name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + Self.digits
            && name.dropFirst(prefix.count).allSatisfy(\.isHexDigit)
    }
}

extension File {
    /// A directory of this user's, not a link to one.
    fileprivate static func isOwnDirectory(_ path: String) -> Bool {
        guard let status = try? File.status(path, followingLinks: false) else { return false }
        return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
    }
}
