import NeshData

/// What an operation is asked with, for words that came without their names.
extension KMSService {
    /// The members that it needs, the key first.
    private static let members: [String: [String]] = [
        "Encrypt": ["KeyId", "Plaintext"], "Decrypt": ["CiphertextBlob"], "DescribeKey": ["KeyId"],
        "GenerateDataKey": ["KeyId", "KeySpec"], "GetKeyPolicy": ["KeyId"], "PutKeyPolicy": ["KeyId", "Policy"],
        "CreateAlias": ["AliasName", "TargetKeyId"], "GetPublicKey": ["KeyId"], "Sign": ["KeyId", "Message"],
    ]

    /// How the values of members are written.
    private static let values = [
        "KeyId": "KEY", "TargetKeyId": "KEY", "AliasName": "alias/NAME", "Plaintext": "fileb://FILE",
        "CiphertextBlob": "fileb://FILE", "Message": "fileb://FILE", "Policy": "file://FILE", "KeySpec": "AES_256",
    ]

    /// `KeyId=KEY Plaintext=fileb://FILE`: all that an operation needs; nil where a request has it, and where nobody
    /// knows what it is.
    package static func form(of operation: String, lackedBy request: JSON.Object) -> String? {
        guard let needed = members[operation], needed.contains(where: { request[$0] == nil }) else { return nil }
        return needed.map { "\($0)=\(values[$0] ?? "VALUE")" }.joined(separator: " ")
    }

    /// Arguments of which some came without their names.
    package struct Named: Sendable, Equatable {
        /// All of them, each with its name.
        package var words: [String]
        /// Nothing that the operation needs is missing.
        package var isWhole: Bool
    }

    /// The words, each with the name that it lacks; nil where they lack none, and where nobody knows which.
    /// - Parameter isFile: whether there is a file of a name.
    package static func named(_ words: [String], of operation: String, isFile: (String) -> Bool) -> Named? {
        let needed = members[operation] ?? []
        let given = words.compactMap { word in word.firstIndex { "=:".contains($0) }.map { String(word[..<$0]) } }
        var (missing, named) = (needed.filter { !given.contains($0) }, [String]())
        for word in words {
            guard lacksName(word) else {
                named.append(word)
                continue
            }
            let found = missing.compactMap { name in value(word, of: name, isFile).map { (name, $0) } }.first
            guard let found else { return nil }
            named.append("\(found.0)=\(found.1)")
            missing.removeAll { $0 == found.0 }
        }
        if named == words { return nil }
        return Named(words: named, isWhole: missing.isEmpty || words.contains { $0.hasPrefix("{") })
    }

    /// A call that has these words, and values of anyone's for what is missing.
    package static func example(of operation: String, with named: Named?) -> String? {
        guard let needed = members[operation] else { return nil }
        let own = named?.words ?? []
        let words = needed.map { name in own.first { $0.hasPrefix(name + "=") } ?? "\(name)=\(samples[name] ?? "VALUE")"
        }
        return (words + own.filter { !words.contains($0) }).joined(separator: " ")
    }

    private static let samples = [
        "KeyId": "alias/app", "TargetKeyId": "1234abcd-12ab-34cd-56ef-1234567890ab", "AliasName": "alias/app",
        "Plaintext": "fileb://secret.txt", "Message": "fileb://message.txt", "CiphertextBlob": "fileb://secret.bin",
        "Policy": "fileb://policy.json", "KeySpec": "AES_256",
    ]

    private static func lacksName(_ word: String) -> Bool { !word.contains("=") && !word.hasPrefix("{") }

    /// The word as that member's value; nil where it cannot be one.
    private static func value(_ word: String, of name: String, _ isFile: (String) -> Bool) -> String? {
        switch name {
        case "KeyId": return isKey(word) || word.hasPrefix("alias/") ? word : nil
        case "TargetKeyId": return isKey(word) ? word : nil
        case "AliasName": return word.hasPrefix("alias/") ? word : nil
        case "KeySpec": return ["AES_128", "AES_256"].contains(word) ? word : nil
        case "CiphertextBlob": return bytes(word, isFile)
        // Text is sent in base64.
        case "Plaintext", "Message":
            return isKey(word) || word.hasPrefix("alias/") ? nil : bytes(word, isFile) ?? Base64.encode(word.utf8)
        default: return nil
        }
    }

    private static func bytes(_ word: String, _ isFile: (String) -> Bool) -> String? {
        if word.hasPrefix("fileb://") { return word }
        if isFile(word) { return "fileb://" + word }
        return word.isEmpty || Base64.decode(word.utf8) == nil ? nil : word
    }

    /// An ARN or a key's ID.
    private static func isKey(_ word: String) -> Bool {
        if word.hasPrefix("arn:") || word.hasPrefix("mrk-") { return true }
        return word.split(separator: "-", omittingEmptySubsequences: false).map(\.count) == [8, 4, 4, 4, 12]
            && word.allSatisfy { $0 == "-" || $0.isHexDigit }
    }
}
