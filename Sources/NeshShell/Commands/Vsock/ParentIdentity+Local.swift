import NeshCommand
import NeshEnclave
import NeshHTTP
import NeshKMS
import NeshSystem

extension ParentIdentity {
    /// The parent instance's own while the local KMS runs: its tools reach that and no other, without an option. Without it
    /// programs keep the profile that they have.
    package static let local = ParentIdentity { session in
        let directories = UserDirectories(environment: session.environment.variables)
        guard RunningKMS.find(KMSDirectory(data: directories.data)) != nil,
            let identity = try? ProgramIdentity(
                data: directories.data, region: session.settings[\.region], role: session.settings[\.role]),
            let metadata = try? InstanceMetadata(identity, instanceID: InstanceID.read()).server(),
            let owner = try? MetadataServer(metadata.server)
        else { return nil }
        return Lease(
            variables: identity.environment(metadataPort: metadata.port), metadataPort: metadata.port, owner: owner)
    }
}

/// Serves until its last reference goes.
private final class MetadataServer: Sendable {
    private let server: HTTPServer

    init(_ server: HTTPServer) throws(SystemError) {
        self.server = server
        try SystemThread.start { try? server.run(threads: 1) }
    }

    deinit { server.stop() }
}
