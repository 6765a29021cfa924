import Glibc
import NeshData
import NeshSystem

/// Whether the directory in which enclaves find each other can be used, as the commands that use it will find.
package enum SocketsCheck {
    /// - Returns: what is wrong with it; nil where nothing is.
    package static func obstacle(_ machine: MachineState, for concern: Finding.Concern) -> Finding? {
        let root = machine.root
        let (path, reason) = RuntimeDirectory.rule(
            environment: machine.environment, userID: machine.user, isWritable: root.isWritable, owner: root.owner)
        if RuntimeDirectory(path: path).isTooLong {
            return .bad(
                concern, "sockets", "\(path) is too long for the paths of sockets: no enclave can be started",
                fix: "NITRO_CLI_SOCKETS_PATH=DIR  # names a directory with a short path")
        }
        // A directory of this user's own is made by anyone who needs it.
        let isMissing = !root.exists(path)
        if isMissing, reason != .named { return nil }
        let elsewhere = reason == .named ? "or unset NITRO_CLI_SOCKETS_PATH" : "or NITRO_CLI_SOCKETS_PATH=DIR nesh"
        if isMissing {
            if machine.user == 0 || root.isOpen(root.nearest(to: path)) { return nil }
            return .bad(
                concern, "sockets", "\(path) is missing, and you may not make it",
                fix: "sudo install -d -m 775 -g ne \(path.asWord), \(elsewhere)")
        }
        let status = try? File.status(root.path(path))
        let isDirectory = status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? true
        if root.isOpen(path) {
            guard reason == .session || reason == .temporary, let status else { return nil }
            // In a directory that everybody may write into, somebody else could have been first.
            if root.owner(of: path) == machine.user, status.st_mode & 0o077 == 0 { return nil }
            return .bad(
                concern, "sockets", "\(path) is not a private directory that you own: no command uses it",
                fix: "chmod 700 \(path.asWord) if it is yours, \(elsewhere)")
        }
        return .bad(
            concern, "sockets",
            "\(path) is not a directory that you may open: no command finds an enclave, and none can be started",
            fix: isDirectory
                ? "sudo chgrp ne \(path.asWord) && sudo chmod 775 \(path.asWord), \(elsewhere)"
                : "let NITRO_CLI_SOCKETS_PATH name a directory, \(elsewhere)")
    }
}
