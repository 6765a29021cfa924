import NeshData
import NeshSystem

/// What programs of the parent find out about themselves, so that boto3 and the aws CLI need no option.
package struct ProgramIdentity: Sendable {
    /// `us-east-1`
    package var region: String
    package var credentials: Credentials
    /// The ARN of the role that programs have.
    package var role: String
    /// Where the local KMS keeps its files.
    package var directory: KMSDirectory
    /// The local KMS; nil while none runs.
    package var running: RunningKMS?

    /// Makes the credentials where they are missing.
    /// - Parameters:
    ///   - data: the user's data directory of this program.
    ///   - role: the ARN of the programs' role; nil is the parent's own.
    /// - Throws: as `KMSDirectory.make` and `Credentials.load`.
    package init(data: String, region: String, role: String? = nil) throws(Failure) {
        self.role = role ?? LocalAccount.role
        directory = KMSDirectory(data: data)
        try directory.make()
        self.region = region
        credentials = try Credentials.load(directory.credentials)
        running = RunningKMS.find(directory)
    }

    /// The role's name, without a path before it.
    var roleName: String { role.split(separator: "/").last.map(String.init) ?? LocalAccount.roleName }

    /// The number of the role's account.
    var account: String { Caller.program(role: role)?.account ?? LocalAccount.id }

    var sessionToken: String { credentials.token(role: role) }

    /// What would lead a program to somebody else.
    private static let misleading = [
        "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_KMS", "AWS_ENDPOINT_URL_STS",
        "AWS_ROLE_ARN",
        "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_EC2_METADATA_DISABLED",
    ]

    /// Variables to set, and with nil those to take away: a profile of the user's would be real, and win.
    /// - Parameter metadataPort: of the server for instance metadata on 127.0.0.1; nil where there is none.
    package func environment(metadataPort: UInt16?) -> [String: String?] {
        var variables: [String: String?] = [:]
        for name in Self.misleading { variables[name] = .some(nil) }
        variables["AWS_REGION"] = region
        variables["AWS_DEFAULT_REGION"] = region
        variables["AWS_ACCESS_KEY_ID"] = credentials.accessKeyID
        variables["AWS_SECRET_ACCESS_KEY"] = credentials.secret
        variables["AWS_SESSION_TOKEN"] = sessionToken
        if let running {
            variables["AWS_ENDPOINT_URL_KMS"] = running.url
            variables["AWS_ENDPOINT_URL_STS"] = running.url
            variables["AWS_CA_BUNDLE"] = directory.bundle
        }
        if let metadataPort {
            variables["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "http://127.0.0.1:\(metadataPort)"
        }
        return variables
    }
}

/// Where a name that a proxy is asked for leads on this machine.
package enum LocalRoute {
    /// The port on 127.0.0.1 that stands for a name and port of AWS KMS while the local one runs; nil for all else.
    /// - Parameters:
    ///   - host: `kms.us-east-1.amazonaws.com`
    ///   - data: the user's data directory of this program.
    package static func port(forHost host: String, port: UInt16, data: String) -> UInt16? {
        guard port == 443, LocalAuthority.region(ofKMS: host) != nil else { return nil }
        return RunningKMS.find(KMSDirectory(data: data))?.port
    }
}
