/// Anyone who makes a request.
package struct Caller: Sendable, Equatable {
    /// Of the session, or of the account's root.
    package var arn: String
    /// What policies name: the role of a session.
    package var principalARN: String
    /// The number of its account, 12 digits.
    package var account = LocalAccount.id
    /// Whether what the account is allowed is allowed to it as well. On AWS IAM policies say so; here the parent's own role
    /// has such policies, and no other role has any.
    package var hasAccountRights = true

    /// A program of the parent: a session of its role.
    package static let program = Caller(
        arn: "arn:aws:sts::\(LocalAccount.id):assumed-role/\(LocalAccount.roleName)/local",
        principalARN: LocalAccount.role)

    /// A program of a parent that has another role.
    /// - Parameter role: `arn:aws:iam::123456789012:role/NAME`; nil is the parent's own.
    /// - Returns: nil where that is not a role's ARN.
    package static func program(role: String?) -> Caller? {
        guard let role, role != LocalAccount.role else { return .program }
        let parts = role.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "iam", parts[4].utf8.count == 12,
            parts[5].hasPrefix("role/"), let name = parts[5].split(separator: "/").last
        else { return nil }
        return Caller(
            arn: "arn:\(parts[1]):sts::\(parts[4]):assumed-role/\(name)/local", principalARN: role,
            account: String(parts[4]), hasAccountRights: false)
    }

    /// The user of this machine, who owns the store.
    package static let root = Caller(arn: LocalAccount.root, principalARN: LocalAccount.root)
}
