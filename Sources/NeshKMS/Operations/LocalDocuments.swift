import NeshAttestation
import NeshCrypto
import NeshData

/// Judges documents of this user's local engine as `attestation verify` does: by the local root, at this moment. Which
/// enclaves are answered is the key policy's matter, so that debug mode and no registers at all are accepted here.
package enum LocalDocuments {
    /// - Parameter root: the local root's certificate in DER; nil while there is none, because no enclave ever ran.
    package static func verifier(root: @escaping @Sendable () -> [UInt8]?) -> DocumentVerifier {
        { document, now throws(DocumentRefusal) in
            guard let der = root() else {
                throw DocumentRefusal("there is no local root yet: no enclave of the local engine has run")
            }
            do throws(ParseError) {
                let anchor = TrustAnchor(certificate: try Certificate(der: der), origin: .local)
                return try judge(try SignedDocument(document), anchor, now)
            } catch { throw DocumentRefusal(error.description) }
        }
    }

    private static func judge(
        _ signed: SignedDocument, _ anchor: TrustAnchor, _ now: Int64
    ) throws(ParseError) -> AttestedRecipient {
        let expectations = AttestationExpectations(
            root: anchor, time: .at(now), now: now, allowsDebug: true, allowsUnpinned: true)
        let failures = AttestationVerifier(expectations).verify(signed).failures
        guard failures.isEmpty else {
            throw ParseError(failures.map { "\($0.subject.name): \($0.reason)" }.joined(separator: "; "))
        }
        let document = signed.document
        return AttestedRecipient(
            moduleID: document.moduleID,
            pcrs: Dictionary(document.pcrs.map { ($0.index, $0.value) }) { first, _ in first },
            publicKey: document.publicKey, timestamp: Int64(clamping: document.timestamp))
    }
}
