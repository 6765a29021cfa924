import CLinux
import Glibc
import NeshData
import NeshSystem

/// A keeper's hold on its record.
final class RecordWriter {
    private let directory: Directory
    private let slot: String
    private var record: KeeperRecord
    /// All files that have had the record's name. Anyone who has opened one that was replaced since has to find it
    /// held.
    private var held: [OwnedDescriptor] = []

    /// Writes the record. It has its name only once it is complete and held.
    init(_ record: KeeperRecord, slot: String, in directory: Directory) throws(SystemError) {
        self.record = record
        self.slot = slot
        self.directory = directory
        try write()
    }

    /// Replaces what the record says about the enclave.
    func update(_ enclave: Enclave) throws(SystemError) {
        guard enclave != record.enclave else { return }
        record.enclave = enclave
        try write()
    }

    private func write() throws(SystemError) {
        let name = SlotFile.record.name(slot)
        let hidden = name + SlotFile.unfinished
        let path = directory.path + "/" + name
        directory.remove(hidden)
        let file = try directory.open(hidden, O_RDWR | O_CREAT | O_EXCL)
        do throws(SystemError) {
            // Everybody may see what is taken; the mask of this process would hide it.
            try Syscall.check("fchmod", path) { fchmod(file.raw, 0o644) }
            try Syscall.check("fcntl", path) { nesh_hold(file.raw) }
            try File.write(file.raw, record.json.compact.utf8, subject: path)
            try directory.rename(hidden, to: name)
        } catch {
            directory.remove(hidden)
            throw error
        }
        held.append(file)
    }

    /// Nothing is taken any more, and nothing has to be cleared away.
    func remove() {
        directory.remove(SlotFile.record.name(slot))
        held = []
    }

    /// Leaves the record to others, who clear away what it names.
    func abandon() { held = [] }
}
