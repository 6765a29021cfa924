import NeshData

/// What a container runtime adds to an image's files when it makes a container of it.
package enum ContainerFiles {
    private static let directories = ["dev/pts", "dev/shm", "proc", "sys"]
    private static let files = [".dockerenv", "etc/resolv.conf", "etc/hosts", "etc/hostname", "dev/console"]

    /// Adds the runtime's own files: whatever stands in their way and is not a directory goes.
    package static func add(to tree: inout FileTree) {
        func make(_ path: String, _ add: (_ name: ArraySlice<UInt8>, _ parent: FileTree.NodeID) -> Void) {
            var parent = FileTree.root
            let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0)[...] }
            for (index, name) in names.enumerated() {
                var node = tree.child(name, of: parent)
                if let present = node, tree[present].kind != .directory {
                    tree.remove(present)
                    node = nil
                }
                if let node {
                    parent = node
                } else if index == names.count - 1 {
                    add(name, parent)
                } else {
                    parent = tree.makeDirectory(name, in: parent, layer: 0)
                }
            }
        }
        for path in directories { make(path) { tree.makeDirectory($0, in: $1, layer: 0) } }
        // The tool gives these to 0:0 after making them, so they inherit nothing.
        let file = Inode(kind: .regular, permissions: 0o755, mtime: originTime)
        for path in files { make(path) { tree.add($0, to: $1, file, layer: 0) } }
        make("etc/mtab") { tree.makeLink($0, to: "/proc/mounts".utf8, in: $1, layer: 0) }
    }

    /// Makes the image's working directory where no layer has it.
    /// - Throws: E48 when something else is in its place.
    package static func addWorkingDirectory(_ path: String, to tree: inout FileTree) throws(Failure) {
        let names = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0)[...] }
        // `..` in the text itself is meant as on a command line: /a/../b is /b.
        var cleaned: [ArraySlice<UInt8>] = []
        for name in names where !name.elementsEqual(".".utf8) {
            if name.elementsEqual("..".utf8) { _ = cleaned.popLast() } else { cleaned.append(name) }
        }
        func refused(_ what: String) -> Failure {
            Failure(.eifBuilding, "the image's working directory \(path) has \(what)")
        }
        if path.utf8.contains(0) { throw refused("a zero byte") }
        var walk = TreeWalk(cleaned)
        while let step = try walk.next(in: tree, refusing: refused) {
            guard case .missing(let name, let parent) = step else { continue }
            tree[parent].mtime = originTime
            walk.enter(tree.makeDirectory(name, in: parent, layer: 0))
        }
    }
}
