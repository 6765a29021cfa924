import NeshCrypto
import NeshData
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshKMS

/// What each operation asks before it does anything.
@Suite struct GuardTests {
    /// One that is asked with the action's policy against it and without; `other` is a second key, which allows all.
    struct Case: Sendable, CustomTestStringConvertible {
        var operation: String
        var action: String
        var spec: (spec: String, usage: String) = ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT")
        var arguments: @Sendable (GuardWorld, _ key: String, _ other: String) throws -> JSON.Object

        init(
            _ operation: String, _ action: String? = nil, _ spec: (String, String)? = nil,
            _ arguments: @escaping @Sendable (GuardWorld, String, String) throws -> JSON.Object = { _, key, _ in
                ["KeyId": .string(key)]
            }
        ) {
            self.operation = operation
            self.action = action ?? operation
            if let spec { self.spec = spec }
            self.arguments = arguments
        }

        var testDescription: String { "\(operation), kms:\(action)" }
    }

    private static let signing = ("ECC_NIST_P256", "SIGN_VERIFY")
    private static let agreeing = ("ECC_NIST_P256", "KEY_AGREEMENT")

    private static func digest(_ key: String) -> JSON.Object {
        ["KeyId": .string(key), "Message": "AAAA", "SigningAlgorithm": "ECDSA_SHA_256"]
    }

    static let cases: [Case] = [
        Case("DescribeKey"), Case("EnableKey"), Case("DisableKey"), Case("ScheduleKeyDeletion"),
        Case("CancelKeyDeletion") { world, key, _ in
            try world.perform("ScheduleKeyDeletion", ["KeyId": .string(key)])
            return ["KeyId": .string(key)]
        },
        Case("GetKeyPolicy"), Case("ListKeyPolicies"),
        Case("PutKeyPolicy") { _, key, _ in ["KeyId": .string(key), "Policy": .string(Policy.standard)] },
        Case("GetPublicKey", nil, signing),
        Case("CreateAlias") { _, key, _ in ["AliasName": "alias/new", "TargetKeyId": .string(key)] },
        Case("DeleteAlias") { world, key, _ in
            try world.alias("alias/a", of: key)
            return ["AliasName": "alias/a"]
        },
        // The key that it leaves, and the one that it goes to.
        Case("UpdateAlias") { world, key, other in
            try world.alias("alias/a", of: key)
            return ["AliasName": "alias/a", "TargetKeyId": .string(other)]
        },
        Case("UpdateAlias") { world, key, other in
            try world.alias("alias/a", of: other)
            return ["AliasName": "alias/a", "TargetKeyId": .string(key)]
        },
        Case("Encrypt") { _, key, _ in ["KeyId": .string(key), "Plaintext": "AAAA"] },
        Case("Decrypt") { world, key, _ in ["CiphertextBlob": try world.sealed(under: key)] },
        Case("ReEncrypt", "ReEncryptFrom") { world, key, other in
            ["CiphertextBlob": try world.sealed(under: key), "DestinationKeyId": .string(other)]
        },
        Case("ReEncrypt", "ReEncryptTo") { world, key, other in
            ["CiphertextBlob": try world.sealed(under: other), "DestinationKeyId": .string(key)]
        },
        Case("GenerateDataKey") { _, key, _ in ["KeyId": .string(key), "KeySpec": "AES_256"] },
        Case("GenerateDataKeyWithoutPlaintext") { _, key, _ in ["KeyId": .string(key), "KeySpec": "AES_256"] },
        Case("GenerateDataKeyPair") { _, key, _ in ["KeyId": .string(key), "KeyPairSpec": "ECC_NIST_P256"] },
        Case("GenerateDataKeyPairWithoutPlaintext") { _, key, _ in
            ["KeyId": .string(key), "KeyPairSpec": "ECC_NIST_P256"]
        },
        Case("DeriveSharedSecret", nil, agreeing) { world, key, _ in
            let pair = try KeyPair.generate(.curve("P-256"))
            return [
                "KeyId": .string(key), "KeyAgreementAlgorithm": "ECDH",
                "PublicKey": .string(Base64.encode(pair.publicDER ?? [])),
            ]
        },
        Case("Sign", nil, signing) { _, key, _ in digest(key) },
        Case("Verify", nil, signing) { world, key, _ in
            var arguments = digest(key)
            arguments["Signature"] = try world.perform("Sign", arguments)?["Signature"]
            return arguments
        },
    ]

