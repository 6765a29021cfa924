/// What a new certificate should say.
package struct CertificateRequest {
    /// The subject's parts in their order: short name (`CN`) and value.
    package var subject: [(name: String, value: String)]
    /// Most significant byte first, up to 20; the first bit must be 0 so that the number is positive.
    package var serialNumber: [UInt8]
    /// Seconds since 1970, both ends included.
    package var validity: ClosedRange<Int64>
    /// In their order, as OpenSSL's configuration files word them: `basicConstraints` and `critical,CA:TRUE`. An
    /// authority key identifier is left out of a certificate that signs itself.
    package var extensions: [(name: String, value: String)]
    package var digest: Digest

    /// What the signature is over.
    package enum Digest {
        case sha256, sha384
    }

    /// May issue certificates.
    package struct Authority {
        /// How many authorities may follow it; nil for any number.
        package var pathLength: Int?
        package init(pathLength: Int?) { self.pathLength = pathLength }
    }

    /// - Parameters:
    ///   - validity: the first and the last second since 1970.
    ///   - extensions: in OpenSSL's words for names and values.
    package init(
        subject: [(name: String, value: String)], serialNumber: [UInt8], validity: ClosedRange<Int64>,
        extensions: [(name: String, value: String)], digest: Digest
    ) {
        self.subject = subject
        self.serialNumber = serialNumber
        self.validity = validity
        self.extensions = extensions
        self.digest = digest
    }

    /// One of a chain for attestation documents, signed over SHA-384.
    /// - Parameters:
    ///   - authority: nil for a leaf.
    ///   - keyUsage: as openssl's configuration names them: `digitalSignature,keyCertSign`.
    ///   - isKeyUsageCritical: whether a reader that does not know key usages must refuse the certificate.
    ///   - hasKeyIdentifiers: whether the key identifiers of itself and its issuer are in it.
    package init(
        subject: [(name: String, value: String)], serialNumber: [UInt8], validity: ClosedRange<Int64>,
        authority: Authority?, keyUsage: String, isKeyUsageCritical: Bool = true, hasKeyIdentifiers: Bool
    ) {
        let constraints =
            authority.map { "critical,CA:TRUE" + ($0.pathLength.map { ",pathlen:\($0)" } ?? "") } ?? "critical,CA:FALSE"
        let identifiers = [("authorityKeyIdentifier", "keyid:always"), ("subjectKeyIdentifier", "hash")]
        self.init(
            subject: subject, serialNumber: serialNumber, validity: validity,
            extensions: [("basicConstraints", constraints)] + (hasKeyIdentifiers ? identifiers : [])
                + [("keyUsage", (isKeyUsageCritical ? "critical," : "") + keyUsage)], digest: .sha384)
    }
}
