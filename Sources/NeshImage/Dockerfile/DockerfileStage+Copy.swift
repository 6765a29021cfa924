import Glibc
import NeshData

extension DockerfileStage {
    /// COPY, and ADD where it means the same.
    mutating func copy(
        _ instruction: Dockerfile.Instruction, context: BuildContext
    ) throws(Dockerfile.Problem) {
        let line = instruction.line
        if let flag = instruction.flags.first { throw Self.needsTool(instruction, "\(instruction.keyword) \(flag)") }
        var paths = DockerfileWords.list(instruction.arguments) ?? []
        if paths.isEmpty {
            paths = try split(instruction, instruction.arguments)
        } else {
            for index in paths.indices { paths[index] = try expand(instruction, paths[index]) }
        }
        guard paths.count >= 2, let target = paths.popLast() else {
            throw Dockerfile.Problem(line, "\(instruction.keyword) needs a source and a target")
        }
        if paths.contains(where: { $0.hasPrefix("<<") }) {
            throw Self.needsTool(instruction, "a text within the Dockerfile")
        }
        if instruction.keyword == "ADD",
            let remote = paths.first(where: { $0.contains("://") || $0.hasPrefix("git@") })
        {
            throw Self.needsTool(instruction, "fetching \(remote)")
        }
        do throws(Failure) {
            var sources: [[UInt8]] = []
            for path in paths {
                let found = try context.paths(for: path)
                guard !found.isEmpty else {
                    throw Failure(
                        .dockerImageBuild,
                        "\(instruction.keyword) finds no '\(path)' in \(display(context.host.path))")
                }
                sources += found
            }
            let endsInSlash = target.hasSuffix("/") || target == "." || target.hasSuffix("/.")
            guard sources.count == 1 || endsInSlash else {
                throw Failure(
                    .dockerImageBuild,
                    "\(instruction.keyword) of \(sources.count) sources needs a target that ends in '/'")
            }
            let absolute = target.hasPrefix("/") ? target : workingDirectory + "/" + target
            for source in sources {
                try put(source, at: absolute, isDirectory: endsInSlash, instruction, context)
            }
        } catch { throw Dockerfile.Problem(line, error.message, fixes: error.fixes) }
    }

    private mutating func put(
        _ source: [UInt8], at target: String, isDirectory: Bool, _ instruction: Dockerfile.Instruction,
        _ context: BuildContext
    ) throws(Failure) {
        let path = try context.resolved(source)
        guard let facts = context.host.facts(of: path) else {
            throw Failure(.dockerImageBuild, "'\(display(source))' is a link to something that is not there")
        }
        var parts = Self.parts(target)
        if facts.isDirectory {
            let node = try directory(parts)
            return try merge(path, into: node, context)
        }
        if instruction.keyword == "ADD", try isArchive(path, context) {
            throw Failure(
                .dockerImageBuild,
                "ADD would unpack '\(display(source))', for which a container tool is needed",
                fixes: ["COPY copies it as it is", "or unpack it first and COPY the files"])
        }
        var name = Array((source.split(separator: 0x2f).last ?? [])[...])[...]
        var parent: FileTree.NodeID
        if isDirectory {
            parent = try directory(parts)
        } else {
            let last = parts.popLast()
            parent = try directory(parts)
            if let last {
                // A directory that is there takes the file in.
                if let existing = tree.child(last, of: parent), isDirectoryInImage(existing) {
                    parent = try directory(parts + [last])
                } else {
                    name = last
                }
            }
        }
        try putFile(path, facts, as: name, in: parent, context)
    }

    /// Copies a directory's entries, not itself.
    private mutating func merge(
        _ source: [UInt8], into target: FileTree.NodeID, _ context: BuildContext
    ) throws(Failure) {
        var pending = [(source, target)]
        while let (directory, node) = pending.popLast() {
            for entry in try context.host.entries(of: directory) {
                let path = directory.isEmpty ? entry.name : directory + [0x2f] + entry.name
                let isOut = context.leavesOut(path)
                if entry.kind == S_IFDIR {
                    // A later rule may keep something below it.
                    if isOut, try !keepsSomething(below: path, context) { continue }
                    pending.append((path, try child(entry.name[...], of: node)))
                } else if !isOut {
                    try putFile(path, entry.facts, as: entry.name[...], in: node, context)
                }
            }
        }
    }

    private func keepsSomething(below path: [UInt8], _ context: BuildContext) throws(Failure) -> Bool {
        for entry in try context.host.entries(of: path) {
            let below = path + [0x2f] + entry.name
            if entry.kind == S_IFDIR {
                if try keepsSomething(below: below, context) { return true }
            } else if !context.leavesOut(below) {
                return true
            }
        }
        return false
    }

