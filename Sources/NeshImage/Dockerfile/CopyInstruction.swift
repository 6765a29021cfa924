import NeshData
import NeshSystem

/// COPY and ADD: which files go where.
struct CopyInstruction {
    let instruction: Dockerfile.Instruction
    let options: CopyOptions
    let origin: any CopyOrigin
    private let excluded: IgnoreRules
    /// Names of a file that has several, as they come: the first one's number in the stage's tree.
    private var shared: [CopyItem.Identity: FileTree.InodeID] = [:]
    private var isAdd: Bool { instruction.keyword == .add }

    init(_ instruction: Dockerfile.Instruction, _ options: CopyOptions, from origin: any CopyOrigin) {
        self.instruction = instruction
        self.options = options
        self.origin = origin
        excluded = IgnoreRules(patterns: options.exclude, name: "--exclude")
    }

    /// - Parameters:
    ///   - sources: as written, variables replaced; those of texts are left out.
    ///   - documents: texts and the names that they get in a directory.
    ///   - target: absolute; ends in a slash where it must be a directory.
    mutating func apply(
        sources: [String], documents: [(name: String, text: String)], target: String, to stage: inout StageFiles
    ) throws(Failure) {
        let isDirectory = target.hasSuffix("/")
        var found: [(path: [UInt8], pivot: Int)] = []
        for source in sources { found += try paths(for: source) }
        guard found.count + documents.count == 1 || isDirectory || options.parents else {
            throw Failure(
                .dockerImageBuild,
                "\(instruction.keyword.name) of \(found.count + documents.count) sources needs a target that ends"
                    + " in '/'")
        }
        for (path, pivot) in found {
            // Names of one file stay so within what one source brings.
            shared = [:]
            if options.parents {
                try copyWithParents(path, pivot: pivot, to: target, in: &stage)
            } else {
                try copy(path, to: target, isDirectory: isDirectory, in: &stage)
            }
        }
        for document in documents {
            let (parent, name) = try place(
                cleaned(target.utf8), isDirectory: isDirectory, name: Array(document.name.utf8), in: &stage)
            var inode = Inode(kind: .regular, permissions: 0o644, mtime: stage.materials.time)
            inode.content = document.text.isEmpty ? .none : .kept(stage.tree.keep(document.text.utf8))
            try put(inode, as: name, in: parent, &stage)
        }
    }

    /// What a source stands for, and how many of each path's names `--parents` does not keep.
    private func paths(for source: String) throws(Failure) -> [(path: [UInt8], pivot: Int)] {
        var pivot = 0
        if options.parents, let mark = source.start(of: "/./") { pivot = cleaned(source[..<mark].utf8).count }
        let all = try origin.paths(for: source)
        guard !all.isEmpty else { throw Missing(source: source, origin: origin, instruction: instruction).failure }
        var found: [([UInt8], Int)] = []
        for path in all where try !origin.leavesOut(path) { found.append((path, pivot)) }
        if found.isEmpty, let line = origin.rules.line(leavingOut: all[0]) {
            throw Failure(
                .dockerImageBuild,
                "'\(display(all[0]))' is there, but line \(line) of \(origin.rules.name) leaves it out",
                fixes: ["take the line out, or add below it: !\(display(all[0]))"])
        }
        return found
    }

    private mutating func copy(
        _ source: [UInt8], to target: String, isDirectory: Bool, in stage: inout StageFiles
    ) throws(Failure) {
        let path = try origin.resolved(source)
        guard let item = origin.item(at: path) else { throw unknownKind(source) }
        let parts = cleaned(target.utf8)
        if item.kind == .directory {
            // Its entries are copied, not itself: it gives the target no attributes.
            let node = try stage.directory(parts, owner: options.owner ?? .init(), followsLinks: !options.link)
            return try merge(path, from: path.isEmpty ? 0 : path.count + 1, into: node, &stage)
        }
        if isAdd, options.unpack, item.kind == .regular, let archive = try AddedArchive(origin.file(at: path), stage) {
            let node = try stage.directory(parts, owner: options.owner ?? .init(), followsLinks: !options.link)
            return try archive.unpack(into: node, of: &stage)
        }
        let last = Array(source.split(separator: 0x2f).last ?? [])
        if excluded.leaveOut(last) { return }
        let (parent, name) = try place(parts, isDirectory: isDirectory, name: last, in: &stage)
        try putFile(path, item, as: name, in: parent, &stage)
    }

