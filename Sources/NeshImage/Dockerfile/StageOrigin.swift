import NeshData

/// The files of another stage or image, for `COPY --from`.
struct StageOrigin: CopyOrigin {
    let files: StageFiles
    let name: String
    let rules = IgnoreRules(patterns: [], name: "")
    let keepsOwners = true

    private func node(at path: [UInt8]) -> FileTree.NodeID? {
        var place = FileTree.root
        for part in path.split(separator: 0x2f) {
            guard let child = files.tree.child(part, of: place) else { return nil }
            place = child
        }
        return place
    }

    func item(at path: [UInt8]) -> CopyItem? {
        guard let node = node(at: path) else { return nil }
        let inode = files.tree[node]
        var item = CopyItem(
            kind: inode.kind, permissions: inode.permissions, uid: inode.uid, gid: inode.gid, device: inode.device,
            size: inode.content.count)
        if inode.isShared { item.identity = .init(device: 0, number: UInt64(files.tree.inode(of: node))) }
        return item
    }

    func names(in directory: [UInt8]) -> [[UInt8]] {
        guard let node = node(at: directory) else { return [] }
        return files.tree.children(of: node).map { Array(files.tree.name(of: $0)) }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    func target(of path: [UInt8]) -> [UInt8] {
        guard let node = node(at: path), case .kept(let slice) = files.tree[node].content else { return [] }
        return Array(files.tree.bytes(slice))
    }

    func content(of path: [UInt8], _ item: CopyItem, in stage: inout StageFiles) -> Inode.Content {
        guard let node = node(at: path) else { return .none }
        switch files.tree[node].content {
        case .kept(let slice): return .kept(stage.tree.keep(files.tree.bytes(slice)))
        case .host(let source, let path, let count):
            return .host(source: source, path: stage.tree.keep(files.tree.bytes(path)), count: count)
        case let content: return content
        }
    }

    func file(at path: [UInt8]) throws(Failure) -> FileRange? {
        guard let node = node(at: path) else { return nil }
        return try files.range(of: node)
    }
}

extension StageFiles {
    /// A file's bytes where they are in one piece; nil where they are not.
    func range(of node: FileTree.NodeID) throws(Failure) -> FileRange? {
        switch tree[node].content {
        case .range(let source, let offset, let count):
            return FileRange(file: materials.sources.files[Int(source)], offset: offset, count: count)
        case .host(let source, let path, _):
            return FileRange(
                whole: try materials.sources.hostFile(source: Int(source), path: Array(tree.bytes(path))))
        case .none, .kept, .sparse: return nil
        }
    }

    /// A small file's bytes; nil when it has more than `limit`.
    func bytes(of node: FileTree.NodeID, limit: Int) throws(Failure) -> [UInt8]? {
        if case .none = tree[node].content { return [] }
        if case .kept(let slice) = tree[node].content { return Array(tree.bytes(slice)) }
        guard let range = try range(of: node), range.count <= UInt64(limit) else { return nil }
        return try range.file.bytes(at: range.offset, count: Int(range.count))
    }
}
