/// The time that linuxkit gives to what it makes itself: 18 April 2017, in seconds since 1970.
package let originTime: Int64 = 1_492_533_000

/// What container tools make in an image's files without its layers listing it.
extension FileTree {
    /// Makes a directory as `mkdir` with mode 0755 and then `chown 0:0` do: below a set-group-id directory it is
    /// set-group-id too (mkdir(2)), and changing a directory's owner leaves that bit alone.
    /// There must be no such entry.
    @discardableResult
    package mutating func makeDirectory(
        _ name: ArraySlice<UInt8>, in parent: NodeID, layer: Int, mtime: Int64 = originTime
    ) -> NodeID {
        let inherited = self[parent].permissions & Inode.setGroupID
        return add(
            name, to: parent, Inode(kind: .directory, permissions: 0o755 | inherited, mtime: mtime), layer: layer)
    }

    /// Makes a symbolic link as `symlink` does: below a set-group-id directory it has that directory's group.
    /// There must be no such entry.
    @discardableResult
    package mutating func makeLink(
        _ name: ArraySlice<UInt8>, to target: some Collection<UInt8>, in parent: NodeID, layer: Int
    ) -> NodeID {
        let directory = self[parent]
        let group = directory.permissions & Inode.setGroupID == 0 ? 0 : directory.gid
        let inode = Inode(
            kind: .symlink, permissions: 0o777, gid: group, mtime: originTime, content: .kept(keep(target)))
        return add(name, to: parent, inode, layer: layer)
    }
}

extension Inode {
    /// The bit of `permissions` that files in a directory inherit its group by.
    static let setGroupID: UInt16 = 0o2000
}