    /// Keeps the directories of the source above the target.
    private mutating func copyWithParents(
        _ source: [UInt8], pivot: Int, to target: String, in stage: inout StageFiles
    ) throws(Failure) {
        let parts = source.split(separator: 0x2f).map { Array($0) }
        var node = try stage.directory(
            cleaned(target.utf8), owner: options.owner ?? .init(), followsLinks: !options.link)
        for (index, name) in parts.enumerated() where index >= pivot {
            let path = Array(parts[...index].joined(separator: [0x2f]))
            guard let item = origin.item(at: path) else { throw unknownKind(path) }
            guard item.kind == .directory else {
                if index == parts.count - 1, !excluded.leaveOut(path) {
                    try putFile(path, item, as: name[...], in: node, &stage)
                }
                return
            }
            node = try putDirectory(item, as: name[...], in: node, &stage)
        }
        try merge(source, from: source.isEmpty ? 0 : source.count + 1, into: node, &stage)
    }

    /// Copies a directory's entries.
    /// - Parameter start: where paths begin for the patterns of `--exclude`.
    private mutating func merge(
        _ source: [UInt8], from start: Int, into target: FileTree.NodeID, _ stage: inout StageFiles
    ) throws(Failure) {
        var pending = [(source, target)]
        while let (directory, node) = pending.popLast() {
            try stage.materials.interrupt.check()
            for name in try origin.names(in: directory) {
                let path = joined(directory, name)
                // Sockets are nobody's files.
                guard var item = origin.item(at: path), item.kind != .socket else { continue }
                // A later rule may keep something below a directory.
                if try origin.leavesOut(path) || leavesOut(path, from: start, item) { continue }
                if item.kind == .directory {
                    // Left out itself, it is made for what is kept below it.
                    if origin.rules.leaveOut(path) { item.permissions = 0o755 }
                    pending.append((path, try putDirectory(item, as: name[...], in: node, &stage)))
                } else if !origin.rules.leaveOut(path) {
                    try putFile(path, item, as: name[...], in: node, &stage)
                }
            }
        }
    }

    private func leavesOut(_ path: [UInt8], from start: Int, _ item: CopyItem) -> Bool {
        if item.kind == .directory, excluded.keepsSomething { return false }
        return excluded.leaveOut(Array(path[min(start, path.count)...]))
    }

    /// Where a file goes: into a directory under its own name, or to a path of its own.
    private func place(
        _ parts: [[UInt8]], isDirectory: Bool, name: [UInt8], in stage: inout StageFiles
    ) throws(Failure) -> (parent: FileTree.NodeID, name: ArraySlice<UInt8>) {
        let owner = options.owner ?? .init()
        // A directory that is there takes the file in.
        if isDirectory || parts.isEmpty || stage.existingDirectory(parts) != nil {
            return (try stage.directory(parts, owner: owner, followsLinks: !options.link), name[...])
        }
        let parent = try stage.directory(Array(parts.dropLast()), owner: owner, followsLinks: !options.link)
        return (parent, parts[parts.count - 1][...])
    }

    private func putDirectory(
        _ item: CopyItem, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID, _ stage: inout StageFiles
    ) throws(Failure) -> FileTree.NodeID {
        let owner = options.owner ?? (origin.keepsOwners ? .init(uid: item.uid, gid: item.gid) : .init())
        let permissions = options.mode?.applied(to: item.permissions, isDirectory: true) ?? item.permissions
        if let present = stage.tree.child(name, of: parent) {
            guard stage.tree[present].kind == .directory else {
                throw Failure(
                    .dockerImageBuild, "the directory '\(display(name))' would replace a file of the image")
            }
            stage.change(present, permissions: permissions, owner: owner)
            return present
        }
        let inode = Inode(
            kind: .directory, permissions: permissions, uid: owner.uid, gid: owner.gid, mtime: stage.materials.time)
        return try stage.add(inode, as: name, in: parent)
    }

