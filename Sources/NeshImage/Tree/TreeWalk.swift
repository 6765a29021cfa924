import NeshData

/// A way from the root of a tree down some names, through relative links that stay inside.
struct TreeWalk {
    enum Step {
        /// One name further.
        case entered
        /// There is no such entry; the caller makes one and enters it, or gives up.
        case missing(name: ArraySlice<UInt8>, parent: FileTree.NodeID)
    }

    /// Where the way has led so far: always a directory.
    private(set) var place = FileTree.root
    /// Names to come, the next one last.
    private var names: [ArraySlice<UInt8>]
    private var links = 0
    /// Whether a link to an absolute path is followed from the root, as a process inside would.
    private let followsAbsolute: Bool

    init(_ names: some BidirectionalCollection<ArraySlice<UInt8>>, followsAbsolute: Bool = false) {
        self.names = names.reversed()
        self.followsAbsolute = followsAbsolute
    }

    /// Goes one name on; nil at the end of the way.
    mutating func next(
        in tree: FileTree, refusing: (String) -> Failure
    ) throws(Failure) -> Step? {
        guard let name = names.popLast() else { return nil }
        if name.elementsEqual(".".utf8) { return .entered }
        if name.elementsEqual("..".utf8) {
            guard place != FileTree.root || followsAbsolute else {
                throw refusing("a link on its way that leaves the image")
            }
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
            guard links <= 40 else { throw refusing("a circle of links on its way") }
            if target.first == UInt8(ascii: "/") {
                guard followsAbsolute else {
                    throw refusing("the link '\(display(name))' to the absolute path '\(display(target))' on its way")
                }
                place = FileTree.root
            }
            names += target.split(separator: UInt8(ascii: "/")).reversed()
        default: throw refusing("'\(display(name))', which is no directory, on its way")
        }
        return .entered
    }

    /// Takes a directory that was just made for the missing name.
    mutating func enter(_ node: FileTree.NodeID) { place = node }
}
