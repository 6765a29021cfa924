import NeshCrypto
import NeshData

extension Request {
    private enum MessageType: String, CaseIterable {
        case raw = "RAW"
        case digest = "DIGEST"
    }

    private static let otherAlgorithms = ["SM2DSA", "ML_DSA_SHAKE_256", "ED25519_SHA_512", "ED25519_PH_SHA_512"]

    mutating func sign(_ given: Arguments) throws(KMSError) -> JSON? {
        let (key, algorithm, digest) = try signing(given)
        guard let signature = key.pair?.sign(digest: digest, algorithm.digest, algorithm.padding) else {
            throw .internal("libcrypto cannot sign")
        }
        try endDryRun(given)
        return [
            "KeyId": .string(key.arn), "Signature": .string(Base64.encode(signature)),
            "SigningAlgorithm": .string(algorithm.rawValue),
        ]
    }

    mutating func verifySignature(_ given: Arguments) throws(KMSError) -> JSON? {
        let signature = try given.requiredBlob("Signature", lengths: 1...6144)
        let (key, algorithm, digest) = try signing(given)
        guard key.pair?.verifies(signature, digest: digest, algorithm.digest, algorithm.padding) ?? false else {
            throw KMSError(.kmsInvalidSignature, "")
        }
        try endDryRun(given)
        return [
            "KeyId": .string(key.arn), "SignatureValid": true, "SigningAlgorithm": .string(algorithm.rawValue),
        ]
    }

    /// What Sign and Verify have in common.
    private mutating func signing(
        _ given: Arguments
    ) throws(KMSError) -> (KMSKey, SigningAlgorithm, digest: [UInt8]) {
        try given.refuse(["GrantTokens"])
        let message = try given.requiredBlob("Message", lengths: 1...4096)
        let type = try given.choice("MessageType", MessageType.self, unsupported: ["EXTERNAL_MU"]) ?? .raw
        let algorithm = try given.requiredChoice(
            "SigningAlgorithm", SigningAlgorithm.self, unsupported: Self.otherAlgorithms)
        let key = try key(try given.required("KeyId"))
        values.set("kms:SigningAlgorithm", algorithm.rawValue)
        values.set("kms:MessageType", type.rawValue)
        try authorize(key)
        try requireUsage(key, .signVerify)
        guard key.spec.signingAlgorithms.contains(algorithm) else {
            throw .invalidUsage("Algorithm \(algorithm.rawValue) is not supported by this key: \(key.spec.rawValue).")
        }
        try requireEnabled(key)
        if type == .raw { return (key, algorithm, HashState.digest(algorithm.digest, message)) }
        guard message.count == algorithm.digest.byteCount else {
            throw .validation("Digest is invalid length for algorithm \(algorithm.rawValue).")
        }
        return (key, algorithm, message)
    }
}