    @Test(arguments: cases) func everyOperationAsksTheKeysPolicy(_ one: Case) throws {
        for (denied, isRefused) in [("kms:\(one.action)", true), ("kms:ListGrants", false)] {
            let world = try GuardWorld()
            let key = try world.key(one.spec.spec, one.spec.usage)
            let arguments = try one.arguments(world, key, try world.key())
            try world.deny(denied, key)
            #expect(world.refusal(one.operation, arguments) == (isRefused ? "AccessDeniedException" : nil))
        }
    }

    /// All that can be asked of a key are above; the rest has a test of its own.
    @Test func noOperationIsForgotten() {
        let without = ["CreateKey", "ListKeys", "ListAliases", "GenerateRandom"]
        #expect(Set(Request.operationNames).subtracting(Self.cases.map(\.operation)) == Set(without))
    }

    @Test(arguments: [
        ("Sign", "RSA_2048", "ENCRYPT_DECRYPT"), ("Encrypt", "RSA_2048", "SIGN_VERIFY"),
        ("Decrypt", "RSA_2048", "SIGN_VERIFY"), ("Sign", "ECC_NIST_P256", "KEY_AGREEMENT"),
        ("DeriveSharedSecret", "ECC_NIST_P256", "SIGN_VERIFY"), ("Encrypt", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"),
    ])
    func aKeyDoesWhatItIsFor(operation: String, spec: String, usage: String) throws {
        let world = try GuardWorld()
        let key = try world.key(spec, usage)
        let peer = try KeyPair.generate(.curve("P-256")).publicDER ?? []
        let arguments: JSON.Object = [
            "KeyId": .string(key), "Message": "AAAA", "Plaintext": "AAAA",
            "SigningAlgorithm": spec == "RSA_2048" ? "RSASSA_PSS_SHA_256" : "ECDSA_SHA_256",
            "EncryptionAlgorithm": "RSAES_OAEP_SHA_256", "KeyAgreementAlgorithm": "ECDH",
            "PublicKey": .string(Base64.encode(peer)),
            "CiphertextBlob": .string(Base64.encode([UInt8](repeating: 7, count: 256))),
        ]
        #expect(world.refusal(operation, arguments) == "InvalidKeyUsageException")
    }

    @Test(arguments: [
        ("CreateKey", "Description", 8193), ("DescribeKey", "KeyId", 2049), ("DescribeKey", "KeyId", 0),
        ("CreateAlias", "AliasName", 257), ("CreateKey", "Policy", 0), ("ListKeys", "Marker", 0),
    ])
    func textsAreBounded(operation: String, name: String, length: Int) throws {
        let world = try GuardWorld()
        let text = String(repeating: "x", count: length)
        #expect(world.refusal(operation, [name: .string(text), "TargetKeyId": "x"]) == "ValidationException")
    }

    @Test func onlySymmetricKeysTakeAContext() throws {
        let world = try GuardWorld()
        var arguments: JSON.Object = [
            "KeyId": .string(try world.key("RSA_2048", "ENCRYPT_DECRYPT")), "Plaintext": "AAAA",
            "EncryptionAlgorithm": "RSAES_OAEP_SHA_256",
        ]
        #expect(world.refusal("Encrypt", arguments) == nil)
        arguments["EncryptionContext"] = ["a": "b"]
        #expect(world.refusal("Encrypt", arguments) == "ValidationException")
    }

    @Test func anotherRegionsKeysAreNotThere() throws {
        let world = try GuardWorld()
        let key = try world.key()
        try world.alias("alias/a", of: key)
        let blob = try world.sealed(under: key)
        #expect(world.refusal("DescribeKey", ["KeyId": .string(key)], region: "eu-west-1") == "NotFoundException")
        #expect(world.refusal("DescribeKey", ["KeyId": "alias/a"], region: "eu-west-1") == "NotFoundException")
        #expect(world.refusal("Decrypt", ["CiphertextBlob": blob], region: "eu-west-1") == "InvalidCiphertextException")
        #expect(world.refusal("Decrypt", ["CiphertextBlob": blob]) == nil)
    }

    @Test func nobodyIsLockedOutButByWish() throws {
        let world = try GuardWorld()
        let text: JSON = [
            "Statement": ["Effect": "Allow", "Principal": "*", "Action": "kms:DescribeKey", "Resource": "*"]
        ]
        let policy = JSON.string(text.compact)
        #expect(world.refusal("CreateKey", ["Policy": policy]) == "MalformedPolicyDocumentException")
        #expect(world.refusal("CreateKey", ["Policy": policy, "BypassPolicyLockoutSafetyCheck": true]) == nil)
        var put: JSON.Object = ["KeyId": .string(try world.key()), "Policy": policy]
        #expect(world.refusal("PutKeyPolicy", put) == "MalformedPolicyDocumentException")
        put["BypassPolicyLockoutSafetyCheck"] = true
        #expect(world.refusal("PutKeyPolicy", put) == nil)
    }

    @Test func whatIsPendingDeletionGetsNoAliasAndNoPolicy() throws {
        let world = try GuardWorld()
        let (key, other) = (try world.key(), try world.key())
        try world.alias("alias/a", of: other)
        try world.perform("ScheduleKeyDeletion", ["KeyId": .string(key)])
        for (operation, arguments) in [
            ("CreateAlias", ["AliasName": "alias/b", "TargetKeyId": .string(key)]),
            ("UpdateAlias", ["AliasName": "alias/a", "TargetKeyId": .string(key)]),
            ("PutKeyPolicy", ["KeyId": .string(key), "Policy": .string(Policy.standard)]),
            ("EnableKey", ["KeyId": .string(key)]), ("DisableKey", ["KeyId": .string(key)]),
        ] as [(String, JSON.Object)] {
            #expect(world.refusal(operation, arguments) == "KMSInvalidStateException", "\(operation)")
        }
    }

    /// What would have to be obeyed is refused, not passed over.
    @Test(
        arguments: [
            ("Encrypt", "GrantTokens", ["token"]), ("Decrypt", "GrantTokens", ["token"]),
            ("Sign", "GrantTokens", ["token"]), ("GenerateDataKey", "GrantTokens", ["token"]),
            ("ReEncrypt", "GrantTokens", ["token"]), ("DeriveSharedSecret", "GrantTokens", ["token"]),
            ("GenerateDataKeyPair", "GrantTokens", ["token"]), ("CreateKey", "MultiRegion", true),
            ("CreateKey", "CustomKeyStoreId", "cks-1"), ("GenerateRandom", "CustomKeyStoreId", "cks-1"),
        ] as [(String, String, JSON)])
    func whatIsNotThereIsRefused(operation: String, name: String, value: JSON) throws {
        let world = try GuardWorld()
        #expect(world.refusal(operation, [name: value]) == "UnsupportedOperationException")
    }
}

/// A store without a server.
struct GuardWorld {
    private let files: TemporaryDirectory
    private let service: KMSService

