import NeshAttestation
import NeshCrypto
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshKMS

@Suite struct RecipientTests {
    private static let image = [UInt8](repeating: 0xab, count: 48)

    /// A document of an enclave with that image, `age` seconds old.
    static func document(
        _ root: LocalRoot, image: [UInt8] = image, isDebug: Bool = false, key: [UInt8]?, age: Int64 = 0
    ) throws -> [UInt8] {
        let enclave = LocalModule.Enclave(
            id: "i-0123456789abcdef0-enc0123456789abcdef", measurements: [0: image, 1: image, 2: image],
            isDebug: isDebug)
        let module = LocalModule(
            enclave, root: { root }, random: Random.bytes, now: { (WallClock.seconds - age) * 1000 })
        return try ModuleReply.document(in: module.answer(ModuleRequest.attest(.init(publicKey: key)).encoded))
    }

    /// The same document with other bytes in a place that its signature is over.
    private static func replacing(_ former: [UInt8], by new: [UInt8], in document: [UInt8]) throws -> [UInt8] {
        let start = try #require(document.indices.first { document[$0...].starts(with: former) })
        return Array(document[..<start]) + new + Array(document[(start + former.count)...])
    }

    @Test(.enabled(if: Python.has("boto3", "cryptography"), "python3 lacks boto3 or cryptography"))
    func enclavesAreAnsweredByTheirDocumentsAndThePolicy() throws {
        let now = WallClock.seconds
        let root = try #require(LocalRoot.make(now: now - 86400 * 30, random: Random.bytes))
        let foreign = try #require(LocalRoot.make(now: now, random: Random.bytes))
        let der = root.certificate.der
        let local = try LocalServer(verify: LocalDocuments.verifier { der })
        let files = try TemporaryDirectory()
        let pair = try KeyPair.generate(.rsa(bits: 2048))
        let other = try KeyPair.generate(.rsa(bits: 2048))
        let (key, otherKey) = (try #require(pair.publicDER), try #require(other.publicDER))
        try files.write("key.pem", Self.pem(try #require(pair.privateDER)))
        let good = try Self.document(root, key: key)
        let documents = [
            "good": good, "debug": try Self.document(root, isDebug: true, key: key),
            "other": try Self.document(root, image: [UInt8](repeating: 1, count: 48), key: key),
            "old": try Self.document(root, key: key, age: 301),
            "expired": try Self.document(root, key: key, age: 4 * 3600),
            "foreign": try Self.document(foreign, key: key), "keyless": try Self.document(root, key: nil),
            "changed": try Self.replacing(Self.image, by: Self.image.dropLast() + [0xac], in: good),
            "early": try Self.document(root, key: key, age: -400),
            "weak": try Self.document(root, key: try KeyPair.generate(.rsa(bits: 1024)).publicDER),
            "curve": try Self.document(root, key: try KeyPair.generate(.curve("P-256")).publicDER),
            "replayed": try Self.replacing(key, by: otherKey, in: good), "short": Array(good.prefix(100)),
        ]
        for (name, bytes) in documents { try files.write("\(name).doc", bytes) }
        let (status, text) = try local.python("recipient.py", files.path, Self.image.hexadecimal)
        #expect(status == 0, "\(text)")

        let log = local.log
        func lines(_ result: String) -> [String] {
            log.filter { $0["result"]?.string == result }.flatMap { entry in
                (entry["why"]?.array ?? []).compactMap(\.string)
            }
        }
        // A document each, in the script's order, for Decrypt and for GenerateRandom.
        let reasons = [
            "signature: the leaf's key did not sign this content", "chain: it leads to",
            "signature: the leaf's key did not",
            "time: at ", " seconds old, and 300 are allowed", "it has no public key to answer to", "byte ",
            "a clock is wrong",
            "its public key is not RSA of 2048 to 8192 bits", "its public key is not RSA of 2048 to 8192 bits",
        ]
        let refused = lines("ValidationException").filter { $0.hasPrefix("the attestation document is refused: ") }
        #expect(refused.count == 2 * reasons.count, "\(refused)")
        for (index, line) in refused.enumerated() {
            #expect(line.contains(reasons[index / 2]), "\(line)")
        }
        let zeros = [UInt8](repeating: 0, count: 48).hexadecimal
        let test = [
            "  not met: StringEquals kms:RecipientAttestation:PCR0", "    policy:  \(Self.image.hexadecimal)",
        ]
        let denied = lines("AccessDeniedException").joined(separator: "\n")
        for given in [zeros, "has no such condition key"] {
            #expect(denied.contains((test + ["    request: \(given)"]).joined(separator: "\n")))
        }
        #expect(lines("OK").contains { $0.contains("in debug mode") })
        #expect(log.contains { $0["message"]?.string?.contains("StringFuzzy") ?? false })
        #expect(log.allSatisfy { !$0.compact.contains("4711") })
    }

    static func pem(_ der: [UInt8]) -> String {
        "-----BEGIN PRIVATE KEY-----\n\(Base64.encode(der))\n-----END PRIVATE KEY-----\n"
    }
}
