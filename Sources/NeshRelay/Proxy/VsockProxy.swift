import Glibc
import NeshData
import NeshSystem

/// AWS's vsock-proxy: what arrives at a port of the parent's goes to one host, if the allowlist names it.
package struct VsockProxy: Sendable, Equatable {
    /// The port on the parent's vsock.
    package var localPort: UInt32
    /// Where everything goes.
    package var remote: Allowlist.Entry
    /// Which of the remote's addresses are taken.
    package var preference: AddressPreference
    /// The allowlist's file.
    package var configuration: String

    package init(
        localPort: UInt32, remote: Allowlist.Entry, preference: AddressPreference = .any,
        configuration: String = Allowlist.standardPath
    ) {
        self.localPort = localPort
        self.remote = remote
        self.preference = preference
        self.configuration = configuration
    }

    /// Where connections go: checks the allowlist and then looks the host up, so that for a host that is not on the list
    /// not even a name server is asked.
    /// - Parameters:
    ///   - standIn: a port on 127.0.0.1 that stands for the host at that moment; nil for none. Where there is one at the start, it
    ///     is asked for each connection and nobody else is dialled.
    ///   - resolve: the addresses of a host, where nothing stands for it at the start.
    /// - Throws: why it cannot begin.
    package func target(
        interrupt: Interrupt? = nil,
        standIn: @escaping (Allowlist.Entry) -> UInt16? = { _ in nil },
        resolve: (String, AddressPreference, Interrupt?) throws(Failure) -> [InternetAddress] = {
            (name, preference, interrupt) throws(Failure) in
            try HostName.addresses(of: name, preference, interrupt: interrupt)
        }
    ) throws(Failure) -> RelayTarget {
        // AWS's file lists KMS in every region: a machine that is not a parent instance need not have it for what stands
        // for that here.
        let isStoodInFor = standIn(remote) != nil
        let isImplied = isStoodInFor && configuration == Allowlist.standardPath && !File.exists(configuration)
        if !isImplied { try Allowlist(reading: configuration).check(remote) }
        let name = "\(remote.address):\(remote.port)"
        if isStoodInFor {
            let here = RelayTarget.Attempt("127.0.0.1 in its place") { () throws(SystemError) in
                guard let port = standIn(remote) else { throw SystemError("connect", errno: ECONNREFUSED, name) }
                return try InternetSocket.beginConnecting(to: .loopback4, port: port)
            }
            return RelayTarget(name, attempts: [here])
        }
        return .internet(name, try resolve(remote.address, preference, interrupt), port: remote.port)
    }
}
