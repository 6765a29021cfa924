import NeshCrypto
import NeshData
import NeshHTTP
import NeshSystem
import Synchronization

/// A certification authority of this user's, for servers of this machine alone: its certificates hold for names of AWS KMS
/// and for 127.0.0.1, and its own certificate says so.
package final class LocalAuthority: Sendable {
    /// The authority's own certificate.
    package let certificate: Certificate
    private let key: KeyPair
    private let serverKey: KeyPair
    private let serverKeyDER: [UInt8]
    private let issued = Mutex<[String: (identity: TLSContext.Identity, until: Int64)]>([:])

    /// Names that are remembered at most; another one makes all be forgotten.
    private static let rememberedNames = 64
    private static let day: Int64 = 86400

    /// Reads the authority, or makes it where it is missing: that takes a moment for its RSA keys.
    ///
    /// RSA, because AWS's own KMS has such certificates: every client for enclaves takes them.
    /// - Throws: E19 where the files cannot be written, E57 where libcrypto makes no certificate.
    package init(_ directory: KMSDirectory) throws(Failure) {
        key = try Self.key(directory.authorityKey)
        serverKey = try Self.key(directory.serverKey)
        guard let serverKeyDER = serverKey.privateDER else { throw Failure(.hasher, "a key that cannot be encoded") }
        self.serverKeyDER = serverKeyDER
        if let pem = try? File.read(directory.authority, limit: 1 << 16), let read = try? Certificate(pem: pem),
            !read.isExpired(at: WallClock.seconds)
        {
            certificate = read
        } else {
            do { certificate = try Self.makeCertificate(key) } catch {
                throw Failure(.hasher, "the local CA cannot be made: \(error)")
            }
            try failing(
                .fileOperation,
                try AtomicFile.write(certificate.pem, to: directory.authority, mode: 0o600))
        }
    }

    /// Its certificate in PEM, for programs that should trust it.
    package var pem: String { String(decoding: certificate.pem, as: UTF8.self) }

    /// By which it is found in a directory of certificates.
    package var nameHash: String { certificate.nameHash }

    private static func request(
        _ name: String, validity: ClosedRange<Int64>, _ extensions: [(name: String, value: String)]
    ) -> CertificateRequest {
        .init(
            subject: [("O", "nesh (not AWS)"), ("CN", name)], serialNumber: [0x4e] + Random.bytes(15),
            validity: validity, extensions: extensions, digest: .sha256)
    }

    private static func makeCertificate(_ key: KeyPair) throws(ParseError) -> Certificate {
        let now = WallClock.seconds
        return try Certificate.make(
            request(
                "nesh local CA of this user", validity: now - day...now + 3650 * day,
                [
                    ("basicConstraints", "critical,CA:TRUE,pathlen:0"), ("keyUsage", "critical,keyCertSign"),
                    ("subjectKeyIdentifier", "hash"),
                    (
                        "nameConstraints",
                        "critical,permitted;DNS:amazonaws.com,permitted;DNS:amazonaws.com.cn,permitted;DNS:localhost,"
                            + "permitted;IP:127.0.0.1/255.255.255.255"
                    ),
                ]), key: key)
    }

    private static func key(_ path: String) throws(Failure) -> KeyPair {
        if let der = try? File.read(path, limit: 1 << 16), let key = try? KeyPair(privateDER: der) { return key }
        guard let key = try? KeyPair.generate(.rsa(bits: 2048)), let der = key.privateDER else {
            throw Failure(.hasher, "libcrypto cannot make an RSA key")
        }
        try failing(.fileOperation, try AtomicFile.write(der, to: path, mode: 0o600))
        return key
    }

    /// The certificate for a name that a client asks for: `kms.REGION.amazonaws.com` and its like, `localhost`, or none.
    /// - Returns: nil for other names.
    package func identity(for name: String?) -> TLSContext.Identity? {
        let name = name?.lowercased() ?? "localhost"
        guard name == "localhost" || Self.isKMS(name) else { return nil }
        let now = WallClock.seconds
        if let known = issued.withLock({ $0[name] }), known.until > now { return known.identity }
        let names = name == "localhost" ? "DNS:localhost,IP:127.0.0.1" : "DNS:\(name)"
        guard
            let made = try? Certificate.make(
                Self.request(
                    name, validity: now - Self.day...now + 7 * Self.day,
                    [
                        ("basicConstraints", "critical,CA:FALSE"),
                        ("keyUsage", "critical,digitalSignature,keyEncipherment"), ("extendedKeyUsage", "serverAuth"),
                        ("subjectAltName", names), ("authorityKeyIdentifier", "keyid"),
                    ]), key: serverKey, issuer: (certificate, key))
        else { return nil }
        let identity = TLSContext.Identity(certificate: made.der, key: serverKeyDER)
        issued.withLock { issued in
            if issued.count >= Self.rememberedNames { issued = [:] }
            issued[name] = (identity, now + Self.day)
        }
        return identity
    }

    /// The region in a name of AWS KMS: `kms.REGION.amazonaws.com`, also with `-fips` and in China.
    package static func region(ofKMS name: String) -> String? {
        var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        if parts.last == "cn" { parts.removeLast() }
        guard parts.count == 4, parts[0] == "kms" || parts[0] == "kms-fips", parts[2] == "amazonaws",
            parts[3] == "com", RequestSignature.isRegion(parts[1])
        else { return nil }
        return String(parts[1])
    }

    private static func isKMS(_ name: String) -> Bool { region(ofKMS: name) != nil }
}
