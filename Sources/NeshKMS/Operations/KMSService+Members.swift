/// What an operation is asked with, for words that came without their names.
extension KMSService {
    /// The members that it needs, the key first.
    private static let members: [String: [String]] = [
        "Encrypt": ["KeyId", "Plaintext"], "Decrypt": ["CiphertextBlob"], "DescribeKey": ["KeyId"],
        "GenerateDataKey": ["KeyId", "KeySpec"], "GetKeyPolicy": ["KeyId"], "PutKeyPolicy": ["KeyId", "Policy"],
        "CreateAlias": ["AliasName", "TargetKeyId"], "GetPublicKey": ["KeyId"], "Sign": ["KeyId", "Message"],
    ]

    /// The words, each with the member's name that it lacks; nil where they lack none, and where nobody knows which.
    package static func named(_ words: [String], of operation: String) -> [String]? {
        let lacking = words.filter { !$0.contains("=") && !$0.hasPrefix("{") }
        let given = words.compactMap { word in word.firstIndex { "=:".contains($0) }.map { String(word[..<$0]) } }
        var names = (members[operation] ?? []).filter { !given.contains($0) }
        guard !lacking.isEmpty, lacking.count <= names.count else { return nil }
        return words.map { lacking.contains($0) && !names.isEmpty ? "\(names.removeFirst())=\($0)" : $0 }
    }
}
