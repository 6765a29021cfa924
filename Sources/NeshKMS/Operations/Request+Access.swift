import NeshCrypto
import NeshData

extension Request {
    /// What `KeyId` may name: an ID, a key's ARN, `alias/NAME` or an alias's ARN.
    mutating func key(_ name: String, alias isAllowed: Bool = true) throws(KMSError) -> KMSKey {
        let id: String
        if name.hasPrefix("arn:") {
            let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 6, parts[2] == "kms" else { throw .notFound("Invalid arn \(name)") }
            guard parts[3] == region else { throw .notFound("Invalid arn \(parts[3])") }
            guard parts[4] == LocalAccount.id else { throw .notFound("Key '\(name)' does not exist") }
            id = parts[5].hasPrefix("key/") ? String(parts[5].dropFirst(4)) : parts[5]
        } else {
            id = name
        }
        var found = id
        if id.hasPrefix("alias/") {
            guard isAllowed else { throw .notFound("Invalid keyId '\(name)'") }
            let arn = LocalAccount.aliasARN(id, region: region)
            guard let alias = store.alias(id, in: region) else { throw .notFound("Alias \(arn) is not found.") }
            values.set("kms:RequestAlias", id)
            found = alias.keyID
        }
        guard let key = store.key(found, in: region, now: now) else {
            throw .notFound("Key '\(LocalAccount.keyARN(found, region: region))' does not exist")
        }
        return key
    }

    /// Asks a key's policy; the audit gets why.
    /// - Parameter action: without `kms:`; nil is the operation.
    mutating func authorize(_ key: KMSKey, _ action: String? = nil) throws(KMSError) {
        let action = "kms:" + (action ?? operation)
        audit.key = key.arn
        var values = values
        values.set("kms:KeySpec", key.spec.rawValue)
        values.set("kms:KeyUsage", key.usage.rawValue)
        let aliases = store.aliases(in: region).filter { $0.keyID == key.id }.map(\.name)
        values["kms:ResourceAliases"] = aliases.isEmpty ? nil : aliases
        let decision = key.policy.decide(action: action, resource: key.arn, caller: caller, values)
        audit.trace += decision.trace
        guard decision.isAllowed else {
            let reason =
                decision.isDenied
                ? "with an explicit deny in a resource-based policy"
                : "because no resource-based policy allows the \(action) action"
            throw KMSError(
                .accessDenied,
                "User: \(caller.arn) is not authorized to perform: \(action) on resource: \(key.arn) \(reason)")
        }
    }

    /// Ends a request that has DryRun, as AWS does: once everything is known to be right, and before it takes effect.
    func endDryRun(_ given: Arguments) throws(KMSError) {
        guard try given.bool("DryRun") else { return }
        throw KMSError(.dryRunOperation, "The request would have succeeded, but the DryRun option is set.")
    }

    /// What has no key is IAM's matter: allowed to anyone who has the account's rights.
    mutating func authorizeWithoutKey() throws(KMSError) {
        guard caller.hasAccountRights else {
            audit.trace.append(TraceText.refused(withoutKey: operation, caller.principalARN))
            throw KMSError(
                .accessDenied,
                "User: \(caller.arn) is not authorized to perform: kms:\(operation) because no identity-based policy "
                    + "allows the kms:\(operation) action")
        }
        audit.trace.append(TraceText.allowed(withoutKey: operation))
    }

    /// Refuses a key that is not in a state for use.
    func requireEnabled(_ key: KMSKey) throws(KMSError) {
        switch key.state {
        case .enabled: return
        case .disabled: throw KMSError(.disabled, "\(key.arn) is disabled.")
        case .pendingDeletion: throw Self.pendingDeletion(key)
        }
    }

    static func pendingDeletion(_ key: KMSKey) -> KMSError {
        KMSError(.kmsInvalidState, "\(key.arn) is pending deletion.")
    }

    func requireUsage(_ key: KMSKey, _ usage: KeyUsage) throws(KMSError) {
        guard key.usage == usage else {
            throw .invalidUsage(
                "\(key.arn) key usage is \(key.usage.rawValue) which is not valid for \(operation).")
        }
    }

    /// The enclave that the answer is for; nil where the request names none.
    /// - Throws: ValidationException with the reason, which the audit gets, too.
    mutating func recipient(_ given: Arguments) throws(KMSError) -> AttestedRecipient? {
        guard let document = try given.recipient() else { return nil }
        do throws(DocumentRefusal) {
            let recipient = try service.verify(document, now)
            let age = now - recipient.timestamp / 1000
            guard age <= KMSService.documentAge else {
                throw DocumentRefusal(TraceText.tooOld(age, limit: KMSService.documentAge))
            }
            guard let der = recipient.publicKey else { throw DocumentRefusal(TraceText.noKey) }
            guard let bits = (try? KeyPair(publicDER: der))?.rsaBits, (2048...8192).contains(bits) else {
                throw DocumentRefusal(TraceText.weakKey)
            }
            audit.trace.append(TraceText.holds(recipient))
            values.set(recipient)
            return recipient
        } catch {
            audit.trace.append(TraceText.refused(error))
            throw .validation("The attestation document is not valid: \(error.reason)")
        }
    }

    /// Puts a secret into the answer: in the clear under `name`, or for the recipient alone.
    func reveal(
        _ secret: [UInt8], as name: String, to recipient: AttestedRecipient?, in answer: inout JSON.Object
    ) throws(KMSError) {
        guard let recipient else {
            answer[name] = .string(Base64.encode(secret))
            return
        }
        do {
            let key = try KeyPair(publicDER: recipient.publicKey ?? [])
            answer["CiphertextForRecipient"] = .string(Base64.encode(try EnvelopedData.seal(secret, for: key)))
        } catch { throw .internal("the answer cannot be encrypted for the recipient: \(error)") }
    }
}
