import COpenSSL
import Glibc

/// What a certificate says about itself, as far as a chain is judged and shown by it.
extension Certificate {
    /// What the key may be used for (RFC 5280, 4.2.1.3); only the three that chains here use.
    package struct KeyUsage: OptionSet, Sendable {
        package let rawValue: UInt32
        package init(rawValue: UInt32) { self.rawValue = rawValue }
        /// Signatures over what is not a certificate.
        package static let digitalSignature = KeyUsage(rawValue: UInt32(KU_DIGITAL_SIGNATURE))
        /// Signatures that somebody can be held to.
        package static let nonRepudiation = KeyUsage(rawValue: UInt32(KU_NON_REPUDIATION))
        /// Signatures over certificates.
        package static let certificateSign = KeyUsage(rawValue: UInt32(KU_KEY_CERT_SIGN))
        /// Signatures over lists of revoked certificates.
        package static let revocationSign = KeyUsage(rawValue: UInt32(KU_CRL_SIGN))
    }

    /// The subject as RFC 2253 writes it, but in the order of the certificate: `C=US, O=Amazon, CN=…`.
    package var subjectText: String { Self.text(of: X509_get_subject_name(x509)) }
    /// The issuer, written as `subjectText` is.
    package var issuerText: String { Self.text(of: X509_get_issuer_name(x509)) }

    /// OpenSSL's hash of the subject's name, in eight digits: by it a certificate is found in a directory of them.
    package var nameHash: String {
        let digits = String(X509_subject_name_hash(x509), radix: 16)
        return String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    }

    /// The subject's common name; nil where it has none.
    package var commonName: String? {
        guard let name = X509_get_subject_name(x509) else { return nil }
        let index = X509_NAME_get_index_by_NID(name, NID_commonName, -1)
        guard index >= 0, let entry = X509_NAME_get_entry(name, index) else { return nil }
        var text: UnsafeMutablePointer<UInt8>?
        let count = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry))
        guard count >= 0, let text else { return nil }
        defer { nesh_free(text) }
        return String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
    }

    /// Seconds since 1970; nil for a time that cannot be read.
    package var validFrom: Int64? { Self.seconds(X509_get0_notBefore(x509)) }
    /// Seconds since 1970; nil where the certificate's date cannot be read.
    package var validUntil: Int64? { Self.seconds(X509_get0_notAfter(x509)) }

    /// Whether its basic constraints say that it may issue certificates.
    package var isAuthority: Bool { X509_get_extension_flags(x509) & UInt32(EXFLAG_CA) != 0 }

    /// How many further authorities may stand between it and the last certificate; nil for any number.
    package var pathLength: Int? {
        let length = X509_get_pathlen(x509)
        return length < 0 ? nil : length
    }

    /// Nil where it has no such extension, which permits everything.
    package var keyUsage: KeyUsage? {
        let usage = X509_get_key_usage(x509)
        return usage == UInt32.max ? nil : KeyUsage(rawValue: usage)
    }

    /// Whether libcrypto found its extensions to be malformed or to contradict one another.
    package var isMalformed: Bool { X509_get_extension_flags(x509) & UInt32(EXFLAG_INVALID) != 0 }

    /// Whether its subject is its issuer.
    package var isSelfIssued: Bool { X509_get_extension_flags(x509) & UInt32(EXFLAG_SI) != 0 }

    /// The SHA-256 digest of its bytes.
    package var fingerprint: [UInt8] { HashState.digest(.sha256, der) }

    /// The serial number's bytes, most significant first.
    package var serialNumber: [UInt8] {
        guard let number = X509_get0_serialNumber(x509), let data = ASN1_STRING_get0_data(number) else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(number))))
    }

    /// Whether `issuer` names itself as this one's issuer says, and its key made this one's signature.
    package func isSigned(by issuer: Certificate) -> Bool {
        defer { ERR_clear_error() }
        guard X509_NAME_cmp(X509_get_issuer_name(x509), X509_get_subject_name(issuer.x509)) == 0,
            let key = X509_get0_pubkey(issuer.x509)
        else { return false }
        return X509_verify(x509, key) == 1
    }

    private static func text(of name: OpaquePointer?) -> String {
        let flags = UInt(XN_FLAG_SEP_CPLUS_SPC) | UInt(ASN1_STRFLGS_UTF8_CONVERT) | UInt(ASN1_STRFLGS_ESC_CTRL)
        let bytes = collectingStream { stream in name.map { X509_NAME_print_ex(stream, $0, 0, flags) >= 0 } ?? false }
        return String(decoding: bytes ?? [], as: UTF8.self)
    }

    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
        var broken = tm()
        guard let time, ASN1_TIME_to_tm(time, &broken) == 1 else { return nil }
        return Int64(timegm(&broken))
    }
}
