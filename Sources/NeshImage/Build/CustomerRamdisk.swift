import NeshData

/// The second ramdisk: the container's files under `rootfs/`, then what the enclave's init needs,
/// in the order and with the changes that linuxkit makes, byte for byte.
struct CustomerRamdisk {
    /// Sorted, with the container's own files.
    let tree: FileTree
    /// One word a line.
    let command: [UInt8]
    /// One variable a line.
    let environment: [UInt8]

    /// Where an entry's data come from.
    enum Data {
        case bytes([UInt8])
        /// A run of bytes of one of the image's files.
        case range(source: Int32, offset: UInt64, count: UInt64)
        /// Pieces with zeros between them.
        case sparse(source: Int32, pieces: [Inode.Piece], count: UInt64)
        /// A file of this machine, at this path below a directory that is one of the image's sources.
        case host(source: Int32, path: [UInt8], count: UInt64)
    }

    typealias Visit = (_ entry: CPIO.Entry, _ data: Data) throws(Failure) -> Void

    private static let prefix = Array("rootfs/".utf8)
    private static let hosts = Array(
        """
        127.0.0.1       localhost
        ::1     localhost ip6-localhost ip6-loopback
        fe00::0 ip6-localnet
        ff00::0 ip6-mcastprefix
        ff02::1 ip6-allnodes
        ff02::2 ip6-allrouters

        """.utf8)
    private static let resolver = Array("/run/resolvconf/resolv.conf".utf8)
    private static let leftOut: Set<[UInt8]> = paths(
        ".dockerenv", "Dockerfile", "dev/console", "etc/hostname", "dev/pts", "dev/shm")
    /// Their times are those of the container's making, or they must be there at least.
    private static let touched: Set<[UInt8]> = paths(
        "dev/", "dev/pts/", "dev/shm/", "etc/", "etc/hosts", "etc/mtab", "etc/resolv.conf", "proc/", "sys/")

    /// Bytes of the longest of those: a path that is longer, as most are, need not be looked for.
    private static let longest = leftOut.union(touched).map(\.count).max() ?? 0

    private static let hostsPath = Array("rootfs/etc/hosts".utf8)
    private static let resolverPath = Array("rootfs/etc/resolv.conf".utf8)

    private static func paths(_ paths: String...) -> Set<[UInt8]> { Set(paths.map { prefix + Array($0.utf8) }) }

    init(tree: consuming FileTree, command: [String], environment: [String]) {
        tree.sort()
        self.tree = tree
        self.command = Array(command.map { $0 + "\n" }.joined().utf8)
        self.environment = Array(environment.map { $0 + "\n" }.joined().utf8)
    }

    /// Bytes of the whole archive.
    /// - Throws: E48 for a file that the format cannot hold.
    func size() throws(Failure) -> UInt64 {
        var size: UInt64 = 0
        try forEachEntry { entry, _ in
            size += CPIO.encodedSize(nameCount: entry.name.count, dataSize: UInt64(entry.size))
        }
        return size + CPIO.endSize(after: size)
    }

    /// All entries in order; each says how many bytes its data have.
    func forEachEntry(_ visit: Visit) throws(Failure) {
        try Self.make("rootfs", .directory, 0o755, visit)
        var missing = Self.touched
        var firstNames: [FileTree.InodeID: [UInt8]] = [:]
        // One array for all of them: an image may have a hundred thousand.
        var path = Self.prefix
        var pending: [(node: FileTree.NodeID, parentCount: Int)] = []
        func descend(_ directory: FileTree.NodeID) {
            for child in tree.children(of: directory).reversed() { pending.append((child, path.count)) }
        }
        descend(FileTree.root)
        while let (node, parentCount) = pending.popLast() {
            path.removeLast(path.count - parentCount)
            path += tree.name(of: node)
            let inode = tree[node]
            if inode.kind == .directory {
                path.append(UInt8(ascii: "/"))
                descend(node)
            }
            let canBeNamed = path.count <= Self.longest
            if canBeNamed { missing.remove(path) }
            var firstName: [UInt8]?
            if inode.isShared {
                let id = tree.inode(of: node)
                firstName = firstNames[id]
                if firstName == nil { firstNames[id] = path }
            }
            if canBeNamed, Self.leftOut.contains(path) { continue }
            try show(path, inode, firstName: firstName, visit)
        }
        for path in missing.sorted(by: { $0.lexicographicallyPrecedes($1) }) { try substitute(path, visit) }
        for name in ["rootfs", "rootfs/dev", "rootfs/run", "rootfs/sys", "rootfs/var", "rootfs/proc", "rootfs/tmp"] {
            try Self.make(name, .directory, 0o755, visit)
        }
        try Self.make("cmd", .regular, 0o644, data: command, visit)
        try Self.make("env", .regular, 0o644, data: environment, visit)
    }

