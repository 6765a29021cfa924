import CLinux

/// Random numbers of the kernel's.
package enum Random {
    /// So many bytes that nobody can foresee.
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        // getrandom fails only where the kernel lacks it; the generator below then reads the same source.
        if nesh_random(&bytes, UInt(count)) < 0 {
            var generator = SystemRandomNumberGenerator()
            for index in bytes.indices { bytes[index] = generator.next() }
        }
        return bytes
    }

    /// So many lower-case hexadecimal digits.
    package static func hexadecimal(digits: Int) -> String {
        let alphabet = Array("0123456789abcdef".utf8)
        return String(decoding: bytes(digits).map { alphabet[Int($0 & 15)] }, as: UTF8.self)
    }
}
