import CLinux
import Glibc
import NeshSystem

/// A record as somebody else than its keeper finds it.
///
/// The directory may be open to everybody. So the file is opened once, and what is asked of it is asked of that
/// descriptor: between two looks at a path somebody could put another file in its place.
package struct FoundRecord {
    /// What stands in it.
    package let record: KeeperRecord
    /// The user whose keeper wrote it.
    package let owner: UInt32
    let file: OwnedDescriptor

    /// - Returns: nil where there is none that can be believed: an ordinary file with one name, which its owner
    ///   alone may write, for this slot, written by the user to whom the slot's socket belongs.
    package static func read(_ slot: String, in directory: Directory) -> FoundRecord? {
        // Without waiting: it may be a pipe.
        guard let file = try? directory.open(SlotFile.record.name(slot), O_RDONLY | O_NONBLOCK) else { return nil }
        var status = stat()
        guard fstat(file.raw, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1,
            status.st_mode & 0o022 == 0, status.st_size <= off_t(KeeperRecord.sizeLimit)
        else { return nil }
        if let socket = directory.status(SlotFile.socket.name(slot)), socket.st_uid != status.st_uid { return nil }
        guard let bytes = try? File.read(file.raw, limit: KeeperRecord.sizeLimit), let record = KeeperRecord(bytes),
            record.enclave.id.slot.map(String.init) == slot
        else { return nil }
        return FoundRecord(record: record, owner: status.st_uid, file: file)
    }

    /// Whether a process holds it: the keeper, or one that it started and that has not come far.
    package var isHeld: Bool { nesh_is_held(file.raw) == 1 }

    /// Whether nothing of the enclave can run any more, or its keeper is gone, without which it ends.
    package var isLeft: Bool { !isHeld || record.keeper?.isGone == true }

    /// Whether this user may clear away what it names.
    package var isMine: Bool { owner == geteuid() }
}
