import NeshData

/// A run of bytes of a file: a member of an archive, a section, a whole file.
package struct FileRange: Sendable {
    package var file: InputFile
    /// From the beginning of the file, in bytes.
    package var offset: UInt64
    /// How many bytes.
    package var count: UInt64
}

extension FileRange {
    package init(whole file: InputFile) { self.init(file: file, offset: 0, count: file.size) }

    /// All of its bytes, if they are at most `limit`.
    /// - Throws: E48 when there are more; E07 when the file ends before.
    package func bytes(limit: Int, what: String) throws(Failure) -> [UInt8] {
        guard count <= UInt64(limit) else {
            throw Failure(.eifBuilding, "\(what) has \(count) bytes, at most \(limit) are read")
        }
        return try file.bytes(at: offset, count: Int(count))
    }
}
