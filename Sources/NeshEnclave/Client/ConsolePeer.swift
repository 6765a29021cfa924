import Glibc
import NeshSystem

/// Connecting to `<slot>.console` where others may put files into the directory.
enum ConsolePeer {
    /// - Returns: nil where nobody listens, or somebody else than the user whose enclave it is: the one to whom the
    ///   slot's command socket belongs.
    static func connect(_ slot: String, in directory: RuntimeDirectory) -> OwnedDescriptor? {
        guard let status = try? File.status(directory.socket(slot), followingLinks: false),
            status.st_mode & S_IFMT == S_IFSOCK, let socket = try? UnixSocket.connect(to: directory.console(slot)),
            let peer = try? UnixSocket.peer(of: socket), peer.userID == status.st_uid
        else { return nil }
        return socket
    }
}
