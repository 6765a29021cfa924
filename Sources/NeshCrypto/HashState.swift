import COpenSSL
import NeshData

/// A running SHA-2 digest by libcrypto, which uses what the processor has for it.
package final class HashState: @unchecked Sendable {
    // SAFETY: one thread at a time uses an instance; owners hand it over only around thread start and join.
    private var digest: nesh_digest
    package private(set) var isFinished = false

    /// Which digest of the family.
    package enum Algorithm: String, Sendable {
        case sha256, sha384, sha512

        /// Bytes of the digest: 32, 48 or 64.
        package var byteCount: Int {
            switch self {
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    }

    /// A digest of nothing yet.
    package init(_ algorithm: Algorithm = .sha384) {
        digest = nesh_digest()
        nesh_digest_begin(&digest, Int32(algorithm.byteCount))
    }

    private init(copying other: HashState) { digest = other.digest }

    /// A digest that goes on from the same bytes.
    package func copy() -> HashState { HashState(copying: self) }

    /// More of what is digested.
    package func update(_ bytes: UnsafeRawBufferPointer) { nesh_digest_add(&digest, bytes.baseAddress, bytes.count) }

    /// More of what is digested.
    package func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The digest; the state cannot be used afterwards.
    package func finish() -> [UInt8] {
        isFinished = true
        return [UInt8](unsafeUninitializedCapacity: Int(digest.size)) { bytes, count in
            nesh_digest_end(&digest, bytes.baseAddress)
            count = Int(digest.size)
        }
    }

    /// The digest of these bytes.
    package static func digest(_ algorithm: Algorithm, _ bytes: [UInt8]) -> [UInt8] {
        let state = HashState(algorithm)
        state.update(bytes)
        return state.finish()
    }
}
