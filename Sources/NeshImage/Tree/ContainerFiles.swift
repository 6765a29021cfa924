import NeshData

/// What a container runtime adds to an image's files when it makes a container of it.
package enum ContainerFiles {
    private static let directories = ["dev/pts", "dev/shm", "proc", "sys"]
    private static let files = [".dockerenv", "etc/resolv.conf", "etc/hosts", "etc/hostname", "dev/console"]

    /// Adds the runtime's own files: whatever stands in their way and is no directory goes.
    package static func add(to tree: inout FileTree) {
        func make(_ path: String, _ inode: Inode) {
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
                    tree.add(name, to: parent, inode, layer: 0)
                } else {
                    parent = tree.add(name, to: parent, directory, layer: 0)
                }
            }
        }
        let directory = Inode(kind: .directory, permissions: 0o755, mtime: originTime)
        for path in directories { make(path, directory) }
        for path in files { make(path, Inode(kind: .regular, permissions: 0o755, mtime: originTime)) }
        let target = tree.keep("/proc/mounts".utf8)
        make("etc/mtab", Inode(kind: .symlink, permissions: 0o777, mtime: originTime, content: .kept(target)))
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
        var walk = TreeWalk(cleaned, followsAbsolute: true)
        func refused(_ what: String) -> Failure {
            Failure(.eifBuilding, "the image's working directory \(path) has \(what)")
        }
        while let step = try walk.next(in: tree, refusing: refused) {
            guard case .missing(let name, let parent) = step else { continue }
            tree[parent].mtime = originTime
            walk.enter(
                tree.add(name, to: parent, Inode(kind: .directory, permissions: 0o755, mtime: originTime), layer: 0))
        }
    }
}
