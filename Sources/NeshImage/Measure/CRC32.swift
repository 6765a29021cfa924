import CChecksum
import CZlib

/// The checksum of zlib and of EIF files (CRC-32/ISO-HDLC).
struct CRC32: Equatable {
    private(set) var value: UInt32 = 0
    /// Bytes so far, for joining.
    private(set) var count: UInt64 = 0

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16) { few in
            guard let start = few.baseAddress else { return }
            let folded = nesh_crc32_fold(value, base, bytes.count, start)
            // The value is in the few bytes already: zlib inverts the one it is given, and begins with zeros here.
            if folded > 0 { value = Self.zlib(.max, start, few.count) }
            value = Self.zlib(value, base + folded, bytes.count - folded)
        }
        count += UInt64(bytes.count)
    }

    mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The checksum of these bytes followed by those of `other`.
    func followed(by other: CRC32) -> CRC32 {
        var joined = self
        joined.value = UInt32(
            truncatingIfNeeded: crc32_combine(uLong(value), uLong(other.value), Int(other.count)))
        joined.count += other.count
        return joined
    }

    private static func zlib(_ value: UInt32, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_z(uLong(value), bytes, count))
    }
}
