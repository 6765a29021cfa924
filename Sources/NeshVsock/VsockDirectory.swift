import Glibc
import NeshSystem

/// Where the switch lies: a directory of this user's alone beside the keepers' sockets.
enum VsockDirectory {
    /// - Parameters:
    ///   - isPrivate: the runtime directory belongs to this user, and nobody else may write into it.
    static func name(isPrivate: Bool, userID: UInt32) -> String { isPrivate ? "vsock" : "vsock-\(userID)" }

    /// Opens it, and makes it where it is not there.
    /// - Throws: EACCES where the place is taken by something that is not this user's or that others may use; ENOENT
    ///   where it is not there and not to be made.
    static func open(in runtimeDirectory: String, userID: UInt32, making: Bool) throws(SystemError) -> OwnedDescriptor {
        guard let runtime = try File.status(runtimeDirectory) else {
            throw SystemError("stat", errno: ENOENT, runtimeDirectory)
        }
        let isPrivate = runtime.st_uid == userID && runtime.st_mode & 0o022 == 0
        let path = runtimeDirectory + "/" + name(isPrivate: isPrivate, userID: userID)
        if making, mkdir(path, 0o700) < 0, errno != EEXIST { throw SystemError("mkdir", path) }
        let directory = try File.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        var status = stat()
        try Syscall.check("fstat", path) { fstat(directory.raw, &status) }
        // Of what was opened, not of the path, which somebody else may own.
        guard status.st_uid == userID, status.st_mode & 0o077 == 0 else {
            throw SystemError("open", errno: EACCES, path)
        }
        return directory
    }
}
