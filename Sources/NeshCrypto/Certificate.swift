import COpenSSL
import Glibc
import NeshData

/// An X.509 certificate, as its PEM file or its own bytes give it.
///
/// SAFETY: for several threads at once, since nothing changes it once it is made, and libcrypto locks what it finds out
/// about one and remembers.
package final class Certificate: @unchecked Sendable {
    let x509: OpaquePointer
    /// The file's bytes, which go into an image unchanged; written by libcrypto for one that came as DER, or in a file
    /// with its private key: those who get the certificate must not get that.
    package let pem: [UInt8]
    /// The certificate's own bytes, which PCR8 measures.
    package let der: [UInt8]

    /// - Throws: `ParseError` when there is no certificate in the text.
    package init(pem: [UInt8]) throws(ParseError) {
        guard let x509 = withStream(pem, { PEM_read_bio_X509($0, nil, { _, _, _, _ in 0 }, nil) }) else {
            throw ParseError("no PEM certificate: \(cryptoReason())", at: 0)
        }
        self.x509 = x509
        let holdsKey = String(decoding: pem, as: UTF8.self).contains("PRIVATE KEY-----")
        self.pem = holdsKey ? Self.written(x509) : pem
        guard let der = Self.encoded(x509) else {
            X509_free(x509)
            throw ParseError("a certificate that cannot be encoded: \(cryptoReason())", at: 0)
        }
        self.der = der
    }

    /// Reads a certificate's own bytes, which must be all of `der`.
    /// - Throws: `ParseError` when they are not a certificate, or bytes follow it.
    package init(der: [UInt8]) throws(ParseError) {
        guard let (parsed, used) = readDER(der, { d2i_X509(nil, &$0, $1) }) else {
            throw ParseError("no DER certificate: \(cryptoReason())", at: 0)
        }
        guard used == der.count else {
            X509_free(parsed)
            let follow = der.count - used == 1 ? "1 byte follows" : "\(der.count - used) bytes follow"
            throw ParseError("\(follow) the certificate", at: used)
        }
        x509 = parsed
        self.der = der
        pem = Self.written(parsed)
    }

    private static func written(_ x509: OpaquePointer) -> [UInt8] {
        collectingStream { PEM_write_bio_X509($0, x509) == 1 } ?? []
    }

    /// The bytes of a certificate of libcrypto's; nil for one that is not complete.
    static func encoded(_ x509: OpaquePointer) -> [UInt8]? {
        var pointer: UnsafeMutablePointer<UInt8>?
        let count = i2d_X509(x509, &pointer)
        defer { nesh_free(pointer) }
        guard count > 0, let pointer else { return nil }
        return Array(UnsafeBufferPointer(start: pointer, count: Int(count)))
    }

    deinit { X509_free(x509) }

    /// The issuer's name by its parts' long names, sorted by them; of parts named twice the last counts.
    package var issuer: JSON.Object {
        var parts: [JSON.Object.Member] = []
        guard let name = X509_get_issuer_name(x509) else { return JSON.Object() }
        for index in 0..<X509_NAME_entry_count(name) {
            guard let entry = X509_NAME_get_entry(name, index),
                let long = OBJ_nid2ln(OBJ_obj2nid(X509_NAME_ENTRY_get_object(entry)))
            else { continue }
            var text: UnsafeMutablePointer<UInt8>?
            let count = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(entry))
            guard count >= 0, let text else { continue }
            defer { nesh_free(text) }
            let value = String(decoding: UnsafeBufferPointer(start: text, count: Int(count)), as: UTF8.self)
            parts.append(.init(key: String(cString: long), value: .string(value)))
        }
        return JSON.object(JSON.Object(members: parts)).sorted.object ?? JSON.Object()
    }

    /// `ecdsa-with-SHA384`
    package var algorithm: String {
        guard let long = OBJ_nid2ln(X509_get_signature_nid(x509)) else { return "UNDEF" }
        return String(cString: long)
    }

    /// The issuer's signature.
    package var signature: [UInt8] {
        var bits: UnsafePointer<ASN1_BIT_STRING>?
        X509_get0_signature(&bits, nil, x509)
        guard let bits, let data = ASN1_STRING_get0_data(bits) else { return [] }
        return Array(UnsafeBufferPointer(start: data, count: Int(ASN1_STRING_length(bits))))
    }

    /// `Nov 23 21:03:51 2026 GMT`
    package var notBefore: String { Self.text(X509_get0_notBefore(x509)) }
    /// When it ends to be valid, as OpenSSL prints it.
    package var notAfter: String { Self.text(X509_get0_notAfter(x509)) }

    /// - Parameter now: seconds since 1970.
    package func isExpired(at now: Int64) -> Bool {
        var time = time_t(now)
        return X509_cmp_time(X509_get0_notAfter(x509), &time) < 0
    }

    /// The key that signatures are checked with; nil when libcrypto does not know its kind.
    package var publicKey: SigningKey? { X509_get_pubkey(x509).map(SigningKey.init(taking:)) }

    /// As `describe-eif` prints it.
    package var json: JSON {
        [
            "IssuerName": .object(issuer), "Algorithm": .string(algorithm), "NotBefore": .string(notBefore),
            "NotAfter": .string(notAfter),
            "Signature": .string(
                signature.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: ":")),
        ]
    }

    private static func text(_ time: UnsafePointer<ASN1_TIME>?) -> String {
        let bytes = collectingStream { ASN1_TIME_print($0, time) == 1 }
        return String(decoding: bytes ?? [], as: UTF8.self)
    }
}
