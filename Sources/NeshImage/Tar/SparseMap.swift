import NeshData

/// The lists of pieces in which tar archives describe files with holes.
enum SparseMap {
    /// Offsets and counts together, so that a list cannot take all memory.
    static let limit = 1 << 20

    /// The four pairs in an old GNU header.
    static func numbers(inHeader block: [UInt8]) throws(ParseError) -> [Int64] {
        try pairs(block, 386..<482)
    }

    /// The 21 pairs in one of the blocks behind it.
    static func numbers(inExtension block: [UInt8]) throws(ParseError) -> [Int64] {
        try pairs(block, 0..<504)
    }

    private static func pairs(_ bytes: [UInt8], _ places: Range<Int>) throws(ParseError) -> [Int64] {
        var numbers: [Int64] = []
        for place in stride(from: places.lowerBound, to: places.upperBound, by: 24) {
            // An unused pair ends the list.
            if bytes[place] == 0 || bytes[place + 12] == 0 { break }
            numbers.append(try TarHeader.number(bytes, place..<place + 12))
            numbers.append(try TarHeader.number(bytes, (place + 12)..<(place + 24)))
        }
        return numbers
    }

    /// The lines of decimal numbers at the start of the data, of pax version 1.0: how many, then the pairs.
    struct Decimal {
        private(set) var numbers: [Int64] = []
        private var count: Int64?
        private var line: [UInt8] = []

        var isComplete: Bool { count.map { numbers.count >= Int($0) * 2 } ?? false }

        mutating func add(_ block: [UInt8]) throws(ParseError) {
            for byte in block where !isComplete {
                guard byte == 0x0a else {
                    guard (0x30...0x39).contains(byte), line.count < 20 else {
                        throw ParseError("a sparse map that is not a list of numbers", at: 0)
                    }
                    line.append(byte)
                    continue
                }
                guard let number = Int64(String(decoding: line, as: UTF8.self)) else {
                    throw ParseError("a sparse map that is not a list of numbers", at: 0)
                }
                line = []
                if count == nil {
                    guard number <= limit / 2 else { throw ParseError("a sparse map with too many pieces", at: 0) }
                    count = number
                } else {
                    numbers.append(number)
                }
            }
        }
    }

    /// Checks that the pieces are in order, do not overlap, lie in the file and are all stored.
    static func pieces(_ numbers: [Int64], size: UInt64, stored: UInt64) throws(ParseError) -> [Inode.Piece] {
        guard numbers.count % 2 == 0, numbers.count <= limit else {
            throw ParseError("a sparse map with a wrong number of entries", at: 0)
        }
        var pieces: [Inode.Piece] = []
        var (end, used) = (UInt64(0), UInt64(0))
        for index in stride(from: 0, to: numbers.count, by: 2) {
            guard let logical = UInt64(exactly: numbers[index]), let count = UInt64(exactly: numbers[index + 1]),
                logical >= end, logical <= size, count <= size - logical, count <= stored - used
            else { throw ParseError("a sparse map with a piece outside the file", at: 0) }
            if count > 0 { pieces.append(Inode.Piece(logical: logical, offset: used, count: count)) }
            end = logical + count
            used += count
        }
        guard used == stored else { throw ParseError("a sparse map that leaves data over", at: 0) }
        return pieces
    }
}
