import NeshTestSupport
import Testing

@testable import NeshImage

/// The checksum of bytes is what its definition gives, whether they come a few or many at a time.
@Suite struct ChecksumTests {
    @Test func piecesOfAnySizeGiveTheChecksumOfAll() {
        var random = TestRandom(seed: 11)
        let bytes = (0..<60_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        var (checksum, expected) = (CRC32(), UInt32(0))
        var place = 0
        while place < bytes.count {
            let count = min(random.below(random.below(2) == 0 ? 80 : 3000), bytes.count - place)
            let piece = bytes[place..<place + count]
            piece.withUnsafeBytes { checksum.update($0) }
            expected = checksumBitByBit(piece, after: expected)
            place += count
            #expect(checksum.value == expected, "at byte \(place)")
        }
        #expect(checksum.count == UInt64(bytes.count))
    }

    @Test(arguments: [0, 1, 63, 64, 255, 256, 257, 319, 320, 4096]) func eachSizeWhereverItBegins(count: Int) {
        let bytes = (0..<count + 16).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        for start in 0..<16 {
            var checksum = CRC32()
            bytes[start..<start + count].withUnsafeBytes { checksum.update($0) }
            #expect(checksum.value == checksumBitByBit(bytes[start..<start + count]))
        }
    }
}
