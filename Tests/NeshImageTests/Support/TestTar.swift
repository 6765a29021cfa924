/// A tar archive made field by field, apart from the code under test.
struct TestTar {
    var bytes: [UInt8] = []

    /// Writes a header as asked, sensible or not, and the data behind it.
    mutating func add(
        _ name: String, type: Character = "0", mode: Int = 0o644, uid: Int = 0, gid: Int = 0, size: Int? = nil,
        mtime: Int = 1_700_000_000, link: String = "", major: Int = 0, minor: Int = 0, data: [UInt8] = [],
        magic: String = "ustar\u{0}00", change: (inout [UInt8]) -> Void = { _ in }
    ) {
        add(
            rawName: Array(name.utf8), type: type, mode: mode, uid: uid, gid: gid, size: size, mtime: mtime, link: link,
            major: major, minor: minor, data: data, magic: magic, change: change)
    }

    mutating func add(
        rawName: [UInt8], type: Character = "0", mode: Int = 0o644, uid: Int = 0, gid: Int = 0, size: Int? = nil,
        mtime: Int = 1_700_000_000, link: String = "", major: Int = 0, minor: Int = 0, data: [UInt8] = [],
        magic: String = "ustar\u{0}00", change: (inout [UInt8]) -> Void = { _ in }
    ) {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: some Collection<UInt8>, _ place: Int) {
            block.replaceSubrange(place..<place + bytes.count, with: bytes)
        }
        func octal(_ number: Int, _ width: Int) -> [UInt8] {
            let digits = String(number, radix: 8)
            return Array((String(repeating: "0", count: width - 1 - digits.count) + digits).utf8) + [0]
        }
        put(rawName.prefix(100), 0)
        put(octal(mode, 8), 100)
        put(octal(uid, 8), 108)
        put(octal(gid, 8), 116)
        put(octal(size ?? data.count, 12), 124)
        put(octal(mtime, 12), 136)
        block[156] = type.asciiValue ?? 0
        put(Array(link.utf8).prefix(100), 157)
        put(Array(magic.utf8), 257)
        put(octal(major, 8), 329)
        put(octal(minor, 8), 337)
        change(&block)
        put(Array("        ".utf8), 148)
        let sum = block.reduce(0) { $0 + Int($1) }
        put(octal(sum, 7) + [0x20], 148)
        bytes += block
        bytes += data
        pad()
    }

    /// An extended header for the next entry.
    mutating func pax(_ records: [(String, String)]) {
        var text: [UInt8] = []
        for (key, value) in records {
            var length = 0
            var line = ""
            repeat {
                length = line.utf8.count
                line = "\(length) \(key)=\(value)\n"
            } while line.utf8.count != length
            text += Array(line.utf8)
        }
        add("PaxHeaders/x", type: "x", data: text)
    }

    /// GNU's long name (`L`) or link target (`K`) for the next entry.
    mutating func gnu(_ type: Character, _ name: String) {
        add("././@LongLink", type: type, data: Array(name.utf8) + [0], magic: "ustar  \u{0}")
    }

    mutating func pad() { bytes += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512) }

    var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}
