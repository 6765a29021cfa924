import NeshCrypto
import NeshData

/// One key with all that is known of it.
package struct KMSKey: Sendable {
    /// A UUID.
    package var id: String
    /// The region that the key was made in: `us-east-1`.
    package var region: String
    package var spec: KeySpec
    /// What the key is for.
    package var usage: KeyUsage
    package var description: String
    package var state: State
    /// Seconds since 1970.
    package var created: Int64
    /// As it was put.
    package var policyText: String
    package var policy: Policy
    /// In the order in which they were given.
    package var tags: [(key: String, value: String)]
    let material: Material

    /// Whether the key can be used.
    package enum State: Sendable, Equatable {
        case enabled
        case disabled
        /// Until then; seconds since 1970.
        case pendingDeletion(date: Int64, days: Int)

        package var name: String {
            switch self {
            case .enabled: "Enabled"
            case .disabled: "Disabled"
            case .pendingDeletion: "PendingDeletion"
            }
        }
    }

    enum Material: Sendable {
        /// 32 bytes.
        case symmetric([UInt8])
        case pair(KeyPair)

        /// Takes up to seconds for RSA.
        static func fresh(_ spec: KeySpec, random: (Int) -> [UInt8]) throws(ParseError) -> Material {
            guard let kind = spec.pair else { return .symmetric(random(AuthenticatedCipher.keyCount)) }
            return .pair(try KeyPair.generate(kind))
        }
    }

    /// `arn:aws:kms:REGION:ACCOUNT:key/ID`
    package var arn: String { LocalAccount.keyARN(id, region: region) }

    var cipher: AuthenticatedCipher? {
        if case .symmetric(let key) = material { AuthenticatedCipher(key: key) } else { nil }
    }

    var pair: KeyPair? {
        if case .pair(let pair) = material { pair } else { nil }
    }

    /// KeyMetadata.
    package var metadata: JSON {
        var json: JSON.Object = [
            "AWSAccountId": .string(LocalAccount.id), "KeyId": .string(id), "Arn": .string(arn),
            "CreationDate": .integer(created), "Enabled": .bool(state == .enabled), "Description": .string(description),
            "KeyUsage": .string(usage.rawValue), "KeyState": .string(state.name),
        ]
        if case .pendingDeletion(let date, _) = state { json["DeletionDate"] = .integer(date) }
        json["Origin"] = "AWS_KMS"
        json["KeyManager"] = "CUSTOMER"
        json["CustomerMasterKeySpec"] = .string(spec.rawValue)
        json["KeySpec"] = .string(spec.rawValue)
        for (name, value) in algorithms { json[name] = value }
        json["MultiRegion"] = false
        return .object(json)
    }

    /// The list of algorithms that goes with the usage, under AWS's name.
    var algorithms: [(String, JSON)] {
        switch usage {
        case .encryptDecrypt:
            [("EncryptionAlgorithms", .array(spec.encryptionAlgorithms.map { .string($0.rawValue) }))]
        case .signVerify: [("SigningAlgorithms", .array(spec.signingAlgorithms.map { .string($0.rawValue) }))]
        case .keyAgreement: [("KeyAgreementAlgorithms", ["ECDH"])]
        }
    }
}
