/// An entry of a tar archive.
package struct TarEntry: Sendable, Equatable {
    /// What it makes; other kinds are refused or passed over.
    package enum Kind: Sendable {
        case regular, hardLink, symbolicLink, characterDevice, blockDevice, directory, fifo
    }

    /// As written: not cleaned, any bytes but NUL.
    package var name: [UInt8]
    package var kind: Kind
    /// What a link leads to, as it stands; empty for all else.
    package var linkName: [UInt8]
    /// Permission bits with set-user-id, set-group-id and sticky.
    package var permissions: UInt16
    /// The owner's number, as it stands.
    package var uid: Int64
    /// The group's number, as it stands.
    package var gid: Int64
    /// Seconds since 1970, rounded down; may be negative.
    package var mtime: Int64
    /// Of a device file, the driver's number.
    package var major: Int64
    /// Of a device file, the device's number at its driver.
    package var minor: Int64
    /// Bytes of the file, holes included; 0 unless regular.
    package var size: UInt64
    /// Bytes in the archive.
    package var storedSize: UInt64
    /// Where they are, in bytes from the archive's start.
    package var dataOffset: UInt64
    /// What is stored of a file with holes, in order; nil for others. Offsets count from `dataOffset`.
    package var pieces: [Inode.Piece]?

    /// The path for messages; what is not UTF-8 is replaced.
    package var displayName: String { display(name) }
}
