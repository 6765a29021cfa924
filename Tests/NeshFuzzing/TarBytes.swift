/// Tar archives for targets, and mending of damaged ones.
enum TarBytes {
    static func archive(_ files: [(name: String, data: [UInt8])]) -> [UInt8] {
        var archive: [UInt8] = []
        for (name, data) in files {
            var block = [UInt8](repeating: 0, count: 512)
            func put(_ bytes: some Collection<UInt8>, at place: Int) {
                block.replaceSubrange(place..<place + bytes.count, with: bytes)
            }
            put(Array(name.utf8.prefix(100)), at: 0)
            put(Array("0000644\0".utf8), at: 100)
            put(octal(data.count, 11) + [0], at: 124)
            put(octal(0, 11) + [0], at: 136)
            block[156] = UInt8(ascii: "0")
            put(Array("ustar\u{0}00".utf8), at: 257)
            archive += mended(block) + data
            archive += [UInt8](repeating: 0, count: (512 - archive.count % 512) % 512)
        }
        return archive + [UInt8](repeating: 0, count: 1024)
    }

    /// With right sums in all blocks that look like headers: damage behind the sum is reached.
    static func mended(_ archive: [UInt8]) -> [UInt8] {
        var archive = archive
        for start in stride(from: 0, to: max(0, archive.count - 511), by: 512) {
            guard archive[(start + 257)..<(start + 262)].elementsEqual("ustar".utf8) else { continue }
            var sum = 8 * 0x20
            for index in start..<start + 512 where !(148..<156).contains(index - start) { sum += Int(archive[index]) }
            archive.replaceSubrange((start + 148)..<(start + 156), with: octal(sum, 6) + [0, 0x20])
        }
        return archive
    }

    private static func octal(_ number: Int, _ width: Int) -> [UInt8] {
        let digits = Array(String(number, radix: 8).utf8)
        return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)) + digits.suffix(width)
    }
}
