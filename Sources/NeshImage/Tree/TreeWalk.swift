import NeshData

/// A way down some names of a tree, through links, as a process sees it whose root the tree is: a link to an
/// absolute path begins again at the root, and `..` at the root stays there.
struct TreeWalk {
    enum Step {
        /// One name further.
        case entered
        /// There is no such entry; the caller makes one and enters it, or gives up.
        case missing(name: ArraySlice<UInt8>, parent: FileTree.NodeID)
    }

    /// Where the way has led so far: always a directory.
    private(set) var place: FileTree.NodeID
    /// Names to come, the next one last.
    private var names: [ArraySlice<UInt8>]
    private var links = 0

    /// Links on one way before Linux calls it a circle (ELOOP).
    static let linkLimit = 40

    /// - Parameter start: the directory where the way begins.
    init(_ names: some BidirectionalCollection<ArraySlice<UInt8>>, from start: FileTree.NodeID = FileTree.root) {
        self.names = names.reversed()
        place = start
    }

    /// Goes one name on; nil at the end of the way.
    mutating func next(
        in tree: FileTree, refusing: (String) -> Failure
    ) throws(Failure) -> Step? {
        guard let name = names.popLast() else { return nil }
        if name.elementsEqual(".".utf8) { return .entered }
        if name.elementsEqual("..".utf8) {
            if place != FileTree.root { place = tree.parent(of: place) }
            return .entered
        }
        guard let node = tree.child(name, of: place) else { return .missing(name: name, parent: place) }
        let inode = tree[node]
        switch inode.kind {
        case .directory: place = node
        case .symlink:
            guard case .kept(let slice) = inode.content else { return .entered }
            let target = tree.bytes(slice)
            links += 1
            guard links <= Self.linkLimit else { throw refusing("a circle of links on its way") }
            if target.first == UInt8(ascii: "/") { place = FileTree.root }
            names += target.split(separator: UInt8(ascii: "/")).reversed()
        default: throw refusing("'\(display(name))', which is not a directory, on its way")
        }
        return .entered
    }

    /// Takes a directory that was just made for the missing name.
    mutating func enter(_ node: FileTree.NodeID) { place = node }
}
