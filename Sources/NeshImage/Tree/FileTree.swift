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
        /// Of name and parent, so that the table grows without reading the names again.
        var hash: Int
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
        nodes.append(Node(parent: Self.none, name: .init(), hash: 0, inode: 0, layer: 0))
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
    package func child(_ name: ArraySlice<UInt8>, of parent: NodeID) -> NodeID? { child(place(of: name, in: parent)) }

    /// Where a name stands, or would stand, in the table; true until a name is added.
    struct Place {
        let parent: NodeID
        let hash: Int
        let slot: Int
        /// Also one that was removed.
        let node: NodeID?
    }

    /// Looks a name up for several questions.
    func place(of name: ArraySlice<UInt8>, in parent: NodeID) -> Place {
        let hash = Self.hash(name, parent)
        var slot = hash & (table.count - 1)
        while table[slot] != Self.none {
            let node = table[slot]
            if nodes[Int(node)].hash == hash, nodes[Int(node)].parent == parent,
                arena.holds(name, at: nodes[Int(node)].name)
            {
                return Place(parent: parent, hash: hash, slot: slot, node: node)
            }
            slot = (slot + 1) & (table.count - 1)
        }
        return Place(parent: parent, hash: hash, slot: slot, node: nil)
    }

    /// The entry there, nil when there is none.
    func child(_ place: Place) -> NodeID? {
        place.node.flatMap { nodes[Int($0)].isPresent ? $0 : nil }
    }

    /// Makes room for so many more entries at once, while there are none.
    mutating func reserve(_ count: Int) {
        guard nodes.count == 1 else { return }
        nodes.reserveCapacity(count)
        inodes.reserveCapacity(count)
        while table.count < count * 2 { grow() }
    }

    /// Adds a name for a new inode; there must be no such entry.
    @discardableResult
    package mutating func add(
        _ name: ArraySlice<UInt8>, to parent: NodeID, _ inode: Inode, layer: Int
    ) -> NodeID {
        add(name, at: place(of: name, in: parent), inode, layer: layer)
    }

    /// Adds a name, which was looked up before, for a new inode.
    @discardableResult
    mutating func add(_ name: ArraySlice<UInt8>, at place: Place, _ inode: Inode, layer: Int) -> NodeID {
        inodes.append(inode)
        return link(name, at: place, InodeID(inodes.count - 1), layer: layer)
    }

    /// Adds another name for an inode; there must be no such entry.
    @discardableResult
    package mutating func link(
        _ name: ArraySlice<UInt8>, to parent: NodeID, _ inode: InodeID, layer: Int
    ) -> NodeID {
        link(name, at: place(of: name, in: parent), inode, layer: layer)
    }

    private mutating func link(
        _ name: ArraySlice<UInt8>, at place: Place, _ inode: InodeID, layer: Int
    ) -> NodeID {
        if let node = place.node {
            nodes[Int(node)].isPresent = true
            nodes[Int(node)].inode = inode
            nodes[Int(node)].layer = Int32(layer)
            return node
        }
        let node = NodeID(nodes.count)
        nodes.append(
            Node(
                parent: place.parent, nextSibling: nodes[Int(place.parent)].firstChild, name: arena.add(name),
                hash: place.hash, inode: inode, layer: Int32(layer)))
        nodes[Int(place.parent)].firstChild = node
        table[place.slot] = node
        if nodes.count * 2 > table.count { grow() }
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
            // A name's first bytes mostly tell where it belongs, without a look at where it is kept.
            var children: [(start: UInt64, node: NodeID)] = []
            forEachChild(of: directory) { children.append((arena.start(of: nodes[Int($0)].name), $0)) }
            children.sort { left, right in
                left.start == right.start
                    ? arena.isOrdered(nodes[Int(left.node)].name, nodes[Int(right.node)].name)
                    : left.start < right.start
            }
            var next = Self.none
            for child in children.reversed() {
                nodes[Int(child.node)].nextSibling = next
                next = child.node
            }
            nodes[Int(directory)].firstChild = next
            // Only directories have something below them.
            for child in children where nodes[Int(child.node)].firstChild != Self.none { pending.append(child.node) }
        }
    }

    private func forEachChild(of node: NodeID, _ body: (NodeID) -> Void) {
        var child = nodes[Int(node)].firstChild
        while child != Self.none {
            if nodes[Int(child)].isPresent { body(child) }
            child = nodes[Int(child)].nextSibling
        }
    }

    private static func hash(_ name: ArraySlice<UInt8>, _ parent: NodeID) -> Int {
        // The standard library's hash is keyed: no archive can make its names collide.
        var hasher = Hasher()
        hasher.combine(parent)
        name.withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }

    private mutating func grow() {
        table = Array(repeating: Self.none, count: table.count * 2)
        for node in nodes.indices.dropFirst() {
            var slot = nodes[node].hash & (table.count - 1)
            while table[slot] != Self.none { slot = (slot + 1) & (table.count - 1) }
            table[slot] = NodeID(node)
        }
    }
}
