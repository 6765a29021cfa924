import NeshData

/// The members of a request's JSON object, read with AWS's rules and errors.
struct Arguments {
    private let object: JSON.Object

    init(_ body: [UInt8]) throws(KMSError) {
        do {
            guard let object = try JSON.parse(body, valueLimit: 10_000).object else {
                throw KMSError(.serialization, "The request is not a JSON object")
            }
            self.object = object
        } catch let error as KMSError {
            throw error
        } catch { throw KMSError(.serialization, "The request is not JSON: \(error)") }
    }

    private static func wrongType(_ name: String, _ wanted: String) -> KMSError {
        KMSError(.serialization, "\(name) is not \(wanted)")
    }

    /// `KeyId` as AWS names it in its messages: `keyId`.
    private static func member(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

    static func invalid(_ name: String, _ value: String, _ rule: String) -> KMSError {
        .validation(
            "1 validation error detected: Value \(value) at '\(member(name))' failed to satisfy constraint: \(rule)")
    }

    private func value(_ name: String) -> JSON? { object[name] == .null ? nil : object[name] }

    func has(_ name: String) -> Bool { value(name) != nil }

    func string(_ name: String, lengths: ClosedRange<Int> = 1...2048) throws(KMSError) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw Self.wrongType(name, "a text") }
        guard lengths.contains(text.unicodeScalars.count) else {
            let rule = "Member must have length between \(lengths.lowerBound) and \(lengths.upperBound)"
            throw Self.invalid(name, "'\(text.prefix(64))'", rule)
        }
        return text
    }

    private static func missing(_ name: String) -> KMSError { invalid(name, "null", "Member must not be null") }

    func required(_ name: String, lengths: ClosedRange<Int> = 1...2048) throws(KMSError) -> String {
        guard let text = try string(name, lengths: lengths) else { throw Self.missing(name) }
        return text
    }

    func bool(_ name: String) throws(KMSError) -> Bool {
        guard let value = value(name) else { return false }
        guard let bool = value.bool else { throw Self.wrongType(name, "true or false") }
        return bool
    }

    func integer(_ name: String, _ range: ClosedRange<Int>) throws(KMSError) -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = value.integer else { throw Self.wrongType(name, "a whole number") }
        if number < range.lowerBound {
            throw Self.invalid(
                name, "'\(number)'", "Member must have value greater than or equal to \(range.lowerBound)")
        }
        if number > range.upperBound {
            throw Self.invalid(name, "'\(number)'", "Member must have value less than or equal to \(range.upperBound)")
        }
        return number
    }

    /// Bytes in base64.
    func blob(_ name: String, lengths: ClosedRange<Int>) throws(KMSError) -> [UInt8]? {
        guard let value = value(name) else { return nil }
        guard let text = value.string, let bytes = Base64.decode(text.utf8) else {
            throw Self.wrongType(name, "base64")
        }
        guard bytes.count >= lengths.lowerBound else {
            throw Self.invalid(name, "", "Member must have length greater than or equal to \(lengths.lowerBound)")
        }
        guard bytes.count <= lengths.upperBound else {
            throw Self.invalid(name, "", "Member must have length less than or equal to \(lengths.upperBound)")
        }
        return bytes
    }

    func requiredBlob(_ name: String, lengths: ClosedRange<Int>) throws(KMSError) -> [UInt8] {
        guard let bytes = try blob(name, lengths: lengths) else { throw Self.missing(name) }
        return bytes
    }

    /// One of AWS's words that this service knows.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type, unsupported: [String] = []
    ) throws(KMSError) -> Choice? where Choice.RawValue == String {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            if unsupported.contains(text) { throw .unsupported("The local KMS does not support \(name) \(text).") }
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw Self.invalid(name, "'\(text)'", "Member must satisfy enum value set: [\(words)]")
        }
        return choice
    }

    func requiredChoice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Choice.Type, unsupported: [String] = []
    ) throws(KMSError) -> Choice where Choice.RawValue == String {
        guard let choice = try choice(name, type, unsupported: unsupported) else { throw Self.missing(name) }
        return choice
    }

    func context(_ name: String = "EncryptionContext") throws(KMSError) -> EncryptionContext {
        guard let value = value(name) else { return EncryptionContext() }
        guard let object = value.object else { throw Self.wrongType(name, "an object of texts") }
        var context = EncryptionContext()
        for member in object.members {
            guard let text = member.value.string else { throw Self.wrongType("\(name).\(member.key)", "a text") }
            context.pairs[member.key] = text
        }
        let size = context.pairs.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= 8192 else { throw .validation("The encryption context is too large.") }
        return context
    }

    /// Texts under names, as Tags has them.
    func tags() throws(KMSError) -> [(key: String, value: String)] {
        guard let value = value("Tags") else { return [] }
        guard let list = value.array, list.count <= 50 else {
            throw Self.wrongType("Tags", "a list of at most 50 tags")
        }
        var tags: [(key: String, value: String)] = []
        for tag in list {
            guard let key = tag["TagKey"]?.string, let text = tag["TagValue"]?.string, !key.isEmpty,
                key.count <= 128, text.count <= 256
            else { throw KMSError(.tag, "A tag needs a TagKey and a TagValue.") }
            guard !tags.contains(where: { $0.key == key }) else {
                throw KMSError(.tag, "Duplicate tag keys")
            }
            guard !key.lowercased().hasPrefix("aws:") else {
                throw KMSError(.tag, "Tags that begin with aws: are reserved")
            }
            tags.append((key, text))
        }
        return tags
    }

    /// Refuses members that would have to be obeyed.
    func refuse(_ names: [String]) throws(KMSError) {
        for name in names where has(name) && value(name) != .array([]) && value(name) != .bool(false) {
            throw .unsupported("The local KMS does not support \(name).")
        }
    }

    /// Recipient's two members.
    func recipient() throws(KMSError) -> [UInt8]? {
        guard let value = value("Recipient") else { return nil }
        guard let members = value.object else { throw Self.wrongType("Recipient", "an object") }
        let algorithm = members["KeyEncryptionAlgorithm"]?.string
        guard algorithm == "RSAES_OAEP_SHA_256" else {
            throw Self.invalid(
                "recipient.keyEncryptionAlgorithm", algorithm.map { "'\($0.prefix(64))'" } ?? "null",
                "Member must satisfy enum value set: [RSAES_OAEP_SHA_256]")
        }
        guard let text = members["AttestationDocument"]?.string, let bytes = Base64.decode(text.utf8), !bytes.isEmpty,
            bytes.count <= 262_144
        else { throw .validation("Recipient.AttestationDocument is missing or not base64") }
        return bytes
    }
}
