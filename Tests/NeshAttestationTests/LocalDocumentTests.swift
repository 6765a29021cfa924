import NeshAttestation
import NeshCrypto
import NeshData
import NeshSystem
import Testing

/// Documents of the local engine: they hold for readers that are not ours, look like AWS's, and never pass for them.
@Suite struct LocalDocumentTests {
    @Test func ownDocumentHoldsUnderItsRootOnly() throws {
        let root = try Fixture.root()
        let bytes = try Fixture.document(of: Fixture.module(root), .init(nonce: [1, 2, 3]))
        var expectations = AttestationExpectations(
            root: root.anchor, time: .at(Fixture.now), now: Fixture.now,
            pins: [.init(index: 0, value: try #require(Fixture.measurements[0]), origin: "the image")],
            nonce: [1, 2, 3])
        let report = AttestationVerifier(expectations).verify(bytes)
        #expect(report.isAccepted, "\(report.failures)")
        #expect(report.checks.allSatisfy { $0.verdict == .holds || [.userData, .publicKey].contains($0.subject) })
        #expect(report[.chain]?.details == [LocalSubject.caveat])
        expectations.root = try #require(TrustAnchor.aws)
        #expect(AttestationVerifier(expectations).verify(bytes).failures.map(\.subject) == [.chain])
        expectations.root = try Fixture.root().anchor
        #expect(AttestationVerifier(expectations).verify(bytes).failures.map(\.subject) == [.chain])
    }

    @Test(.enabled(if: Oracle.isThere, "python3 with cbor2 and cryptography, and openssl are needed"))
    func otherReadersAcceptItAndItHasTheShapeOfAWSs() throws {
        let root = try Fixture.root()
        let fields = SecureModule.Fields(
            userData: [UInt8](repeating: 7, count: 32), nonce: [UInt8](repeating: 9, count: 32))
        let own = try Oracle.judge(Fixture.document(of: Fixture.module(root), fields), root: root.certificate.pem)
        let real = try Oracle.judge(Fixture.bytes(Fixture.valid), root: Fixture.bytes("aws-root-g1.pem"))
        let (shape, model) = (try #require(own["shape"]?.object), try #require(real["shape"]?.object))
        for key in model.keys where key != "chain" {
            #expect(shape[key] == model[key], "\(key): \(String(describing: shape[key]))")
        }
        // A serial number of 16 bytes may lack the first, and AWS's instances have 20.
        let (chain, modelChain) = (try #require(shape["chain"]?.array), try #require(model["chain"]?.array))
        #expect(chain.count == 5)
        for (index, (mine, theirs)) in zip(chain, modelChain).enumerated() {
            for key in try #require(theirs.object).keys where key != "serial_bytes" {
                #expect(mine[key] == theirs[key], "certificate \(index): \(key)")
            }
        }
        #expect(own["user_data"]?.string == String(repeating: "07", count: 32))
        #expect(own["pcrs"]?["0"]?.string == Fixture.measurements[0]?.hexadecimal)
    }

    @Test func everyNameSaysThatItIsLocal() throws {
        let document = try SignedDocument(Fixture.document(of: Fixture.module(Fixture.root()))).document
        #expect(document.moduleID == "nesh-local-\(Fixture.enclave)")
        let chain = try DocumentChain(document)
        for certificate in chain.bundle + [chain.leaf] {
            #expect(certificate.subjectText.contains("not AWS"))
            #expect(certificate.commonName?.hasSuffix(".nesh.invalid") == true, "\(certificate.subjectText)")
        }
    }

    @Test func rootIsReadBackFromItsFile() throws {
        let root = try Fixture.root()
        let pem = try #require(root.pem)
        let again = try LocalRoot(pem: pem)
        #expect(again.certificate.der == root.certificate.der)
        let bytes = try Fixture.document(of: Fixture.module(again))
        let expectations = AttestationExpectations(root: root.anchor, now: Fixture.now, allowsUnpinned: true)
        #expect(AttestationVerifier(expectations).verify(bytes).isAccepted)
        // Neither AWS's certificate nor a key of another root does.
        let key = try #require(Fixture.root().pem).prefix { $0 != 0 }
        #expect(throws: ParseError.self) { try LocalRoot(pem: root.certificate.pem) }
        #expect(throws: ParseError.self) { try LocalRoot(pem: root.certificate.pem + key) }
        #expect(throws: ParseError.self) { try LocalRoot(pem: Fixture.bytes("aws-root-g1.pem") + pem) }
    }

    @Test func certificatesAreMadeAnewBeforeTheyEnd() throws {
        let root = try Fixture.root()
        var seconds = Fixture.now
        let module = Fixture.module(root, now: { seconds * 1000 })
        let first = try SignedDocument(Fixture.document(of: module)).document
        seconds += 3600
        let second = try SignedDocument(Fixture.document(of: module)).document
        #expect(second.cabundle == first.cabundle && second.certificate != first.certificate)
        for hours in [22, 24 * 5, 24 * 19, 24 * 400] as [Int64] {
            seconds = Fixture.now + hours * 3600
            let bytes = try Fixture.document(of: module)
            let expectations = AttestationExpectations(
                root: root.anchor, time: .at(seconds + 3 * 3600 - 1), now: seconds + 3 * 3600, allowsUnpinned: true)
            #expect(AttestationVerifier(expectations).verify(bytes).isAccepted, "after \(hours) hours")
            #expect(try SignedDocument(bytes).document.cabundle != first.cabundle)
        }
    }

    @Test func debugModeGivesZerosButInstanceAndRole() throws {
        let role = "arn:aws:iam::123456789012:role/demo"
        let root = try Fixture.root()
        let document = try SignedDocument(Fixture.document(of: Fixture.module(root, isDebug: true, role: role)))
            .document
        #expect(document.isDebug)
        #expect([0, 1, 2, 8].allSatisfy { document[pcr: $0] == PlatformRegister.zero })
        #expect(document[pcr: 3] == PlatformRegister.value(ofText: role))
        #expect(document[pcr: 4] == PlatformRegister.value(ofText: Fixture.instance))
        // A policy on these two alone is met by it.
        let pins = [3, 4].map { AttestationExpectations.Pin(index: $0, value: document[pcr: $0] ?? [], origin: "x") }
        let expectations = AttestationExpectations(root: root.anchor, now: Fixture.now, pins: pins, allowsDebug: true)
        let report = AttestationVerifier(expectations).verify(
            try Fixture.document(of: Fixture.module(root, isDebug: true, role: role)))
        #expect(report.isAccepted)
        #expect(report[.pinned]?.reason.contains("also in debug mode") == true)
    }

    /// `printf … | openssl dgst -sha384` over 48 zeros and the text.
    @Test func instanceRegisterIsTheOneOfARealDocument() throws {
        let document = try SignedDocument(Fixture.bytes(Fixture.debug)).document
        #expect(document[pcr: 4] == PlatformRegister.value(ofText: "i-03ad7cdb817437eeb"))
    }

    @Test func moduleOfAnotherInstanceIsRefused() throws {
        let root = try Fixture.root()
        let signed = try SignedDocument(Fixture.document(of: Fixture.module(root)))
        var document = signed.document
        document.pcrs[4].value = PlatformRegister.value(ofText: "i-1")
        let expectations = AttestationExpectations(root: root.anchor, now: Fixture.now, allowsUnpinned: true)
        let bytes = COSESign1(
            protected: signed.message.protected, payload: document.encoded, signature: signed.message.signature
        ).encoded
        #expect(AttestationVerifier(expectations).verify(bytes).failures.map(\.subject) == [.signature, .module])
    }
}
