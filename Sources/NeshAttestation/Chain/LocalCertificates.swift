import NeshCrypto
import NeshData

/// The authorities between a user's root and an enclave's documents: as many as AWS has, each valid as long.
struct LocalCertificates {
    /// A certificate with the key that it is for.
    typealias Holder = (certificate: Certificate, key: SigningKey)

    /// The root first.
    let bundle: [Certificate]
    private let instance: Holder

    /// - Parameters:
    ///   - name: the instance's id.
    ///   - now: seconds since 1970.
    init?(root: LocalRoot, instance name: String, now: Int64, random: (Int) -> [UInt8]) {
        // AWS's: 20 days and an hour, 6 days less a second, 24 hours, all begun some time before.
        let all = "digitalSignature,keyCertSign,cRLSign"
        let levels: [(name: String, before: Int64, length: Int64, usage: String, hasIdentifiers: Bool)] = [
            ("regional", 86400, 20 * 86400 + 3600, all, true),
            ("zonal", 3600, 6 * 86400 - 1, all, true),
            (name, 60, 86400, "keyCertSign", false),
        ]
        var issuer: Holder = (root.certificate, root.key)
        var bundle = [root.certificate]
        for (index, level) in levels.enumerated() {
            let serial = Self.serial(random)
            let isInstance = index == levels.count - 1
            let begin = max(now - level.before, 0)
            let request = CertificateRequest(
                subject: Self.subject(isInstance ? level.name : "\(serial.prefix(8).hexadecimal).\(level.name)"),
                serialNumber: serial, validity: begin...begin + level.length,
                authority: .init(pathLength: levels.count - 1 - index), keyUsage: level.usage,
                hasKeyIdentifiers: level.hasIdentifiers)
            guard let key = SigningKey.make(.p384),
                let certificate = try? Certificate.make(request, key: key, issuer: issuer)
            else { return nil }
            issuer = (certificate, key)
            bundle.append(certificate)
        }
        self.bundle = bundle
        instance = issuer
    }

    /// A leaf for one document: valid from three seconds before it for three hours and three seconds.
    func leaf(module: String, now: Int64) -> Holder? {
        let number = module.split(separator: "-").last?.dropFirst(3) ?? ""
        var serial = [UInt8]()
        serial.append(bigEndian: UInt64(number, radix: 16) ?? 0)
        serial.append(bigEndian: UInt64(clamping: now))
        // The first bit would make the number negative.
        serial[0] &= 0x7f
        let request = CertificateRequest(
            subject: Self.subject(module), serialNumber: serial, validity: now - 3...now + 3 * 3600, authority: nil,
            keyUsage: "digitalSignature,nonRepudiation", isKeyUsageCritical: false, hasKeyIdentifiers: false)
        guard let key = SigningKey.make(.p384),
            let certificate = try? Certificate.make(request, key: key, issuer: instance)
        else { return nil }
        return (certificate, key)
    }

    /// Whether a leaf that is made now ends before all that is above it.
    func covers(_ now: Int64) -> Bool {
        bundle.allSatisfy { ($0.validFrom ?? .max) <= now - 3 && now + 3 * 3600 <= ($0.validUntil ?? .min) }
    }

    static func subject(_ name: String) -> [(name: String, value: String)] {
        // A common name has 64 characters at most.
        let full = "\(name).\(LocalSubject.suffix)"
        let common = full.utf8.count <= 64 ? full : String(full.prefix(64))
        return [("O", LocalSubject.organization), ("OU", "nesh"), ("CN", common)]
    }

    /// 16 bytes of which the first bit is 0 and the second 1: positive, and always as long.
    static func serial(_ random: (Int) -> [UInt8]) -> [UInt8] {
        var serial = random(16)
        serial[0] = serial[0] & 0x3f | 0x40
        return serial
    }
}
