import COpenSSL

/// HMAC with SHA-256 (RFC 2104).
package enum MessageCode {
    /// 32 bytes.
    package static func sha256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var count: UInt32 = 0
        // Fails only where libcrypto has no SHA-256, which `HashState` would have noticed before.
        _ = HMAC(EVP_sha256(), key, Int32(clamping: key.count), message, message.count, &code, &count)
        return code
    }

    /// Whether two codes are the same, in a time that does not say where they differ.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && CRYPTO_memcmp(left, right, left.count) == 0
    }
}
