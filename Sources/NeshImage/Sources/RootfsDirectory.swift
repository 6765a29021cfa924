import Glibc
import NeshData
import NeshSystem

/// A directory of this machine as an enclave's root file system.
struct RootfsDirectory {
    let path: String
    /// Keep the files' owners; otherwise all are root's, as in most images.
    let preserveOwner: Bool

    /// The files' names and attributes; their bytes are read when the image is written.
    /// - Returns: the tree, and what could not be taken along.
    /// - Throws: E19 when something cannot be read, E48 when it fits no image.
    func tree(
        sources: inout ImageSources, interrupt: Interrupt
    ) throws(Failure) -> (tree: FileTree, warnings: [String]) {
        let host = HostDirectory(path: path)
        try host.require()
        let source = sources.add(directory: String(decoding: host.path, as: UTF8.self))
        var tree = FileTree()
        var warnings: [String] = []
        /// Files with several names, by device and number.
        var shared: [FileNumber: FileTree.InodeID] = [:]
        var pending: [(path: [UInt8], node: FileTree.NodeID)] = [([], FileTree.root)]
        while let (directory, parent) = pending.popLast() {
            try interrupt.check()
            for entry in try host.entries(of: directory) {
                let path = directory.isEmpty ? entry.name : directory + [UInt8(ascii: "/")] + entry.name
                guard path.count + 8 <= CPIO.pathLimit else {
                    throw Failure(.eifBuilding, "'\(display(path))' is too long a path for an enclave's ramdisk")
                }
                guard let kind = CPIO.Kind(rawValue: entry.kind), kind != .socket else {
                    warnings.append("the socket \(display(path)) is left out")
                    continue
                }
                let number = FileNumber(device: entry.facts.st_dev, inode: entry.facts.st_ino)
                if kind != .directory, entry.facts.st_nlink > 1, let inode = shared[number] {
                    tree.link(entry.name[...], to: parent, inode, layer: 1)
                    continue
                }
                var inode = Inode(
                    kind: kind, permissions: kind == .symlink ? 0o777 : UInt16(entry.facts.st_mode & 0o7777),
                    uid: preserveOwner ? entry.facts.st_uid : 0, gid: preserveOwner ? entry.facts.st_gid : 0,
                    mtime: max(Int64(entry.facts.st_mtim.tv_sec), 0))
                switch kind {
                case .symlink: inode.content = .kept(tree.keep(try host.target(of: path)))
                case .regular where entry.facts.st_size > 0:
                    inode.content = .host(
                        source: source, path: tree.keep(path), count: UInt64(entry.facts.st_size))
                case .character, .block:
                    inode.device = .init(
                        major: majorNumber(entry.facts.st_rdev), minor: minorNumber(entry.facts.st_rdev))
                default: break
                }
                inode.isShared = kind != .directory && entry.facts.st_nlink > 1
                let node = tree.add(entry.name[...], to: parent, inode, layer: 1)
                if inode.isShared { shared[number] = tree.inode(of: node) }
                if kind == .directory { pending.append((path, node)) }
            }
        }
        return (tree, warnings)
    }

    private struct FileNumber: Hashable {
        var device: dev_t
        var inode: ino_t
    }
}

/// Linux's split of a device number, as glibc's `major` macro does it.
private func majorNumber(_ device: dev_t) -> UInt32 {
    UInt32(truncatingIfNeeded: (device >> 8) & 0xfff | (device >> 32) & 0xffff_f000)
}

private func minorNumber(_ device: dev_t) -> UInt32 {
    UInt32(truncatingIfNeeded: device & 0xff | (device >> 12) & 0xffff_ff00)
}
