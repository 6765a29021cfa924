import NeshData

/// Lays layers over one another, lowest first, as a container runtime does.
package struct LayerMerge {
    /// What the layers so far give together.
    package private(set) var tree = FileTree()
    private var layer = 0
    /// Directories that got or lost entries in this layer.
    private var changed: Set<FileTree.NodeID> = []
    /// The directory of the entry before, as its path names it: most entries follow others of their directory.
    private var last: (names: Arena.Slice, node: FileTree.NodeID)?

    package init() {}

    /// The prefix of names that take something away.
    private static let whiteout = Array(".wh.".utf8)
    private static let opaque = Array(".wh..wh..opq".utf8)
    private static let reserved = Array(".wh..wh.".utf8)

    /// A layer that is indexed as a whole.
    /// - Throws: E48 for an entry that no container runtime would take.
    package mutating func add(_ index: LayerIndex) throws(Failure) {
        beginLayer(expecting: index.entries.count)
        try add(part: index)
        endLayer()
    }

    /// What is added until `endLayer` is one layer.
    mutating func beginLayer(expecting count: Int) {
        layer += 1
        changed = []
        tree.reserve(count)
    }

    /// - Throws: E48 for an entry that no container runtime would take.
    mutating func add(part index: LayerIndex) throws(Failure) {
        last = nil
        for entry in index.entries { try add(entry, of: index) }
    }

    mutating func endLayer() {
        // A directory that is changed without being listed has the time of unpacking, which no two
        // machines share.
        for node in changed where tree.isPresent(node) && tree.layer(of: node) != layer {
            tree[node].mtime = originTime
        }
    }

    /// Gives the merged files away; nothing can be added any more. (No copy of them is left, they may be many.)
    package mutating func finish() -> FileTree {
        let merged = tree
        tree = FileTree()
        return merged
    }

    private mutating func add(_ entry: LayerIndex.Entry, of index: LayerIndex) throws(Failure) {
        let path = index.arena[entry.path]
        guard let (parent, name) = try place(of: entry, path, in: index) else {
            // The root has no entry in the ramdisk, but what is made in it inherits from it.
            if entry.kind == .directory { tree[FileTree.root] = entry.inode }
            return
        }
        if name.starts(with: Self.whiteout) { return try whiteout(name, in: parent, path: path, of: index) }
        guard name.count <= 255 else {
            throw refused(path, of: index, "a name of \(name.count) bytes, Linux takes 255")
        }
        let place = tree.place(of: name, in: parent)
        let present = tree.child(place)
        if let present, entry.kind == .directory, tree[present].kind == .directory {
            tree[present] = entry.inode
            tree.setLayer(layer, of: present)
            return
        }
        if let present { remove(present) }
        if entry.kind == .hardLink { return try link(name, in: parent, entry, of: index) }
        var inode = entry.inode
        if case .kept(let slice) = inode.content { inode.content = .kept(tree.keep(index.arena[slice])) }
        tree.add(name, at: place, inode, layer: layer)
    }

    private mutating func whiteout(
        _ name: ArraySlice<UInt8>, in parent: FileTree.NodeID, path: ArraySlice<UInt8>, of index: LayerIndex
    ) throws(Failure) {
        changed.insert(parent)
        if name.elementsEqual(Self.opaque) { return clear(parent) }
        // Other names of this form were notes of the old aufs driver.
        if name.starts(with: Self.reserved) { return }
        let target = name.dropFirst(Self.whiteout.count)
        guard !target.isEmpty, !target.elementsEqual(".".utf8), !target.elementsEqual("..".utf8) else {
            throw refused(path, of: index, "no name behind its whiteout mark")
        }
        if let node = tree.child(target, of: parent) { remove(node) }
    }

    /// Takes away what lower layers put below a directory; what this layer put there stays.
    private mutating func clear(_ directory: FileTree.NodeID) {
        var pending = [directory]
        while let node = pending.popLast() {
            for child in tree.children(of: node) {
                if tree.layer(of: child) == layer { pending.append(child) } else { remove(child) }
            }
        }
    }

    private mutating func link(
        _ name: ArraySlice<UInt8>, in parent: FileTree.NodeID, _ entry: LayerIndex.Entry, of index: LayerIndex
    ) throws(Failure) {
        let path = index.arena[entry.path]
        let targetPath = index.arena[entry.linkName]
        guard let (parents, last) = try components(targetPath, of: index),
            let directory = try existing(parents, for: targetPath, of: index),
            let target = tree.child(last, of: directory)
        else { throw refused(path, of: index, "a hard link to '\(display(targetPath))', which is not there") }
        guard tree[target].kind != .directory else {
            throw refused(path, of: index, "a hard link to '\(display(targetPath))', which is a directory")
        }
        // The names share one file, so the last header counts for all of them.
        var inode = tree[target]
        inode.uid = entry.inode.uid
        inode.gid = entry.inode.gid
        if inode.kind != .symlink {
            inode.permissions = entry.inode.permissions
            inode.mtime = entry.inode.mtime
        }
        inode.isShared = true
        tree[target] = inode
        tree.link(name, to: parent, tree.inode(of: target), layer: layer)
    }

    /// What was the way to the last directory may be gone with it.
    private mutating func remove(_ node: FileTree.NodeID) {
        tree.remove(node)
        last = nil
    }

    /// The directory that an entry is in, made where it is missing, and its name there; nil for the root.
    private mutating func place(
        of entry: LayerIndex.Entry, _ path: ArraySlice<UInt8>, in index: LayerIndex
    ) throws(Failure) -> (parent: FileTree.NodeID, name: ArraySlice<UInt8>)? {
        try requireLength(of: path, in: index)
        let slash = UInt8(ascii: "/")
        let end = path.last == slash ? path.index(before: path.endIndex) : path.endIndex
        let begin = path[..<end].lastIndex(of: slash).map { $0 + 1 } ?? path.startIndex
        let names = entry.path.prefix(begin - path.startIndex)
        let name = path[begin..<end]
        // A name of dots goes elsewhere.
        let isPlain = name.first != UInt8(ascii: ".") && !name.isEmpty
        if isPlain, let last, index.arena.holds(path[..<begin], at: last.names) { return (last.node, name) }
        guard let (parents, own) = try components(path, of: index) else { return nil }
        let parent = try directory(parents, for: path, of: index)
        last = isPlain ? (names, parent) : nil
        if !own.starts(with: Self.whiteout) { changed.insert(parent) }
        return (parent, own)
    }

    /// With rootfs/ before it and its NUL it must be a path to Linux.
    private func requireLength(of path: ArraySlice<UInt8>, in index: LayerIndex) throws(Failure) {
        guard path.count + 8 <= CPIO.pathLimit else {
            throw refused(
                path, of: index, "a path of \(path.count) bytes, Linux takes \(CPIO.pathLimit - 8) in an enclave")
        }
    }

    /// A path's directories and last name, cleaned of `/`, `.` and empty parts; nil for the root.
    private func components(
        _ path: ArraySlice<UInt8>, of index: LayerIndex
    ) throws(Failure) -> (ArraySlice<ArraySlice<UInt8>>, ArraySlice<UInt8>)? {
        try requireLength(of: path, in: index)
        var parts: [ArraySlice<UInt8>] = []
        for part in path.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            guard part.elementsEqual("..".utf8) else {
                parts.append(part)
                continue
            }
            // Container tools clean the text itself, before any link is looked at: a/../b is b.
            guard parts.popLast() != nil else {
                throw refused(path, of: index, "'..' in its path that leads out of the image")
            }
        }
        return parts.last.map { (parts.dropLast(), $0) }
    }

    /// Walks to a directory, making the parts that are missing.
    private mutating func directory(
        _ parts: ArraySlice<ArraySlice<UInt8>>, for path: ArraySlice<UInt8>, of index: LayerIndex
    ) throws(Failure) -> FileTree.NodeID {
        var walk = TreeWalk(parts)
        while let step = try walk.next(in: tree, refusing: { refused(path, of: index, $0) }) {
            guard case .missing(let name, let parent) = step else { continue }
            changed.insert(parent)
            walk.enter(tree.makeDirectory(name, in: parent, layer: layer))
        }
        return walk.place
    }

    /// Walks to a directory that is there; nil when it is not.
    private func existing(
        _ parts: ArraySlice<ArraySlice<UInt8>>, for path: ArraySlice<UInt8>, of index: LayerIndex
    ) throws(Failure) -> FileTree.NodeID? {
        var walk = TreeWalk(parts)
        while let step = try walk.next(in: tree, refusing: { refused(path, of: index, $0) }) {
            if case .missing = step { return nil }
        }
        return walk.place
    }

    private func refused(_ path: ArraySlice<UInt8>, of index: LayerIndex, _ what: String) -> Failure {
        Failure(.eifBuilding, "'\(display(path))' in \(index.name) has \(what)")
    }
}
