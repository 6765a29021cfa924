import NeshCrypto
import NeshData

/// What a verified attestation document says about the enclave that the answer is for.
package struct AttestedRecipient: Sendable {
    /// The enclave's ID.
    package var moduleID: String
    /// By number, 48 bytes each.
    package var pcrs: [Int: [UInt8]]
    /// SubjectPublicKeyInfo in DER; nil where the enclave gave none.
    package var publicKey: [UInt8]?
    /// Milliseconds since 1970.
    package var timestamp: Int64

    /// Whether it is in debug mode: its image's registers are zeros.
    package var isDebug: Bool { pcrs[0]?.allSatisfy { $0 == 0 } ?? false }
}

/// Verifies an attestation document: structure, signature, chain to the local root at `now` (seconds since 1970).
package typealias DocumentVerifier =
    @Sendable (_ document: [UInt8], _ now: Int64) throws(DocumentRefusal) -> AttestedRecipient

/// Why a document is not believed, in one sentence without a full stop.
package struct DocumentRefusal: Error, Sendable, Equatable {
    /// One sentence without a full stop.
    package var reason: String
    package init(_ reason: String) { self.reason = reason }
}
