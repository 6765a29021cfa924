/// A connection: who made it, and where to.
package struct VsockConnection: Sendable, Hashable, Comparable {
    /// The end that connected.
    package var from: VsockAddress
    /// The end that listened.
    package var to: VsockAddress

    package init(from: VsockAddress, to: VsockAddress) { (self.from, self.to) = (from, to) }

    package static func < (left: Self, right: Self) -> Bool { (left.to, left.from) < (right.to, right.from) }

    /// Those of one switch in a list of Unix sockets, as `/proc/net/unix` shows it.
    static func all(in list: String, identity: UInt64) -> [VsockConnection] {
        let mark = "@nesh-vsock/\(String(identity, radix: 16))/"
        return list.split(separator: "\n").compactMap { line in
            // Number, references, protocol, flags, type, state, inode, name; 03 is connected.
            let fields = line.split(separator: " ")
            guard fields.count == 8, fields[5] == "03", fields[7].hasPrefix(mark) else { return nil }
            let ends = fields[7].dropFirst(mark.count).split(separator: ">").map { VsockAddress(fileName: String($0)) }
            guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
            return VsockConnection(from: from, to: to)
        }
    }
}
