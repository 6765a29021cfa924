/// A file's attributes and where its bytes are.
package struct Inode: Sendable {
    package var kind: CPIO.Kind
    /// Permission bits with set-user-id, set-group-id and sticky.
    package var permissions: UInt16
    /// The owner's number.
    package var uid: UInt32 = 0
    /// The group's number.
    package var gid: UInt32 = 0
    /// Seconds since 1970, 0 or more.
    package var mtime: Int64
    package var device: Device = Device()
    package var content: Content = .none
    /// More than one name may lead here.
    package var isShared = false

    /// The numbers of a device file.
    package struct Device: Sendable, Equatable {
        /// The driver's number.
        package var major: UInt32 = 0
        /// The device's number at its driver.
        package var minor: UInt32 = 0
        package init(major: UInt32 = 0, minor: UInt32 = 0) { (self.major, self.minor) = (major, minor) }
    }

    /// Where a file's bytes, or a link's target, are.
    package enum Content: Sendable {
        case none
        /// Kept with the tree.
        case kept(Arena.Slice)
        /// A run of bytes of one of the image's files.
        case range(source: Int32, offset: UInt64, count: UInt64)
        /// Pieces with zeros between them.
        case sparse(source: Int32, pieces: [Piece], count: UInt64)
        /// A file of this machine, at this path below a directory that is one of the image's sources.
        case host(source: Int32, path: Arena.Slice, count: UInt64)

        /// Bytes, with the zeros.
        package var count: UInt64 {
            switch self {
            case .none: 0
            case .kept(let slice): UInt64(slice.count)
            case .range(_, _, let count), .sparse(_, _, let count), .host(_, _, let count): count
            }
        }
    }

    /// A part of a sparse file that is not zeros.
    package struct Piece: Sendable, Equatable {
        /// Bytes from the start of the file as a program sees it.
        package var logical: UInt64
        /// Bytes from the start of the source.
        package var offset: UInt64
        /// How many bytes.
        package var count: UInt64
    }

    package init(
        kind: CPIO.Kind, permissions: UInt16, uid: UInt32 = 0, gid: UInt32 = 0, mtime: Int64,
        content: Content = .none
    ) {
        self.kind = kind
        self.permissions = permissions
        self.uid = uid
        self.gid = gid
        self.mtime = mtime
        self.content = content
    }
}
