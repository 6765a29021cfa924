import NeshData

/// Writes tar archives in the POSIX form, the same bytes for the same entries.
struct TarWriter {
    /// Takes the archive's bytes.
    let write: (UnsafeRawBufferPointer) throws(Failure) -> Void

    /// An entry's header; `size` bytes of data and then `pad` must follow.
    func begin(_ entry: TarEntry) throws(Failure) {
        var records: [UInt8] = []
        if entry.name.count > 100 { records += Self.record("path", entry.name) }
        if entry.linkName.count > 100 { records += Self.record("linkpath", entry.linkName) }
        if entry.size >= 1 << 33 { records += Self.record("size", Array(String(entry.size).utf8)) }
        if !records.isEmpty {
            var extra = entry
            extra.name = Array("PaxHeader".utf8)
            extra.linkName = []
            extra.kind = .regular
            extra.size = UInt64(records.count)
            try put(Self.header(extra, type: UInt8(ascii: "x")))
            try put(records)
            try pad(after: extra.size)
        }
        try put(Self.header(entry, type: Self.type(entry.kind)))
    }

    func pad(after size: UInt64) throws(Failure) {
        let over = Int(size % 512)
        if over > 0 { try put([UInt8](repeating: 0, count: 512 - over)) }
    }

    /// The two empty blocks at the end.
    func finish() throws(Failure) { try put([UInt8](repeating: 0, count: 1024)) }

    private func put(_ bytes: [UInt8]) throws(Failure) {
        var failure: Failure?
        bytes.withUnsafeBytes { bytes in
            do throws(Failure) { try write(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    /// `length key=value`, where the length counts its own digits.
    private static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
        let rest = key.utf8.count + value.count + 3
        var length = rest + String(rest).utf8.count
        length = rest + String(length).utf8.count
        return Array("\(length) \(key)=".utf8) + value + [0x0a]
    }

    private static func type(_ kind: TarEntry.Kind) -> UInt8 {
        switch kind {
        case .regular: UInt8(ascii: "0")
        case .hardLink: UInt8(ascii: "1")
        case .symbolicLink: UInt8(ascii: "2")
        case .characterDevice: UInt8(ascii: "3")
        case .blockDevice: UInt8(ascii: "4")
        case .directory: UInt8(ascii: "5")
        case .fifo: UInt8(ascii: "6")
        }
    }

    private static func header(_ entry: TarEntry, type: UInt8) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: some Sequence<UInt8>, at place: Int, limit: Int) {
            for (index, byte) in bytes.prefix(limit).enumerated() { block[place + index] = byte }
        }
        func octal(_ number: UInt64, at place: Int, width: Int) {
            let digits = String(number, radix: 8).utf8
            let zeros = repeatElement(UInt8(ascii: "0"), count: max(0, width - 1 - digits.count))
            put(Array(zeros) + digits, at: place, limit: width - 1)
        }
        put(entry.name, at: 0, limit: 100)
        octal(UInt64(entry.permissions), at: 100, width: 8)
        octal(UInt64(clamping: entry.uid), at: 108, width: 8)
        octal(UInt64(clamping: entry.gid), at: 116, width: 8)
        octal(entry.size < 1 << 33 ? entry.size : 0, at: 124, width: 12)
        octal(UInt64(clamping: entry.mtime), at: 136, width: 12)
        block[156] = type
        put(entry.linkName, at: 157, limit: 100)
        put(Array("ustar\u{0}00".utf8), at: 257, limit: 8)
        octal(UInt64(clamping: entry.major), at: 329, width: 8)
        octal(UInt64(clamping: entry.minor), at: 337, width: 8)
        for index in 148..<156 { block[index] = 0x20 }
        let sum = block.reduce(0) { $0 + UInt64($1) }
        octal(sum, at: 148, width: 7)
        block[154] = 0
        return block
    }
}
