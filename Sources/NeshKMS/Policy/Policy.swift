import NeshData

/// A key policy that has been understood completely.
package struct Policy: Sendable {
    /// The longest text that AWS takes.
    package static let textLimit = 32_768

    var statements: [Statement]

    struct Statement: Sendable {
        /// The Sid, or its place: `statement 2`.
        var label: String
        var allows: Bool
        var principals: [Principal]
        var actions: [String]
        /// NotAction: all but these.
        var exceptsActions: Bool
        var resources: [String]
        var conditions: [PolicyCondition]
    }

    enum Principal: Sendable, Equatable {
        case everybody
        /// Anyone who is of this account: its number or its root's ARN.
        case account(String)
        /// A role, user or session.
        case arn(String)
        /// A service of AWS's, which never calls here.
        case service(String)

        /// As the policy words it.
        var text: String {
            switch self {
            case .everybody: "*"
            case .account(let account): "account \(account)"
            case .arn(let arn): arn
            case .service(let name): name
            }
        }
    }

    /// The one that a key gets whose maker gives none, as AWS words it.
    package static let standard = """
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "\(LocalAccount.root)"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """
}
