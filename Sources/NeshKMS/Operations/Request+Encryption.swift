import NeshCrypto
import NeshData

extension Request {
    mutating func encrypt(_ given: Arguments) throws(KMSError) -> JSON? {
        try given.refuse(["GrantTokens"])
        let plaintext = try given.requiredBlob("Plaintext", lengths: 1...4096)
        let algorithm = try given.choice("EncryptionAlgorithm", EncryptionAlgorithm.self) ?? .symmetric
        let context = try context(given)
        let key = try key(try given.required("KeyId"))
        values.set("kms:EncryptionAlgorithm", algorithm.rawValue)
        try authorize(key)
        let blob = try seal(plaintext, context, key, algorithm)
        try endDryRun(given)
        return [
            "CiphertextBlob": .string(Base64.encode(blob)), "KeyId": .string(key.arn),
            "EncryptionAlgorithm": .string(algorithm.rawValue),
        ]
    }

    mutating func decrypt(_ given: Arguments) throws(KMSError) -> JSON? {
        try given.refuse(["GrantTokens", "DryRunModifiers"])
        let blob = try given.requiredBlob("CiphertextBlob", lengths: 1...6144)
        let algorithm = try given.choice("EncryptionAlgorithm", EncryptionAlgorithm.self) ?? .symmetric
        let context = try context(given)
        let named = try given.string("KeyId")
        let key = try source(blob, algorithm, named)
        audit.key = key.arn
        let recipient = try recipient(given)
        values.set("kms:EncryptionAlgorithm", algorithm.rawValue)
        try authorize(key)
        let plaintext = try open(blob, context, key, algorithm)
        try endDryRun(given)
        var answer: JSON.Object = ["KeyId": .string(key.arn)]
        try reveal(plaintext, as: "Plaintext", to: recipient, in: &answer)
        answer["EncryptionAlgorithm"] = .string(algorithm.rawValue)
        return .object(answer)
    }

    mutating func reEncrypt(_ given: Arguments) throws(KMSError) -> JSON? {
        try given.refuse(["GrantTokens", "DryRunModifiers"])
        let blob = try given.requiredBlob("CiphertextBlob", lengths: 1...6144)
        let from = try given.choice("SourceEncryptionAlgorithm", EncryptionAlgorithm.self) ?? .symmetric
        let to = try given.choice("DestinationEncryptionAlgorithm", EncryptionAlgorithm.self) ?? .symmetric
        let (sourceContext, targetContext) = (
            try given.context("SourceEncryptionContext"), try given.context("DestinationEncryptionContext")
        )
        let sourceKey = try source(blob, from, try given.string("SourceKeyId"))
        let plain = values
        values.set(sourceContext)
        values.set("kms:EncryptionAlgorithm", from.rawValue)
        try authorize(sourceKey, "ReEncryptFrom")
        values = plain
        let target = try key(try given.required("DestinationKeyId"))
        values.set(targetContext)
        values.set("kms:EncryptionAlgorithm", to.rawValue)
        audit.context = targetContext
        try authorize(target, "ReEncryptTo")
        let sealed = try seal(try open(blob, sourceContext, sourceKey, from), targetContext, target, to)
        try endDryRun(given)
        return [
            "CiphertextBlob": .string(Base64.encode(sealed)),
            "SourceKeyId": .string(sourceKey.arn), "KeyId": .string(target.arn),
            "SourceEncryptionAlgorithm": .string(from.rawValue),
            "DestinationEncryptionAlgorithm": .string(to.rawValue),
        ]
    }

    mutating func context(_ given: Arguments) throws(KMSError) -> EncryptionContext {
        let context = try given.context()
        values.set(context)
        audit.context = context
        return context
    }

    /// The key of a ciphertext, which a blob of a symmetric key names itself.
    private mutating func source(
        _ blob: [UInt8], _ algorithm: EncryptionAlgorithm, _ named: String?
    ) throws(KMSError) -> KMSKey {
        if algorithm != .symmetric {
            guard let named else { throw .validation("A KeyId is needed to decrypt with an asymmetric key.") }
            return try key(named)
        }
        let wanted: KMSKey? = if let named { try key(named) } else { nil }
        guard let id = CiphertextBlob(blob)?.keyID, let key = store.key(id, in: region, now: now) else {
            throw .invalidCiphertext
        }
        guard wanted == nil || wanted?.id == key.id else {
            throw KMSError(
                .incorrectKey,
                "The key ID in the request does not identify a CMK that can perform this operation.")
        }
        return key
    }

    func requireAlgorithm(_ key: KMSKey, _ algorithm: EncryptionAlgorithm) throws(KMSError) {
        try requireUsage(key, .encryptDecrypt)
        guard key.spec.encryptionAlgorithms.contains(algorithm) else {
            throw .invalidUsage("You cannot use algorithm \(algorithm.rawValue) with a \(key.spec.rawValue) key.")
        }
    }

    func seal(
        _ plaintext: [UInt8], _ context: EncryptionContext, _ key: KMSKey, _ algorithm: EncryptionAlgorithm
    ) throws(KMSError) -> [UInt8] {
        try requireAlgorithm(key, algorithm)
        try requireEnabled(key)
        guard let pair = key.pair, let bits = key.spec.rsaBits else {
            return try CiphertextBlob.seal(plaintext, context, with: key)
        }
        guard context.pairs.isEmpty else {
            throw .validation("An encryption context is valid only with a symmetric key.")
        }
        let most = bits / 8 - algorithm.overhead
        guard plaintext.count <= most else {
            throw .validation(
                "Algorithm \(algorithm.rawValue) and key spec \(key.spec.rawValue) cannot encrypt data larger than \(most) bytes."
            )
        }
        guard let sealed = pair.encrypt(oaep: plaintext, algorithm.digest) else {
            throw .internal("libcrypto cannot encrypt")
        }
        return sealed
    }

    private func open(
        _ blob: [UInt8], _ context: EncryptionContext, _ key: KMSKey, _ algorithm: EncryptionAlgorithm
    ) throws(KMSError) -> [UInt8] {
        try requireAlgorithm(key, algorithm)
        try requireEnabled(key)
        let plaintext =
            if let pair = key.pair {
                pair.decrypt(oaep: blob, algorithm.digest)
            } else { CiphertextBlob(blob)?.open(context, with: key) }
        guard let plaintext else { throw .invalidCiphertext }
        return plaintext
    }
}
