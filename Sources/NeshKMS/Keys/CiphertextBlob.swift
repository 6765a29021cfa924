import NeshCrypto
import NeshData
import NeshSystem

/// What Encrypt with a symmetric key answers: the key's ID, a nonce and the sealed bytes.
///
/// It begins with `NESHKMS1`, so that nobody takes it for a ciphertext of AWS's. The encryption context is not in it;
/// it must be the same when the blob is opened.
struct CiphertextBlob {
    private static let mark = Array("NESHKMS1".utf8)
    private static let headCount = mark.count + 16 + AuthenticatedCipher.nonceCount

    /// The largest plaintext that any operation seals: a private RSA key of 4096 bits and some room.
    static let limit = 6144

    let keyID: String
    private let nonce: [UInt8]
    private let sealed: [UInt8]

    /// - Returns: nil for bytes that no blob of this kind begins with.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.headCount + AuthenticatedCipher.tagCount, bytes.count <= Self.limit + 64,
            bytes.starts(with: Self.mark)
        else { return nil }
        keyID = LocalAccount.uuid(Array(bytes[8..<24]))
        nonce = Array(bytes[24..<Self.headCount])
        sealed = Array(bytes[Self.headCount...])
    }

    /// Seals under a symmetric key.
    static func seal(_ plaintext: [UInt8], _ context: EncryptionContext, with key: KMSKey) throws(KMSError) -> [UInt8] {
        let nonce = Random.bytes(AuthenticatedCipher.nonceCount)
        guard let cipher = key.cipher, let id = LocalAccount.bytes(ofUUID: key.id),
            let sealed = cipher.seal(plaintext, nonce: nonce, context: mark + id + context.canonical)
        else { throw .internal("libcrypto cannot encrypt") }
        return mark + id + nonce + sealed
    }

    /// Nil where the context or any byte is another.
    func open(_ context: EncryptionContext, with key: KMSKey) -> [UInt8]? {
        guard let id = LocalAccount.bytes(ofUUID: keyID) else { return nil }
        return key.cipher?.open(sealed, nonce: nonce, context: Self.mark + id + context.canonical)
    }
}
