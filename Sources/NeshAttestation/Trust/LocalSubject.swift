import NeshCrypto
import NeshData

/// How the certificates of nesh's local engine name themselves, so that nobody takes them for AWS's.
package enum LocalSubject {
    /// The organisation (O) of its certificates.
    package static let organization = "nesh local engine, not AWS"
    /// What every common name ends in. `.invalid` is a domain that nobody can have (RFC 2606).
    package static let suffix = "nesh.invalid"

    /// One sentence for people that says what such a document does not prove.
    package static let warning = "made by nesh's local engine for learning and testing: \(noProof)"
    /// The same, below a line that has said whose root it is.
    package static let caveat = "for learning and testing: \(noProof)"
    private static let noProof = "it proves nothing, because anyone who has the root can make such documents"

    /// Whether a certificate says that it is one of these.
    package static func isLocal(_ certificate: Certificate) -> Bool {
        certificate.subjectText.contains(organization) || certificate.commonName?.hasSuffix(suffix) == true
    }
}
