import COpenSSL
import NeshData

/// An RSA or elliptic-curve key pair, or the public half of one, for whatever such a key does.
///
/// SAFETY: for several threads at once, since libcrypto counts references atomically and no operation changes the key.
package final class KeyPair: @unchecked Sendable {
    // SAFETY: the pointer is never given away for good, and libcrypto's keys are not changed once they are made.
    package let key: OpaquePointer

    /// What a key is made as.
    package enum Kind: Sendable, Equatable {
        /// The modulus in bits: 2048, 3072 or 4096.
        case rsa(bits: Int)
        /// libcrypto's name of the curve: `P-256`, `P-384`, `P-521`, `secp256k1`.
        case curve(String)
    }

    /// Takes over a key.
    init(taking key: OpaquePointer) { self.key = key }

    deinit { EVP_PKEY_free(key) }

    /// Makes a new key; an RSA key takes up to seconds.
    /// - Throws: `ParseError` with libcrypto's reason if there is no such kind.
    package static func generate(_ kind: Kind) throws(ParseError) -> KeyPair {
        let name =
            switch kind {
            case .rsa: "RSA"
            case .curve: "EC"
            }
        guard let context = EVP_PKEY_CTX_new_from_name(nil, name, nil) else { throw ParseError(cryptoReason()) }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_keygen_init(context) == 1 else { throw ParseError(cryptoReason()) }
        let isSet =
            switch kind {
            case .rsa(let bits): EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(clamping: bits))
            case .curve(let curve): EVP_PKEY_CTX_set_group_name(context, curve)
            }
        var key: OpaquePointer?
        guard isSet == 1, EVP_PKEY_generate(context, &key) == 1, let key else { throw ParseError(cryptoReason()) }
        return KeyPair(taking: key)
    }

    /// Reads a private key as PKCS #8 in DER.
    /// - Throws: what is wrong with the bytes.
    package convenience init(privateDER der: [UInt8]) throws(ParseError) {
        guard let (key, _) = readDER(der, { d2i_AutoPrivateKey(nil, &$0, $1) }) else {
            throw ParseError("no private key: \(cryptoReason())")
        }
        self.init(taking: key)
    }

    /// Reads a public key as SubjectPublicKeyInfo in DER; what follows it is refused.
    /// - Throws: what is wrong with the bytes.
    package convenience init(publicDER der: [UInt8]) throws(ParseError) {
        guard let (key, read) = readDER(der, { d2i_PUBKEY(nil, &$0, $1) }) else {
            throw ParseError("no public key: \(cryptoReason())")
        }
        self.init(taking: key)
        guard read == der.count else { throw ParseError("bytes follow the public key", at: read) }
    }

    /// The private half as PKCS #8 in DER; nil where there is none.
    package var privateDER: [UInt8]? {
        guard let info = EVP_PKEY2PKCS8(key) else {
            ERR_clear_error()
            return nil
        }
        defer { PKCS8_PRIV_KEY_INFO_free(info) }
        return derBytes { i2d_PKCS8_PRIV_KEY_INFO(info, &$0) }
    }

    /// The public half as SubjectPublicKeyInfo in DER.
    package var publicDER: [UInt8]? { derBytes { i2d_PUBKEY(key, &$0) } }

    /// The modulus in bits; nil for a key that is not RSA.
    package var rsaBits: Int? {
        EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA ? Int(EVP_PKEY_get_bits(key)) : nil
    }

    /// The size of an elliptic curve in bits; nil for other keys.
    package var curveBits: Int? {
        EVP_PKEY_get_base_id(key) == EVP_PKEY_EC ? Int(EVP_PKEY_get_bits(key)) : nil
    }

    /// Whether the two have the same public half.
    package func matches(_ other: KeyPair) -> Bool { EVP_PKEY_eq(key, other.key) == 1 }
}

/// What one of libcrypto's `i2d` functions allocates.
func derBytes(_ encode: (inout UnsafeMutablePointer<UInt8>?) -> Int32) -> [UInt8]? {
    var pointer: UnsafeMutablePointer<UInt8>?
    let count = encode(&pointer)
    defer { nesh_free(pointer) }
    guard count > 0, let pointer else {
        ERR_clear_error()
        return nil
    }
    return Array(UnsafeBufferPointer(start: pointer, count: Int(count)))
}
