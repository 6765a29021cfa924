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
    private static let gnuMagic = Array("ustar  \0".utf8)
    private static let posixMagic = Array("ustar\0".utf8)

    /// Reads a block that is not all zeros.
    /// - Throws: `ParseError` with the offset in the block.
    static func parse(_ block: [UInt8]) throws(ParseError) -> TarHeader {
        // A slice of an array is counted, one of a pointer is not: a layer may have a hundred thousand headers.
        try block.withUnsafeBufferPointer { bytes throws(ParseError) in try parse(bytes) }
    }

    private static func parse(_ block: UnsafeBufferPointer<UInt8>) throws(ParseError) -> TarHeader {
        guard block.count == size else { throw ParseError("a tar header has 512 bytes", at: block.count) }
        try checkSum(of: block)
        let magic = block[257..<265]
        let isGNU = magic.elementsEqual(gnuMagic)
        let isPOSIX = magic.starts(with: posixMagic)
        var header = TarHeader(
            name: text(block[0..<100]), type: block[156], mode: try number(block[100..<108]),
            uid: try number(block[108..<116]), gid: try number(block[116..<124]), size: try number(block[124..<136]),
            mtime: try number(block[136..<148]), linkName: text(block[157..<257]), major: 0, minor: 0, isGNU: isGNU)
        if isGNU || isPOSIX {
            header.major = try number(block[329..<337])
            header.minor = try number(block[337..<345])
        }
        if isPOSIX {
            // star keeps times behind a shorter prefix and marks this at the block's end.
            let isStar = block[508..<512].elementsEqual("tar\0".utf8)
            let prefix = text(block[345..<(isStar ? 476 : 500)])
            if !prefix.isEmpty { header.name = prefix + [UInt8(ascii: "/")] + header.name }
        }
        return header
    }

    /// Up to the first NUL.
    private static func text(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        Array(field[..<(field.firstIndex(of: 0) ?? field.endIndex)])
    }

    /// Octal digits between spaces and NULs, or base 256 where the first bit says so.
    static func number<Field: Collection<UInt8>>(_ field: Field) throws(ParseError) -> Int64 where Field.Index == Int {
        guard let first = field.first else { return 0 }
        if first & 0x80 != 0 {
            var value: Int64 = first & 0x40 != 0 ? -1 : 0
            for (index, byte) in field.enumerated() {
                let byte = index == 0 ? (first & 0x40 != 0 ? byte : byte & 0x7f) : byte
                guard value >> 55 == 0 || value >> 55 == -1 else {
                    throw ParseError("a number that is too large", at: field.startIndex)
                }
                value = value << 8 | Int64(byte)
            }
            return value
        }
        var value: Int64 = 0
        var hasBegun = false
        for digit in field {
            if digit == 0x20 || digit == 0 {
                if hasBegun { break }
                continue
            }
            hasBegun = true
            guard (0x30...0x37).contains(digit) else {
                throw ParseError("a number that is not octal", at: field.startIndex)
            }
            value = value << 3 | Int64(digit - 0x30)
        }
        return value
    }

    /// The sum is over the block with its own field as spaces; old programs took the bytes as signed.
    private static func checkSum(of block: UnsafeBufferPointer<UInt8>) throws(ParseError) {
        let own = 148..<156
        let stated = try number(block[own])
        // Wrapping, so that the compiler adds many at a time.
        var sum: UInt32 = 0
        for byte in block { sum &+= UInt32(byte) }
        let rest = Int64(sum) - block[own].reduce(0) { $0 + Int64($1) } + Int64(own.count) * 0x20
        if stated == rest { return }
        let negative = block[..<own.lowerBound].count { $0 > 0x7f } + block[own.upperBound...].count { $0 > 0x7f }
        guard stated == rest - 256 * Int64(negative) else {
            throw ParseError("a tar header with a wrong checksum", at: 148)
        }
    }
}