    init() throws {
        files = try TemporaryDirectory()
        service = KMSService(
            store: try KeyStore(files.path + "/keys"), log: KMSLog(files.path + "/log"),
            verify: { _, _ throws(DocumentRefusal) in throw DocumentRefusal("none") })
    }

    @discardableResult
    func perform(_ operation: String, _ arguments: JSON.Object, region: String = "us-east-1") throws(KMSError) -> JSON?
    {
        try service.perform(
            operation, Array(JSON.object(arguments).compact.utf8), caller: .program, region: region, isSecure: true)
    }

    /// The error's name; nil where it is answered.
    func refusal(_ operation: String, _ arguments: JSON.Object, region: String = "us-east-1") -> String? {
        do throws(KMSError) {
            try perform(operation, arguments, region: region)
            return nil
        } catch { return error.name }
    }

    func key(_ spec: String = "SYMMETRIC_DEFAULT", _ usage: String = "ENCRYPT_DECRYPT") throws -> String {
        let made = try perform("CreateKey", ["KeySpec": .string(spec), "KeyUsage": .string(usage)])
        return try #require(made?["KeyMetadata"]?["KeyId"]?.string)
    }

    func alias(_ name: String, of key: String) throws {
        try perform("CreateAlias", ["AliasName": .string(name), "TargetKeyId": .string(key)])
    }

    func sealed(under key: String) throws -> JSON {
        try #require(try perform("Encrypt", ["KeyId": .string(key), "Plaintext": "AAAA"])?["CiphertextBlob"])
    }

    /// Allows everything of a key but one action. As the store's owner would who needs no way back.
    func deny(_ action: String, _ key: String) throws {
        let policy: JSON = [
            "Statement": [
                ["Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"],
                ["Effect": "Deny", "Principal": "*", "Action": .string(action), "Resource": "*"],
            ]
        ]
        try service.store.update(key) { key throws(KMSError) in
            key.policyText = policy.compact
            key.policy = try Policy.parse(policy.compact)
        }
    }
}
