import NeshData

/// What one layer's archive, or a part of it, says, in its order, without the bytes of files.
package struct LayerIndex: Sendable {
    /// For messages: `layer 2 of hello.tar`.
    package let name: String
    private(set) var entries: [Entry] = []
    private(set) var arena = Arena()

    /// One entry of the archive.
    package struct Entry: Sendable {
        var path: Arena.Slice
        var linkName: Arena.Slice
        var kind: TarEntry.Kind
        /// Content's slices, where it has some, lie in the index's arena.
        var inode: Inode
    }

    /// - Parameter count: how many entries to make room for.
    package init(name: String, expecting count: Int = 0) {
        self.name = name
        entries.reserveCapacity(count)
    }

    /// Takes an entry whose bytes are at `content`.
    /// - Throws: E48 when its numbers or name fit no file system.
    package mutating func add(_ entry: TarEntry, content: Inode.Content) throws(Failure) {
        func refused(_ what: String) -> Failure {
            Failure(.eifBuilding, "'\(entry.displayName)' in \(name) has \(what)")
        }
        guard !entry.name.contains(0), !entry.linkName.contains(0) else { throw refused("a NUL byte in its name") }
        guard let uid = UInt32(exactly: entry.uid), let gid = UInt32(exactly: entry.gid) else {
            throw refused("an owner, \(entry.uid):\(entry.gid), that does not fit 32 bits")
        }
        guard let major = UInt32(exactly: entry.major), let minor = UInt32(exactly: entry.minor) else {
            throw refused("a device number, \(entry.major), \(entry.minor), that does not fit 32 bits")
        }
        let kind: CPIO.Kind =
            switch entry.kind {
            case .regular, .hardLink: .regular
            case .symbolicLink: .symlink
            case .characterDevice: .character
            case .blockDevice: .block
            case .directory: .directory
            case .fifo: .fifo
            }
        // Linux has no permissions of a symbolic link: each has all.
        var inode = Inode(
            kind: kind, permissions: kind == .symlink ? 0o777 : entry.permissions, uid: uid, gid: gid,
            mtime: max(entry.mtime, 0), content: content)
        inode.device = .init(major: major, minor: minor)
        let linkName = arena.add(entry.linkName)
        if kind == .symlink {
            guard !entry.linkName.isEmpty else { throw refused("an empty target") }
            guard entry.linkName.count < CPIO.pathLimit else {
                throw refused("a target of \(entry.linkName.count) bytes, Linux takes \(CPIO.pathLimit - 1)")
            }
            inode.content = .kept(linkName)
        }
        entries.append(Entry(path: arena.add(entry.name), linkName: linkName, kind: entry.kind, inode: inode))
    }
}
