import NeshCrypto
import NeshData

extension KMSKey {
    /// As its file holds it, the secret included.
    var file: JSON {
        var json: JSON.Object = [
            "format": 1, "id": .string(id), "region": .string(region), "spec": .string(spec.rawValue),
            "usage": .string(usage.rawValue), "description": .string(description), "created": .integer(created),
            "state": .string(state.name), "policy": .string(policyText),
            "tags": .array(tags.map { ["key": .string($0.key), "value": .string($0.value)] }),
        ]
        if case .pendingDeletion(let date, let days) = state {
            json["deletionDate"] = .integer(date)
            json["deletionDays"] = .integer(Int64(days))
        }
        switch material {
        case .symmetric(let key): json["secret"] = .string(Base64.encode(key))
        case .pair(let pair): json["secret"] = .string(Base64.encode(pair.privateDER ?? []))
        }
        return .object(json)
    }

    /// Reads a key's file.
    /// - Throws: `ParseError` that says what is wrong with it.
    init(file json: JSON) throws(ParseError) {
        func text(_ name: String) throws(ParseError) -> String {
            guard let value = json[name]?.string else { throw ParseError("'\(name)' is missing") }
            return value
        }
        guard json["format"]?.integer == 1 else { throw ParseError("a format that this nesh does not know") }
        id = try text("id")
        region = try text("region")
        guard let spec = KeySpec(rawValue: try text("spec")), let usage = KeyUsage(rawValue: try text("usage")),
            spec.usages.contains(usage)
        else { throw ParseError("an unknown kind of key") }
        self.spec = spec
        self.usage = usage
        description = try text("description")
        guard let created = json["created"]?.integer else { throw ParseError("'created' is missing") }
        self.created = Int64(created)
        switch try text("state") {
        case State.enabled.name: state = .enabled
        case State.disabled.name: state = .disabled
        default:
            guard let date = json["deletionDate"]?.integer, let days = json["deletionDays"]?.integer else {
                throw ParseError("an unknown state")
            }
            state = .pendingDeletion(date: Int64(date), days: days)
        }
        policyText = try text("policy")
        do { policy = try Policy.parse(policyText) } catch { throw ParseError(error.message) }
        tags = (json["tags"]?.array ?? []).compactMap { tag in
            guard let key = tag["key"]?.string, let value = tag["value"]?.string else { return nil }
            return (key, value)
        }
        guard LocalAccount.bytes(ofUUID: id) != nil, let secret = Base64.decode(try text("secret").utf8) else {
            throw ParseError("an ID or a secret that cannot be read")
        }
        if spec.pair == nil {
            guard secret.count == AuthenticatedCipher.keyCount else { throw ParseError("a secret of a wrong length") }
            material = .symmetric(secret)
        } else {
            material = .pair(try KeyPair(privateDER: secret))
        }
    }
}
