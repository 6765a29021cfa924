import NeshData
import NeshSystem

/// Writes a finished stage into the store: the base's layers as they are, one layer of what was added,
/// configuration and manifest.
struct StageWriter {
    let stage: DockerfileStage
    let writer: StoreWriter
    let interrupt: Interrupt

    private static let layerType = "application/vnd.oci.image.layer.v1.tar"

    /// The manifest's blob.
    func write() throws(Failure) -> OCIBlob {
        var layers: [OCIBlob] = []
        var diffIDs: [BlobDigest] = []
        for layer in stage.base?.layers ?? [] {
            let type = Self.layerType + (try Compression.of(layer.range).suffix)
            layers.append(
                try writer.add(mediaType: type) { write throws(Failure) in
                    try layer.range.forEachChunk(interrupt: interrupt) { bytes throws(Failure) in try write(bytes) }
                })
            guard let diffID = layer.diffID ?? layer.digest else {
                throw Failure(.dockerImageBuild, "\(layer.name) is listed without a digest")
            }
            diffIDs.append(diffID)
        }
        if let own = try ownLayer() {
            layers.append(own)
            diffIDs.append(own.digest)
        }
        let config = try writer.add(
            Array(configuration(diffIDs).compact.utf8), mediaType: "application/vnd.oci.image.config.v1+json")
        let manifest: JSON = [
            "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": .object(config.descriptor), "layers": .array(layers.map { .object($0.descriptor) }),
        ]
        return try writer.add(
            Array(manifest.compact.utf8), mediaType: "application/vnd.oci.image.manifest.v1+json")
    }

    private func configuration(_ diffIDs: [BlobDigest]) -> JSON {
        [
            "architecture": .string(stage.base?.config.architecture ?? stage.architecture.ociName), "os": "linux",
            "created": .string(rfc3339(stage.time)), "config": .object(stage.config),
            "rootfs": ["type": "layers", "diff_ids": .array(diffIDs.map { .string($0.description) })],
            "history": .array(history(layers: diffIDs.count)),
        ]
    }

    /// All that was added is one layer: only the last of the instructions that added something has one.
    private func history(layers: Int) -> [JSON] {
        let inherited = stage.base?.config.json["history"]?.array?.count ?? 0
        let hasOwn = layers > (stage.base?.layers.count ?? 0)
        var history = stage.history
        var isLast = hasOwn
        for index in history.indices.reversed() where index >= inherited {
            guard history[index]["empty_layer"] == nil, var entry = history[index].object else { continue }
            if !isLast { entry["empty_layer"] = true }
            isLast = false
            history[index] = .object(entry)
        }
        return history
    }

    /// What is not the base's, with the directories that lead to it; nil when nothing was added.
    private func ownLayer() throws(Failure) -> OCIBlob? {
        var tree = stage.tree
        tree.sort()
        var shown: Set<FileTree.NodeID> = []
        for node in 0..<FileTree.NodeID(tree.nodeCount)
        where tree.isPresent(node) && tree.layer(of: node) == DockerfileStage.ownLayer {
            var place = node
            while place != FileTree.root, shown.insert(place).inserted { place = tree.parent(of: place) }
        }
        guard !shown.isEmpty else { return nil }
        let sorted = tree
        return try writer.add(mediaType: Self.layerType) { write throws(Failure) in
            let archive = TarWriter(write: write)
            var pending: [(FileTree.NodeID, [UInt8])] = []
            func descend(_ node: FileTree.NodeID, _ path: [UInt8]) {
                for child in sorted.children(of: node).reversed() where shown.contains(child) {
                    pending.append((child, path))
                }
            }
            descend(FileTree.root, [])
            while let (node, parentPath) = pending.popLast() {
                try interrupt.check()
                var path = parentPath + sorted.name(of: node)
                if sorted[node].kind == .directory {
                    path.append(0x2f)
                    descend(node, path)
                }
                try put(node, path, of: sorted, in: archive, write)
            }
            try archive.finish()
        }
    }

    private func put(
        _ node: FileTree.NodeID, _ path: [UInt8], of tree: FileTree, in archive: TarWriter,
        _ write: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let inode = tree[node]
        var entry = TarEntry(
            name: path, kind: .regular, linkName: [], permissions: inode.permissions, uid: Int64(inode.uid),
            gid: Int64(inode.gid), mtime: inode.mtime, major: 0, minor: 0, size: 0, storedSize: 0, dataOffset: 0,
            pieces: nil)
        switch (inode.kind, inode.content) {
        case (.directory, _):
            entry.kind = .directory
            try archive.begin(entry)
        case (.symlink, .kept(let target)):
            entry.kind = .symbolicLink
            entry.linkName = Array(tree.bytes(target))
            try archive.begin(entry)
        case (_, .host(let source, let hostPath, let count)):
            entry.size = count
            try archive.begin(entry)
            let file = try stage.sources.hostFile(source: Int(source), path: Array(tree.bytes(hostPath)))
            guard file.size == count else {
                throw Failure(.dockerImageBuild, "\(file.name) changed while it was copied", fixes: ["build again"])
            }
            try FileRange(whole: file).forEachChunk(interrupt: interrupt) { bytes throws(Failure) in try write(bytes) }
            try archive.pad(after: count)
        default: try archive.begin(entry)
        }
    }
}
