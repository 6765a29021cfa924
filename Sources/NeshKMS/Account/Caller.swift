/// Anyone who makes a request.
package struct Caller: Sendable, Equatable {
    /// Of the session, or of the account's root.
    package var arn: String
    /// What policies name: the role of a session.
    package var principalARN: String

    package init(arn: String, principalARN: String) {
        self.arn = arn
        self.principalARN = principalARN
    }

    /// A program of the parent: a session of its role.
    package static let program = Caller(
        arn: "arn:aws:sts::\(LocalAccount.id):assumed-role/\(LocalAccount.roleName)/local",
        principalARN: LocalAccount.role)

    /// The user of this machine, who owns the store.
    package static let root = Caller(arn: LocalAccount.root, principalARN: LocalAccount.root)
}
