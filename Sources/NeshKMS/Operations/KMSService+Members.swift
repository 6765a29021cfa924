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

    /// The words, each with the member's name that it lacks; nil where they lack none, and where nobody knows which.
    package static func named(_ words: [String], of operation: String) -> [String]? {
        let lacking = words.filter { !$0.contains("=") && !$0.hasPrefix("{") }
        let given = words.compactMap { word in word.firstIndex { "=:".contains($0) }.map { String(word[..<$0]) } }
        var names = (members[operation] ?? []).filter { !given.contains($0) }
        guard !lacking.isEmpty, lacking.count <= names.count else { return nil }
        return words.map { lacking.contains($0) && !names.isEmpty ? "\(names.removeFirst())=\($0)" : $0 }
    }
}
