import COpenSSL

extension SigningKey {
    /// The three curves that COSE gives an ECDSA algorithm to.
    package enum Curve: Sendable {
        case p256, p384, p521

        /// COSE's number: ES256, ES384, ES512.
        package var algorithm: Int64 {
            switch self {
            case .p256: -7
            case .p384: -35
            case .p521: -36
            }
        }

        /// Bytes of each half of a signature.
        package var half: Int {
            switch self {
            case .p256: 32
            case .p384: 48
            case .p521: 66
            }
        }

        package var name: String {
            switch self {
            case .p256: "P-256"
            case .p384: "P-384"
            case .p521: "P-521"
            }
        }

        var digest: OpaquePointer? {
            switch self {
            case .p256: EVP_sha256()
            case .p384: EVP_sha384()
            case .p521: EVP_sha512()
            }
        }

        /// The curve of a COSE algorithm: -7, -35 or -36; nil for another one.
        package init?(algorithm: Int) {
            switch algorithm {
            case -7: self = .p256
            case -35: self = .p384
            case -36: self = .p521
            default: return nil
            }
        }
    }
}
