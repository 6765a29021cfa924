import NeshData

/// Reads a newc archive entry by entry; never more than one name is in memory.
package struct CPIOReader {
    /// Gives exactly `count` bytes from `offset`, or fewer at the end.
    package typealias Bytes = (_ offset: UInt64, _ count: Int) throws(Failure) -> [UInt8]

    /// An entry and where its data lies.
    package struct Item: Sendable {
        package var entry: CPIO.Entry
        /// The file's number in the archive.
        package var inode: UInt32
        /// How many names the file has.
        package var links: UInt32
        /// Where the data begins, from the beginning of the archive, in bytes.
        package var dataOffset: UInt64
        /// In bytes.
        package var dataSize: UInt64 { UInt64(entry.size) }
    }

    private let bytes: Bytes
    private let size: UInt64
    private let name: String
    private var offset: UInt64 = 0
    private var isDone = false

    /// - Parameters:
    ///   - size: of the archive.
    ///   - name: for messages.
    package init(size: UInt64, name: String, bytes: @escaping Bytes) {
        self.size = size
        self.name = name
        self.bytes = bytes
    }

    /// An archive that is part of a file.
    package init(_ range: FileRange, name: String) {
        self.init(size: range.count, name: name) { offset, count throws(Failure) in
            try range.file.bytes(at: range.offset + offset, count: Int(min(UInt64(count), range.count - offset)))
        }
    }

    /// An archive in memory.
    package init(_ archive: [UInt8], name: String = "the archive") {
        self.init(size: UInt64(archive.count), name: name) { offset, count in
            Array(archive[Int(offset)..<min(archive.count, Int(offset) + count)])
        }
    }

    /// The next entry, nil after the trailer.
    /// - Throws: E35 when it is not a newc archive or is cut off.
    package mutating func next() throws(Failure) -> Item? {
        guard !isDone else { return nil }
        let start = offset
        func damaged(_ what: String) -> Failure {
            Failure(.eifParsing, "\(name) is damaged: \(what) at byte \(start)")
        }
        guard size - offset >= UInt64(CPIO.headerSize) else { throw damaged("the archive has no end") }
        let header = try bytes(offset, CPIO.headerSize)
        guard header.starts(with: CPIO.magic) else { throw damaged("no cpio header") }
        var fields: [UInt32] = []
        for field in 0..<13 {
            var value: UInt32 = 0
            for digit in header[(6 + field * 8)..<(14 + field * 8)] {
                guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else {
                    throw damaged("no hexadecimal number")
                }
                value = value << 4 | UInt32(number)
            }
            fields.append(value)
        }
        let nameSize = UInt64(fields[11])
        let dataOffset = offset + CPIO.padded(UInt64(CPIO.headerSize) + nameSize)
        guard nameSize > 0, nameSize <= 65536 else { throw damaged("a name of \(nameSize) bytes") }
        guard dataOffset <= size, CPIO.padded(UInt64(fields[6])) <= size - dataOffset else {
            throw damaged("an entry that is cut off")
        }
        var path = try bytes(offset + UInt64(CPIO.headerSize), Int(nameSize))
        guard path.popLast() == 0, !path.contains(0) else { throw damaged("a name without its end") }
        offset = dataOffset + CPIO.padded(UInt64(fields[6]))
        if path == CPIO.trailer {
            isDone = true
            return nil
        }
        guard let kind = CPIO.Kind(rawValue: fields[1] & 0o170000) else { throw damaged("an unknown file type") }
        return Item(
            entry: CPIO.Entry(
                name: path, kind: kind, permissions: UInt16(fields[1] & 0o7777), uid: fields[2], gid: fields[3],
                mtime: fields[5], size: fields[6], device: (fields[9], fields[10])),
            inode: fields[0], links: fields[4], dataOffset: dataOffset)
    }
}
