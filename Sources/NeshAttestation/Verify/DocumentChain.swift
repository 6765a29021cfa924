import NeshCrypto
import NeshData

/// A document's certificates as such.
package struct DocumentChain {
    package let leaf: Certificate
    /// The root first, as the document has them.
    package let bundle: [Certificate]

    /// - Throws: `ParseError` that names the certificate which is not one.
    package init(_ document: AttestationDocument) throws(ParseError) {
        leaf = try Self.read(document.certificate, "certificate")
        var bundle: [Certificate] = []
        for (index, der) in document.cabundle.enumerated() {
            bundle.append(try Self.read(der, "certificate \(index + 1) of cabundle"))
        }
        self.bundle = bundle
    }

    private static func read(_ der: [UInt8], _ name: String) throws(ParseError) -> Certificate {
        do throws(ParseError) { return try Certificate(der: der) } catch {
            throw ParseError("\(name): \(error.message)")
        }
    }

    /// Why no chain of these certificates leads to `root`; nil where one does.
    /// - Parameter seconds: since 1970; nil if the validity in time does not matter.
    func refusal(root: Certificate, at seconds: Int64?) -> CertificateChain.Refusal? {
        // What the document says about a root is not trusted: only what is given is.
        let intermediates = bundle.filter { $0.der != root.der }
        return CertificateChain.refusal(leaf: leaf, intermediates: intermediates, root: root, at: seconds)
    }

    /// Whether the certificates stand in order and each may do what it does: sign others, this many below it.
    var authorities: AttestationCheck {
        var faults: [String] = []
        for (index, certificate) in bundle.enumerated() {
            let name = certificate.commonName ?? "certificate \(index + 1)"
            let below = bundle.count - 1 - index
            let next = index + 1 < bundle.count ? bundle[index + 1] : leaf
            if certificate.isMalformed { faults.append("\(name) has extensions that contradict one another") }
            if !certificate.isAuthority { faults.append("\(name) is no authority (CA:FALSE)") }
            if let allowed = certificate.pathLength, allowed < below {
                faults.append("\(name) allows \(allowed) authorities below it, and there are \(below)")
            }
            if certificate.keyUsage?.contains(.certificateSign) == false {
                faults.append("the key of \(name) must not sign certificates")
            }
            if !next.isSigned(by: certificate) {
                faults.append("\(name) did not sign \(next.commonName ?? "the next one")")
            }
        }
        if leaf.isAuthority { faults.append("the leaf is an authority (CA:TRUE)") }
        if leaf.keyUsage?.contains(.digitalSignature) == false {
            faults.append("the leaf's key must not sign anything")
        }
        guard let first = faults.first else {
            let lengths = bundle.map { $0.pathLength.map(String.init) ?? "any" }.joined(separator: ", ")
            return AttestationCheck(
                .authorities, .holds, "root first; path lengths \(lengths); the leaf is no authority")
        }
        return AttestationCheck(.authorities, .fails, first, details: Array(faults.dropFirst()))
    }
}
