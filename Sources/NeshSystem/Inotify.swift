import Glibc

/// Changes of files and directories as something to poll for.
package final class Inotify: Sendable {
    /// What happened to something that is watched.
    package struct Event: Sendable {
        /// The number that `watch` gave.
        package var watch: Int32
        package var changes: Changes
        /// The name inside a watched directory; empty when the watched thing itself changed.
        package var name: String
    }

    /// Kinds of changes.
    package struct Changes: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Something has appeared in a directory.
        package static let created = Changes(rawValue: UInt32(IN_CREATE) | UInt32(IN_MOVED_TO))
        /// Something has gone from a directory.
        package static let removed = Changes(rawValue: UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM))
        /// The watched thing lost a name or its file system.
        package static let itself = Changes(
            rawValue: UInt32(IN_ATTRIB) | UInt32(IN_DELETE_SELF) | UInt32(IN_MOVE_SELF) | UInt32(IN_UNMOUNT))
        /// The kernel dropped events: look for yourself.
        package static let overflow = Changes(rawValue: UInt32(IN_Q_OVERFLOW))
    }

    private let source: OwnedDescriptor

    /// Watches nothing yet.
    package init() throws(SystemError) {
        source = try Syscall.descriptor("inotify_init1") {
            inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        }
    }

    package var descriptor: Int32 { source.raw }

    /// Watches a path.
    /// - Returns: the number that its events have.
    @discardableResult
    package func watch(_ path: String, for changes: Changes) throws(SystemError) -> Int32 {
        try Syscall.check("inotify_add_watch", path) { inotify_add_watch(source.raw, path, changes.rawValue) }
    }

    /// What has happened since the last call; empty when nothing has.
    package func events() throws(SystemError) -> [Event] {
        let size = 1 << 14
        let (got, buffer) = CallBuffer.filled(upTo: size) { read(source.raw, $0, size) }
        if got < 0 {
            if errno == EAGAIN || errno == EINTR { return [] }
            throw SystemError("read", "inotify")
        }
        var events: [Event] = []
        var offset = 0
        let header = MemoryLayout<inotify_event>.size
        while offset + header <= got {
            let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
            let end = min(got, offset + header + Int(event.len))
            let name = buffer[(offset + header)..<end].prefix { $0 != 0 }
            events.append(
                Event(
                    watch: event.wd, changes: Changes(rawValue: event.mask),
                    name: String(decoding: name, as: UTF8.self)))
            offset = end
        }
        return events
    }
}
