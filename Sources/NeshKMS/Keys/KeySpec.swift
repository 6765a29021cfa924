import NeshCrypto

/// The kinds of key that can be made here; the raw value is AWS's name.
package enum KeySpec: String, Sendable, CaseIterable {
    case symmetric = "SYMMETRIC_DEFAULT"
    case rsa2048 = "RSA_2048"
    case rsa3072 = "RSA_3072"
    case rsa4096 = "RSA_4096"
    case p256 = "ECC_NIST_P256"
    case p384 = "ECC_NIST_P384"
    case p521 = "ECC_NIST_P521"
    case secp256k1 = "ECC_SECG_P256K1"

    /// What libcrypto makes; nil for the symmetric kind.
    package var pair: KeyPair.Kind? {
        switch self {
        case .symmetric: nil
        case .rsa2048: .rsa(bits: 2048)
        case .rsa3072: .rsa(bits: 3072)
        case .rsa4096: .rsa(bits: 4096)
        case .p256: .curve("P-256")
        case .p384: .curve("P-384")
        case .p521: .curve("P-521")
        case .secp256k1: .curve("secp256k1")
        }
    }

    /// Bits of an RSA modulus; nil for other kinds.
    package var rsaBits: Int? {
        if case .rsa(let bits) = pair { bits } else { nil }
    }

    /// What a key of this kind may be for.
    package var usages: [KeyUsage] {
        switch self {
        case .symmetric: [.encryptDecrypt]
        case .rsa2048, .rsa3072, .rsa4096: [.encryptDecrypt, .signVerify]
        case .p256, .p384, .p521: [.signVerify, .keyAgreement]
        case .secp256k1: [.signVerify]
        }
    }

    /// Those that a key of this kind can encrypt by; empty where it is for something else.
    package var encryptionAlgorithms: [EncryptionAlgorithm] {
        switch self {
        case .symmetric: [.symmetric]
        case .rsa2048, .rsa3072, .rsa4096: [.oaepSHA1, .oaepSHA256]
        default: []
        }
    }

    /// Those that a key of this kind can sign by; empty where it is for something else.
    package var signingAlgorithms: [SigningAlgorithm] {
        switch self {
        case .symmetric: []
        case .rsa2048, .rsa3072, .rsa4096: SigningAlgorithm.allCases.filter { $0.padding != .none }
        case .p256, .secp256k1: [.ecdsaSHA256]
        case .p384: [.ecdsaSHA384]
        case .p521: [.ecdsaSHA512]
        }
    }
}

/// What a key is for; the raw value is AWS's name.
package enum KeyUsage: String, Sendable, CaseIterable {
    case encryptDecrypt = "ENCRYPT_DECRYPT"
    case signVerify = "SIGN_VERIFY"
    case keyAgreement = "KEY_AGREEMENT"
}

/// How a key encrypts; the raw value is AWS's name.
package enum EncryptionAlgorithm: String, Sendable, CaseIterable {
    case symmetric = "SYMMETRIC_DEFAULT"
    case oaepSHA1 = "RSAES_OAEP_SHA_1"
    case oaepSHA256 = "RSAES_OAEP_SHA_256"

    /// Nil is SHA-1.
    var digest: HashState.Algorithm? { self == .oaepSHA256 ? .sha256 : nil }

    /// How many bytes of an RSA key's size the padding takes (RFC 8017, 7.1.1).
    var overhead: Int { self == .oaepSHA256 ? 66 : 42 }
}

/// How a key signs; the raw value is AWS's name.
package enum SigningAlgorithm: String, Sendable, CaseIterable {
    case pssSHA256 = "RSASSA_PSS_SHA_256"
    case pssSHA384 = "RSASSA_PSS_SHA_384"
    case pssSHA512 = "RSASSA_PSS_SHA_512"
    case pkcs1SHA256 = "RSASSA_PKCS1_V1_5_SHA_256"
    case pkcs1SHA384 = "RSASSA_PKCS1_V1_5_SHA_384"
    case pkcs1SHA512 = "RSASSA_PKCS1_V1_5_SHA_512"
    case ecdsaSHA256 = "ECDSA_SHA_256"
    case ecdsaSHA384 = "ECDSA_SHA_384"
    case ecdsaSHA512 = "ECDSA_SHA_512"

    var digest: HashState.Algorithm {
        switch self {
        case .pssSHA256, .pkcs1SHA256, .ecdsaSHA256: .sha256
        case .pssSHA384, .pkcs1SHA384, .ecdsaSHA384: .sha384
        case .pssSHA512, .pkcs1SHA512, .ecdsaSHA512: .sha512
        }
    }

    var padding: KeyPair.Padding {
        switch self {
        case .pssSHA256, .pssSHA384, .pssSHA512: .pss
        case .pkcs1SHA256, .pkcs1SHA384, .pkcs1SHA512: .pkcs1
        case .ecdsaSHA256, .ecdsaSHA384, .ecdsaSHA512: .none
        }
    }
}
