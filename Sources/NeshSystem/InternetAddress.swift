import Glibc

/// An IPv4 or IPv6 address without a port.
package struct InternetAddress: Sendable, Hashable, CustomStringConvertible {
    /// The address's kind.
    package enum Family: Sendable, Hashable, CaseIterable { case ipv4, ipv6 }

    package let family: Family
    /// In network order: 4 or 16.
    package let bytes: [UInt8]

    /// - Parameter bytes: 4 or 16 of them; nil for any other count.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
        family = bytes.count == 4 ? .ipv4 : .ipv6
    }

    /// Reads `127.0.0.1` or `2001:db8::1`; nil for a name, and for anything else.
    package init?(_ text: some StringProtocol) {
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, String(text), &bytes) == 1 {
            self.init(bytes: Array(bytes[..<4]))
        } else if inet_pton(AF_INET6, String(text), &bytes) == 1 {
            self.init(bytes: bytes)
        } else {
            return nil
        }
    }

    private init(_ family: Family, _ bytes: [UInt8]) { (self.family, self.bytes) = (family, bytes) }

    /// 127.0.0.1
    package static let loopback4 = InternetAddress(.ipv4, [127, 0, 0, 1])
    /// ::1
    package static let loopback6 = InternetAddress(.ipv6, [UInt8](repeating: 0, count: 15) + [1])

    package var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family == .ipv4 ? AF_INET : AF_INET6, bytes, &text, socklen_t(text.count)) != nil else {
            return ""
        }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// `127.0.0.1:443`, `[::1]:443`
    package func text(port: UInt16) -> String {
        family == .ipv4 ? "\(self):\(port)" : "[\(self)]:\(port)"
    }
}
