import Foundation
import NeshAttestation
import NeshCrypto
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

/// Chains that somebody made up who holds one key of a right one: refused, by openssl too.
@Suite struct ChainTests {
    private typealias Holder = (certificate: Certificate, key: SigningKey)
    private static let now = Fixture.now

    /// - Parameter pathLength: of an authority; nil for any.
    private static func make(
        _ name: String, by issuer: Holder?, isAuthority: Bool, pathLength: Int? = nil, usage: String? = nil,
        until: Int64 = now + 86400, curve: SigningKey.Curve = .p384
    ) throws -> Holder {
        let key = try #require(SigningKey.make(curve))
        let request = CertificateRequest(
            subject: [("CN", name)], serialNumber: [0x41] + Random.bytes(7), validity: now - 86400 * 2...until,
            authority: isAuthority ? .init(pathLength: pathLength) : nil,
            keyUsage: usage ?? (isAuthority ? "keyCertSign" : "digitalSignature"), hasKeyIdentifiers: false)
        return (try Certificate.make(request, key: key, issuer: issuer), key)
    }

    /// A document whose chain is this one, the root first and the leaf last.
    private static func document(_ chain: [Holder]) throws -> [UInt8] {
        let leaf = try #require(chain.last)
        return try #require(
            SignedDocument.sign(
                AttestationDocument(
                    moduleID: "i-1-enc2", timestamp: UInt64(now) * 1000,
                    pcrs: [.init(index: 4, value: PlatformRegister.value(ofText: "i-1"))],
                    certificate: leaf.certificate.der, cabundle: chain.dropLast().map(\.certificate.der)),
                key: leaf.key))
    }

    private static func failures(_ chain: [Holder]) throws -> [AttestationCheck.Subject] {
        let root = TrustAnchor(certificate: try #require(chain.first).certificate, origin: .file("root"))
        let expectations = AttestationExpectations(root: root, now: now, allowsDebug: true, allowsUnpinned: true)
        return AttestationVerifier(expectations).verify(try document(chain)).failures.map(\.subject)
    }

    /// What `openssl verify` says of the same chain.
    private static func opensslAccepts(_ chain: [Holder]) throws -> Bool {
        let directory = try TemporaryDirectory()
        func file(_ name: String, _ holders: [Holder]) throws -> String {
            try directory.write(name, Data(holders.flatMap(\.certificate.pem)))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "openssl", "verify", "-attime", String(now), "-trusted", try file("root", [chain[0]]), "-untrusted",
            try file("middle", Array(chain.dropFirst().dropLast())), try file("leaf", [chain[chain.count - 1]]),
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    private static let hasOpenSSL = TestProgram.areInstalled("openssl")

    @Test(.enabled(if: hasOpenSSL, "openssl is needed")) func rightChainHolds() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let middle = try Self.make("middle", by: root, isAuthority: true, pathLength: 0)
        let leaf = try Self.make("i-1-enc2.x", by: middle, isAuthority: false)
        #expect(try Self.failures([root, middle, leaf]) == [])
        #expect(try Self.opensslAccepts([root, middle, leaf]))
    }

    /// An enclave's program does not have its leaf's key, but a leaf that issued others would be the end of it all.
    @Test(.enabled(if: hasOpenSSL, "openssl is needed")) func leafIsNoAuthority() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let leaf = try Self.make("i-9-enc9.x", by: root, isAuthority: false)
        let forged = try Self.make("i-1-enc2.x", by: leaf, isAuthority: false)
        #expect(try Self.failures([root, leaf, forged]) == [.chain, .authorities])
        #expect(try !Self.opensslAccepts([root, leaf, forged]))
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is needed")) func pathLengthsBound() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let middle = try Self.make("middle", by: root, isAuthority: true, pathLength: 0)
        let more = try Self.make("more", by: middle, isAuthority: true, pathLength: 0)
        let leaf = try Self.make("i-1-enc2.x", by: more, isAuthority: false)
        #expect(try Self.failures([root, middle, more, leaf]) == [.chain, .authorities])
        #expect(try !Self.opensslAccepts([root, middle, more, leaf]))
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is needed")) func keyThatMustNotSignCertificates() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let middle = try Self.make("middle", by: root, isAuthority: true, usage: "digitalSignature")
        let leaf = try Self.make("i-1-enc2.x", by: middle, isAuthority: false)
        #expect(try Self.failures([root, middle, leaf]).contains(.authorities))
        #expect(try !Self.opensslAccepts([root, middle, leaf]))
    }

    @Test func leafThatMustNotSignDocuments() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let leaf = try Self.make("i-1-enc2.x", by: root, isAuthority: false, usage: "keyAgreement")
        #expect(try Self.failures([root, leaf]) == [.authorities])
    }

    @Test(.enabled(if: hasOpenSSL, "openssl is needed")) func expiredAuthority() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let middle = try Self.make("middle", by: root, isAuthority: true, until: Self.now - 60)
        let leaf = try Self.make("i-1-enc2.x", by: middle, isAuthority: false)
        #expect(try Self.failures([root, middle, leaf]) == [.time])
        #expect(try !Self.opensslAccepts([root, middle, leaf]))
    }

    @Test func otherOrderAndStrayCertificates() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let first = try Self.make("first", by: root, isAuthority: true)
        let second = try Self.make("second", by: first, isAuthority: true)
        let leaf = try Self.make("i-1-enc2.x", by: second, isAuthority: false)
        #expect(try Self.failures([root, second, first, leaf]) == [.authorities])
        let stray = try Self.make("stray", by: nil, isAuthority: true)
        #expect(try Self.failures([root, first, stray, second, leaf]) == [.authorities])
    }

    /// What the document brings along as its root is not trusted for that.
    @Test func rootOfTheDocumentsOwn() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let leaf = try Self.make("i-1-enc2.x", by: root, isAuthority: false)
        let other = try Self.make("root", by: nil, isAuthority: true)
        let expectations = AttestationExpectations(
            root: TrustAnchor(certificate: other.certificate, origin: .file("root")), now: Self.now, allowsDebug: true,
            allowsUnpinned: true)
        let report = AttestationVerifier(expectations).verify(try Self.document([root, leaf]))
        #expect(report.failures.map(\.subject) == [.chain])
    }

    @Test func otherCurvesAndModulesAreRefused() throws {
        let root = try Self.make("root", by: nil, isAuthority: true)
        let weak = try Self.make("i-1-enc2.x", by: root, isAuthority: false, curve: .p256)
        let report = try Self.failures([root, weak])
        #expect(report.contains(.signature))
        let foreign = try Self.make("i-1-enc3.x", by: root, isAuthority: false)
        #expect(try Self.failures([root, foreign]) == [.module])
    }
}
