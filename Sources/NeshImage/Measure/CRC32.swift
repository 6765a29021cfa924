import CDeflate
import CZlib

/// The checksum of zlib and of EIF files (CRC-32/ISO-HDLC).
struct CRC32: Equatable {
    private(set) var value: UInt32 = 0
    /// Bytes so far, for joining.
    private(set) var count: UInt64 = 0

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        value = libdeflate_crc32(value, base, bytes.count)
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
}
