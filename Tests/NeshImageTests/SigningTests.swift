import Foundation
import NeshData
import NeshImage
import NeshSystem
import NeshTestSupport
import Testing

@Suite(.enabled(if: TestProgram.areInstalled("openssl"), "openssl is not installed")) struct SigningTests {
    private func pair(_ scratch: Scratch, curve: String, name: String = "key", days: String = "30") throws {
        try run("openssl", "ecparam", "-name", curve, "-genkey", "-noout", "-out", scratch.file(name + ".pem"))
        try run(
            "openssl", "req", "-new", "-x509", "-key", scratch.file(name + ".pem"), "-sha384", "-days", days, "-subj",
            "/C=US/O=nesh tests/CN=\(name)", "-out", scratch.file(name + "-cert.pem"))
    }

    private func copyHello(_ scratch: Scratch) throws -> String {
        try scratch.write("hello.eif", try Golden.bytes("hello.eif"))
    }

    @Test(arguments: ["prime256v1", "secp384r1", "secp521r1"])
    func signaturesOfEachCurveHold(curve: String) throws {
        let scratch = try Scratch()
        try pair(scratch, curve: curve)
        let path = try copyHello(scratch)
        let before = try EIF.describe(path: path)
        let signer = try EIFSigner(
            certificate: scratch.file("key-cert.pem"), privateKey: scratch.file("key.pem"))
        let measurements = try signer.sign(eif: path)
        let signed = try EIF.describe(path: path)
        #expect(signed.signature?.problem == nil)
        #expect(signed.checksumMatches)
        #expect(signed.measurements == measurements)
        #expect(measurements.pcr0 == before.measurements.pcr0)
        #expect(measurements.pcr8 == (try PCR.of(certificate: scratch.file("key-cert.pem"))))
        try signed.requireRunnable()
        // Signing again replaces the signature.
        try pair(scratch, curve: "secp384r1", name: "second")
        _ = try EIFSigner(certificate: scratch.file("second-cert.pem"), privateKey: scratch.file("second.pem"))
            .sign(eif: path)
        let again = try EIF.describe(path: path)
        #expect(try EIF.open(path).sections(.signature).count == 1)
        #expect(again.signature?.problem == nil)
        #expect(again.measurements.pcr8 != measurements.pcr8)
    }

    /// A file may hold both, as servers take it; an image goes to others.
    @Test func aKeyBesideTheCertificateDoesNotGoIntoTheImage() throws {
        let scratch = try Scratch()
        try pair(scratch, curve: "secp384r1")
        let both = try scratch.write("both.pem", try scratch.read("key.pem") + scratch.read("key-cert.pem"))
        let path = try copyHello(scratch)
        let measurements = try EIFSigner(certificate: both, privateKey: both).sign(eif: path)
        #expect(try EIF.describe(path: path).signature?.problem == nil)
        #expect(measurements.pcr8 == (try PCR.of(certificate: scratch.file("key-cert.pem"))))
        // CBOR writes each letter of the certificate as a number of its own, behind a byte 0x18.
        let letters = try scratch.read("hello.eif").filter { $0 != 0x18 }
        #expect(!letters.indices.contains { letters[$0...].starts(with: Array("PRIVATE KEY".utf8)) })
    }

    @Test(arguments: [0o600, 0o640, 0o755])
    func signingInPlaceKeepsWhoMayReadTheFile(mode: Int) throws {
        let scratch = try Scratch()
        try pair(scratch, curve: "prime256v1")
        let path = try copyHello(scratch)
        #expect(chmod(path, mode_t(mode)) == 0)
        if geteuid() == 0 { #expect(chown(path, 65534, 65533) == 0) }
        _ = try EIFSigner(certificate: scratch.file("key-cert.pem"), privateKey: scratch.file("key.pem"))
            .sign(eif: path)
        let now = try #require(try File.status(path))
        #expect(now.st_mode & 0o7777 == mode_t(mode))
        if geteuid() == 0 { #expect((now.st_uid, now.st_gid) == (65534, 65533)) }
    }

    /// As a public tool leaves it that signs again: the header still has the old signature's size.
    @Test(arguments: [0, 1, 5000])
    func aStaleSizeOfTheSignatureIsToldAndRepaired(stated: UInt64) throws {
        let scratch = try Scratch()
        try pair(scratch, curve: "secp384r1")
        let path = try copyHello(scratch)
        let signer = try EIFSigner(
            certificate: scratch.file("key-cert.pem"), privateKey: scratch.file("key.pem"))
        let measurements = try signer.sign(eif: path)
        var bytes = try scratch.read("hello.eif")
        let last = try EIF.open(path).sections.count - 1
        for place in 0..<8 {
            bytes[28 + 256 + 8 * last + place] = UInt8(truncatingIfNeeded: stated >> UInt64(8 * (7 - place)))
        }
        let checksum = checksumBitByBit(bytes[..<544] + bytes[548...])
        for place in 0..<4 { bytes[544 + place] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * (3 - place))) }
        try scratch.write("hello.eif", bytes)
        let stale = try EIF.describe(path: path)
        #expect(stale.measurements == measurements)
        #expect(stale.signature?.problem == nil)
        #expect(stale.checksumMatches)
        #expect(stale.warnings.count == 1)
        #expect(stale.warnings.first?.contains("its header still says \(stated)") == true)
        try stale.requireRunnable()
        _ = try signer.sign(eif: path)
        #expect(try EIF.describe(path: path).warnings.isEmpty)
        // What is measured may not be in doubt.
        bytes[28 + 256 + 7] ^= 1
        try scratch.write("hello.eif", bytes)
        #expect(throws: Failure.self) { try EIF.open(path) }
    }

    @Test func signingWhileBuilding() throws {
        let scratch = try Scratch()
        try pair(scratch, curve: "secp384r1")
        var request = EnclaveImageRequest.golden(
            .dockerArchive(path: Golden.path("hello.tar"), reference: nil), to: scratch.file("o.eif"), scratch: scratch)
        request.now = Int64(time(nil))
        request.signingCertificatePath = scratch.file("key-cert.pem")
        #expect(throws: Failure.self) { try EnclaveImageBuilder.build(request, interrupt: Interrupt()) }
        request.privateKeyPath = scratch.file("key.pem")
        let summary = try EnclaveImageBuilder.build(request, interrupt: Interrupt())
        let described = try EIF.describe(path: scratch.file("o.eif"))
        #expect(described.measurements == summary.measurements)
        #expect(described.signature?.problem == nil)
        #expect(described.size == summary.size)
    }

    @Test func wrongPairsAndFilesAreTold() throws {
        let scratch = try Scratch()
        try pair(scratch, curve: "secp384r1")
        try pair(scratch, curve: "secp384r1", name: "other")
        try pair(scratch, curve: "secp256k1", name: "bitcoin")
        try run("openssl", "genrsa", "-out", scratch.file("rsa.pem"), "2048")
        try run(
            "openssl", "req", "-new", "-x509", "-key", scratch.file("rsa.pem"), "-days", "3", "-subj", "/CN=rsa",
            "-out",
            scratch.file("rsa-cert.pem"))
        try scratch.write("text", "no key")
        func failure(_ certificate: String, _ key: String, now: Int64 = Int64(time(nil))) -> Failure? {
            #expect(throws: Failure.self) {
                try EIFSigner(certificate: scratch.file(certificate), privateKey: scratch.file(key), now: now)
            }
        }
        #expect(failure("key-cert.pem", "other.pem")?.message.contains("does not belong") == true)
        #expect(failure("bitcoin-cert.pem", "bitcoin.pem")?.message.contains("curves") == true)
        #expect(failure("rsa-cert.pem", "rsa.pem")?.message.contains("curves") == true)
        #expect(failure("text", "key.pem")?.message.contains("no certificate") == true)
        #expect(failure("key-cert.pem", "text")?.message.contains("no private key") == true)
        #expect(failure("key-cert.pem", "missing")?.code == .fileOperation)
        #expect(failure("key.pem", "key-cert.pem")?.subject == .exchanged("--signing-certificate", "--private-key"))
        #expect(failure("key.pem", "key.pem")?.message.hasSuffix("key.pem is a private key, not a certificate") == true)
        #expect(
            failure("key-cert.pem", "key-cert.pem")?.message.hasSuffix(
                "key-cert.pem is a certificate, not a private key")
                == true)
        let later = Int64(time(nil)) + 40 * 86400
        #expect(failure("key-cert.pem", "key.pem", now: later)?.message.contains("expired") == true)
        #expect(failure("key-cert.pem", "other.pem")?.code == .eifSigning)
    }

    @Test(.timeLimit(.minutes(1))) func theOnlyKeyBesideIsOffered() throws {
        let scratch = try Scratch()
        try pair(scratch, curve: "secp384r1")
        // To open it would wait for somebody who writes.
        #expect(mkfifo(scratch.file("a.key"), 0o600) == 0)
        func fixes() -> [String]? {
            #expect(throws: Failure.self) {
                try EIFSigner(
                    certificate: scratch.file("key-cert.pem"), privateKey: scratch.file("key-cert.pem"),
                    now: Int64(time(nil)))
            }?.fixes
        }
        #expect(fixes() == ["--private-key '\(scratch.file("key.pem"))'"])
        try pair(scratch, curve: "secp384r1", name: "other")
        #expect(fixes() == [])
    }

    @Test func aSignatureOfAnotherImageDoesNotHold() throws {
        let scratch = try Scratch()
        var bytes = try Golden.bytes("signed/hello-signed.eif")
        // A byte of the kernel, with a checksum that fits again: only the signature can tell.
        bytes[600] ^= 1
        try scratch.write("changed.eif", bytes)
        let before = try EIF.describe(path: scratch.file("changed.eif"))
        #expect(!before.checksumMatches)
        #expect(before.signature?.problem?.contains("another PCR0") == true)
        #expect(before.json["SignatureCheck"] == false)
        #expect(throws: Failure.self) {
            try EIFSigner(
                certificate: Golden.path("signed/cert.pem"), privateKey: Golden.path("signed/cert.pem")
            ).sign(eif: scratch.file("changed.eif"))
        }
    }

    @Test func anExpiredCertificateDoesNotRun() throws {
        let description = try EIF.describe(path: Golden.path("signed/hello-signed.eif"), now: 4_000_000_000)
        let failure = #expect(throws: Failure.self) { try description.requireRunnable() }
        #expect(failure?.code == .eifSignatureChecker)
        #expect(failure?.message.contains("expired on Aug 26 21:03:51 2081 GMT") == true)
    }
}
