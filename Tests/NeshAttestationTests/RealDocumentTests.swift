import NeshAttestation
import NeshCrypto
import NeshData
import Testing

/// Documents that AWS's hypervisor made.
@Suite struct RealDocumentTests {
    @Test func builtInRootIsTheOneThatAWSPublishes() throws {
        let root = try #require(TrustAnchor.aws)
        #expect(root.certificate.fingerprint.hexadecimal == TrustAnchor.awsFingerprint)
        #expect(root.certificate.der == (try Certificate(pem: Fixture.bytes("aws-root-g1.pem"))).der)
    }

    @Test func validDocumentHoldsAtItsOwnTime() throws {
        let document = try SignedDocument(Fixture.bytes(Fixture.valid)).document
        let pin = AttestationExpectations.Pin(index: 0, value: try #require(document[pcr: 0]), origin: "--pcr")
        let report = AttestationVerifier(try Fixture.aws(pins: [pin], allowsUnpinned: false))
            .verify(try Fixture.bytes(Fixture.valid))
        #expect(report.isAccepted, "\(report.failures)")
        #expect(report[.module]?.reason.contains("i-04fd167167daacf3b") == true)
        #expect(report[.time]?.reason.contains("valid for 3 hours, until 2022-11-10 01:52:00 UTC") == true)
    }

    @Test func nothingPinnedIsRefusedUnlessAllowed() throws {
        let report = AttestationVerifier(try Fixture.aws(allowsUnpinned: false)).verify(
            try Fixture.bytes(Fixture.valid))
        #expect(report.failures.map(\.subject) == [.pinned])
    }

    @Test func debugEnclaveIsRefusedUnlessAllowed() throws {
        let bytes = try Fixture.bytes(Fixture.debug)
        #expect(AttestationVerifier(try Fixture.aws()).verify(bytes).failures.map(\.subject) == [.debug])
        #expect(AttestationVerifier(try Fixture.aws(allowsDebug: true)).verify(bytes).isAccepted)
    }

    @Test func changedDocumentIsRefusedByItsSignatureAlone() throws {
        let report = AttestationVerifier(try Fixture.aws()).verify(try Fixture.bytes(Fixture.badSignature))
        #expect(report.failures.map(\.subject) == [.signature])
    }

    @Test func expiredLeafIsExplained() throws {
        var expectations = try Fixture.aws()
        expectations.time = .at(Fixture.now)
        let report = AttestationVerifier(expectations).verify(try Fixture.bytes(Fixture.valid))
        #expect(report.failures.map(\.subject) == [.time])
        #expect(report[.time]?.details.contains("as of its own time the chain holds") == true)
        expectations.time = .at(1_668_034_320 + 3600)
        #expect(AttestationVerifier(expectations).verify(try Fixture.bytes(Fixture.valid)).isAccepted)
    }

    @Test func documentOfTheFutureIsRefused() throws {
        var expectations = try Fixture.aws()
        expectations.now = 1_600_000_000
        let report = AttestationVerifier(expectations).verify(try Fixture.bytes(Fixture.valid))
        #expect(report.failures.map(\.subject) == [.time])
    }

    @Test func anotherRootIsNotLedTo() throws {
        var expectations = try Fixture.aws()
        expectations.root = try Fixture.root().anchor
        let report = AttestationVerifier(expectations).verify(try Fixture.bytes(Fixture.valid))
        #expect(report.failures.map(\.subject) == [.chain])
    }

    @Test func documentReadAndWrittenIsTheSame() throws {
        for name in [Fixture.valid, Fixture.debug] {
            let signed = try SignedDocument(Fixture.bytes(name))
            #expect(signed.document.encoded == signed.message.payload)
            #expect(signed.message.encoded == (try Fixture.bytes(name)))
        }
    }

    @Test func everyFieldThatIsAskedForIsCompared() throws {
        let bytes = try Fixture.bytes(Fixture.valid)
        let document = try SignedDocument(bytes).document
        var expectations = try Fixture.aws()
        expectations.nonce = document.nonce
        expectations.userData = document.userData
        #expect(AttestationVerifier(expectations).verify(bytes).isAccepted)
        expectations.nonce = Array("another".utf8)
        expectations.userData = []
        expectations.publicKey = [1]
        expectations.pins = [.init(index: 2, value: PlatformRegister.zero, origin: "--pcr")]
        let failures = AttestationVerifier(expectations).verify(bytes).failures
        #expect(failures.map(\.subject) == [.register(2), .nonce, .userData, .publicKey])
        // As it was typed, beside the bytes; what is no text is bytes alone.
        let nonce = failures.first { $0.subject == .nonce }?.details ?? []
        #expect(nonce.last == "expected: 616e6f74686572 = \"another\"", "\(nonce)")
    }
}
