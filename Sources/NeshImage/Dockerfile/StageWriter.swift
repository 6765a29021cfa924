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
        var configuration: JSON.Object = [
            "architecture": .string(stage.base?.config.architecture ?? stage.architecture.ociName), "os": "linux",
            "created": .string(rfc3339(stage.materials.time)), "config": .object(stage.config),
            "rootfs": ["type": "layers", "diff_ids": .array(diffIDs.map { .string($0.description) })],
            "history": .array(history(layers: diffIDs.count)),
        ]
        if let author = stage.author { configuration["author"] = .string(author) }
        return .object(configuration)
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
        var tree = stage.files.tree
        tree.sort()
        var shown: Set<FileTree.NodeID> = []
        for node in 0..<FileTree.NodeID(tree.nodeCount)
        where tree.isPresent(node) && tree.layer(of: node) == StageFiles.ownLayer {
            var place = node
            while place != FileTree.root, shown.insert(place).inserted { place = tree.parent(of: place) }
        }
        guard !shown.isEmpty else { return nil }
        let sorted = tree
        return try writer.add(mediaType: Self.layerType) { write throws(Failure) in
            let archive = TarWriter(write: write)
            var written: [FileTree.InodeID: [UInt8]] = [:]
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
                } else if sorted[node].isShared {
                    // Further names of a file that is in the layer already.
                    let first = written[sorted.inode(of: node)]
                    if let first {
                        try archive.begin(link(path, to: first, sorted[node]))
                        continue
                    }
                    written[sorted.inode(of: node)] = path
                }
                try put(node, path, of: sorted, in: archive, write)
            }
            try archive.finish()
        }
    }

    private func entry(_ path: [UInt8], _ kind: TarEntry.Kind, _ inode: Inode) -> TarEntry {
        TarEntry(
            name: path, kind: kind, linkName: [], permissions: inode.permissions, uid: Int64(inode.uid),
            gid: Int64(inode.gid), mtime: inode.mtime, major: Int64(inode.device.major),
            minor: Int64(inode.device.minor), size: 0, storedSize: 0, dataOffset: 0, pieces: nil)
    }

    private func link(_ path: [UInt8], to first: [UInt8], _ inode: Inode) -> TarEntry {
        var entry = entry(path, .hardLink, inode)
        entry.linkName = first
        return entry
    }

    private func put(
        _ node: FileTree.NodeID, _ path: [UInt8], of tree: FileTree, in archive: TarWriter,
        _ write: @escaping (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let inode = tree[node]
        switch inode.kind {
        case .directory: try archive.begin(entry(path, .directory, inode))
        case .fifo: try archive.begin(entry(path, .fifo, inode))
        case .character: try archive.begin(entry(path, .characterDevice, inode))
        case .block: try archive.begin(entry(path, .blockDevice, inode))
        case .symlink:
            var entry = entry(path, .symbolicLink, inode)
            if case .kept(let target) = inode.content { entry.linkName = Array(tree.bytes(target)) }
            try archive.begin(entry)
        case .regular, .socket:
            var entry = entry(path, .regular, inode)
            entry.size = inode.content.count
            try archive.begin(entry)
            try put(inode.content, of: tree, write)
            try archive.pad(after: entry.size)
        }
    }

    private func put(
        _ content: Inode.Content, of tree: FileTree, _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let files = stage.materials.sources.files
        func copy(_ range: FileRange) throws(Failure) {
            try range.forEachChunk(interrupt: interrupt) { bytes throws(Failure) in try write(bytes) }
        }
        switch content {
        case .none: break
        case .kept(let slice): try put(Array(tree.bytes(slice)), write)
        case .range(let source, let offset, let count):
            try copy(FileRange(file: files[Int(source)], offset: offset, count: count))
        case .sparse(let source, let pieces, let count):
            var end: UInt64 = 0
            for piece in pieces {
                try put(zeros: piece.logical - end, write)
                try copy(FileRange(file: files[Int(source)], offset: piece.offset, count: piece.count))
                end = piece.logical + piece.count
            }
            try put(zeros: count - end, write)
        case .host(let source, let path, let count):
            let file = try stage.materials.sources.hostFile(source: Int(source), path: Array(tree.bytes(path)))
            guard file.size == count else {
                throw Failure(.dockerImageBuild, "\(file.name) changed while it was copied", fixes: ["build again"])
            }
            try copy(FileRange(whole: file))
        }
    }

    private func put(zeros count: UInt64, _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        var left = count
        while left > 0 {
            try interrupt.check()
            let piece = Int(min(left, 1 << 20))
            try put([UInt8](repeating: 0, count: piece), write)
            left -= UInt64(piece)
        }
    }

    private func put(_ bytes: [UInt8], _ write: (UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) {
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
