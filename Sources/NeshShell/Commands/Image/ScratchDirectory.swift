import Glibc
import NeshData
import NeshSystem

/// A directory of this user's alone, which goes with the object.
final class ScratchDirectory {
    let path: String

    /// - Throws: E19 when it cannot be made.
    init() throws(Failure) {
        let parent = ProcessEnvironment["TMPDIR"] ?? "/tmp"
        let path = "\(parent)/nesh-reproduce-\(Random.hexadecimal(digits: 16))"
        guard mkdir(path, 0o700) == 0 else { throw SystemError("mkdir", path).failure(.fileOperation) }
        self.path = path
    }

    deinit {
        for name in (try? File.names(in: path)) ?? [] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}
