import COpenSSL
import NeshData

/// A running SHA-2 digest by libcrypto, which uses what the processor has for it.
package final class HashState: @unchecked Sendable {
    // SAFETY: one thread at a time uses an instance; owners hand it over only around thread start and join.
    private let context: OpaquePointer
    package private(set) var isFinished = false

    /// Which digest of the family.
    package enum Algorithm: String, Sendable {
        case sha256, sha384, sha512

        /// Of the digest: 32, 48 or 64.
        package var byteCount: Int {
            switch self {
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }

        var method: OpaquePointer? {
            switch self {
            case .sha256: EVP_sha256()
            case .sha384: EVP_sha384()
            case .sha512: EVP_sha512()
            }
        }
    }

    /// A digest of nothing yet.
    package init(_ algorithm: Algorithm = .sha384) {
        // These fail only when memory is gone or libcrypto was built without SHA-2.
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, algorithm.method, nil) == 1 else {
            preconditionFailure("libcrypto has no \(algorithm.rawValue)")
        }
        self.context = context
    }

    private init(copying other: HashState) {
        guard let context = EVP_MD_CTX_new(), EVP_MD_CTX_copy_ex(context, other.context) == 1 else {
            preconditionFailure("libcrypto could not copy a digest")
        }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// A digest that goes on from the same bytes.
    package func copy() -> HashState { HashState(copying: self) }

    /// More of what is digested.
    package func update(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

    /// More of what is digested.
    package func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The digest; the state cannot be used afterwards.
    package func finish() -> [UInt8] {
        isFinished = true
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        EVP_DigestFinal_ex(context, &digest, &count)
        return Array(digest.prefix(Int(count)))
    }

    /// The digest of these bytes.
    package static func digest(_ algorithm: Algorithm, _ bytes: [UInt8]) -> [UInt8] {
        let state = HashState(algorithm)
        state.update(bytes)
        return state.finish()
    }
}
