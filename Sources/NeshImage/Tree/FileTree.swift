/// A root file system in memory: names, attributes, and where each file's bytes are, not the bytes.
///
/// Nodes and inodes are numbers into arrays: a hundred thousand files take some ten MiB.
package struct FileTree: Sendable {
    /// A name in a directory.
    package typealias NodeID = Int32
    /// A file's number: several names of one file have the same.
    package typealias InodeID = Int32

    static let root: NodeID = 0
    private static let none: Int32 = -1

    private struct Node {
        var parent: NodeID
        var firstChild: NodeID = none
        var nextSibling: NodeID = none
        var name: Arena.Slice
        var inode: InodeID
        /// False once removed; a name that comes back takes its old node again.
        var isPresent = true
        /// The layer that wrote it last.
        var layer: Int32
    }

    private var nodes: [Node] = []
    /// By their numbers.
    package private(set) var inodes: [Inode] = []
    private(set) var arena = Arena()
    /// Open addressing by parent and name; nodes are never taken out of it.
    private var table: [NodeID] = Array(repeating: none, count: 64)

    package init() {
        inodes.append(Inode(kind: .directory, permissions: 0o755, mtime: 0))
        nodes.append(Node(parent: Self.none, name: .init(), inode: 0, layer: 0))
    }

    /// How many inodes there are, also those that are removed.
    package var nodeCount: Int { nodes.count }

    /// The node's attributes; shared by all names of a file.
    package subscript(_ node: NodeID) -> Inode {
        get { inodes[Int(nodes[Int(node)].inode)] }
        set { inodes[Int(nodes[Int(node)].inode)] = newValue }
    }

    /// The file that a name stands for.
    package func inode(of node: NodeID) -> InodeID { nodes[Int(node)].inode }
    package func name(of node: NodeID) -> ArraySlice<UInt8> { arena[nodes[Int(node)].name] }
    /// The directory that it is in; of the root the root itself.
    package func parent(of node: NodeID) -> NodeID { nodes[Int(node)].parent }
    /// The number of the layer that it comes from; the lowest is 0.
    package func layer(of node: NodeID) -> Int { Int(nodes[Int(node)].layer) }
    /// Whether it has not been removed by a layer above.
    package func isPresent(_ node: NodeID) -> Bool { nodes[Int(node)].isPresent }
    /// It comes from this layer now.
    package mutating func setLayer(_ layer: Int, of node: NodeID) { nodes[Int(node)].layer = Int32(layer) }

    /// Bytes kept with the tree: link targets, contents of made-up files.
    package mutating func keep(_ bytes: some Collection<UInt8>) -> Arena.Slice { arena.add(bytes) }
    /// What was kept there.
    package func bytes(_ slice: Arena.Slice) -> ArraySlice<UInt8> { arena[slice] }

    /// The entry of that name, nil when there is none.
    package func child(_ name: ArraySlice<UInt8>, of parent: NodeID) -> NodeID? {
        guard let node = find(name, of: parent), nodes[Int(node)].isPresent else { return nil }
        return node
    }

    /// Adds a name for a new inode; there must be no such entry.
    @discardableResult
    package mutating func add(
        _ name: ArraySlice<UInt8>, to parent: NodeID, _ inode: Inode, layer: Int
    ) -> NodeID {
        inodes.append(inode)
        return link(name, to: parent, InodeID(inodes.count - 1), layer: layer)
    }

    /// Adds another name for an inode; there must be no such entry.
    @discardableResult
    package mutating func link(
        _ name: ArraySlice<UInt8>, to parent: NodeID, _ inode: InodeID, layer: Int
    ) -> NodeID {
        if let node = find(name, of: parent) {
            nodes[Int(node)].isPresent = true
            nodes[Int(node)].inode = inode
            nodes[Int(node)].layer = Int32(layer)
            return node
        }
        let node = NodeID(nodes.count)
        nodes.append(
            Node(
                parent: parent, nextSibling: nodes[Int(parent)].firstChild, name: arena.add(name), inode: inode,
                layer: Int32(layer)))
        nodes[Int(parent)].firstChild = node
        if nodes.count * 2 > table.count { grow() } else { insert(node) }
        return node
    }

    /// Takes an entry away with all that is below it.
    package mutating func remove(_ node: NodeID) {
        var pending = [node]
        while let node = pending.popLast() {
            nodes[Int(node)].isPresent = false
            forEachChild(of: node) { pending.append($0) }
        }
    }

    /// The present entries of a directory, in no order.
    package func children(of node: NodeID) -> [NodeID] {
        var children: [NodeID] = []
        forEachChild(of: node) { children.append($0) }
        return children
    }

    /// Puts all directories' entries in bytewise order of their names and forgets removed ones.
    package mutating func sort() {
        var pending = [Self.root]
        while let directory = pending.popLast() {
            var children = children(of: directory)
            arena.bytes.withUnsafeBufferPointer { bytes in
                children.sort { left, right in
                    let (a, b) = (nodes[Int(left)].name, nodes[Int(right)].name)
                    return bytes[a.offset..<a.offset + Int(a.count)].lexicographicallyPrecedes(
                        bytes[b.offset..<b.offset + Int(b.count)])
                }
            }
            var next = Self.none
            for child in children.reversed() {
                nodes[Int(child)].nextSibling = next
                next = child
            }
            nodes[Int(directory)].firstChild = next
            pending += children
        }
    }

    private func forEachChild(of node: NodeID, _ body: (NodeID) -> Void) {
        var child = nodes[Int(node)].firstChild
        while child != Self.none {
            if nodes[Int(child)].isPresent { body(child) }
            child = nodes[Int(child)].nextSibling
        }
    }

    private func slot(_ name: ArraySlice<UInt8>, _ parent: NodeID) -> Int {
        // The standard library's hash is keyed: no archive can make its names collide.
        var hasher = Hasher()
        hasher.combine(parent)
        name.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize() & (table.count - 1)
    }

    private func find(_ name: ArraySlice<UInt8>, of parent: NodeID) -> NodeID? {
        var place = slot(name, parent)
        while table[place] != Self.none {
            let node = nodes[Int(table[place])]
            if node.parent == parent, Int(node.name.count) == name.count, arena[node.name].elementsEqual(name) {
                return table[place]
            }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }

    private mutating func insert(_ node: NodeID) {
        var place = slot(arena[nodes[Int(node)].name], nodes[Int(node)].parent)
        while table[place] != Self.none { place = (place + 1) & (table.count - 1) }
        table[place] = node
    }

    private mutating func grow() {
        table = Array(repeating: Self.none, count: table.count * 2)
        for node in nodes.indices.dropFirst() { insert(NodeID(node)) }
    }
}
