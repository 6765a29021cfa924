import NeshCrypto
import NeshData

/// A root that documents are judged by.
package struct TrustAnchor {
    /// Whose root it is, which decides what an accepted document means.
    package enum Origin: Sendable, Equatable {
        /// AWS's: the document comes from the Nitro hypervisor.
        case aws
        /// This user's root of nesh's local engine: the document is for learning and testing and proves nothing.
        case local
        /// A file that was named.
        case file(String)
    }

    package let certificate: Certificate
    package let origin: Origin

    package init(certificate: Certificate, origin: Origin) { (self.certificate, self.origin) = (certificate, origin) }

    /// A certificate in a file, PEM or DER. AWS's own file is AWS's root.
    /// - Throws: `ParseError` when it holds none.
    package init(file bytes: [UInt8], path: String) throws(ParseError) {
        // DER begins with the tag of a sequence, which is also the digit 0.
        let certificate = bytes.first == 0x30 ? try Certificate(der: bytes) : try Certificate(pem: bytes)
        let isAWS = certificate.fingerprint.hexadecimal == Self.awsFingerprint
        self.init(certificate: certificate, origin: isAWS ? .aws : .file(path))
    }

    /// `AWS's root`, `the root of nesh's local engine`, `the root in FILE`
    package var name: String {
        switch origin {
        case .aws: "AWS's root"
        case .local: "the root of nesh's local engine"
        case .file(let path): "the root in \(path)"
        }
    }
}
