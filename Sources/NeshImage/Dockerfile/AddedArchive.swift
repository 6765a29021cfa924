import NeshData
import NeshSystem

/// A local archive that ADD unpacks: tar, plain or packed by gzip, zstd, xz or bzip2.
struct AddedArchive {
    private let range: FileRange

    /// Nil when the file is not an archive; then ADD copies it as it is.
    init?(_ file: FileRange?, _ stage: StageFiles) throws(Failure) {
        guard let file, file.count > 0 else { return nil }
        let materials = stage.materials
        var range = file
        do throws(Failure) {
            switch try Compression.of(file) {
            case .none: break
            case .unsupported(let kind): range = try Unpacker.unpack(file, kind, materials)
            case let compression:
                // A look at the first entry: other packed files may be large.
                let start = try compression.decompressor(
                    PackedInput(file, digest: nil, interrupt: materials.interrupt), name: file.file.name)
                var reader = TarReader(UnpackedSource(start, digest: nil), name: file.file.name)
                guard try reader.next() != nil else { return nil }
                range = try compression.unpack(
                    file, name: file.file.name, spools: materials.spools, interrupt: materials.interrupt)
            }
        } catch {
            // Not every file that begins like packed data is so.
            guard error.code == .eifBuilding else { throw error }
            return nil
        }
        var reader = TarReader(FileRangeSource(range), name: file.file.name)
        guard (try? reader.next()) != nil else { return nil }
        self.range = range
    }

    /// Names are taken inside the target, links on the way too; owners and modes are the archive's.
    func unpack(into target: FileTree.NodeID, of stage: inout StageFiles) throws(Failure) {
        let materials = stage.materials
        let source = materials.sources.add(range.file)
        let top = stage.path(of: target)
        var reader = TarReader(FileRangeSource(range), name: range.file.name)
        var count = 0
        while let entry = try reader.next() {
            count += 1
            if count & 1023 == 0 { try materials.interrupt.check() }
            try add(entry, entry.content(source: source, base: range.offset + entry.dataOffset), top, &stage)
        }
    }

    private func add(
        _ entry: TarEntry, _ content: Inode.Content, _ top: [[UInt8]], _ stage: inout StageFiles
    ) throws(Failure) {
        func refused(_ what: String) -> Failure {
            Failure(.dockerImageBuild, "'\(entry.displayName)' in \(range.file.name) has \(what)")
        }
        let names = cleaned(entry.name)
        guard !entry.name.split(separator: 0x2f).contains(where: { $0.elementsEqual("..".utf8) }) else {
            throw refused("'..' in its path")
        }
        var index = LayerIndex(name: range.file.name)
        try index.add(entry, content: content)
        guard var inode = index.entries.first?.inode else { return }
        inode.mtime = stage.materials.time
        if case .kept(let slice) = inode.content { inode.content = .kept(stage.tree.keep(index.arena[slice])) }
        guard let name = names.last else {
            // The archive's own top gives the target its attributes.
            let node = try stage.directory(top)
            stage.change(node, permissions: inode.permissions, owner: .init(uid: inode.uid, gid: inode.gid))
            return
        }
        let parent = try stage.directory(top + names.dropLast())
        let present = stage.tree.child(name[...], of: parent)
        if entry.kind == .hardLink {
            guard let node = stage.existing(top + cleaned(entry.linkName)), stage.tree[node].kind != .directory else {
                throw refused("a hard link to '\(display(entry.linkName))', which is not there")
            }
            if node != present { try stage.link(stage.tree.inode(of: node), as: name[...], in: parent) }
            return
        }
        if inode.kind == .directory, let present, stage.tree[present].kind == .directory {
            return stage.change(
                present, permissions: inode.permissions, owner: .init(uid: inode.uid, gid: inode.gid))
        }
        try stage.put(inode, as: name[...], in: parent)
    }
}

/// Programs that unpack what nesh does not.
enum Unpacker {
    private static let programs = ["xz": "xz", "bzip2": "bzip2"]

    /// - Throws: E48 when the data are damaged, E49 when the program is not there.
    static func unpack(_ packed: FileRange, _ kind: String, _ materials: StageMaterials) throws(Failure) -> FileRange {
        guard let name = programs[kind], let program = Program(name, environment: materials.environment) else {
            throw Failure(
                .dockerImageBuild, "\(packed.file.name) is packed by \(kind), and the program \(kind) is not installed",
                fixes: ["\(SystemPackages.installing(kind))  # installs it", "pack it with gzip"])
        }
        let spool = try materials.spools.spool(room: packed.count)
        let start = spool.allocate(0)
        var size: UInt64 = 0
        let ending = try program.follow(
            ["-dc"], file: packed.file.descriptor, interrupt: materials.interrupt, onLine: { _ in },
            onOutput: { bytes throws(Failure) in
                try spool.write(bytes, at: spool.allocate(UInt64(bytes.count)))
                size += UInt64(bytes.count)
            })
        guard ending.succeeded else {
            throw Failure(.eifBuilding, "\(packed.file.name) is damaged", details: ending.lastLines)
        }
        return FileRange(
            file: InputFile(descriptor: spool.descriptor, name: packed.file.name, size: start + size), offset: start,
            count: size)
    }
}
