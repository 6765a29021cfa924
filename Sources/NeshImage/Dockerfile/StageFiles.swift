import NeshData

/// The files of a stage as instructions change them: what is written has the build's time, and so has each directory
/// in which something comes or goes.
struct StageFiles {
    /// Marks what was added to the base image's files.
    static let ownLayer = 1 << 20

    var tree = FileTree()
    let materials: StageMaterials

    /// Who owns something.
    struct Owner: Equatable {
        var uid: UInt32 = 0
        var gid: UInt32 = 0
    }

    init(materials: StageMaterials) { self.materials = materials }

    /// Walks to a directory through links, making what is missing.
    /// - Parameter followsLinks: false replaces links on the way by directories, as `--link` does.
    mutating func directory(
        _ parts: [[UInt8]], owner: Owner = Owner(), followsLinks: Bool = true
    ) throws(Failure) -> FileTree.NodeID {
        if !followsLinks { return try plainDirectory(parts, owner) }
        var walk = TreeWalk(parts.map { $0[...] })
        func refuse(_ what: String) -> Failure {
            Failure(.dockerImageBuild, "the target /\(parts.map { display($0) }.joined(separator: "/")) has \(what)")
        }
        while let step = try walk.next(in: tree, refusing: refuse) {
            guard case .missing(let name, let parent) = step else { continue }
            walk.enter(try add(directory(owner), as: name, in: parent))
        }
        return walk.place
    }

    private mutating func plainDirectory(_ parts: [[UInt8]], _ owner: Owner) throws(Failure) -> FileTree.NodeID {
        var place = FileTree.root
        for part in parts {
            if let child = tree.child(part[...], of: place), tree[child].kind == .directory {
                place = child
            } else {
                place = try put(directory(owner), as: part[...], in: place)
            }
        }
        return place
    }

    private func directory(_ owner: Owner) -> Inode {
        Inode(kind: .directory, permissions: 0o755, uid: owner.uid, gid: owner.gid, mtime: materials.time)
    }

    /// The directory at a path through links; nil where there is none.
    func existingDirectory(_ parts: [[UInt8]]) -> FileTree.NodeID? {
        guard let node = existing(parts), tree[node].kind == .directory else { return nil }
        return node
    }

    /// What is at a path through links, the last included; nil where there is nothing.
    func existing(_ parts: [[UInt8]]) -> FileTree.NodeID? {
        guard let last = parts.last else { return FileTree.root }
        do throws(Failure) {
            var walk = TreeWalk(parts.map { $0[...] })
            while let step = try walk.next(in: tree, refusing: { Failure(.dockerImageBuild, $0) }) {
                if case .missing = step { return nil }
            }
            return walk.place
        } catch {
            // The way to a file: its directory, then its name.
            guard let parent = existingDirectory(parts.dropLast()), let node = tree.child(last[...], of: parent) else {
                return nil
            }
            guard tree[node].kind == .symlink, case .kept(let slice) = tree[node].content else { return node }
            let target = tree.bytes(slice)
            guard target.first != 0x2f else { return plain(cleaned(target)) }
            return plain(path(of: parent) + cleaned(target))
        }
    }

    /// A file, without links on the way; enough for a link to one.
    private func plain(_ parts: [[UInt8]]) -> FileTree.NodeID? {
        var place = FileTree.root
        for part in parts {
            guard let child = tree.child(part[...], of: place) else { return nil }
            place = child
        }
        return place
    }

    func path(of node: FileTree.NodeID) -> [[UInt8]] {
        var names: [[UInt8]] = []
        var place = node
        while place != FileTree.root {
            names.append(Array(tree.name(of: place)))
            place = tree.parent(of: place)
        }
        return names.reversed()
    }

    /// Adds an entry; there must be none of that name.
    @discardableResult
    mutating func add(
        _ inode: Inode, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID
    ) throws(Failure) -> FileTree.NodeID {
        try check(name, in: parent)
        touch(parent)
        return tree.add(name, to: parent, inode, layer: Self.ownLayer)
    }

    /// Adds an entry in place of what has its name.
    @discardableResult
    mutating func put(
        _ inode: Inode, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID
    ) throws(Failure) -> FileTree.NodeID {
        if let present = tree.child(name, of: parent) { tree.remove(present) }
        return try add(inode, as: name, in: parent)
    }

    /// Adds another name of a file.
    mutating func link(
        _ inode: FileTree.InodeID, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID
    ) throws(Failure) {
        if let present = tree.child(name, of: parent) { tree.remove(present) }
        try check(name, in: parent)
        touch(parent)
        let node = tree.link(name, to: parent, inode, layer: Self.ownLayer)
        tree[node].isShared = true
    }

    /// Changes an entry's attributes.
    mutating func change(_ node: FileTree.NodeID, permissions: UInt16, owner: Owner) {
        tree[node].permissions = permissions
        tree[node].uid = owner.uid
        tree[node].gid = owner.gid
        touch(node)
    }

    mutating func touch(_ node: FileTree.NodeID) {
        tree[node].mtime = materials.time
        tree.setLayer(Self.ownLayer, of: node)
    }

    /// - Throws: E49 for a name or depth that no layer or ramdisk holds.
    private func check(_ name: ArraySlice<UInt8>, in parent: FileTree.NodeID) throws(Failure) {
        guard !name.starts(with: ".wh.".utf8) else {
            throw Failure(
                .dockerImageBuild, "'\(display(name))' has a name that in a layer takes files away",
                fixes: ["call it otherwise: names that begin with .wh. mark what is deleted"])
        }
        guard name.count <= 255 else {
            throw Failure(.dockerImageBuild, "'\(display(name))' is a name of \(name.count) bytes, Linux takes 255")
        }
        var count = name.count
        var place = parent
        while place != FileTree.root {
            count += tree.name(of: place).count + 1
            place = tree.parent(of: place)
        }
        guard count + 8 <= CPIO.pathLimit else {
            throw Failure(.dockerImageBuild, "'\(display(name))' lies too deep: its path has \(count) bytes")
        }
    }
}
