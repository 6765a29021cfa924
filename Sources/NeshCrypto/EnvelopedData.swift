import COpenSSL
import NeshData

/// CMS EnvelopedData (RFC 5652) for one RSA key.
package enum EnvelopedData {
    /// The content for anyone who has the private half: RSAES-OAEP with SHA-256 for the content's key, AES-256-CBC for
    /// the content, the recipient named by a subject key identifier of 32 bytes, in BER with indefinite lengths.
    ///
    /// AWS's parser takes no other form; libcrypto's streaming encoder writes exactly this one.
    /// - Throws: `ParseError` with libcrypto's reason; for a key that is not RSA, too.
    package static func seal(_ content: [UInt8], for recipient: KeyPair) throws(ParseError) -> [UInt8] {
        guard recipient.rsaBits != nil else { throw ParseError("the recipient's key is not RSA") }
        guard let certificate = named(recipient) else { throw ParseError(cryptoReason()) }
        defer { X509_free(certificate) }
        let flags = UInt32(CMS_STREAM | CMS_PARTIAL | CMS_BINARY)
        let sealed = withStream(content) { input -> [UInt8]? in
            guard let message = CMS_encrypt(nil, input, EVP_aes_256_cbc(), flags) else { return nil }
            defer { CMS_ContentInfo_free(message) }
            let recipientFlags = UInt32(CMS_USE_KEYID | CMS_KEY_PARAM)
            guard let info = CMS_add1_recipient_cert(message, certificate, recipientFlags),
                let context = CMS_RecipientInfo_get0_pkey_ctx(info), KeyPair.prepare(context, oaep: .sha256)
            else { return nil }
            return collectingStream { i2d_CMS_bio_stream($0, message, input, Int32(flags)) == 1 }
        }
        guard let sealed, !sealed.isEmpty else { throw ParseError(cryptoReason()) }
        return sealed
    }

    /// libcrypto takes no certificate that nobody signed.
    private static let signer = try? KeyPair.generate(.curve("P-256"))

    /// A certificate that nobody sees: libcrypto names a recipient only by one. Its identifier is the SHA-256 of the
    /// key.
    private static func named(_ recipient: KeyPair) -> OpaquePointer? {
        guard let der = recipient.publicDER, let certificate = X509_new() else { return nil }
        let identifier = HashState.digest(.sha256, der)
        guard X509_set_version(certificate, 2) == 1, X509_set_pubkey(certificate, recipient.key) == 1,
            let octets = ASN1_OCTET_STRING_new()
        else {
            X509_free(certificate)
            return nil
        }
        defer { ASN1_OCTET_STRING_free(octets) }
        guard ASN1_OCTET_STRING_set(octets, identifier, Int32(identifier.count)) == 1,
            X509_add1_ext_i2d(certificate, NID_subject_key_identifier, UnsafeMutableRawPointer(octets), 0, 0) == 1,
            ASN1_TIME_set(X509_getm_notBefore(certificate), 0) != nil,
            ASN1_TIME_set(X509_getm_notAfter(certificate), 0) != nil,
            let signer, X509_sign(certificate, signer.key, EVP_sha256()) > 0
        else {
            X509_free(certificate)
            return nil
        }
        return certificate
    }
}
