import COpenSSL
import Glibc
import NeshData

/// A key pair that certificates can be made for and signed with.
package protocol CertificateKey: AnyObject {
    /// libcrypto's.
    var key: OpaquePointer { get }
}

extension SigningKey: CertificateKey {}
extension KeyPair: CertificateKey {}

extension Certificate {
    /// Makes a certificate of version 3 for `key`.
    /// - Parameter issuer: who signs; nil for a certificate that signs itself.
    /// - Throws: `ParseError` with libcrypto's reason, for example where a part of the subject is too long.
    package static func make(
        _ request: CertificateRequest, key: some CertificateKey,
        issuer: (certificate: Certificate, key: some CertificateKey)?
    ) throws(ParseError) -> Certificate {
        let signer: any CertificateKey = if let issuer { issuer.key } else { key }
        return try make(request, key: key, issuer: issuer?.certificate, signer: signer)
    }

    /// Makes one that signs itself.
    /// - Throws: `ParseError` with libcrypto's reason.
    package static func make(
        _ request: CertificateRequest, key: some CertificateKey
    ) throws(ParseError) -> Certificate { try make(request, key: key, issuer: nil, signer: key) }

    private static func make(
        _ request: CertificateRequest, key: any CertificateKey, issuer: Certificate?, signer: any CertificateKey
    ) throws(ParseError) -> Certificate {
        guard let x509 = X509_new() else { throw ParseError(cryptoReason()) }
        defer {
            X509_free(x509)
            ERR_clear_error()
        }
        let issuerX509 = issuer?.x509 ?? x509
        let extensions = request.extensions.filter { issuer != nil || $0.name != "authorityKeyIdentifier" }
        let digest = request.digest == .sha256 ? EVP_sha256() : EVP_sha384()
        let isComplete =
            X509_set_version(x509, 2) == 1 && setSerial(request.serialNumber, of: x509)
            && setTime(request.validity.lowerBound, of: X509_getm_notBefore(x509))
            && setTime(request.validity.upperBound, of: X509_getm_notAfter(x509))
            && setSubject(request.subject, of: x509)
            && X509_set_issuer_name(x509, X509_get_subject_name(issuerX509)) == 1
            && X509_set_pubkey(x509, key.key) == 1
            && extensions.allSatisfy { add($0.name, $0.value, to: x509, issuer: issuerX509) }
            && X509_sign(x509, signer.key, digest) > 0
        // Read again, so that what is handed on is what its bytes say.
        guard isComplete, let der = encoded(x509) else { throw ParseError(cryptoReason()) }
        return try Certificate(der: der)
    }

    private static func setSubject(_ parts: [(name: String, value: String)], of x509: OpaquePointer) -> Bool {
        guard let name = X509_get_subject_name(x509) else { return false }
        return parts.allSatisfy { part in
            let value = Array(part.value.utf8)
            return X509_NAME_add_entry_by_txt(name, part.name, MBSTRING_UTF8, value, Int32(value.count), -1, 0) == 1
        }
    }

    private static func setSerial(_ bytes: [UInt8], of x509: OpaquePointer) -> Bool {
        guard let number = BN_bin2bn(bytes, Int32(clamping: bytes.count), nil) else { return false }
        defer { BN_free(number) }
        return BN_to_ASN1_INTEGER(number, X509_get_serialNumber(x509)) != nil
    }

    private static func setTime(_ seconds: Int64, of time: UnsafeMutablePointer<ASN1_TIME>?) -> Bool {
        time.map { ASN1_TIME_set($0, time_t(seconds)) != nil } ?? false
    }

    private static func add(_ name: String, _ value: String, to x509: OpaquePointer, issuer: OpaquePointer) -> Bool {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, x509, nil, nil, 0)
        guard let made = X509V3_EXT_conf(nil, &context, name, value) else { return false }
        defer { X509_EXTENSION_free(made) }
        return X509_add_ext(x509, made, -1) == 1
    }
}
