import NeshData

/// One 512-byte block at the start of a tar entry, whichever of the old, POSIX, GNU and star forms it has.
struct TarHeader: Equatable {
    var name: [UInt8]
    /// `0` regular, `1` hard link, `2` symbolic link, `3` `4` devices, `5` directory, `6` FIFO, and extensions.
    var type: UInt8
    var mode: Int64
    var uid: Int64
    var gid: Int64
    /// Bytes of data that follow.
    var size: Int64
    var mtime: Int64
    var linkName: [UInt8]
    var major: Int64
    var minor: Int64
    /// GNU's own form, in which a sparse file's first pieces stand in the header.
    var isGNU: Bool

    static let size = 512
    private static let gnuMagic: StaticString = "ustar  \0"
    private static let posixMagic: StaticString = "ustar\0"
    private static let starMark: StaticString = "tar\0"

    /// Reads a block that is not all zeros.
    /// - Throws: `ParseError` with the offset in the block.
    static func parse(_ block: [UInt8]) throws(ParseError) -> TarHeader {
        // A slice of an array is counted, one of a pointer is not: a layer may have a hundred thousand headers.
        try block.withUnsafeBufferPointer { bytes throws(ParseError) in try parse(bytes) }
    }

    private static func parse(_ block: UnsafeBufferPointer<UInt8>) throws(ParseError) -> TarHeader {
        guard block.count == size else { throw ParseError("a tar header has 512 bytes", at: block.count) }
        try checkSum(of: block)
        let isGNU = has(gnuMagic, block, at: 257)
        let isPOSIX = has(posixMagic, block, at: 257)
        var header = TarHeader(
            name: text(block[0..<100]), type: block[156], mode: try number(block, 100..<108),
            uid: try number(block, 108..<116), gid: try number(block, 116..<124), size: try number(block, 124..<136),
            mtime: try number(block, 136..<148), linkName: text(block[157..<257]), major: 0, minor: 0, isGNU: isGNU)
        if isGNU || isPOSIX {
            header.major = try number(block, 329..<337)
            header.minor = try number(block, 337..<345)
        }
        if isPOSIX {
            // star keeps times behind a shorter prefix and marks this at the block's end.
            let isStar = has(starMark, block, at: 508)
            let prefix = text(block[345..<(isStar ? 476 : 500)])
            if !prefix.isEmpty { header.name = prefix + [UInt8(ascii: "/")] + header.name }
        }
        return header
    }

    /// Up to the first NUL.
    private static func text(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        Array(field[..<(field.firstIndex(of: 0) ?? field.endIndex)])
    }

    private static func has(_ mark: StaticString, _ block: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        for index in 0..<mark.utf8CodeUnitCount where block[place + index] != mark.utf8Start[index] { return false }
        return true
    }

    /// A field of a block: octal digits between spaces and NULs, or base 256 where the first bit says so.
    static func number(_ block: [UInt8], _ field: Range<Int>) throws(ParseError) -> Int64 {
        try block.withUnsafeBufferPointer { block throws(ParseError) in try number(block, field) }
    }

    private static func number(
        _ block: UnsafeBufferPointer<UInt8>, _ field: Range<Int>
    ) throws(ParseError) -> Int64 {
        if block[field.lowerBound] & 0x80 != 0 { return try binaryNumber(block, field) }
        var value: Int64 = 0
        var place = field.lowerBound
        while place < field.upperBound, block[place] == 0x20 || block[place] == 0 { place += 1 }
        while place < field.upperBound, block[place] != 0x20, block[place] != 0 {
            let digit = block[place] ^ 0x30
            guard digit < 8 else { throw ParseError("a number that is not octal", at: field.lowerBound) }
            value = value << 3 | Int64(digit)
            place += 1
        }
        return value
    }

    /// The first bit is a mark; the second one is the sign.
    private static func binaryNumber(
        _ block: UnsafeBufferPointer<UInt8>, _ field: Range<Int>
    ) throws(ParseError) -> Int64 {
        let first = block[field.lowerBound]
        let isNegative = first & 0x40 != 0
        var value: Int64 = isNegative ? -1 : 0
        for place in field {
            guard value >> 55 == 0 || value >> 55 == -1 else {
                throw ParseError("a number that is too large", at: field.lowerBound)
            }
            value = value << 8 | Int64(place > field.lowerBound || isNegative ? block[place] : first & 0x7f)
        }
        return value
    }

    /// The sum is over the block with its own field as spaces; old programs took the bytes as signed.
    private static func checkSum(of block: UnsafeBufferPointer<UInt8>) throws(ParseError) {
        let own = 148..<156
        let stated = try number(block, own)
        // Wrapping, so that the compiler adds many at a time.
        var sum: UInt32 = 0
        for byte in block { sum &+= UInt32(byte) }
        for place in own { sum &+= 0x20 &- UInt32(block[place]) }
        if stated == Int64(sum) { return }
        let negative = block[..<own.lowerBound].count { $0 > 0x7f } + block[own.upperBound...].count { $0 > 0x7f }
        guard stated == Int64(sum) - 256 * Int64(negative) else {
            throw ParseError("a tar header with a wrong checksum", at: 148)
        }
    }
}
