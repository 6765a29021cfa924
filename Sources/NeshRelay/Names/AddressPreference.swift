import NeshSystem

/// Which addresses of a host are taken, and in which order.
package enum AddressPreference: String, Sendable, CaseIterable {
    /// IPv4 first, IPv6 after it.
    case any
    case ipv4
    case ipv6

    /// Those that are wanted, the preferred ones first; others are left out.
    package func order(_ addresses: [InternetAddress]) -> [InternetAddress] {
        let ipv4 = addresses.filter { $0.family == .ipv4 }
        let ipv6 = addresses.filter { $0.family == .ipv6 }
        return switch self {
        case .any: ipv4 + ipv6
        case .ipv4: ipv4
        case .ipv6: ipv6
        }
    }
}
