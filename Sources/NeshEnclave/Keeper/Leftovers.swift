import Glibc
import NeshSystem

/// What killed keepers leave in a sockets directory and elsewhere, and how it is cleared away.
enum Leftovers {
    /// Clears away what is left of a slot if its keeper is known to be gone. What belongs to another user stays,
    /// except for sockets without a record, which root removes. What no keeper makes, such as a link, stays, too.
    static func clear(_ slot: String, in directory: Directory) {
        guard let found = FoundRecord.read(slot, in: directory) else {
            let isRecorded = directory.status(SlotFile.record.name(slot)) != nil
            removeFiles(of: slot, in: directory, root: geteuid() == 0 && !isRecorded)
            return
        }
        guard found.isMine, found.isLeft else { return }
        RecordHolders.end(found)
        var remains = false
        for path in found.record.controlGroups
        where path.hasSuffix("/" + RecordedGroup.namePrefix + slot) && !RecordedGroup.remove(path) {
            remains = true
        }
        // The record stays for what could not be removed: the next look tries again.
        removeFiles(of: slot, in: directory, root: false, keepingRecord: remains)
    }

    private static func removeFiles(of slot: String, in directory: Directory, root: Bool, keepingRecord: Bool = false) {
        for file in SlotFile.allCases where file != .record || !keepingRecord {
            for name in [file.name(slot), file.name(slot) + SlotFile.unfinished] {
                guard let status = directory.status(name) else { continue }
                let kind = status.st_mode & S_IFMT
                let isMine = status.st_uid == geteuid() && (kind == S_IFSOCK || kind == S_IFREG)
                if isMine || (root && kind == S_IFSOCK) { directory.remove(name) }
            }
        }
    }

    /// Clears away files of slots that have no socket: of keepers that were killed before they had one, or as they
    /// removed theirs. Does nothing while an enclave is being started, whose files may look the same.
    /// - Parameters:
    ///   - names: what is in the directory.
    ///   - turn: the lock under which enclaves are started, where the caller has it.
    /// - Returns: whether there were any.
    static func sweep(_ names: [String], in directory: Directory, turn: FileLock? = nil) -> Bool {
        var slots = Set<String>()
        var listening = Set<String>()
        for name in names {
            guard let (slot, file, isUnfinished) = SlotFile.slot(of: name) else { continue }
            if file == .socket, !isUnfinished { listening.insert(slot) } else { slots.insert(slot) }
        }
        slots.subtract(listening)
        guard !slots.isEmpty, let turn = turn ?? FileLock.attempt(directory.path) else { return false }
        withExtendedLifetime(turn) {
            for slot in slots where directory.status(SlotFile.socket.name(slot)) == nil { clear(slot, in: directory) }
        }
        return true
    }
}
