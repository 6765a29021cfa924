import COpenSSL
import NeshData

extension SigningKey {
    /// A new key pair; nil when libcrypto fails.
    package static func make(_ curve: Curve) -> SigningKey? {
        defer { ERR_clear_error() }
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1,
            EVP_PKEY_CTX_set_group_name(context, curve.name) == 1,
            EVP_PKEY_keygen(context, &key) == 1
        else { return nil }
        return key.map(SigningKey.init(taking:))
    }

    /// The private key as unencrypted PKCS #8 in PEM form; nil for the public half alone.
    package var privatePEM: [UInt8]? {
        collectingStream { PEM_write_bio_PKCS8PrivateKey($0, key, nil, nil, 0, nil, nil) == 1 }
    }

    /// A public key of any kind that libcrypto knows, in words: `RSA, 2048 bits`; nil for bytes that are not
    /// a SubjectPublicKeyInfo (RFC 5280).
    package static func description(ofPublicKey der: [UInt8]) -> String? {
        defer { ERR_clear_error() }
        guard let (key, used) = readDER(der, { d2i_PUBKEY(nil, &$0, $1) }) else { return nil }
        defer { EVP_PKEY_free(key) }
        guard used == der.count else { return nil }
        let name = EVP_PKEY_get0_type_name(key).map { String(cString: $0) } ?? "key of an unknown kind"
        return "\(name), \(EVP_PKEY_get_bits(key)) bits"
    }
}
