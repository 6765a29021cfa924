import NeshAttestation
import NeshCrypto
import NeshData
import Synchronization

extension FuzzTarget {
    /// An attestation document in whatever form, its verification, and the requests of a secure module.
    static let document = FuzzTarget(
        name: "document",
        seeds: {
            let made = try AttestationMaterial.document()
            let requests: [ModuleRequest] = [
                .describe, .random, .describeRegister(3), .extend(16, [1, 2]), .lock(17), .lockRange(20),
                .attest(.init(publicKey: [1], userData: [2], nonce: [3])),
            ]
            return [
                made, Array(Base64.encode(made).utf8), Array(made.hexadecimal.utf8),
                Array(JSON.object(["document": .string(Base64.encode(made))]).compact.utf8),
            ] + requests.map(\.encoded)
        },
        run: { bytes in
            let found = try accepted { try DocumentInput.find(in: bytes).document } ?? bytes
            if let signed = try accepted({ try SignedDocument(found) }) {
                let document = signed.document
                guard let again = try accepted({ try AttestationDocument.decode(payload: document.encoded) }) else {
                    throw FuzzFinding(description: "what was written is not read")
                }
                try hold(again == document, "another document comes back")
                for field in [document.publicKey, document.userData, document.nonce] { _ = field.map { FieldText($0) } }
                try AttestationMaterial.judge(found, signed)
            }
            try AttestationMaterial.ask(bytes)
        })
}

/// A root with a module, made once.
private enum AttestationMaterial {
    private static let now: Int64 = 1_700_000_000
    private static let root = Mutex(LocalRoot.make(now: now - 60, random: { [UInt8](repeating: 7, count: $0) }))
    private static let original = Mutex<[UInt8]?>(nil)

    static func document() throws -> [UInt8] {
        try original.withLock { original throws in
            if let original { return original }
            let module = root.withLock { root in
                let kept = root
                return LocalModule(
                    .init(
                        id: "i-0000000000000000-enc1845e97d0b3eb4e5",
                        measurements: [0: [UInt8](repeating: 1, count: 48)], isDebug: false),
                    root: { kept }, random: { [UInt8](repeating: 9, count: $0) }, now: { now * 1000 })
            }
            let request = ModuleRequest.attest(.init(userData: Array("{\"a\":1}".utf8), nonce: [1])).encoded
            let made = try ModuleReply.document(in: module.answer(request))
            original = made
            return made
        }
    }

    /// A document that was changed is never accepted, whatever else is asked.
    static func judge(_ bytes: [UInt8], _ signed: SignedDocument) throws {
        let made = try document()
        let report = root.withLock { root -> AttestationReport? in
            root.map {
                AttestationVerifier(
                    AttestationExpectations(root: $0.anchor, now: now + 60, allowsDebug: true, allowsUnpinned: true)
                ).verify(signed)
            }
        }
        guard let report, report.isAccepted else { return }
        // ECDSA's signatures can be written in two ways; a tag may stand in front. What is signed cannot differ.
        let original = try SignedDocument(made)
        try hold(
            signed.document == original.document && signed.message.payload == original.message.payload,
            "a changed document of \(bytes.count) bytes is accepted")
    }

    static func ask(_ bytes: [UInt8]) throws {
        var module = SecureModule(id: "i-1-enc2", registers: [:])
        let services = SecureModule.Services(random: { [UInt8](repeating: 0, count: $0) }, attest: { _, _ in [] })
        let reply = module.answer(bytes, services)
        try hold(reply.count <= SecureModule.Limit.reply, "a reply of \(reply.count) bytes")
        guard (try? CBOR.decode(reply)) != nil else { throw FuzzFinding(description: "the reply is no CBOR") }
        try hold(module.isLocked.prefix(16).allSatisfy { $0 }, "a register of the image is open")
        try hold(
            module.registers.prefix(16).allSatisfy { $0 == PlatformRegister.zero }, "a locked register has changed")
    }
}
