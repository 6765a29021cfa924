import COpenSSL
import NeshData

/// An elliptic-curve key pair, or the public half of one.
package final class SigningKey {
    package let key: OpaquePointer

    /// Takes over a key.
    package init(taking key: OpaquePointer) { self.key = key }

    /// Reads an unencrypted private key in PEM form.
    /// - Throws: `ParseError` with libcrypto's reason when there is none.
    package convenience init(pem: [UInt8]) throws(ParseError) {
        // The callback keeps libcrypto from asking for a password on the terminal.
        guard let key = withStream(pem, { PEM_read_bio_PrivateKey($0, nil, { _, _, _, _ in 0 }, nil) }) else {
            throw ParseError(cryptoReason(), at: 0)
        }
        self.init(taking: key)
    }

    deinit { EVP_PKEY_free(key) }

    /// Nil for other kinds of keys and other curves.
    package var curve: Curve? {
        guard EVP_PKEY_get_base_id(key) == EVP_PKEY_EC else { return nil }
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(key, &name, name.count, &count) == 1 else { return nil }
        switch String(decoding: name.prefix(count).map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self) {
        case "prime256v1", "P-256": return .p256
        case "secp384r1", "P-384": return .p384
        case "secp521r1", "P-521": return .p521
        default: return nil
        }
    }

    /// Whether the two have the same public half.
    package func matches(_ other: SigningKey) -> Bool { EVP_PKEY_eq(key, other.key) == 1 }

    /// r‖s over the digest that belongs to the curve; nil when libcrypto fails.
    package func sign(_ message: [UInt8], curve: Curve) -> [UInt8]? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        var count = 0
        guard EVP_DigestSignInit(context, nil, curve.digest, nil, key) == 1,
            EVP_DigestSign(context, nil, &count, message, message.count) == 1
        else { return nil }
        var der = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context, &der, &count, message, message.count) == 1 else { return nil }
        return Self.halves(ofDER: Array(der.prefix(count)), curve: curve)
    }

    /// Whether r‖s is this key's signature of `message`.
    package func verifies(_ signature: [UInt8], of message: [UInt8], curve: Curve) -> Bool {
        guard let der = Self.der(ofHalves: signature, curve: curve), let context = EVP_MD_CTX_new() else {
            return false
        }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_DigestVerifyInit(context, nil, curve.digest, nil, key) == 1
            && EVP_DigestVerify(context, der, der.count, message, message.count) == 1
    }

    /// r‖s, both padded to the curve's size, of a signature as X9.62 writes it.
    package static func halves(ofDER der: [UInt8], curve: Curve) -> [UInt8]? {
        guard let (parsed, _) = readDER(der, { d2i_ECDSA_SIG(nil, &$0, $1) }) else { return nil }
        defer { ECDSA_SIG_free(parsed) }
        var halves = [UInt8](repeating: 0, count: curve.half * 2)
        let size = Int32(curve.half)
        let complete = halves.withUnsafeMutableBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return false }
            return BN_bn2binpad(ECDSA_SIG_get0_r(parsed), base, size) == size
                && BN_bn2binpad(ECDSA_SIG_get0_s(parsed), base + curve.half, size) == size
        }
        return complete ? halves : nil
    }

    private static func der(ofHalves halves: [UInt8], curve: Curve) -> [UInt8]? {
        guard halves.count == curve.half * 2, let parsed = ECDSA_SIG_new() else { return nil }
        defer { ECDSA_SIG_free(parsed) }
        let size = Int32(curve.half)
        guard let r = BN_bin2bn(Array(halves.prefix(curve.half)), size, nil) else { return nil }
        guard let s = BN_bin2bn(Array(halves.suffix(curve.half)), size, nil), ECDSA_SIG_set0(parsed, r, s) == 1 else {
            BN_free(r)
            return nil
        }
        var pointer: UnsafeMutablePointer<UInt8>?
        let count = i2d_ECDSA_SIG(parsed, &pointer)
        defer { nesh_free(pointer) }
        guard count > 0, let pointer else { return nil }
        return Array(UnsafeBufferPointer(start: pointer, count: Int(count)))
    }
}
