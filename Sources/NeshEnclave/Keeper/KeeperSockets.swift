import Glibc
import NeshData
import NeshSystem

/// A keeper's files in the sockets directory: made whole, watched, removed.
final class KeeperSockets {
    private let directory: RuntimeDirectory
    private let slot: String
    private(set) var commandListener: OwnedDescriptor?
    private(set) var streamListener: OwnedDescriptor?
    /// Nil where the user has few instances left: programs that cannot do without need them more.
    private let watch: Inotify?
    /// How many instances are left to the user's other programs, of the 128 that Linux usually allows.
    private static let spareInstances = 8
    /// How often the sockets are looked at where they are not watched.
    private static let interval = Duration.seconds(10)
    /// When to ask next whether they are gone; nil where a change is heard of.
    private(set) var deadline: Deadline?
    private let identity: (device: dev_t, inode: ino_t)

    /// - Throws: E39 when the sockets cannot be made there.
    init(_ directory: RuntimeDirectory, slot: String) throws(Failure) {
        self.directory = directory
        self.slot = slot
        do throws(SystemError) {
            streamListener = try Self.listen(directory.console(slot))
            commandListener = try Self.listen(directory.socket(slot))
            watch = Self.watch(directory.socket(slot))
            if watch == nil { deadline = Deadline(after: Self.interval) }
            guard let status = try File.status(directory.socket(slot)) else {
                throw SystemError("stat", errno: ENOENT, directory.socket(slot))
            }
            identity = (status.st_dev, status.st_ino)
        } catch {
            unlink(directory.console(slot))
            unlink(directory.socket(slot))
            if error.errno == ENAMETOOLONG {
                throw Failure(
                    .enclaveProcessConnection, "the path \(directory.socket(slot)) is too long for a socket",
                    fixes: ["NITRO_CLI_SOCKETS_PATH=DIR  # names a directory with a short path"])
            }
            throw error.failure(.enclaveProcessConnection)
        }
    }

    private static func watch(_ path: String) -> Inotify? {
        var spare: [Inotify] = []
        guard let watch = try? Inotify(), (try? watch.watch(path, for: .itself)) != nil else { return nil }
        for _ in 0..<spareInstances {
            guard let more = try? Inotify() else { return nil }
            spare.append(more)
        }
        return watch
    }

    /// Under its name only when somebody listens: until then it would look like a dead keeper's.
    private static func listen(_ path: String) throws(SystemError) -> OwnedDescriptor {
        let hidden = path + SlotFile.unfinished
        // The hypervisor gives numbers again: a killed keeper may have left this one.
        unlink(hidden)
        let listener = try UnixSocket.listen(at: hidden, mode: 0o666)
        do throws(SystemError) {
            try Syscall.check("rename", path) { rename(hidden, path) }
        } catch {
            unlink(hidden)
            throw error
        }
        return listener
    }

    var commands: Int32 { commandListener?.raw ?? -1 }
    var streams: Int32 { streamListener?.raw ?? -1 }
    /// Readable when something has happened to the command socket's file.
    var changes: Int32 { commandListener == nil ? -1 : watch?.descriptor ?? -1 }

    /// Whether the command socket's path no longer leads here. Takes the changes seen.
    var areGone: Bool {
        _ = try? watch?.events()
        if deadline != nil { deadline = Deadline(after: Self.interval) }
        guard let status = try? File.status(directory.socket(slot)) else { return true }
        return status.st_dev != identity.device || status.st_ino != identity.inode
    }

    /// The command socket goes last: as long as it is there, others find and clear away the rest.
    func remove() {
        unlink(directory.console(slot))
        if !areGone { unlink(directory.socket(slot)) }
        commandListener = nil
        streamListener = nil
        deadline = nil
    }
}
