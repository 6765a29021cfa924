import NeshData
import NeshSystem

/// AWS's vsock-proxy: what arrives at a port of the parent's goes to one host, if the allowlist names it.
package struct VsockProxy: Sendable, Equatable {
    /// On the parent's vsock.
    package var localPort: UInt32
    package var remote: Allowlist.Entry
    package var preference: AddressPreference
    /// The allowlist's file.
    package var configuration: String
    /// A port on 127.0.0.1 that stands for the host on this machine; nil: it is the host itself.
    package var standIn: UInt16?

    package init(
        localPort: UInt32, remote: Allowlist.Entry, preference: AddressPreference = .any,
        configuration: String = Allowlist.standardPath
    ) {
        self.localPort = localPort
        self.remote = remote
        self.preference = preference
        self.configuration = configuration
    }

    /// Checks the allowlist, looks the host up, and listens, in this order: for a host that is not on the list not even
    /// a name server is asked.
    /// - Parameter resolve: the addresses of a host.
    /// - Throws: why it cannot begin.
    package func route(
        _ vsock: ParentVsock, interrupt: Interrupt? = nil,
        resolve: (String, AddressPreference, Interrupt?) throws(Failure) -> [InternetAddress] = {
            (name, preference, interrupt) throws(Failure) in
            try HostName.addresses(of: name, preference, interrupt: interrupt)
        }
    ) throws(Failure) -> RelayRoute {
        // AWS's file names KMS in every region: a machine that is no parent instance need not have it for the stand-in.
        let isListed = standIn != nil && configuration == Allowlist.standardPath && !File.exists(configuration)
        if !isListed { try Allowlist(reading: configuration).check(remote) }
        if let standIn, let here = InternetAddress.loopback4 {
            let listener = try vsock.listen(port: localPort)
            return RelayRoute(
                from: listener, to: .internet("\(remote.address):\(remote.port)", [here], port: standIn))
        }
        let addresses = try resolve(remote.address, preference, interrupt)
        let listener = try vsock.listen(port: localPort)
        return RelayRoute(
            from: listener, to: .internet("\(remote.address):\(remote.port)", addresses, port: remote.port))
    }
}
