import NeshData

/// The first 548 bytes of an image.
package struct EIFHeader: Sendable, Equatable {
    /// The format's version, 2 … 4: this program writes 4.
    package var version: UInt16 = EIF.version
    /// Bit 0: for aarch64.
    package var flags: UInt16 = 0
    /// In bytes; nobody looks at it.
    package var defaultMemory: UInt64 = EIF.defaultMemory
    /// CPUs that nobody looks at.
    package var defaultCPUs: UInt64 = EIF.defaultCPUs
    /// Where each section's header lies, in file order, at most 32.
    package var sectionOffsets: [UInt64] = []
    /// The data's sizes, without the section headers.
    package var sectionSizes: [UInt64] = []
    /// CRC-32 of everything but itself.
    package var checksum: UInt32 = 0

    package init() {}

    package var architecture: EIF.Architecture {
        get { flags & 1 == 0 ? .x86 : .arm }
        set { flags = flags & ~1 | (newValue == .arm ? 1 : 0) }
    }

    /// The header as it stands in a file.
    package var encoded: [UInt8] {
        var bytes = EIF.magic
        bytes.append(bigEndian: version)
        bytes.append(bigEndian: flags)
        bytes.append(bigEndian: defaultMemory)
        bytes.append(bigEndian: defaultCPUs)
        bytes.append(bigEndian: UInt16(0))
        bytes.append(bigEndian: UInt16(sectionOffsets.count))
        for table in [sectionOffsets, sectionSizes] {
            for place in 0..<EIF.sectionLimit { bytes.append(bigEndian: place < table.count ? table[place] : 0) }
        }
        bytes.append(bigEndian: UInt32(0))
        bytes.append(bigEndian: checksum)
        return bytes
    }

    /// Reads the first 548 bytes of an image; more may follow.
    /// - Throws: `ParseError` where they are too few, or the magic, the version or the number of sections is wrong.
    package static func parse(_ bytes: [UInt8]) throws(ParseError) -> EIFHeader {
        guard bytes.count >= EIF.headerSize else {
            throw ParseError("an EIF header has \(EIF.headerSize) bytes, here are \(bytes.count)", at: bytes.count)
        }
        var reader = ByteReader(bytes)
        guard Array(try reader.take(4)) == EIF.magic else {
            throw ParseError("an EIF starts with '.eif'", at: 0)
        }
        var header = EIFHeader()
        header.version = try reader.number()
        guard (2...4).contains(header.version) else {
            throw ParseError("EIF version \(header.version) is not known, 2 to 4 are", at: 4)
        }
        header.flags = try reader.number()
        header.defaultMemory = try reader.number()
        header.defaultCPUs = try reader.number()
        _ = try reader.number(UInt16.self)
        let countPlace = reader.offset
        let count = Int(try reader.number(UInt16.self))
        guard (2...EIF.sectionLimit).contains(count) else {
            throw ParseError("an EIF has 2 to \(EIF.sectionLimit) sections, not \(count)", at: countPlace)
        }
        var tables: [[UInt64]] = []
        for _ in 0..<2 {
            var table: [UInt64] = []
            for _ in 0..<EIF.sectionLimit { table.append(try reader.number()) }
            tables.append(Array(table.prefix(count)))
        }
        header.sectionOffsets = tables[0]
        header.sectionSizes = tables[1]
        _ = try reader.number(UInt32.self)
        header.checksum = try reader.number()
        return header
    }
}

/// The 12 bytes before each section's data.
struct EIFSectionHeader: Equatable {
    var type: UInt16
    var flags: UInt16 = 0
    var size: UInt64

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: type)
        bytes.append(bigEndian: flags)
        bytes.append(bigEndian: size)
        return bytes
    }

    static func parse(_ bytes: [UInt8]) throws(ParseError) -> EIFSectionHeader {
        var reader = ByteReader(bytes)
        return EIFSectionHeader(type: try reader.number(), flags: try reader.number(), size: try reader.number())
    }
}
