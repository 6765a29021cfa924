import COpenSSL
import Glibc
import NeshData

/// What a new certificate should say.
package struct CertificateRequest {
    /// The subject's parts in their order: short name (`CN`) and value.
    package var subject: [(name: String, value: String)]
    /// Most significant byte first; the first bit must be 0 so that the number is positive.
    package var serialNumber: [UInt8]
    /// Seconds since 1970, both ends included.
    package var validity: ClosedRange<Int64>
    /// Nil for a leaf.
    package var authority: Authority?
    /// As openssl's configuration names them: `digitalSignature,keyCertSign`.
    package var keyUsage: String
    /// Whether a reader that does not know key usages must refuse the certificate.
    package var isKeyUsageCritical: Bool
    /// Whether the key identifiers of itself and its issuer are in it.
    package var hasKeyIdentifiers: Bool

    /// May issue certificates.
    package struct Authority {
        /// How many authorities may follow it; nil for any number.
        package var pathLength: Int?
        package init(pathLength: Int?) { self.pathLength = pathLength }
    }

    package init(
        subject: [(name: String, value: String)], serialNumber: [UInt8], validity: ClosedRange<Int64>,
        authority: Authority?, keyUsage: String, isKeyUsageCritical: Bool = true, hasKeyIdentifiers: Bool
    ) {
        self.subject = subject
        self.serialNumber = serialNumber
        self.validity = validity
        self.authority = authority
        self.keyUsage = keyUsage
        self.isKeyUsageCritical = isKeyUsageCritical
        self.hasKeyIdentifiers = hasKeyIdentifiers
    }
}

extension Certificate {
    /// Makes a certificate of version 3 for `key`, signed with ECDSA and SHA-384.
    /// - Parameter issuer: who signs; nil for a certificate that signs itself.
    /// - Returns: nil when libcrypto refuses, for example a part of the subject that is too long.
    package static func make(
        _ request: CertificateRequest, key: SigningKey, issuer: (certificate: Certificate, key: SigningKey)?
    ) -> Certificate? {
        defer { ERR_clear_error() }
        guard let x509 = X509_new() else { return nil }
        defer { X509_free(x509) }
        guard X509_set_version(x509, 2) == 1, setSerial(request.serialNumber, of: x509),
            setTime(request.validity.lowerBound, of: X509_getm_notBefore(x509)),
            setTime(request.validity.upperBound, of: X509_getm_notAfter(x509)),
            let name = X509_get_subject_name(x509)
        else { return nil }
        for part in request.subject {
            let value = Array(part.value.utf8)
            guard
                X509_NAME_add_entry_by_txt(name, part.name, MBSTRING_UTF8, value, Int32(value.count), -1, 0) == 1
            else { return nil }
        }
        let issuerX509 = issuer?.certificate.x509 ?? x509
        guard X509_set_issuer_name(x509, X509_get_subject_name(issuerX509)) == 1,
            X509_set_pubkey(x509, key.key) == 1
        else { return nil }
        let constraints =
            request.authority.map { "critical,CA:TRUE" + ($0.pathLength.map { ",pathlen:\($0)" } ?? "") }
            ?? "critical,CA:FALSE"
        var extensions: [(Int32, String)] = [(NID_basic_constraints, constraints)]
        if request.hasKeyIdentifiers {
            if issuer != nil { extensions.append((NID_authority_key_identifier, "keyid:always")) }
            extensions.append((NID_subject_key_identifier, "hash"))
        }
        extensions.append((NID_key_usage, (request.isKeyUsageCritical ? "critical," : "") + request.keyUsage))
        for (kind, value) in extensions {
            guard add(kind, value, to: x509, issuer: issuerX509) else { return nil }
        }
        guard X509_sign(x509, (issuer?.key ?? key).key, EVP_sha384()) > 0 else { return nil }
        // Read again, so that what is handed on is what its bytes say.
        return Certificate.encoded(x509).flatMap { try? Certificate(der: $0) }
    }

    private static func setSerial(_ bytes: [UInt8], of x509: OpaquePointer) -> Bool {
        guard let number = BN_bin2bn(bytes, Int32(clamping: bytes.count), nil) else { return false }
        defer { BN_free(number) }
        return BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509)) != nil
    }

    private static func setTime(_ seconds: Int64, of time: UnsafeMutablePointer<ASN1_TIME>?) -> Bool {
        time.map { ASN1_TIME_set($0, time_t(seconds)) != nil } ?? false
    }

    private static func add(_ kind: Int32, _ value: String, to x509: OpaquePointer, issuer: OpaquePointer) -> Bool {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, x509, nil, nil, 0)
        guard let made = X509V3_EXT_conf_nid(nil, &context, kind, value) else { return false }
        defer { X509_EXTENSION_free(made) }
        return X509_add_ext(x509, made, -1) == 1
    }
}
