import NeshData

extension Request {
    /// AWS's check against locking oneself out.
    func requireWayBack(_ policy: Policy, keyID: String) throws(KMSError) {
        let arn = LocalAccount.keyARN(keyID, region: region)
        guard policy.decide(action: "kms:PutKeyPolicy", resource: arn, caller: caller, values).isAllowed else {
            throw .malformedPolicy(
                "The new key policy will not allow you to update the key policy in the future.")
        }
    }

    mutating func putPolicy(_ given: Arguments) throws(KMSError) -> JSON? {
        let text = try given.required("Policy", lengths: 1...131_072)
        try requirePolicyName(given)
        let key = try key(try given.required("KeyId"), alias: false)
        try authorize(key)
        let policy = try Policy.parse(text)
        if !(try given.bool("BypassPolicyLockoutSafetyCheck")) { try requireWayBack(policy, keyID: key.id) }
        try store.update(key.id) { key throws(KMSError) in
            if case .pendingDeletion = key.state { throw Self.pendingDeletion(key) }
            key.policyText = text
            key.policy = policy
        }
        return nil
    }

    mutating func getPolicy(_ given: Arguments) throws(KMSError) -> JSON? {
        try requirePolicyName(given)
        let key = try key(try given.required("KeyId"), alias: false)
        try authorize(key)
        return ["Policy": .string(key.policyText), "PolicyName": "default"]
    }

    mutating func listPolicies(_ given: Arguments) throws(KMSError) -> JSON? {
        let key = try key(try given.required("KeyId"), alias: false)
        try authorize(key)
        return ["PolicyNames": ["default"], "Truncated": false]
    }

    private func requirePolicyName(_ given: Arguments) throws(KMSError) {
        if let name = try given.string("PolicyName"), name != "default" {
            throw .notFound("No such policy exists")
        }
    }

    // MARK: Aliases

    private func aliasName(_ given: Arguments) throws(KMSError) -> String {
        let name = try given.required("AliasName", lengths: 1...256)
        guard name.hasPrefix("alias/"), name.count > 6 else { throw .validation("Invalid identifier") }
        let allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/_-".utf8
        guard name.utf8.allSatisfy(allowed.contains) else {
            throw Arguments.invalid(
                "AliasName", "'\(name)'", "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$")
        }
        // The pattern has the colon of an ARN, which a name may not have.
        guard !name.utf8.contains(UInt8(ascii: ":")) else {
            throw .validation("\(name) contains invalid characters for an alias")
        }
        return name
    }

    private mutating func aliasTarget(_ given: Arguments) throws(KMSError) -> KMSKey {
        let name = try given.required("TargetKeyId")
        guard !name.hasPrefix("alias/"), !name.contains(":alias/") else {
            throw .validation("Aliases must refer to keys. Not aliases")
        }
        return try key(name, alias: false)
    }

    mutating func createAlias(_ given: Arguments) throws(KMSError) -> JSON? {
        let name = try aliasName(given)
        guard !name.hasPrefix("alias/aws/") else { throw KMSError(.notAuthorized, "") }
        let key = try aliasTarget(given)
        try authorize(key)
        if case .pendingDeletion = key.state { throw Self.pendingDeletion(key) }
        let arn = LocalAccount.aliasARN(name, region: region)
        try store.updateAlias(name, in: region) { former throws(KMSError) in
            guard former == nil else {
                throw KMSError(.alreadyExists, "An alias with the name \(arn) already exists")
            }
            return KeyStore.Alias(name: name, region: region, keyID: key.id, created: now)
        }
        return nil
    }

    mutating func updateAlias(_ given: Arguments) throws(KMSError) -> JSON? {
        let name = try aliasName(given)
        let target = try aliasTarget(given)
        let former = try key(name)
        try authorize(former)
        try authorize(target)
        if case .pendingDeletion = target.state { throw Self.pendingDeletion(target) }
        try store.updateAlias(name, in: region) { alias throws(KMSError) in
            guard var alias else { throw .notFound("Alias \(name) is not found.") }
            alias.keyID = target.id
            return alias
        }
        return nil
    }

    mutating func deleteAlias(_ given: Arguments) throws(KMSError) -> JSON? {
        let name = try aliasName(given)
        let arn = LocalAccount.aliasARN(name, region: region)
        guard let alias = store.alias(name, in: region) else { throw .notFound("Alias \(arn) is not found.") }
        if let key = store.key(alias.keyID, in: region, now: now) { try authorize(key) }
        try store.updateAlias(name, in: region) { _ throws(KMSError) in nil }
        return nil
    }

    mutating func listAliases(_ given: Arguments) throws(KMSError) -> JSON? {
        try authorizeWithoutKey()
        var aliases = store.aliases(in: region)
        if let name = try given.string("KeyId") {
            let key = try key(name, alias: false)
            aliases = aliases.filter { $0.keyID == key.id }
        }
        let entries = aliases.map { alias -> (String, JSON) in
            (
                alias.name,
                [
                    "AliasName": .string(alias.name),
                    "AliasArn": .string(LocalAccount.aliasARN(alias.name, region: region)),
                    "TargetKeyId": .string(alias.keyID), "CreationDate": .integer(alias.created),
                    "LastUpdatedDate": .integer(alias.created),
                ]
            )
        }
        return try page(entries, "Aliases", given, limit: 100, standard: 50)
    }
}
