import COpenSSL
import Glibc

/// Chains of certificates as libcrypto judges them (RFC 5280).
package enum CertificateChain {
    /// Why a chain was refused.
    package struct Refusal: Error, Equatable, Sendable, CustomStringConvertible {
        /// libcrypto's words: `certificate has expired`.
        package var reason: String
        /// How many certificates the one concerned is away from the leaf; the leaf is 0.
        package var depth: Int
        /// Its common name or whole subject; empty where there is none.
        package var subject: String
        /// Whether the time alone was wrong: before or after the validity of a certificate.
        package var isTime: Bool

        package var description: String { subject.isEmpty ? reason : "\(reason): \(subject)" }
    }

    /// What comes of looking at a chain.
    package enum Judgement: Equatable, Sendable {
        /// The certificates in DER from the leaf to the root, each signed by the next.
        case holds(path: [[UInt8]])
        case refused(Refusal)

        /// What is wrong; nil for a chain that holds.
        package var refusal: Refusal? {
            if case .refused(let refusal) = self { refusal } else { nil }
        }
    }

    /// Builds a chain from `leaf` over some of `intermediates` to `root` and checks signatures, authority flags, path
    /// lengths, key usages, strength (128 bits at least) and that each certificate is valid at `time`. Nothing is
    /// fetched, so that revocation is not looked at.
    /// - Parameter time: seconds since 1970; nil if the validity in time does not matter.
    package static func judge(
        leaf: Certificate, intermediates: [Certificate], root: Certificate, at time: Int64?
    ) -> Judgement {
        let failed = Judgement.refused(
            Refusal(reason: "libcrypto could not check the chain", depth: 0, subject: "", isTime: false))
        guard let store = X509_STORE_new() else { return failed }
        defer { X509_STORE_free(store) }
        guard X509_STORE_add_cert(store, root.x509) == 1, let pool = OPENSSL_sk_new_null() else { return failed }
        defer { OPENSSL_sk_free(pool) }
        for certificate in intermediates {
            guard OPENSSL_sk_push(pool, UnsafeRawPointer(certificate.x509)) > 0 else { return failed }
        }
        guard let context = X509_STORE_CTX_new() else { return failed }
        defer {
            X509_STORE_CTX_free(context)
            ERR_clear_error()
        }
        guard X509_STORE_CTX_init(context, store, leaf.x509, pool) == 1,
            let parameters = X509_STORE_CTX_get0_param(context)
        else { return failed }
        if let time {
            X509_VERIFY_PARAM_set_time(parameters, time_t(clamping: time))
        } else {
            X509_VERIFY_PARAM_set_flags(parameters, UInt(X509_V_FLAG_NO_CHECK_TIME))
        }
        // Level 3 of libcrypto: no key and no digest of less than 128 bits of strength.
        X509_VERIFY_PARAM_set_auth_level(parameters, 3)
        X509_VERIFY_PARAM_set_depth(parameters, Int32(intermediates.count + 1))
        if X509_verify_cert(context) == 1 { return .holds(path: path(of: context)) }
        let code = X509_STORE_CTX_get_error(context)
        let subject = X509_STORE_CTX_get_current_cert(context).flatMap { Self.subject(of: $0) }
        return .refused(
            Refusal(
                reason: String(cString: X509_verify_cert_error_string(Int(code))),
                depth: Int(X509_STORE_CTX_get_error_depth(context)), subject: subject ?? "",
                isTime: code == X509_V_ERR_CERT_NOT_YET_VALID || code == X509_V_ERR_CERT_HAS_EXPIRED))
    }

    private static func path(of context: OpaquePointer) -> [[UInt8]] {
        guard let chain = X509_STORE_CTX_get0_chain(context) else { return [] }
        return (0..<OPENSSL_sk_num(chain)).compactMap { index in
            OPENSSL_sk_value(chain, index).flatMap { Certificate.encoded(OpaquePointer($0)) }
        }
    }

    /// Only looks: the pointer stays libcrypto's.
    private static func subject(of x509: OpaquePointer) -> String? {
        guard let der = Certificate.encoded(x509), let certificate = try? Certificate(der: der) else { return nil }
        return certificate.commonName ?? certificate.subjectText
    }
}
