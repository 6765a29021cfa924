import NeshData

extension ValueType where Value == UInt32 {
    /// A port of vsock: 1 to 4294967294, for the largest number means any.
    package static func vsockPort(_ placeholder: String = "PORT") -> Self {
        ValueType(placeholder) { word throws(ValueProblem) in
            if let alone = portAlone(word) {
                throw ValueProblem(
                    "'\(word)' is not a port", suggestion: alone.isOwn ? alone.port : nil,
                    notes: ["the port stands alone here: \(alone.port)"])
            }
            let number = try ValueType<Int>.count(in: 0...Int.max).read(word)
            guard (1..<Int(UInt32.max)).contains(number) else {
                throw ValueProblem("\(number) is not a vsock port", notes: ["ports go from 1 to 4294967294"])
            }
            return UInt32(number)
        }
    }

    /// Whether a word is a port of vsock.
    package static func isVsockPort(_ word: String) -> Bool { (try? vsockPort().read(word)) != nil }

    /// The port of `parent:8001`, written as a host's is; `isOwn` where that means nothing but the port.
    private static func portAlone(_ word: String) -> (port: String, isOwn: Bool)? {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, UInt32(parts[1]) != nil else { return nil }
        return (String(parts[1]), ["", "*", "parent", "3", "localhost", "127.0.0.1", "0.0.0.0"].contains(parts[0]))
    }
}

extension ValueType where Value == UInt16 {
    /// A port of TCP: 1 to 65535.
    package static func tcpPort(_ placeholder: String = "PORT") -> Self {
        ValueType(placeholder) { word throws(ValueProblem) in
            let number = try ValueType<Int>.count(in: 0...Int.max).read(word)
            guard (1...65535).contains(number) else {
                throw ValueProblem("\(number) is not a TCP port", notes: ["ports go from 1 to 65535"])
            }
            return UInt16(number)
        }
    }
}

extension ValueType where Value == String {
    /// A host whose port is a word of its own.
    package static func host(_ placeholder: String) -> Self {
        ValueType(placeholder) { word throws(ValueProblem) in
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            if parts.count == 2, !parts[0].isEmpty, UInt16(parts[1]) != nil {
                let words = "\(parts[0]) \(parts[1])"
                throw ValueProblem(
                    "'\(word)' is not a host", suggestion: words,
                    notes: ["the host and its port are two words: \(words)"])
            }
            return word
        }
    }
}

/// A host and a port, as `HOST:443` or `[2001:db8::1]:443`.
package struct HostAndPort: Sendable, Equatable {
    /// A name or an address, without brackets.
    package var host: String
    /// 1 … 65535.
    package var port: UInt16
}

extension ValueType where Value == HostAndPort {
    /// A host and a port; an IPv6 address stands in brackets.
    package static func hostAndPort(_ placeholder: String = "HOST:PORT") -> Self {
        ValueType(placeholder) { word throws(ValueProblem) in
            guard let colon = word.lastIndex(of: ":"), colon > word.startIndex else {
                throw ValueProblem("'\(word)' is not HOST:PORT")
            }
            var host = word[..<colon]
            if host.hasPrefix("["), host.hasSuffix("]") {
                host = host.dropFirst().dropLast()
            } else if host.contains(":") {
                throw ValueProblem("'\(word)' is not HOST:PORT", notes: ["IPv6 addresses stand in brackets: [::1]:443"])
            }
            if host.isEmpty { throw ValueProblem("'\(word)' is not HOST:PORT") }
            let port = try ValueType<UInt16>.tcpPort().read(String(word[word.index(after: colon)...]))
            return HostAndPort(host: String(host), port: port)
        }
    }
}
