import NeshData

/// The `length key=value` lines of a pax extended header, as far as they change an entry.
struct PaxRecords: Equatable {
    var path: [UInt8]?
    var linkPath: [UInt8]?
    var size: Int64?
    var uid: Int64?
    var gid: Int64?
    /// Whole seconds, rounded down.
    var mtime: Int64?
    var sparse = Sparse()

    /// GNU's keys for files with holes, in their three versions.
    struct Sparse: Equatable {
        var major: Int64?
        var minor: Int64?
        var name: [UInt8]?
        var realSize: Int64?
        /// Offsets and counts of the pieces, of the versions 0.0 and 0.1.
        var map: [Int64] = []
        var isUsed = false
    }

    static func parse(_ bytes: [UInt8]) throws(ParseError) -> PaxRecords {
        var records = PaxRecords()
        var offset = 0
        while offset < bytes.count {
            let start = offset
            // Some writers pad with zeros.
            if bytes[offset] == 0, bytes[offset...].allSatisfy({ $0 == 0 }) { break }
            var length = 0
            while offset < bytes.count, (0x30...0x39).contains(bytes[offset]), length < 1 << 30 {
                length = length * 10 + Int(bytes[offset] - 0x30)
                offset += 1
            }
            guard offset < bytes.count, bytes[offset] == 0x20, length > offset - start + 1,
                length <= bytes.count - start, bytes[start + length - 1] == 0x0a,
                let equals = bytes[offset..<start + length].firstIndex(of: UInt8(ascii: "="))
            else { throw ParseError("a pax record that is not 'length key=value'", at: start) }
            let key = String(decoding: bytes[(offset + 1)..<equals], as: UTF8.self)
            try records.set(key, Array(bytes[(equals + 1)..<(start + length - 1)]), at: start)
            offset = start + length
        }
        return records
    }

    private mutating func set(_ key: String, _ value: [UInt8], at place: Int) throws(ParseError) {
        func number() throws(ParseError) -> Int64? {
            if value.isEmpty { return nil }
            guard let number = Int64(String(decoding: value, as: UTF8.self)) else {
                throw ParseError("the pax record '\(key)' is not a number", at: place)
            }
            return number
        }
        switch key {
        case "path": path = value.isEmpty ? nil : value
        case "linkpath": linkPath = value.isEmpty ? nil : value
        case "size": size = try number()
        case "uid": uid = try number()
        case "gid": gid = try number()
        case "mtime": mtime = try Self.seconds(value, at: place)
        case "GNU.sparse.major":
            sparse.isUsed = true
            sparse.major = try number()
        case "GNU.sparse.minor": sparse.minor = try number()
        case "GNU.sparse.name": sparse.name = value
        case "GNU.sparse.realsize", "GNU.sparse.size":
            sparse.isUsed = true
            sparse.realSize = try number()
        case "GNU.sparse.offset", "GNU.sparse.numbytes":
            sparse.isUsed = true
            sparse.map.append(try number() ?? 0)
        case "GNU.sparse.map":
            sparse.isUsed = true
            sparse.map = try Self.list(value, at: place)
        default: break
        }
    }

    private static func list(_ value: [UInt8], at place: Int) throws(ParseError) -> [Int64] {
        var numbers: [Int64] = []
        for part in value.split(separator: UInt8(ascii: ",")) {
            guard let number = Int64(String(decoding: part, as: UTF8.self)) else {
                throw ParseError("the pax record 'GNU.sparse.map' is not a list of numbers", at: place)
            }
            numbers.append(number)
        }
        return numbers
    }

    /// `1234567890.75`, rounded down.
    private static func seconds(_ value: [UInt8], at place: Int) throws(ParseError) -> Int64? {
        if value.isEmpty { return nil }
        let parts = value.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let whole = String(decoding: parts[0], as: UTF8.self)
        guard let seconds = whole.isEmpty || whole == "-" ? 0 : Int64(whole),
            parts.count == 1 || parts[1].allSatisfy({ (0x30...0x39).contains($0) })
        else { throw ParseError("the pax record 'mtime' is not a time", at: place) }
        let hasFraction = parts.count > 1 && parts[1].contains { $0 != 0x30 }
        return hasFraction && whole.hasPrefix("-") ? seconds &- 1 : seconds
    }
}
