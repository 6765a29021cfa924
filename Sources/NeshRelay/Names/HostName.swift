import NeshData
import NeshSystem

/// Host names to addresses.
package enum HostName {
    /// How long a name server may take in all.
    package static let patience = Duration.seconds(10)

    /// The addresses of a host in the order to try them; at least one.
    ///
    /// Numbers are themselves, `localhost` is this machine, whatever a name server says (RFC 6761); everything else is
    /// looked up in `/etc/hosts` and by name servers.
    /// - Parameter servers: asked instead of the machine's own: `127.0.0.1:5300`.
    /// - Throws: E11 if there is no such name or address, or no answer in time.
    package static func addresses(
        of name: String, _ preference: AddressPreference = .any, servers: String? = nil,
        patience: Duration = patience, interrupt: Interrupt? = nil
    ) throws(Failure) -> [InternetAddress] {
        let found: [InternetAddress]
        if let number = InternetAddress(name) {
            found = [number]
        } else if isThisMachine(name) {
            found = [.loopback4, .loopback6]
        } else {
            guard isPlausible(name) else { throw Failure(.socket, "'\(name)' is neither a host name nor an address") }
            let resolver = try Resolver(servers: servers)
            found = try resolver.addresses(of: name, until: Deadline(after: patience), interrupt: interrupt)
        }
        let ordered = preference.order(found)
        if !ordered.isEmpty { return ordered }
        let wanted = preference == .ipv6 ? "IPv6" : "IPv4"
        throw Failure(
            .socket, "\(name) has no \(wanted) address",
            details: found.isEmpty ? [] : ["it has " + found.map(\.description).joined(separator: ", ")],
            fixes: [preference == .ipv6 ? "leave -6 out" : "leave -4 out"])
    }

    private static func isThisMachine(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "localhost" || name == "localhost." || name.hasSuffix(".localhost")
    }

    /// At most 253 bytes without white space or controls; name servers decide on the rest.
    private static func isPlausible(_ name: String) -> Bool {
        (1...253).contains(name.utf8.count)
            && name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f && $0 != UInt8(ascii: "/") }
    }
}
