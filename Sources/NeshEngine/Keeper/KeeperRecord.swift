import Glibc
import NeshData
import NeshSystem

/// What a keeper leaves beside its socket for the case that it is killed: what others have to remove.
package enum KeeperRecord {
    package static func write(controlGroups: [String], to path: String) throws(SystemError) {
        let json: JSON = ["ControlGroups": .array(controlGroups.map { .string($0) })]
        // Read only when this process is dead, after a reboot never: neither a rename nor a sync is of use.
        let file = try File.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, mode: 0o600)
        try File.write(file.raw, json.compact.utf8, subject: path)
    }

    /// Removes what a killed keeper left: its control groups and its files.
    /// Records of other users are not believed.
    package static func clear(_ slot: String, in directory: RuntimeDirectory) {
        let record = directory.record(slot)
        if let status = try? File.status(record, followingLinks: false), status.st_mode & S_IFMT == S_IFREG,
            status.st_uid == geteuid(), let text = try? File.read(record, limit: 1 << 16),
            let json = try? JSON.parse(text)
        {
            for group in json["ControlGroups"]?.array ?? [] {
                if let path = group.string { _ = ControlGroup.remove(path) }
            }
        }
        unlink(directory.socket(slot))
        unlink(directory.console(slot))
        unlink(record)
    }
}
