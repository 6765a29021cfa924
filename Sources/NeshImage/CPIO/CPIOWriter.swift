import NeshData

/// Writes an archive's entries into a measured stream.
struct CPIOWriter {
    private let stream: MeasuredStream
    private var inode = CPIO.firstInode
    /// Bytes so far.
    private(set) var size: UInt64 = 0

    init(stream: MeasuredStream) { self.stream = stream }

    /// Writes a header and its name; `entry.size` bytes of data and then `pad` must follow.
    mutating func begin(_ entry: CPIO.Entry) throws(Failure) {
        try header(entry, mode: entry.kind.rawValue | UInt32(entry.permissions))
    }

    /// Fills up what the data of an entry leaves open.
    mutating func pad(after dataSize: UInt64) throws(Failure) {
        try stream.append(zeros: CPIO.padded(dataSize) - dataSize)
        size += CPIO.padded(dataSize)
    }

    /// An entry whose data is at hand.
    mutating func add(_ entry: CPIO.Entry, _ data: [UInt8] = []) throws(Failure) {
        var entry = entry
        entry.size = UInt32(data.count)
        try begin(entry)
        try stream.append(data)
        try pad(after: UInt64(data.count))
    }

    /// The trailer and the zeros behind it.
    mutating func finish() throws(Failure) {
        let end = size + CPIO.endSize(after: size)
        try header(CPIO.Entry(name: CPIO.trailer, kind: .regular, permissions: 0, mtime: 0), mode: 0)
        try stream.append(zeros: end - size)
        size = end
    }

    private mutating func header(_ entry: CPIO.Entry, mode: UInt32) throws(Failure) {
        let used = CPIO.headerSize + entry.name.count + 1
        let count = Int(CPIO.padded(UInt64(used)))
        let room = try stream.reserve(count)
        room.copyBytes(from: CPIO.magic)
        let isDevice = entry.kind == .character || entry.kind == .block
        let fields: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
            inode, mode, entry.uid, entry.gid, entry.kind == .directory ? 2 : 1, entry.mtime, entry.size
        )
        var place = CPIO.magic.count
        func put(_ field: UInt32) {
            for shift in stride(from: UInt32(28), through: 0, by: -4) {
                let digit = UInt8(field >> shift & 15)
                room[place] = digit < 10 ? 0x30 + digit : 0x57 + digit
                place += 1
            }
        }
        put(fields.0)
        put(fields.1)
        put(fields.2)
        put(fields.3)
        put(fields.4)
        put(fields.5)
        put(fields.6)
        put(3)
        put(1)
        put(isDevice ? entry.device.major : 0)
        put(isDevice ? entry.device.minor : 0)
        put(UInt32(entry.name.count + 1))
        put(0)
        UnsafeMutableRawBufferPointer(rebasing: room[place..<count]).copyBytes(from: entry.name)
        for index in (place + entry.name.count)..<count { room[index] = 0 }
        stream.advance(count)
        size += UInt64(count)
        inode &+= 1
    }
}
