import NeshSystem

/// Whether the directory in which enclaves find each other can be used, as the commands that use it will find.
package enum SocketsCheck {
    /// - Returns: what is wrong with it; nil where nothing is.
    package static func obstacle(_ machine: MachineState, for concern: Finding.Concern) -> Finding? {
        let root = machine.root
        let (path, reason) = RuntimeDirectory.rule(
            environment: machine.environment, userID: machine.user, isWritable: root.isWritable, owner: root.owner)
        // A directory of this user's own is made by anyone who needs it.
        let isMissing = !root.exists(path)
        if isMissing, reason != .named { return nil }
        let elsewhere = reason == .named ? "or unset NITRO_CLI_SOCKETS_PATH" : "or NITRO_CLI_SOCKETS_PATH=DIR nesh"
        if isMissing {
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            if machine.user == 0 || root.isOpen("/" + parent) { return nil }
            return .bad(
                concern, "sockets", "\(path) is missing, and you may not make it",
                fix: "sudo install -d -m 775 -g ne \(path), \(elsewhere)")
        }
        if root.isOpen(path) { return nil }
        return .bad(
            concern, "sockets",
            "\(path) is not a directory that you may open: no command finds an enclave, and none can be started",
            fix: "sudo chgrp ne \(path) && sudo chmod 775 \(path), \(elsewhere)")
    }
}
