import NeshCrypto

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

    package init(certificate: Certificate, origin: Origin) {
        self.certificate = certificate
        self.origin = origin
    }

    /// `AWS's root (G1)`, `the root of nesh's local engine`, `the root in FILE`
    package var name: String {
        switch origin {
        case .aws: "AWS's root (G1)"
        case .local: "the root of nesh's local engine"
        case .file(let path): "the root in \(path)"
        }
    }
}
