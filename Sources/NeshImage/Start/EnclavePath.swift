import NeshData

/// What a path leads to once an enclave's init has made the image's files its root.
enum EnclavePath: Equatable {
    /// Neither a directory nor a link: links were followed, inside the image.
    case file(FileTree.NodeID)
    case directory
    case missing
    /// Below a directory on which the init mounts another file system, which hides the image's own files there.
    case hidden(mount: String)

    /// Where the init mounts something before it starts the application.
    private static let mounts = ["dev", "proc", "sys", "run", "tmp"]

    /// - Parameter path: taken from the root, in which applications start, if it is relative.
    static func find(_ path: some Collection<UInt8>, in tree: FileTree) -> EnclavePath {
        var rest = Array(path)[...]
        var place = FileTree.root
        for _ in 0...TreeWalk.linkLimit {
            if rest.first == UInt8(ascii: "/") { place = FileTree.root }
            var names = rest.split(separator: UInt8(ascii: "/"))
            guard let last = names.popLast() else { return .directory }
            var walk = TreeWalk(names, from: place)
            do throws(Failure) {
                while let step = try walk.next(in: tree, refusing: { Failure(.eifBuilding, $0) }) {
                    if case .missing = step { return .missing }
                    if let mount = mount(over: walk.place, in: tree) { return .hidden(mount: mount) }
                }
            } catch { return .missing }
            if last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8) { return .directory }
            guard let node = tree.child(last, of: walk.place) else { return .missing }
            guard tree[node].kind == .symlink, case .kept(let target) = tree[node].content else {
                if tree[node].kind == .directory { return .directory }
                return rest.last == UInt8(ascii: "/") ? .missing : .file(node)
            }
            place = walk.place
            rest = tree.bytes(target)
        }
        return .missing
    }

    /// The mount that covers a directory; nil when none does.
    private static func mount(over directory: FileTree.NodeID, in tree: FileTree) -> String? {
        var top = directory
        guard top != FileTree.root else { return nil }
        while tree.parent(of: top) != FileTree.root { top = tree.parent(of: top) }
        let name = String(decoding: tree.name(of: top), as: UTF8.self)
        return mounts.contains(name) ? "/" + name : nil
    }
}
