import NeshData

/// Reads a tar archive entry by entry: the old, POSIX (pax), GNU and star forms, with long names, large
/// numbers and sparse files.
package struct TarReader<Source: ByteSource> {
    /// The archive; between `next` calls, what is read from here is the entry's data.
    package internal(set) var source: Source
    /// For messages.
    private let name: String
    /// Data and padding of the present entry that are not read yet.
    private var rest: UInt64 = 0
    private var padding: UInt64 = 0
    /// Where the present header started, for messages.
    private var start: UInt64 = 0
    /// The present header.
    private var block = [UInt8](repeating: 0, count: TarHeader.size)

    /// Largest extended header or long name.
    private static var metaLimit: Int64 { 1 << 20 }

    package init(_ source: Source, name: String) { (self.source, self.name) = (source, name) }

    /// The next entry, nil at the end; what is left of the entry before is passed over.
    /// - Throws: E48 when the archive is damaged or cut off.
    package mutating func next() throws(Failure) -> TarEntry? {
        try finishEntry()
        var pax: PaxRecords?
        var longName: [UInt8]?
        var longLink: [UInt8]?
        while true {
            start = source.position
            let count = try source.read(into: &block)
            // Some writers leave out the two blocks of zeros.
            if count == 0, pax == nil, longName == nil, longLink == nil { return nil }
            guard count == block.count else { throw cut() }
            if block.allSatisfy({ $0 == 0 }) {
                guard pax == nil, longName == nil, longLink == nil else { throw cut() }
                return nil
            }
            let header: TarHeader
            do throws(ParseError) { header = try TarHeader.parse(block) } catch { throw damaged(error.message) }
            guard header.size >= 0 else { throw damaged("a negative size") }
            switch header.type {
            case UInt8(ascii: "x"), UInt8(ascii: "X"):
                let bytes = try meta(header)
                do throws(ParseError) { pax = try PaxRecords.parse(bytes) } catch { throw damaged(error.message) }
            case UInt8(ascii: "g"): _ = try meta(header)
            case UInt8(ascii: "L"): longName = Array(try meta(header).prefix { $0 != 0 })
            case UInt8(ascii: "K"): longLink = Array(try meta(header).prefix { $0 != 0 })
            default: return try entry(header, pax: pax, longName: longName, longLink: longLink)
            }
        }
    }

    /// The next bytes of the present entry's data, as stored; 0 at its end.
    /// - Throws: E48 where the archive is cut off, E07 where the disk fails.
    package mutating func readData(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        let wanted = Int(min(UInt64(buffer.count), rest))
        guard wanted > 0 else { return 0 }
        let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
        guard count == wanted else { throw cut() }
        rest -= UInt64(count)
        return count
    }

    private mutating func finishEntry() throws(Failure) {
        let (data, left) = (rest, rest + padding)
        (rest, padding) = (0, 0)
        guard left > 0 else { return }
        // The very last padding is sometimes missing; data never may be.
        guard try source.skip(left) >= data else { throw cut() }
    }

    private mutating func meta(_ header: TarHeader) throws(Failure) -> [UInt8] {
        guard header.size <= Self.metaLimit else { throw damaged("a name or header of \(header.size) bytes") }
        let bytes = try source.read(Int(header.size))
        guard bytes.count == Int(header.size) else { throw cut() }
        padding = Self.padding(UInt64(header.size))
        try finishEntry()
        return bytes
    }

    private mutating func entry(
        _ header: TarHeader, pax: PaxRecords?, longName: [UInt8]?, longLink: [UInt8]?
    ) throws(Failure) -> TarEntry {
        var name = longName ?? header.name
        if let path = pax?.path { name = path }
        if let path = pax?.sparse.name { name = path }
        let kind = try self.kind(header.type, name: name)
        // Other kinds have no data, whatever the size says.
        let stored = kind == .regular ? UInt64(max(pax?.size ?? header.size, 0)) : 0
        rest = stored
        padding = Self.padding(stored)
        var entry = TarEntry(
            name: name, kind: kind, linkName: pax?.linkPath ?? longLink ?? header.linkName,
            permissions: UInt16(header.mode & 0o7777), uid: pax?.uid ?? header.uid, gid: pax?.gid ?? header.gid,
            mtime: pax?.mtime ?? header.mtime, major: header.major, minor: header.minor, size: stored,
            storedSize: stored, dataOffset: source.position, pieces: nil)
        if kind == .regular, header.type == UInt8(ascii: "S") || pax?.sparse.isUsed == true {
            do throws(ParseError) {
                try sparse(&entry, header: header, pax: pax?.sparse)
            } catch { throw damaged("\(error.message) of '\(entry.displayName)'") }
        }
        if kind == .regular, header.type == 0 || header.type == UInt8(ascii: "0"), name.last == UInt8(ascii: "/") {
            entry.kind = .directory
        }
        return entry
    }

    private func kind(_ type: UInt8, name: [UInt8]) throws(Failure) -> TarEntry.Kind {
        switch type {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"), UInt8(ascii: "S"): return .regular
        case UInt8(ascii: "1"): return .hardLink
        case UInt8(ascii: "2"): return .symbolicLink
        case UInt8(ascii: "3"): return .characterDevice
        case UInt8(ascii: "4"): return .blockDevice
        case UInt8(ascii: "5"): return .directory
        case UInt8(ascii: "6"): return .fifo
        default:
            let shown = (0x21..<0x7f).contains(type) ? "'\(Character(Unicode.Scalar(type)))'" : "\(type)"
            throw damaged("the unknown type \(shown) of '\(display(name))'")
        }
    }

    /// Finds the pieces of a file with holes; GNU tar has written them in four ways.
    private mutating func sparse(
        _ entry: inout TarEntry, header: TarHeader, pax: PaxRecords.Sparse?
    ) throws(ParseError) {
        var numbers: [Int64] = []
        var realSize = pax?.realSize
        if header.type == UInt8(ascii: "S") {
            numbers = try SparseMap.numbers(inHeader: block)
            realSize = try TarHeader.number(block, 483..<495)
            var more = block[482] != 0
            // The extension blocks come before the data and do not count as part of it.
            while more {
                guard let next = try? source.read(TarHeader.size), next.count == TarHeader.size else {
                    throw ParseError("a sparse map that is cut off", at: 0)
                }
                numbers += try SparseMap.numbers(inExtension: next)
                more = next[504] != 0
                guard numbers.count <= SparseMap.limit else { throw ParseError("too many pieces", at: 0) }
            }
        } else if pax?.major == 1 {
            var decimal = SparseMap.Decimal()
            while !decimal.isComplete {
                guard rest >= UInt64(TarHeader.size), let next = try? source.read(TarHeader.size),
                    next.count == TarHeader.size
                else { throw ParseError("a sparse map that is cut off", at: 0) }
                rest -= UInt64(TarHeader.size)
                try decimal.add(next)
            }
            numbers = decimal.numbers
        } else {
            numbers = pax?.map ?? []
        }
        entry.dataOffset = source.position
        entry.storedSize = rest
        entry.size = UInt64(max(realSize ?? Int64(clamping: entry.size), 0))
        entry.pieces = try SparseMap.pieces(numbers, size: entry.size, stored: rest)
    }

    private static func padding(_ size: UInt64) -> UInt64 {
        let over = size % UInt64(TarHeader.size)
        return over == 0 ? 0 : UInt64(TarHeader.size) - over
    }

    private func damaged(_ what: String) -> Failure {
        Failure(.eifBuilding, "\(name) is damaged: \(what), at byte \(start)", fixes: ["get or save the image again"])
    }

    private func cut() -> Failure {
        Failure(
            .eifBuilding, "\(name) is cut off: the entry at byte \(start) is not complete",
            fixes: ["get or save the image again"])
    }
}

extension TarReader: Sendable where Source: Sendable {}
