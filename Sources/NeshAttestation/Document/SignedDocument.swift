import NeshCrypto
import NeshData

/// An attestation document as a module hands it out: a payload and its signature. Nothing of it is checked yet.
package struct SignedDocument {
    /// The payload, read.
    package let document: AttestationDocument
    /// What was signed, and the signature.
    package let message: COSESign1
    /// The whole document.
    package let bytes: [UInt8]

    /// Reads a document.
    /// - Throws: `ParseError` when it is larger than `AttestationDocument.Limit.document`, no COSE_Sign1 with an empty
    ///   unprotected header, or its payload is not an attestation document.
    package init(_ bytes: [UInt8]) throws(ParseError) {
        guard bytes.count <= AttestationDocument.Limit.document else {
            throw ParseError("\(bytes.count) bytes, more than the \(AttestationDocument.Limit.document) of a document")
        }
        message = try COSESign1.parse(bytes, valueLimit: 16, isUnprotectedEmpty: true)
        document = try AttestationDocument.decode(payload: message.payload)
        self.bytes = bytes
    }

    /// Signs a payload as a module does: untagged, ES384 in the protected header.
    /// - Returns: nil when libcrypto cannot sign.
    package static func sign(_ document: AttestationDocument, key: SigningKey) -> [UInt8]? {
        let protected = COSESign1.protected(algorithm: SigningKey.Curve.p384.algorithm)
        let payload = document.encoded
        let signed = COSESign1.signedBytes(protected: protected, payload: payload)
        return key.sign(signed, curve: .p384).map {
            COSESign1(protected: protected, payload: payload, signature: $0).encoded
        }
    }

    /// Whether the key of this certificate made the signature, with ECDSA on P-384 and SHA-384 (ES384).
    package func isSigned(by certificate: Certificate) -> Bool {
        guard message.algorithm == Int(SigningKey.Curve.p384.algorithm), let key = certificate.publicKey,
            key.curve == .p384
        else { return false }
        return key.verifies(message.signature, of: message.signedBytes, curve: .p384)
    }
}
