import NeshData

/// The condition keys that policies may test here.
enum ConditionKey {
    enum Kind: Equatable {
        case single
        case several
    }

    private static let single = [
        "kms:RecipientAttestation:ImageSha384", "kms:CallerAccount", "kms:EncryptionAlgorithm", "kms:SigningAlgorithm",
        "kms:MessageType", "kms:KeyAgreementAlgorithm", "kms:KeySpec", "kms:KeyUsage", "kms:DataKeyPairSpec",
        "kms:RequestAlias", "kms:ViaService", "aws:PrincipalArn", "aws:PrincipalAccount", "aws:SecureTransport",
        "aws:RequestedRegion",
    ].map { $0.lowercased() }

    private static let several = ["kms:EncryptionContextKeys", "kms:ResourceAliases"].map { $0.lowercased() }

    /// Nil for a key that is not known; letters of either case are the same.
    static func kind(of key: String) -> Kind? {
        // Some letters of other alphabets become Latin ones in small: only names in an encryption context may have them.
        guard key.utf8.prefix("kms:EncryptionContext:".utf8.count).allSatisfy({ $0 < 0x80 }) else { return nil }
        let key = key.lowercased()
        if single.contains(key) { return .single }
        if several.contains(key) { return .several }
        let context = "kms:encryptioncontext:"
        if key.hasPrefix(context) { return key.count > context.count ? .single : nil }
        let register = "kms:recipientattestation:pcr"
        guard key.hasPrefix(register), let number = Int(key.dropFirst(register.count)), (0..<32).contains(number),
            register + String(number) == key
        else { return nil }
        return .single
    }
}

/// What a policy's conditions can ask of one request; names in lower case.
package struct ConditionValues: Sendable {
    private var values: [String: [String]] = [:]

    package init() {}

    subscript(key: String) -> [String]? {
        get { values[key.lowercased()] }
        set { values[key.lowercased()] = newValue }
    }

    mutating func set(_ key: String, _ value: String?) { self[key] = value.map { [$0] } }

    mutating func set(_ context: EncryptionContext) {
        guard !context.pairs.isEmpty else { return }
        for (name, value) in context.pairs { self["kms:EncryptionContext:\(name)"] = [value] }
        self["kms:EncryptionContextKeys"] = context.pairs.keys.sorted()
    }

    mutating func set(_ recipient: AttestedRecipient?) {
        guard let recipient else { return }
        for (number, value) in recipient.pcrs { self["kms:RecipientAttestation:PCR\(number)"] = [value.hexadecimal] }
        self["kms:RecipientAttestation:ImageSha384"] = recipient.pcrs[0].map { [$0.hexadecimal] }
    }
}
