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
        var place = CPIO.magic.count
        func put(_ field: UInt32) {
            room.storeBytes(of: Self.digits(of: field).bigEndian, toByteOffset: place, as: UInt64.self)
            place += MemoryLayout<UInt64>.size
        }
        put(inode)
        put(mode)
        put(entry.uid)
        put(entry.gid)
        put(entry.kind == .directory ? 2 : 1)
        put(entry.mtime)
        put(entry.size)
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

    /// The eight hexadecimal digits of a number, the first in the highest byte: all at once, since an image may have a
    /// hundred thousand headers of thirteen numbers.
    static func digits(of number: UInt32) -> UInt64 {
        // Each of the four bits gets a byte of its own.
        var nibbles = UInt64(number)
        nibbles = (nibbles | nibbles << 16) & 0x0000_ffff_0000_ffff
        nibbles = (nibbles | nibbles << 8) & 0x00ff_00ff_00ff_00ff
        nibbles = (nibbles | nibbles << 4) & 0x0f0f_0f0f_0f0f_0f0f
        // From ten on a sum with six reaches the fifth bit; "a" comes 39 behind what would follow "9".
        let isLetter = (nibbles &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return nibbles &+ 0x3030_3030_3030_3030 &+ isLetter &* 39
    }
}
