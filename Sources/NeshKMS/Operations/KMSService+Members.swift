import NeshData

/// What an operation is asked with, for words that came without their names.
extension KMSService {
    /// The members that it needs, the key first.
    private static let members: [String: [String]] = [
        "Encrypt": ["KeyId", "Plaintext"], "Decrypt": ["CiphertextBlob"], "DescribeKey": ["KeyId"],
        "GenerateDataKey": ["KeyId", "KeySpec"], "GetKeyPolicy": ["KeyId"], "PutKeyPolicy": ["KeyId", "Policy"],
        "CreateAlias": ["AliasName", "TargetKeyId"], "GetPublicKey": ["KeyId"], "Sign": ["KeyId", "Message"],
    ]

    /// What stands before the name of a file whose bytes are meant, as the AWS CLI has it.
    package static let filePrefix = "fileb://"

    /// What the value of a member is.
    private struct Member {
        /// How help writes it.
        var form: String
        /// Anyone's, for an example.
        var sample: String
        /// A word as the value; nil where it cannot be one.
        var read: (_ word: String, _ isFile: (String) -> Bool) -> String?

        /// A value that a word either is or is not.
        init(_ form: String, _ sample: String, _ fits: @escaping (String) -> Bool) {
            self.init(form, sample) { word, _ in fits(word) ? word : nil }
        }

        init(_ form: String, _ sample: String, read: @escaping (String, (String) -> Bool) -> String?) {
            (self.form, self.sample, self.read) = (form, sample, read)
        }

        /// Text, which is sent in base64. A word such as `test` is base64, too, but nobody means its bytes.
        static func text(_ sample: String) -> Member {
            Member("\(filePrefix)FILE", filePrefix + sample) { word, isFile in
                isKey(word) || isAlias(word) ? nil : file(word, isFile) ?? Base64.encode(word.utf8)
            }
        }
    }

    private static func kind(of member: String) -> Member {
        switch member {
        case "KeyId": Member("KEY", "alias/app") { isKey($0) || isAlias($0) }
        case "TargetKeyId": Member("KEY", "1234abcd-12ab-34cd-56ef-1234567890ab", isKey)
        case "AliasName": Member("alias/NAME", "alias/app", isAlias)
        case "KeySpec":
            Member(Request.DataKeySpec.aes256.rawValue, Request.DataKeySpec.aes256.rawValue) {
                Request.DataKeySpec(rawValue: $0) != nil
            }
        case "Plaintext": .text("secret.txt")
        case "Message": .text("message.txt")
        case "CiphertextBlob":
            Member("\(filePrefix)FILE", filePrefix + "secret.bin") { word, isFile in
                file(word, isFile) ?? (word.isEmpty || Base64.decode(word.utf8) == nil ? nil : word)
            }
        // Its text and no file's: a policy is not sent in base64.
        case "Policy": Member("JSON", "{…}") { _ in false }
        default: Member("VALUE", "VALUE") { _ in false }
        }
    }

    /// `KeyId=KEY Plaintext=fileb://FILE`: all that an operation needs; nil where a request has it, and where nobody
    /// knows what it is.
    package static func form(of operation: String, lackedBy request: JSON.Object) -> String? {
        guard let needed = members[operation], needed.contains(where: { request[$0] == nil }) else { return nil }
        return needed.map { "\($0)=\(kind(of: $0).form)" }.joined(separator: " ")
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
        let given = words.compactMap(name)
        var (missing, named) = (needed.filter { !given.contains($0) }, [String]())
        for word in words {
            guard lacksName(word) else {
                named.append(word)
                continue
            }
            let found = missing.compactMap { name in kind(of: name).read(word, isFile).map { (name, $0) } }.first
            guard let found else { return nil }
            named.append("\(found.0)=\(found.1)")
            missing.removeAll { $0 == found.0 }
        }
        if named == words { return nil }
        return Named(words: named, isWhole: missing.isEmpty || words.contains { $0.hasPrefix("{") })
    }

    /// The arguments of a call that has these words, and values of anyone's for what is missing.
    package static func example(of operation: String, with named: Named?) -> [String]? {
        guard let needed = members[operation] else { return nil }
        let own = named?.words ?? []
        let words = needed.map { member in
            own.first { name(of: $0) == member } ?? "\(member)=\(kind(of: member).sample)"
        }
        return words + own.filter { !words.contains($0) }
    }

    /// `NAME=TEXT`, `NAME:=JSON`
    private static func name(of word: String) -> String? {
        word.firstIndex { "=:".contains($0) }.map { String(word[..<$0]) }
    }

    private static func lacksName(_ word: String) -> Bool { !word.contains("=") && !word.hasPrefix("{") }

    private static func file(_ word: String, _ isFile: (String) -> Bool) -> String? {
        if word.hasPrefix(filePrefix) { return word }
        return isFile(word) ? filePrefix + word : nil
    }

    private static func isAlias(_ word: String) -> Bool { word.hasPrefix("alias/") }

    /// An ARN or a key's ID.
    private static func isKey(_ word: String) -> Bool {
        if word.hasPrefix("arn:") || word.hasPrefix("mrk-") { return true }
        return word.split(separator: "-", omittingEmptySubsequences: false).map(\.count) == [8, 4, 4, 4, 12]
            && word.allSatisfy { $0 == "-" || $0.isHexDigit }
    }
}
