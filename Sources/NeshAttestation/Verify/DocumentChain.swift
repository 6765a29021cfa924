import NeshCrypto
import NeshData

/// A document's certificates as such.
package struct DocumentChain {
    /// The certificate whose key signed the document.
    package let leaf: Certificate
    /// The root first, as the document has them.
    package let bundle: [Certificate]
    private let known = Known()

    /// What libcrypto has said of the chain already: signatures are what a document costs.
    private final class Known {
        var judgements: [(root: [UInt8], seconds: Int64?, judgement: CertificateChain.Judgement)] = []
    }

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
        for (former, time, judgement) in known.judgements where former == root.der {
            // What holds at some time holds without regard to the time.
            if time == seconds || seconds == nil && judgement.refusal == nil { return judgement.refusal }
        }
        // What the document reports a root is not trusted: only what is given is.
        let intermediates = bundle.filter { $0.der != root.der }
        let judgement = CertificateChain.judge(leaf: leaf, intermediates: intermediates, root: root, at: seconds)
        known.judgements.append((root.der, seconds, judgement))
        return judgement.refusal
    }

    /// Whether libcrypto has found each certificate signed by the one before it, in the document's own order.
    private var isProvenInOrder: Bool {
        let order = [leaf.der] + bundle.reversed().map(\.der)
        return known.judgements.contains { $0.judgement == .holds(path: order) }
    }

    /// Whether the certificates stand in order and each may do what it does: sign others, this many below it.
    var authorities: AttestationCheck {
        var faults: [String] = []
        let isProven = isProvenInOrder
        for (index, certificate) in bundle.enumerated() {
            let name = certificate.commonName ?? "certificate \(index + 1)"
            let below = bundle.count - 1 - index
            let next = index + 1 < bundle.count ? bundle[index + 1] : leaf
            if bundle[..<index].contains(where: { $0.der == certificate.der }) {
                faults.append("\(name) is there twice")
            }
            if certificate.isMalformed { faults.append("\(name) has extensions that contradict one another") }
            if !certificate.isAuthority { faults.append("\(name) is not an authority (CA:FALSE)") }
            if let allowed = certificate.pathLength, allowed < below {
                faults.append("\(name) allows \(allowed) authorities below it, and there are \(below)")
            }
            if certificate.keyUsage?.contains(.certificateSign) == false {
                faults.append("the key of \(name) must not sign certificates")
            }
            if !isProven, !next.isSigned(by: certificate) {
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
                .authorities, .holds,
                "each certificate limits how many authorities may stand below it (\(lengths)), and the chain keeps to that"
            )
        }
        return AttestationCheck(.authorities, .fails, first, details: Array(faults.dropFirst()))
    }
}
