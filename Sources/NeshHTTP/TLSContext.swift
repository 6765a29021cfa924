import COpenSSL
import NeshCrypto
import NeshData
import Synchronization

/// What TLS servers of one kind have in common: versions, and which certificate a name gets.
package final class TLSContext: @unchecked Sendable {
    // SAFETY: libssl counts references of a context atomically, and nothing changes it once `init` has ended.
    let context: OpaquePointer
    private let choice: Choice

    /// A certificate in DER with the key that it is for, as PKCS #8 in DER.
    package struct Identity: Sendable {
        /// In DER.
        package var certificate: [UInt8]
        /// As PKCS #8 in DER.
        package var key: [UInt8]

        package init(certificate: [UInt8], key: [UInt8]) { (self.certificate, self.key) = (certificate, key) }
    }

    /// - Parameter identity: the certificate for the name that a client asks for; nil where it asks for
    ///   none. A client is refused where this gives nil.
    /// - Throws: `ParseError` with libssl's reason.
    package init(identity: @escaping @Sendable (String?) -> Identity?) throws(ParseError) {
        guard let context = SSL_CTX_new(TLS_server_method()) else { throw ParseError(cryptoReason()) }
        self.context = context
        choice = Choice(identity)
        SSL_CTX_ctrl(context, SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION), nil)
        SSL_CTX_set_options(context, nesh_tls_options())
        // Sessions are not kept, and buffers only while they are used: a connection's memory is bounded.
        SSL_CTX_ctrl(context, SSL_CTRL_SET_SESS_CACHE_MODE, 0, nil)
        SSL_CTX_ctrl(context, SSL_CTRL_MODE, Int(SSL_MODE_RELEASE_BUFFERS), nil)
        SSL_CTX_set_num_tickets(context, 0)
        SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nil)
        // SAFETY: `choice` lives as long as this object, and every session holds this object.
        SSL_CTX_set_cert_cb(context, chooseCertificate, Unmanaged.passUnretained(choice).toOpaque())
    }

    deinit { SSL_CTX_free(context) }
}

private final class Choice: Sendable {
    let identity: @Sendable (String?) -> TLSContext.Identity?
    init(_ identity: @escaping @Sendable (String?) -> TLSContext.Identity?) { self.identity = identity }
}

private func chooseCertificate(_ session: OpaquePointer?, _ context: UnsafeMutableRawPointer?) -> Int32 {
    guard let session, let context else { return 0 }
    let name = SSL_get_servername(session, TLSEXT_NAMETYPE_host_name).map { String(cString: $0) }
    // SAFETY: the pointer is the Choice of the session's own context.
    let choice = Unmanaged<Choice>.fromOpaque(context).takeUnretainedValue()
    guard let identity = choice.identity(name),
        SSL_use_certificate_ASN1(session, identity.certificate, Int32(clamping: identity.certificate.count)) == 1,
        let key = try? KeyPair(privateDER: identity.key),
        SSL_use_PrivateKey_ASN1(
            key.rsaBits == nil ? EVP_PKEY_EC : EVP_PKEY_RSA, session, identity.key, identity.key.count)
            == 1
    else { return 0 }
    return 1
}

/// `http/1.1` where it is offered; otherwise no protocol is agreed upon, which means the same.
private func chooseProtocol(
    _ session: OpaquePointer?, _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
    _ chosenCount: UnsafeMutablePointer<UInt8>?, _ offered: UnsafePointer<UInt8>?, _ count: UInt32,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let offered, let chosen, let chosenCount else { return SSL_TLSEXT_ERR_NOACK }
    let wanted = Array("http/1.1".utf8)
    var index = 0
    while index < Int(count) {
        let length = Int(offered[index])
        guard index + 1 + length <= Int(count) else { break }
        if length == wanted.count, (0..<length).allSatisfy({ offered[index + 1 + $0] == wanted[$0] }) {
            chosen.pointee = offered + index + 1
            chosenCount.pointee = UInt8(length)
            return SSL_TLSEXT_ERR_OK
        }
        index += 1 + length
    }
    return SSL_TLSEXT_ERR_NOACK
}
