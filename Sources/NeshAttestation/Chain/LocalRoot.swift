import NeshCrypto
import NeshData

/// The root of a user's local documents: a certificate and its private key, in one file that only the user can read.
package final class LocalRoot {
    package let certificate: Certificate
    let key: SigningKey

    private init(certificate: Certificate, key: SigningKey) { (self.certificate, self.key) = (certificate, key) }

    /// Makes a root that is valid for 30 years and an hour, as AWS's is.
    /// - Parameters:
    ///   - now: seconds since 1970.
    ///   - random: that many bytes that nobody can foresee.
    /// - Returns: nil when libcrypto fails.
    package static func make(now: Int64, random: (Int) -> [UInt8]) -> LocalRoot? {
        let serial = LocalCertificates.serial(random)
        let request = CertificateRequest(
            subject: LocalCertificates.subject("\(serial.prefix(8).hexadecimal).root"), serialNumber: serial,
            validity: now...now + 10_958 * 86400 + 3600, authority: .init(pathLength: nil),
            keyUsage: "digitalSignature,keyCertSign,cRLSign", hasKeyIdentifiers: true)
        guard let key = SigningKey.make(.p384), let certificate = try? Certificate.make(request, key: key)
        else { return nil }
        return LocalRoot(certificate: certificate, key: key)
    }

    /// Reads what `pem` writes.
    /// - Throws: `ParseError` when a part is missing, the two do not belong together or the certificate is not one of
    ///   nesh's local ones.
    package init(pem: [UInt8]) throws(ParseError) {
        let certificate = try Certificate(pem: pem)
        let key: SigningKey
        do throws(ParseError) { key = try SigningKey(pem: pem) } catch {
            throw ParseError("no private key: \(error.message)")
        }
        guard let own = certificate.publicKey, own.matches(key), key.curve == .p384 else {
            throw ParseError("the key is not the certificate's, or not on the curve P-384")
        }
        guard LocalSubject.isLocal(certificate), certificate.isAuthority else {
            throw ParseError("the certificate is not a root of nesh's local engine")
        }
        self.certificate = certificate
        self.key = key
    }

    /// Key and certificate; nil when libcrypto cannot write the key.
    package var pem: [UInt8]? { key.privatePEM.map { $0 + certificate.pem } }

    /// The root's certificate in DER.
    package var certificateDER: [UInt8] { certificate.der }

    /// What verifiers need.
    package var anchor: TrustAnchor { TrustAnchor(certificate: certificate, origin: .local) }
}
