import COpenSSL
import NeshData

extension KeyPair {
    /// How a signature is padded.
    package enum Padding: Sendable {
        /// RSASSA-PSS with a salt as long as the digest.
        case pss
        /// RSASSA-PKCS1-v1_5
        case pkcs1
        /// An elliptic curve's: DER of r and s.
        case none
    }

    /// Signs a digest.
    /// - Returns: nil where the key cannot: another kind, no private half, a digest of another length.
    package func sign(digest: [UInt8], _ algorithm: HashState.Algorithm, _ padding: Padding) -> [UInt8]? {
        run(EVP_PKEY_sign_init) { context in
            guard Self.prepare(context, algorithm, padding) else { return nil }
            return Self.output { EVP_PKEY_sign(context, $0, $1, digest, digest.count) }
        }
    }

    /// Whether `signature` is this key's over the digest.
    package func verifies(
        _ signature: [UInt8], digest: [UInt8], _ algorithm: HashState.Algorithm, _ padding: Padding
    ) -> Bool {
        run(EVP_PKEY_verify_init) { context in
            guard Self.prepare(context, algorithm, padding) else { return nil }
            return EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1 ? true : nil
        } ?? false
    }

    /// RSAES-OAEP, the same digest in MGF1.
    /// - Parameter digest: nil is SHA-1, which some protocols still want.
    package func encrypt(oaep plaintext: [UInt8], _ digest: HashState.Algorithm?) -> [UInt8]? {
        run(EVP_PKEY_encrypt_init) { context in
            guard Self.prepare(context, oaep: digest) else { return nil }
            return Self.output { EVP_PKEY_encrypt(context, $0, $1, plaintext, plaintext.count) }
        }
    }

    /// Reverses `encrypt(oaep:)`; nil where the bytes are not of this key's.
    package func decrypt(oaep ciphertext: [UInt8], _ digest: HashState.Algorithm?) -> [UInt8]? {
        run(EVP_PKEY_decrypt_init) { context in
            guard Self.prepare(context, oaep: digest) else { return nil }
            return Self.output { EVP_PKEY_decrypt(context, $0, $1, ciphertext, ciphertext.count) }
        }
    }

    /// Elliptic-curve Diffie-Hellman: the x coordinate, as long as the curve's field.
    /// - Returns: nil where the other key is of another curve.
    package func sharedSecret(with other: KeyPair) -> [UInt8]? {
        run(EVP_PKEY_derive_init) { context in
            guard EVP_PKEY_derive_set_peer(context, other.key) == 1 else { return nil }
            return Self.output { EVP_PKEY_derive(context, $0, $1) }
        }
    }

    private func run<Result>(
        _ begin: (OpaquePointer?) -> Int32, _ body: (OpaquePointer) -> Result?
    ) -> Result? {
        guard let context = EVP_PKEY_CTX_new(key, nil) else { return nil }
        defer {
            EVP_PKEY_CTX_free(context)
            ERR_clear_error()
        }
        return begin(context) == 1 ? body(context) : nil
    }

    private static func prepare(
        _ context: OpaquePointer, _ algorithm: HashState.Algorithm, _ padding: Padding
    ) -> Bool {
        let isPadded =
            switch padding {
            case .pss:
                // -1: as long as the digest.
                EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1
                    && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, -1) == 1
            case .pkcs1: EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
            case .none: true
            }
        return isPadded && EVP_PKEY_CTX_set_signature_md(context, algorithm.method) == 1
    }

    static func prepare(_ context: OpaquePointer, oaep digest: HashState.Algorithm?) -> Bool {
        let method = digest.map(\.method) ?? EVP_sha1()
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_OAEP_PADDING) == 1
            && EVP_PKEY_CTX_set_rsa_oaep_md(context, method) == 1
            && EVP_PKEY_CTX_set_rsa_mgf1_md(context, method) == 1
    }

    /// Runs an operation twice: once for the length, once for the bytes.
    private static func output(
        _ operation: (UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>) -> Int32
    ) -> [UInt8]? {
        var count = 0
        guard operation(nil, &count) == 1, count > 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        guard operation(&bytes, &count) == 1 else { return nil }
        return Array(bytes.prefix(count))
    }
}

extension HashState.Algorithm {
    /// As libcrypto's operations with keys want it.
    fileprivate var method: OpaquePointer? {
        switch self {
        case .sha256: EVP_sha256()
        case .sha384: EVP_sha384()
        case .sha512: EVP_sha512()
        }
    }
}
