import COpenSSL

/// AES-256-GCM: encryption that notices every change.
package struct AuthenticatedCipher: Sendable {
    /// 32 bytes.
    private let key: [UInt8]

    /// Bytes of a key.
    package static let keyCount = 32
    /// Bytes of a nonce, which must never be used twice with a key.
    package static let nonceCount = 12
    /// Bytes of what proves that nothing has changed.
    package static let tagCount = 16

    /// - Returns: nil for a key that is not 32 bytes long.
    package init?(key: [UInt8]) {
        guard key.count == Self.keyCount else { return nil }
        self.key = key
    }

    /// The ciphertext with its tag of 16 bytes behind it; nil only if libcrypto fails.
    /// - Parameters:
    ///   - nonce: 12 bytes, never twice with the same key.
    ///   - context: bytes that must be the same when it is opened.
    package func seal(_ plaintext: [UInt8], nonce: [UInt8], context: [UInt8]) -> [UInt8]? {
        guard nonce.count == Self.nonceCount else { return nil }
        return run(encrypting: true, nonce, context) { cipher in
            guard var sealed = Self.update(cipher, plaintext) else { return nil }
            var (rest, count) = ([UInt8](repeating: 0, count: 32), Int32(0))
            guard EVP_EncryptFinal_ex(cipher, &rest, &count) == 1 else { return nil }
            var tag = [UInt8](repeating: 0, count: Self.tagCount)
            guard EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1 else { return nil }
            sealed += rest.prefix(Int(count)) + tag
            return sealed
        }
    }

    /// Reverses `seal`; nil where the bytes, the nonce, the context or the key are others.
    package func open(_ sealed: [UInt8], nonce: [UInt8], context: [UInt8]) -> [UInt8]? {
        guard nonce.count == Self.nonceCount, sealed.count >= Self.tagCount else { return nil }
        return run(encrypting: false, nonce, context) { cipher in
            guard var plaintext = Self.update(cipher, Array(sealed.dropLast(Self.tagCount))) else { return nil }
            var tag = Array(sealed.suffix(Self.tagCount))
            guard EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1 else { return nil }
            var (rest, count) = ([UInt8](repeating: 0, count: 32), Int32(0))
            guard EVP_DecryptFinal_ex(cipher, &rest, &count) == 1 else { return nil }
            plaintext += rest.prefix(Int(count))
            return plaintext
        }
    }

    private func run(
        encrypting: Bool, _ nonce: [UInt8], _ context: [UInt8], _ body: (OpaquePointer) -> [UInt8]?
    ) -> [UInt8]? {
        guard let cipher = EVP_CIPHER_CTX_new() else { return nil }
        defer {
            EVP_CIPHER_CTX_free(cipher)
            ERR_clear_error()
        }
        guard EVP_CipherInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce, encrypting ? 1 : 0) == 1 else { return nil }
        if !context.isEmpty {
            var count: Int32 = 0
            guard EVP_CipherUpdate(cipher, nil, &count, context, Int32(clamping: context.count)) == 1 else {
                return nil
            }
        }
        return body(cipher)
    }

    private static func update(_ cipher: OpaquePointer, _ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.isEmpty else { return [] }
        var output = [UInt8](repeating: 0, count: bytes.count + 32)
        var count: Int32 = 0
        guard EVP_CipherUpdate(cipher, &output, &count, bytes, Int32(clamping: bytes.count)) == 1 else { return nil }
        return Array(output.prefix(Int(count)))
    }
}
