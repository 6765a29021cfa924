/// The checksum of an image by its definition (CRC-32/ISO-HDLC), a bit at a time.
/// - Parameter value: of the bytes before.
func checksumBitByBit(_ bytes: some Sequence<UInt8>, after value: UInt32 = 0) -> UInt32 {
    ~bytes.reduce(~value) { crc, byte in
        (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 0 ? 0 : 0xedb8_8320) }
    }
}
