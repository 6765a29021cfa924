import NeshCrypto
import NeshData
import NeshSystem

extension Request {
    enum DataKeySpec: String, CaseIterable {
        case aes128 = "AES_128"
        case aes256 = "AES_256"
    }

    mutating func generateDataKey(_ given: Arguments, plaintext shows: Bool) throws(KMSError) -> JSON? {
        try given.refuse(["GrantTokens"])
        let spec = try given.choice("KeySpec", DataKeySpec.self)
        let number = try given.integer("NumberOfBytes", 1...1024)
        guard (spec == nil) != (number == nil) else {
            throw .validation("Please specify either number of bytes or key spec.")
        }
        let context = try context(given)
        let key = try key(try given.required("KeyId"))
        audit.key = key.arn
        let recipient = shows ? try recipient(given) : nil
        values.set("kms:EncryptionAlgorithm", EncryptionAlgorithm.symmetric.rawValue)
        try authorize(key)
        let secret = Random.bytes(number ?? (spec == .aes128 ? 16 : 32))
        let blob = try seal(secret, context, key, .symmetric)
        try endDryRun(given)
        var answer: JSON.Object = ["CiphertextBlob": .string(Base64.encode(blob))]
        if shows { try reveal(secret, as: "Plaintext", to: recipient, in: &answer) }
        answer["KeyId"] = .string(key.arn)
        return .object(answer)
    }

    mutating func generateDataKeyPair(_ given: Arguments, plaintext shows: Bool) throws(KMSError) -> JSON? {
        try given.refuse(["GrantTokens"])
        let spec = try given.requiredChoice(
            "KeyPairSpec", KeySpec.self, unsupported: ["SM2", "ECC_NIST_EDWARDS25519"])
        guard let kind = spec.pair else {
            throw Arguments.invalid("KeyPairSpec", "'\(spec.rawValue)'", "Member must be an asymmetric key spec")
        }
        let context = try context(given)
        let key = try key(try given.required("KeyId"))
        audit.key = key.arn
        let recipient = shows ? try recipient(given) : nil
        values.set("kms:DataKeyPairSpec", spec.rawValue)
        values.set("kms:EncryptionAlgorithm", EncryptionAlgorithm.symmetric.rawValue)
        try authorize(key)
        // Before the work of making a pair.
        try requireAlgorithm(key, .symmetric)
        try requireEnabled(key)
        try endDryRun(given)
        guard let pair = try? KeyPair.generate(kind), let secret = pair.privateDER, let open = pair.publicDER else {
            throw .internal("libcrypto cannot make a key pair")
        }
        var answer: JSON.Object = [
            "PrivateKeyCiphertextBlob": .string(Base64.encode(try seal(secret, context, key, .symmetric)))
        ]
        if shows { try reveal(secret, as: "PrivateKeyPlaintext", to: recipient, in: &answer) }
        answer["PublicKey"] = .string(Base64.encode(open))
        answer["KeyId"] = .string(key.arn)
        answer["KeyPairSpec"] = .string(spec.rawValue)
        return .object(answer)
    }

    mutating func generateRandom(_ given: Arguments) throws(KMSError) -> JSON? {
        try given.refuse(["CustomKeyStoreId"])
        guard let number = try given.integer("NumberOfBytes", 1...1024) else {
            throw .validation("NumberOfBytes is missing; it is from 1 to 1024.")
        }
        let recipient = try recipient(given)
        try authorizeWithoutKey()
        var answer = JSON.Object()
        try reveal(Random.bytes(number), as: "Plaintext", to: recipient, in: &answer)
        return .object(answer)
    }

    mutating func deriveSharedSecret(_ given: Arguments) throws(KMSError) -> JSON? {
        try given.refuse(["GrantTokens"])
        guard try given.required("KeyAgreementAlgorithm") == "ECDH" else {
            throw .validation("KeyAgreementAlgorithm is not ECDH.")
        }
        let der = try given.requiredBlob("PublicKey", lengths: 1...8192)
        let key = try key(try given.required("KeyId"))
        audit.key = key.arn
        let recipient = try recipient(given)
        values.set("kms:KeyAgreementAlgorithm", "ECDH")
        try authorize(key)
        try requireUsage(key, .keyAgreement)
        try requireEnabled(key)
        guard let peer = try? KeyPair(publicDER: der), let secret = key.pair?.sharedSecret(with: peer) else {
            throw .validation("The public key is not a \(key.spec.rawValue) key in DER.")
        }
        try endDryRun(given)
        var answer: JSON.Object = ["KeyId": .string(key.arn)]
        try reveal(secret, as: "SharedSecret", to: recipient, in: &answer)
        answer["KeyAgreementAlgorithm"] = "ECDH"
        answer["KeyOrigin"] = "AWS_KMS"
        return .object(answer)
    }
}