    private func show(_ path: [UInt8], _ inode: Inode, firstName: [UInt8]?, _ visit: Visit) throws(Failure) {
        var entry = CPIO.Entry(
            name: path, kind: inode.kind, permissions: inode.permissions, uid: inode.uid, gid: inode.gid,
            mtime: 0, device: (inode.device.major, inode.device.minor))
        let time = path.count <= Self.longest && Self.touched.contains(path) ? originTime : inode.mtime
        func refused(_ what: String) -> Failure {
            let shown = display(path.dropFirst(Self.prefix.count))
            return Failure(.eifBuilding, "'\(shown)' has \(what), which an enclave's ramdisk cannot hold")
        }
        guard let mtime = UInt32(exactly: time) else { throw refused("the time \(time) seconds after 1970") }
        entry.mtime = mtime
        guard entry.name.count < CPIO.pathLimit else {
            throw refused("a path of \(path.count - Self.prefix.count) bytes")
        }
        if path == Self.hostsPath, inode.kind == .regular {
            entry.mtime = UInt32(originTime)
            entry.size = UInt32(Self.hosts.count)
            return try visit(entry, .bytes(Self.hosts))
        }
        if path == Self.resolverPath, inode.kind == .regular {
            entry.mtime = UInt32(originTime)
            return try Self.link(entry, to: Self.resolver, visit)
        }
        if let firstName {
            // cpio's own hard links would carry the bytes again.
            return try Self.link(entry, to: Self.relative(from: path, to: firstName), visit)
        }
        guard let size = UInt32(exactly: inode.content.count) else { throw refused("\(inode.content.count) bytes") }
        entry.size = size
        try visit(entry, data(of: inode.content))
    }

    private func data(of content: Inode.Content) -> Data {
        switch content {
        case .none: .bytes([])
        case .kept(let slice): .bytes(Array(tree.bytes(slice)))
        case .range(let source, let offset, let count): .range(source: source, offset: offset, count: count)
        case .sparse(let source, let pieces, let count): .sparse(source: source, pieces: pieces, count: count)
        case .host(let source, let path, let count): .host(source: source, path: Array(tree.bytes(path)), count: count)
        }
    }

    /// Stands in for a path that must be there and was not found as what it should be.
    private func substitute(_ path: [UInt8], _ visit: Visit) throws(Failure) {
        var name = String(decoding: path, as: UTF8.self)
        switch name {
        case "rootfs/etc/hosts": try Self.make(name, .regular, 0o644, data: Self.hosts, visit)
        case "rootfs/etc/resolv.conf": try Self.make(name, .symlink, 0o644, data: Self.resolver, visit)
        case "rootfs/etc/mtab":
            try Self.make(name, .symlink, 0o755, data: Array("/proc/mounts".utf8), visit)
        default:
            name.removeLast()
            try Self.make(name, .directory, 0o755, visit)
        }
    }

    private static func link(_ entry: CPIO.Entry, to target: [UInt8], _ visit: Visit) throws(Failure) {
        var entry = entry
        entry.kind = .symlink
        entry.size = UInt32(target.count)
        try visit(entry, .bytes(target))
    }

    private static func make(
        _ name: String, _ kind: CPIO.Kind, _ permissions: UInt16, data: [UInt8] = [], _ visit: Visit
    ) throws(Failure) {
        let entry = CPIO.Entry(
            name: Array(name.utf8), kind: kind, permissions: permissions, mtime: UInt32(originTime),
            size: UInt32(data.count))
        try visit(entry, .bytes(data))
    }

    /// The way from one file's directory to another file.
    static func relative(from path: [UInt8], to target: [UInt8]) -> [UInt8] {
        let slash = UInt8(ascii: "/")
        let from = path.split(separator: slash).dropLast()
        let to = target.split(separator: slash)
        let common = zip(from, to.dropLast()).prefix { $0.elementsEqual($1) }.count
        let up = Array(repeating: Array("..".utf8)[...], count: from.count - common)
        return Array((up + to.dropFirst(common)).joined(separator: [slash]))
    }
}