    private mutating func putFile(
        _ path: [UInt8], _ item: CopyItem, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID,
        _ stage: inout StageFiles
    ) throws(Failure) {
        if let identity = item.identity, let inode = shared[identity] {
            try requireNoDirectory(name, in: parent, stage)
            return try stage.link(inode, as: name, in: parent)
        }
        var inode = Inode(kind: item.kind, permissions: item.permissions, mtime: stage.materials.time)
        inode.device = item.device
        if origin.keepsOwners { (inode.uid, inode.gid) = (item.uid, item.gid) }
        switch item.kind {
        case .regular: inode.content = try origin.content(of: path, item, in: &stage)
        case .symlink:
            inode.permissions = 0o777
            inode.content = .kept(stage.tree.keep(try origin.target(of: path)))
        case .fifo where origin.keepsOwners, .character where origin.keepsOwners, .block where origin.keepsOwners: break
        default: throw unknownKind(path)
        }
        let node = try put(inode, as: name, in: parent, &stage)
        if let identity = item.identity { shared[identity] = stage.tree.inode(of: node) }
    }

    @discardableResult
    private func put(
        _ inode: Inode, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID, _ stage: inout StageFiles
    ) throws(Failure) -> FileTree.NodeID {
        var inode = inode
        if let owner = options.owner { (inode.uid, inode.gid) = (owner.uid, owner.gid) }
        if inode.kind != .symlink, let mode = options.mode {
            inode.permissions = mode.applied(to: inode.permissions, isDirectory: false)
        }
        try requireNoDirectory(name, in: parent, stage)
        return try stage.put(inode, as: name, in: parent)
    }

    private func requireNoDirectory(
        _ name: ArraySlice<UInt8>, in parent: FileTree.NodeID, _ stage: StageFiles
    ) throws(Failure) {
        guard let present = stage.tree.child(name, of: parent), stage.tree[present].kind == .directory else { return }
        throw Failure(.dockerImageBuild, "'\(display(name))' would replace a directory of the image")
    }

    private func unknownKind(_ path: [UInt8]) -> Failure {
        Failure(
            .dockerImageBuild, "'\(display(path))' is neither a file nor a directory nor a link",
            fixes: ["leave it out by a line of .dockerignore, such as root/dev/*: an enclave has devices of its own"])
    }
}

/// A source that is not there.
private struct Missing {
    let source: String
    let origin: any CopyOrigin
    let instruction: Dockerfile.Instruction

    var failure: Failure {
        let what = "\(instruction.keyword.name) finds no '\(display(source.utf8))' in \(origin.name)"
        if let near, near == display(source.utf8) + ".c" {
            return Failure(
                .dockerImageBuild, what,
                fixes: [
                    "compile \(near) first; for the lessons' application, tutorial app makes a folder with the program"
                ])
        }
        return Failure(.dockerImageBuild, what + (near.map { ", did you mean '\($0)'" } ?? ""))
    }

    private var near: String? {
        let parts = cleaned(source.utf8)
        guard let last = parts.last, !PathPattern(last).isPattern,
            let directory = try? origin.resolved(Array(parts.dropLast().joined(separator: [0x2f]))),
            let names = try? origin.names(in: directory), names.count <= 10_000,
            let name = Suggestion.closest(
                to: String(decoding: last, as: UTF8.self), in: names.map { String(decoding: $0, as: UTF8.self) })
        else { return nil }
        return display(Array((parts.dropLast() + [Array(name.utf8)]).joined(separator: [0x2f])))
    }
}

extension String {
    /// Where a text begins in this one.
    fileprivate func start(of text: String) -> String.Index? {
        var place = startIndex
        while place < endIndex {
            if self[place...].hasPrefix(text) { return place }
            place = index(after: place)
        }
        return nil
    }
}
