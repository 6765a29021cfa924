import COpenSSL
import NeshData

/// An elliptic-curve key pair, or the public half of one.
final class SigningKey {
    private let key: OpaquePointer

    /// The three curves that COSE gives an ECDSA algorithm to.
    enum Curve: Sendable {
        case p256, p384, p521

        /// COSE's number: ES256, ES384, ES512.
        var algorithm: Int64 {
            switch self {
            case .p256: -7
            case .p384: -35
            case .p521: -36
            }
        }

        /// Bytes of each half of a signature.
        var half: Int {
            switch self {
            case .p256: 32
            case .p384: 48
            case .p521: 66
            }
        }

        var name: String {
            switch self {
            case .p256: "P-256"
            case .p384: "P-384"
            case .p521: "P-521"
            }
        }

        fileprivate var digest: OpaquePointer? {
            switch self {
            case .p256: EVP_sha256()
            case .p384: EVP_sha384()
            case .p521: EVP_sha512()
            }
        }

        init?(algorithm: Int) {
            switch algorithm {
            case -7: self = .p256
            case -35: self = .p384
            case -36: self = .p521
            default: return nil
            }
        }
    }

    /// Takes over a key.
    init(taking key: OpaquePointer) { self.key = key }

    /// Reads an unencrypted private key in PEM form.
    /// - Throws: E19 when the file cannot be read, E60 when it holds no such key.
    convenience init(path: String) throws(Failure) {
        let pem = try InputFile(path: path).contents(limit: 65536)
        // The callback keeps libcrypto from asking for a password on the terminal.
        guard let key = withStream(pem, { PEM_read_bio_PrivateKey($0, nil, { _, _, _, _ in 0 }, nil) }) else {
            throw Failure(
                .eifSigning, "\(path) holds no private key in PEM form without a password",
                details: [cryptoReason()],
                fixes: ["make one: openssl ecparam -name secp384r1 -genkey -noout -out key.pem"])
        }
        self.init(taking: key)
    }

    deinit { EVP_PKEY_free(key) }

    /// Nil for other kinds of keys and other curves.
    var curve: Curve? {
        guard EVP_PKEY_get_base_id(key) == EVP_PKEY_EC else { return nil }
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        guard EVP_PKEY_get_group_name(key, &name, name.count, &count) == 1 else { return nil }
        switch String(decoding: name.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self) {
        case "prime256v1", "P-256": return .p256
        case "secp384r1", "P-384": return .p384
        case "secp521r1", "P-521": return .p521
        default: return nil
        }
    }

    /// Whether the two have the same public half.
    func matches(_ other: SigningKey) -> Bool { EVP_PKEY_eq(key, other.key) == 1 }

    /// r‖s over the digest that belongs to the curve; nil when libcrypto fails.
    func sign(_ message: [UInt8], curve: Curve) -> [UInt8]? {
        guard let context = EVP_MD_CTX_new() else { return nil }
        defer { EVP_MD_CTX_free(context) }
        var count = 0
        guard EVP_DigestSignInit(context, nil, curve.digest, nil, key) == 1,
            EVP_DigestSign(context, nil, &count, message, message.count) == 1
        else { return nil }
        var der = [UInt8](repeating: 0, count: count)
        guard EVP_DigestSign(context, &der, &count, message, message.count) == 1 else { return nil }
        return Self.halves(ofDER: Array(der.prefix(count)), curve: curve)
    }

    /// Whether r‖s is this key's signature of `message`.
    func verifies(_ signature: [UInt8], of message: [UInt8], curve: Curve) -> Bool {
        guard let der = Self.der(ofHalves: signature, curve: curve), let context = EVP_MD_CTX_new() else {
            return false
        }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_DigestVerifyInit(context, nil, curve.digest, nil, key) == 1
            && EVP_DigestVerify(context, der, der.count, message, message.count) == 1
    }

    /// r‖s, both padded to the curve's size, of a signature as X9.62 writes it.
    static func halves(ofDER der: [UInt8], curve: Curve) -> [UInt8]? {
        var start: UnsafePointer<UInt8>?
        let parsed = der.withUnsafeBufferPointer { buffer in
            start = buffer.baseAddress
            return d2i_ECDSA_SIG(nil, &start, buffer.count)
        }
        guard let parsed else { return nil }
        defer { ECDSA_SIG_free(parsed) }
        var halves = [UInt8](repeating: 0, count: curve.half * 2)
        let size = Int32(curve.half)
        let complete = halves.withUnsafeMutableBufferPointer { buffer -> Bool in
            guard let base = buffer.baseAddress else { return false }
            return BN_bn2binpad(ECDSA_SIG_get0_r(parsed), base, size) == size
                && BN_bn2binpad(ECDSA_SIG_get0_s(parsed), base + curve.half, size) == size
        }
        return complete ? halves : nil
    }

    private static func der(ofHalves halves: [UInt8], curve: Curve) -> [UInt8]? {
        guard halves.count == curve.half * 2, let parsed = ECDSA_SIG_new() else { return nil }
        defer { ECDSA_SIG_free(parsed) }
        let size = Int32(curve.half)
        guard let r = BN_bin2bn(Array(halves.prefix(curve.half)), size, nil) else { return nil }
        guard let s = BN_bin2bn(Array(halves.suffix(curve.half)), size, nil), ECDSA_SIG_set0(parsed, r, s) == 1 else {
            BN_free(r)
            return nil
        }
        var pointer: UnsafeMutablePointer<UInt8>?
        let count = i2d_ECDSA_SIG(parsed, &pointer)
        defer { nesh_free(pointer) }
        guard count > 0, let pointer else { return nil }
        return Array(UnsafeBufferPointer(start: pointer, count: Int(count)))
    }
}
