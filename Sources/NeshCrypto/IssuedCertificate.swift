import COpenSSL
import NeshData

/// Certificates that this program issues itself, for servers on this machine.
package enum IssuedCertificate {
    /// What is in a certificate beside its key.
    package struct Content: Sendable {
        /// The subject's common name.
        package var name: String
        /// Shown as the subject's organization.
        package var organization: String
        /// Seconds since 1970.
        package var notBefore: Int64
        /// Seconds since 1970.
        package var notAfter: Int64
        /// X.509 extensions as OpenSSL's configuration files word them: `basicConstraints` and `critical,CA:TRUE`.
        package var extensions: [(name: String, value: String)]

        /// - Parameters:
        ///   - notBefore: seconds since 1970.
        ///   - notAfter: seconds since 1970.
        ///   - extensions: in OpenSSL's words for names and values.
        package init(
            name: String, organization: String, notBefore: Int64, notAfter: Int64,
            extensions: [(name: String, value: String)]
        ) {
            self.name = name
            self.organization = organization
            self.notBefore = notBefore
            self.notAfter = notAfter
            self.extensions = extensions
        }
    }

    /// An issuer: its certificate and its key.
    package struct Issuer: Sendable {
        /// Its certificate, in DER.
        package var der: [UInt8]
        /// What it signs by.
        package var key: KeyPair

        package init(der: [UInt8], key: KeyPair) {
            self.der = der
            self.key = key
        }
    }

    /// A certificate in DER, signed with SHA-256.
    /// - Parameters:
    ///   - serial: up to 20 bytes.
    ///   - issuer: nil makes one that signs itself.
    /// - Throws: `ParseError` with libcrypto's reason.
    package static func make(
        _ content: Content, for subject: KeyPair, serial: [UInt8], by issuer: Issuer?
    ) throws(ParseError) -> [UInt8] {
        guard let certificate = X509_new() else { throw ParseError(cryptoReason()) }
        defer { X509_free(certificate) }
        let issuing = try issuer.map { issuer throws(ParseError) in try parse(issuer.der) }
        defer { X509_free(issuing) }
        let isComplete =
            X509_set_version(certificate, 2) == 1 && set(serial: serial, certificate)
            && ASN1_TIME_set(X509_getm_notBefore(certificate), time_t(content.notBefore)) != nil
            && ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(content.notAfter)) != nil
            && X509_set_pubkey(certificate, subject.key) == 1 && set(name: content, certificate)
            && X509_set_issuer_name(certificate, X509_get_subject_name(issuing ?? certificate)) == 1
            && content.extensions.allSatisfy { add($0.name, $0.value, to: certificate, by: issuing ?? certificate) }
            && X509_sign(certificate, (issuer?.key ?? subject).key, EVP_sha256()) > 0
        guard isComplete, let der = derBytes({ i2d_X509(certificate, &$0) }) else { throw ParseError(cryptoReason()) }
        return der
    }

    /// The same as PEM.
    package static func pem(_ der: [UInt8]) -> [UInt8] {
        var text = "-----BEGIN CERTIFICATE-----\n"
        var rest = Base64.encode(der)[...]
        while !rest.isEmpty {
            text += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return Array((text + "-----END CERTIFICATE-----\n").utf8)
    }

    /// OpenSSL's hash of the subject's name, in eight digits: what `c_rehash` names files by.
    package static func nameHash(_ der: [UInt8]) -> String? {
        guard let certificate = try? parse(der) else { return nil }
        defer { X509_free(certificate) }
        let digits = String(X509_subject_name_hash(certificate), radix: 16)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    private static func parse(_ der: [UInt8]) throws(ParseError) -> OpaquePointer {
        var start: UnsafePointer<UInt8>?
        let certificate = der.withUnsafeBufferPointer { buffer in
            start = buffer.baseAddress
            return d2i_X509(nil, &start, buffer.count)
        }
        guard let certificate else { throw ParseError("no certificate: \(cryptoReason())") }
        return certificate
    }

    private static func set(serial: [UInt8], _ certificate: OpaquePointer) -> Bool {
        guard let number = BN_bin2bn(serial, Int32(clamping: serial.count), nil) else { return false }
        defer { BN_free(number) }
        return BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nil
    }

    private static func set(name content: Content, _ certificate: OpaquePointer) -> Bool {
        guard let name = X509_get_subject_name(certificate) else { return false }
        // 0x1000 is MBSTRING_UTF8: the value is UTF-8.
        return [("O", content.organization), ("CN", content.name)].allSatisfy { (field: String, value: String) in
            X509_NAME_add_entry_by_txt(name, field, 0x1000, Array(value.utf8), Int32(value.utf8.count), -1, 0) == 1
        }
    }

    private static func add(
        _ name: String, _ value: String, to certificate: OpaquePointer, by issuer: OpaquePointer
    ) -> Bool {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, certificate, nil, nil, 0)
        guard let part = X509V3_EXT_conf(nil, &context, name, value) else { return false }
        defer { X509_EXTENSION_free(part) }
        return X509_add_ext(certificate, part, -1) == 1
    }
}
