import NeshCrypto
import NeshData
import NeshSystem

extension Request {
    private static let otherSpecs = [
        "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87",
        "ECC_NIST_EDWARDS25519",
    ]

    mutating func createKey(_ given: Arguments) throws(KMSError) -> JSON? {
        try given.refuse(["CustomKeyStoreId", "XksKeyId", "MultiRegion"])
        if let origin = try given.string("Origin"), origin != "AWS_KMS" {
            throw .unsupported("The local KMS does not support Origin \(origin).")
        }
        let former = try given.choice("CustomerMasterKeySpec", KeySpec.self, unsupported: Self.otherSpecs)
        let spec = try given.choice("KeySpec", KeySpec.self, unsupported: Self.otherSpecs) ?? former ?? .symmetric
        if let former, former != spec {
            throw .validation("You cannot specify KeySpec and CustomerMasterKeySpec in the same request.")
        }
        let usage = try given.choice("KeyUsage", KeyUsage.self, unsupported: ["GENERATE_VERIFY_MAC"])
        if usage == nil, spec != .symmetric {
            throw .validation(
                "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.")
        }
        guard spec.usages.contains(usage ?? .encryptDecrypt) else {
            throw .validation(
                "KeyUsage \((usage ?? .encryptDecrypt).rawValue) is not compatible with KeySpec \(spec.rawValue)")
        }
        let description = try given.string("Description", lengths: 0...8192) ?? ""
        let text = try given.string("Policy", lengths: 1...131_072) ?? Policy.standard
        let policy = try Policy.parse(text)
        let tags = try given.tags()
        try authorizeWithoutKey()
        let id = LocalAccount.uuid()
        if !(try given.bool("BypassPolicyLockoutSafetyCheck")) { try requireWayBack(policy, keyID: id) }
        let material: KMSKey.Material
        do { material = try .fresh(spec, random: Random.bytes) } catch {
            throw .internal("the key cannot be made: \(error)")
        }
        let key = KMSKey(
            id: id, region: region, spec: spec, usage: usage ?? .encryptDecrypt, description: description,
            state: .enabled, created: now, policyText: text, policy: policy, tags: tags, material: material)
        audit.key = key.arn
        try store.put(key)
        return ["KeyMetadata": key.metadata]
    }

    mutating func describeKey(_ given: Arguments) throws(KMSError) -> JSON? {
        let key = try key(try given.required("KeyId"))
        try authorize(key)
        return ["KeyMetadata": key.metadata]
    }

    mutating func listKeys(_ given: Arguments) throws(KMSError) -> JSON? {
        try authorizeWithoutKey()
        let entries = store.keys(in: region, now: now).map { key -> (String, JSON) in
            (key.id, ["KeyId": .string(key.id), "KeyArn": .string(key.arn)])
        }
        return try page(entries, "Keys", given, limit: 1000, standard: 100)
    }

    /// The part of a list that was asked for; the marker is what the next part begins with.
    func page(
        _ entries: [(String, JSON)], _ name: String, _ given: Arguments, limit: Int, standard: Int
    ) throws(KMSError) -> JSON {
        let count = try given.integer("Limit", 1...limit) ?? standard
        var rest = entries[...]
        if let marker = try given.string("Marker") {
            guard let start = entries.firstIndex(where: { $0.0 >= marker }) else {
                throw KMSError(.invalidMarker, "Invalid marker: \(marker.prefix(64))")
            }
            rest = entries[start...]
        }
        var answer: JSON.Object = [name: .array(rest.prefix(count).map(\.1)), "Truncated": .bool(rest.count > count)]
        if rest.count > count { answer["NextMarker"] = .string(rest[rest.startIndex + count].0) }
        return .object(answer)
    }

    mutating func setEnabled(_ given: Arguments, _ isEnabled: Bool) throws(KMSError) -> JSON? {
        let key = try key(try given.required("KeyId"), alias: false)
        try authorize(key)
        try store.update(key.id) { key throws(KMSError) in
            if case .pendingDeletion = key.state { throw Self.pendingDeletion(key) }
            key.state = isEnabled ? .enabled : .disabled
        }
        return nil
    }

    mutating func scheduleDeletion(_ given: Arguments) throws(KMSError) -> JSON? {
        let days = try given.integer("PendingWindowInDays", 7...30) ?? 30
        let key = try key(try given.required("KeyId"), alias: false)
        try authorize(key)
        let date = now + Int64(days) * 86400
        try store.update(key.id) { key throws(KMSError) in
            if case .pendingDeletion = key.state { throw Self.pendingDeletion(key) }
            key.state = .pendingDeletion(date: date, days: days)
        }
        return [
            "KeyId": .string(key.arn), "DeletionDate": .integer(date), "KeyState": "PendingDeletion",
            "PendingWindowInDays": .integer(Int64(days)),
        ]
    }

    mutating func cancelDeletion(_ given: Arguments) throws(KMSError) -> JSON? {
        let key = try key(try given.required("KeyId"), alias: false)
        try authorize(key)
        try store.update(key.id) { key throws(KMSError) in
            guard case .pendingDeletion = key.state else {
                throw KMSError(.kmsInvalidState, "\(key.arn) is not pending deletion.")
            }
            key.state = .disabled
        }
        return ["KeyId": .string(key.arn)]
    }

    mutating func getPublicKey(_ given: Arguments) throws(KMSError) -> JSON? {
        let key = try key(try given.required("KeyId"))
        try authorize(key)
        guard let pair = key.pair, let der = pair.publicDER else {
            throw .unsupported("\(key.arn) is a symmetric key, which has no public half.")
        }
        try requireEnabled(key)
        var answer: JSON.Object = [
            "KeyId": .string(key.arn), "PublicKey": .string(Base64.encode(der)),
            "CustomerMasterKeySpec": .string(key.spec.rawValue), "KeySpec": .string(key.spec.rawValue),
            "KeyUsage": .string(key.usage.rawValue),
        ]
        for (name, value) in key.algorithms { answer[name] = value }
        return .object(answer)
    }
}
