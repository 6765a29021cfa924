import NeshData
import NeshEnclave
import NeshHTTP
import NeshKMS
import NeshSystem
import Synchronization

/// What a program of the parent's finds out about its instance where this machine is none: region, credentials, the
/// local KMS, and a metadata service that lives as long as this process.
struct ParentIdentity {
    /// Variables to set, and with nil those to take away.
    var variables: [String: String?]
    /// On 127.0.0.1.
    var metadataPort: UInt16

    init(_ settings: Settings, _ environment: Environment) throws(Failure) {
        let data = UserDirectories(environment: environment.variables).data
        let identity = try ProgramIdentity(data: data, region: settings.region)
        metadataPort = try Self.port(identity, data)
        variables = identity.environment(metadataPort: metadataPort)
    }

    private static let servers = Mutex<[String: UInt16]>([:])

    /// One server for each region and user that this process speaks for.
    private static func port(_ identity: ProgramIdentity, _ data: String) throws(Failure) -> UInt16 {
        let key = "\(identity.region) \(data)"
        if let port = servers.withLock({ $0[key] }) { return port }
        do throws(SystemError) {
            let (server, port) = try InstanceMetadata(identity, instanceID: InstanceID.read()).server()
            try SystemThread.start { try? server.run(threads: 1) }
            servers.withLock { $0[key] = port }
            return port
        } catch { throw error.failure(.socket) }
    }
}