    private mutating func putFile(
        _ path: [UInt8], _ facts: stat, as name: ArraySlice<UInt8>, in parent: FileTree.NodeID,
        _ context: BuildContext
    ) throws(Failure) {
        var inode: Inode
        switch facts.st_mode & S_IFMT {
        case S_IFREG:
            inode = Inode(kind: .regular, permissions: facts.st_mode & 0o111 == 0 ? 0o644 : 0o755, mtime: time)
            if facts.st_size > 0 {
                let source = contextSource ?? sources.add(directory: String(decoding: context.host.path, as: UTF8.self))
                contextSource = source
                inode.content = .host(source: source, path: tree.keep(path), count: UInt64(facts.st_size))
            }
        case S_IFLNK:
            inode = Inode(kind: .symlink, permissions: 0o777, mtime: time)
            inode.content = .kept(tree.keep(try context.host.target(of: path)))
        default:
            throw Failure(.dockerImageBuild, "'\(display(path))' is neither a file nor a directory nor a link")
        }
        if let present = tree.child(name, of: parent) {
            guard tree[present].kind != .directory else {
                throw Failure(.dockerImageBuild, "'\(display(path))' would replace a directory of the image")
            }
            tree.remove(present)
        }
        tree.add(name, to: parent, inode, layer: Self.ownLayer)
    }

    private func isArchive(_ path: [UInt8], _ context: BuildContext) throws(Failure) -> Bool {
        let file = try InputFile(path: context.host.absolute(path), flags: 0)
        let start = try file.bytes(at: 0, count: Int(min(file.size, 512)))
        if start.starts(with: [0x1f, 0x8b]) || start.starts(with: Array("BZh".utf8))
            || start.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a]) || start.starts(with: [0x28, 0xb5, 0x2f, 0xfd])
        {
            return true
        }
        return start.count == 512 && (try? TarHeader.parse(start)) != nil
    }

    private func isDirectoryInImage(_ node: FileTree.NodeID) -> Bool {
        guard tree[node].kind == .symlink, case .kept(let slice) = tree[node].content else {
            return tree[node].kind == .directory
        }
        // A link to a directory counts as one, as on any command line.
        var names: [ArraySlice<UInt8>] = []
        if tree.bytes(slice).first != 0x2f {
            var place = tree.parent(of: node)
            while place != FileTree.root {
                names.insert(tree.name(of: place), at: 0)
                place = tree.parent(of: place)
            }
        }
        names += tree.bytes(slice).split(separator: 0x2f)
        var walk = TreeWalk(names)
        do throws(Failure) {
            while let step = try walk.next(in: tree, refusing: { Failure(.dockerImageBuild, $0) }) {
                if case .missing = step { return false }
            }
            return true
        } catch { return false }
    }

    private static func parts(_ path: String) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        for part in path.utf8.split(separator: 0x2f) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(Array(part)[...]) }
        }
        return parts
    }

    /// Walks to a directory of the image through its links, making what is missing.
    private mutating func directory(_ parts: [ArraySlice<UInt8>]) throws(Failure) -> FileTree.NodeID {
        var walk = TreeWalk(parts)
        func refuse(_ what: String) -> Failure {
            Failure(.dockerImageBuild, "the target /\(parts.map { display($0) }.joined(separator: "/")) has \(what)")
        }
        while let step = try walk.next(in: tree, refusing: refuse) {
            guard case .missing(let name, let parent) = step else { continue }
            walk.enter(add(directory: name, to: parent))
        }
        return walk.place
    }

    mutating func makeDirectory(
        _ parts: [ArraySlice<UInt8>], line: Int
    ) throws(Dockerfile.Problem) -> FileTree.NodeID {
        do throws(Failure) { return try directory(parts) } catch {
            throw Dockerfile.Problem(line, error.message)
        }
    }

    private mutating func child(_ name: ArraySlice<UInt8>, of parent: FileTree.NodeID) throws(Failure)
        -> FileTree.NodeID
    {
        guard let present = tree.child(name, of: parent) else { return add(directory: name, to: parent) }
        guard tree[present].kind == .directory else {
            throw Failure(.dockerImageBuild, "the directory '\(display(name))' would replace a file of the image")
        }
        return present
    }

    private mutating func add(directory name: ArraySlice<UInt8>, to parent: FileTree.NodeID) -> FileTree.NodeID {
        tree.add(
            name, to: parent, Inode(kind: .directory, permissions: 0o755, mtime: time), layer: Self.ownLayer)
    }
}
