import NeshData

extension Policy {
    /// Reads a policy; whatever is not understood is an error, because what is passed over might have been a condition.
    /// - Throws: MalformedPolicyDocumentException that says what is wrong, and in which statement.
    package static func parse(_ text: String) throws(KMSError) -> Policy {
        guard text.utf8.count <= textLimit else {
            throw KMSError(.limitExceeded, "A key policy has at most \(textLimit) bytes.")
        }
        let json: JSON
        do {
            json = try JSON.parse(Array(text.utf8), valueLimit: 4096, refusingRepeats: true)
        } catch { throw .malformedPolicy("The policy is not JSON: \(error)") }
        guard let object = json.object else { throw .malformedPolicy("The policy is not a JSON object") }
        for key in object.keys where !["Version", "Id", "Statement"].contains(key) {
            throw .malformedPolicy("The policy has the element '\(key)', which is not understood")
        }
        if let version = object["Version"], version != "2012-10-17", version != "2008-10-17" {
            throw .malformedPolicy("The policy's Version is not \"2012-10-17\"")
        }
        if let id = object["Id"], id.string == nil { throw .malformedPolicy("The policy's Id is not a text") }
        guard let element = object["Statement"] else { throw .malformedPolicy("The policy has no Statement") }
        let entries = element.array ?? [element]
        guard !entries.isEmpty, entries.count <= 256 else {
            throw .malformedPolicy("A policy has from 1 to 256 statements, and this one \(entries.count)")
        }
        var statements: [Statement] = []
        for (index, entry) in entries.enumerated() { statements.append(try statement(entry, number: index + 1)) }
        let labels = statements.map(\.label)
        if let twice = labels.first(where: { label in labels.count { $0 == label } > 1 }) {
            throw .malformedPolicy("Two statements have the Sid \(twice)")
        }
        return Policy(statements: statements)
    }

    private static let elements = [
        "Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "Condition",
    ]

    private static func statement(_ json: JSON, number: Int) throws(KMSError) -> Statement {
        guard let object = json.object else { throw .malformedPolicy("Statement \(number) is not a JSON object") }
        if let sid = object["Sid"], sid.string == nil {
            throw .malformedPolicy("The Sid of statement \(number) is not a text")
        }
        let label = object["Sid"]?.string.map { "'\($0)'" } ?? "statement \(number)"
        for key in object.keys where !elements.contains(key) {
            throw .malformedPolicy("\(label): the element '\(key)' is not understood here")
        }
        let allows: Bool
        switch object["Effect"]?.string {
        case "Allow": allows = true
        case "Deny": allows = false
        default: throw .malformedPolicy("\(label): Effect is neither \"Allow\" nor \"Deny\"")
        }
        guard (object["Action"] == nil) != (object["NotAction"] == nil) else {
            throw .malformedPolicy("\(label): it needs either Action or NotAction")
        }
        let actions = try texts(object["Action"] ?? object["NotAction"], "Action", label)
        for action in actions where !KMSAction.isKnown(action) {
            throw .malformedPolicy("\(label): '\(action)' names no action of AWS KMS")
        }
        let resources = try texts(object["Resource"], "Resource", label)
        for resource in resources where resource != "*" && !resource.hasPrefix("arn:aws") {
            throw .malformedPolicy("\(label): the Resource '\(resource)' is neither \"*\" nor an ARN")
        }
        return Statement(
            label: label, allows: allows, principals: try principals(object["Principal"], label), actions: actions,
            exceptsActions: object["NotAction"] != nil, resources: resources,
            conditions: try object["Condition"].map { json throws(KMSError) in
                try PolicyCondition.parse(json, in: label)
            } ?? [])
    }

    /// One text or a list of them.
    static func texts(_ json: JSON?, _ name: String, _ label: String) throws(KMSError) -> [String] {
        let entries = json.map { $0.array ?? [$0] } ?? []
        let texts = entries.compactMap(\.string)
        guard !texts.isEmpty, texts.count == entries.count else {
            throw .malformedPolicy("\(label): \(name) is not a text or a list of texts")
        }
        for text in texts where text.contains("${") {
            throw .malformedPolicy("\(label): the variable in '\(text)' is not understood here")
        }
        return texts
    }

    private static func principals(_ json: JSON?, _ label: String) throws(KMSError) -> [Principal] {
        if json == "*" { return [.everybody] }
        guard let object = json?.object, !object.keys.isEmpty else {
            throw .malformedPolicy("\(label): Principal is neither \"*\" nor an object such as {\"AWS\": …}")
        }
        var principals: [Principal] = []
        for key in object.keys {
            let names = try texts(object[key], "Principal", label)
            switch key {
            case "AWS": for name in names { principals.append(try principal(name, label)) }
            case "Service": principals += names.map(Principal.service)
            default: throw .malformedPolicy("\(label): principals of the kind '\(key)' are not understood here")
            }
        }
        return principals
    }

    private static func principal(_ name: String, _ label: String) throws(KMSError) -> Principal {
        if name == "*" { return .everybody }
        if isAccount(name) { return .account(name) }
        let parts = name.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", ["aws", "aws-cn", "aws-us-gov"].contains(parts[1]),
            ["iam", "sts"].contains(parts[2]), parts[3].isEmpty, isAccount(parts[4])
        else { throw .malformedPolicy("\(label): '\(name)' is not a principal's ARN") }
        if parts[5] == "root" { return .account(parts[4]) }
        guard !parts[5].contains("*"), ["role/", "user/", "assumed-role/"].contains(where: parts[5].hasPrefix) else {
            throw .malformedPolicy("\(label): '\(name)' is not a role, user or session")
        }
        // AWS refuses principals that do not exist; this account has its root, and any role that `option role` names.
        if parts[4] == LocalAccount.id, parts[5].hasPrefix("user/") {
            throw .malformedPolicy(
                "\(label): '\(name)' does not exist; this account has \(LocalAccount.root) and roles, such as "
                    + LocalAccount.role)
        }
        return .arn(name)
    }

    private static func isAccount(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { (48...57).contains($0) }
    }
}
