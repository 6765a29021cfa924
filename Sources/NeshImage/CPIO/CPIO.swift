/// The "new ASCII" cpio archive (newc) that Linux unpacks at boot.
package enum CPIO {
    /// The first bytes of every entry.
    package static let magic: [UInt8] = Array("070701".utf8)
    /// In bytes, before each entry's name.
    package static let headerSize = 110
    /// The name of the entry that ends an archive.
    package static let trailer: [UInt8] = Array("TRAILER!!!".utf8)
    /// The first entry's number; the rest count on.
    static let firstInode: UInt32 = 721
    /// Longest name or link target, its NUL included, that Linux unpacks.
    package static let pathLimit = 4096
    /// The archive is padded with zeros to whole blocks.
    static let blockSize: UInt64 = 512

    /// File types, as in `st_mode`.
    package enum Kind: UInt32, Sendable {
        case fifo = 0o010000
        case character = 0o020000
        case directory = 0o040000
        case block = 0o060000
        case regular = 0o100000
        case symlink = 0o120000
        case socket = 0o140000
    }

    /// One entry's header.
    package struct Entry: Sendable, Equatable {
        package var name: [UInt8]
        package var kind: Kind
        /// Permission bits with set-user-id, set-group-id and sticky.
        package var permissions: UInt16
        /// The owner's number.
        package var uid: UInt32
        /// The group's number.
        package var gid: UInt32
        /// Seconds since 1970.
        package var mtime: UInt32
        /// Bytes of data; a link's target is its data.
        package var size: UInt32
        /// Major and minor number of a device.
        package var device: (major: UInt32, minor: UInt32)

        /// - Parameters:
        ///   - mtime: seconds since 1970.
        ///   - size: of its data, in bytes.
        package init(
            name: [UInt8], kind: Kind, permissions: UInt16, uid: UInt32 = 0, gid: UInt32 = 0, mtime: UInt32,
            size: UInt32 = 0, device: (major: UInt32, minor: UInt32) = (0, 0)
        ) {
            self.name = name
            self.kind = kind
            self.permissions = permissions
            self.uid = uid
            self.gid = gid
            self.mtime = mtime
            self.size = size
            self.device = device
        }

        package static func == (left: Self, right: Self) -> Bool {
            left.name == right.name && left.kind == right.kind && left.permissions == right.permissions
                && left.uid == right.uid && left.gid == right.gid && left.mtime == right.mtime
                && left.size == right.size && left.device == right.device
        }
    }

    /// Bytes that an entry takes, padding included.
    static func encodedSize(nameCount: Int, dataSize: UInt64) -> UInt64 {
        padded(UInt64(headerSize + nameCount + 1)) + padded(dataSize)
    }

    static func padded(_ count: UInt64) -> UInt64 { (count + 3) & ~3 }

    /// Bytes of the trailer and the zeros behind it, after `size` bytes of entries.
    static func endSize(after size: UInt64) -> UInt64 {
        let end = size + encodedSize(nameCount: trailer.count, dataSize: 0)
        return (end + blockSize - 1) / blockSize * blockSize - size
    }
}
