import Foundation
import Glibc
import NeshData
import NeshRelay
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct HostNameTests {
    private func texts(_ name: String, _ preference: AddressPreference = .any, _ server: NameServer? = nil) throws
        -> [String]
    {
        try HostName.addresses(of: name, preference, servers: server.map { "127.0.0.1:\($0.port)" })
            .map(\.description)
    }

    @Test(arguments: [
        ("127.0.0.1", ["127.0.0.1"]), ("2001:db8:0::7", ["2001:db8::7"]), ("localhost", ["127.0.0.1", "::1"]),
        ("LOCALHOST.", ["127.0.0.1", "::1"]), ("a.localhost", ["127.0.0.1", "::1"]),
    ])
    func numbersAndThisMachineNeedNoServer(_ name: String, _ expected: [String]) throws {
        #expect(try texts(name) == expected)
    }

    @Test func namesOfTheHostsFileAreRead() throws {
        let hosts = try String(contentsOfFile: "/etc/hosts", encoding: .utf8)
        let name = hosts.split(separator: "\n").compactMap { line -> (String, String)? in
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard words.count > 1, words[1] != "localhost" else { return nil }
            return (String(words[1]), String(words[0]))
        }.first
        guard let name else {
            print("skipped: /etc/hosts names nothing but localhost")
            return
        }
        #expect(try texts(name.0).contains(InternetAddress(name.1)?.description ?? ""))
    }

    @Test func aServerIsAskedForBothKindsAndIPv4ComesFirst() throws {
        let server = try NameServer(["app.example.test": ["2001:db8::5", "192.0.2.5", "192.0.2.6"]])
        #expect(Set(try texts("app.example.test", .any, server).prefix(2)) == ["192.0.2.5", "192.0.2.6"])
        #expect(try texts("app.example.test", .any, server).last == "2001:db8::5")
        #expect(Set(try texts("app.example.test", .ipv4, server)) == ["192.0.2.5", "192.0.2.6"])
        #expect(try texts("app.example.test", .ipv6, server) == ["2001:db8::5"])
    }

    @Test func whatIsMissingIsSaid() throws {
        let server = try NameServer(["four.example.test": ["192.0.2.5"]])
        var failure = try #require(throws: Failure.self) { try texts("none.example.test", .any, server) }
        #expect(failure.message == "there is no host named none.example.test")
        failure = try #require(throws: Failure.self) { try texts("four.example.test", .ipv6, server) }
        #expect(failure.message == "four.example.test has no IPv6 address")
        #expect(failure.details == ["it has 192.0.2.5"])
        for name in ["", "a b", "a\u{7}", "a/b", String(repeating: "a", count: 300)] {
            #expect(throws: Failure.self) { try HostName.addresses(of: name) }
        }
    }

    @Test func aSilentServerIsWaitedForNoLongerThanAllowed() throws {
        let server = try NameServer([:], isSilent: true)
        let began = Date()
        let failure = try #require(throws: Failure.self) {
            try HostName.addresses(
                of: "app.example.test", servers: "127.0.0.1:\(server.port)", patience: .milliseconds(300))
        }
        #expect(failure.message == "no name server has answered for app.example.test")
        #expect(Date().timeIntervalSince(began) < 5)
        let interrupt = try Interrupt()
        interrupt.raise()
        let interrupted = try #require(throws: Failure.self) {
            try HostName.addresses(
                of: "app.example.test", servers: "127.0.0.1:\(server.port)", interrupt: interrupt)
        }
        #expect(interrupted == .interrupted())
    }
}

/// A name server on a port of its own that knows a few names.
final class NameServer: Sendable {
    let port: UInt16
    private let socket: OwnedDescriptor

    init(_ names: [String: [String]], isSilent: Bool = false) throws {
        let type = SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue
        let socket = OwnedDescriptor(Glibc.socket(AF_INET, Int32(type), 0))
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket.raw, $0, length) }
        }
        guard bound == 0 else { throw SystemError("bind") }
        _ = withUnsafeMutablePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket.raw, $0, &length) }
        }
        port = UInt16(bigEndian: name.sin_port)
        self.socket = socket
        if isSilent { return }
        Foundation.Thread { Self.serve(socket, names) }.start()
    }

    deinit { shutdown(socket.raw, Int32(SHUT_RDWR)) }

    private static func serve(_ socket: OwnedDescriptor, _ names: [String: [String]]) {
        while true {
            var bytes = [UInt8](repeating: 0, count: 1500)
            var from = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let got = withUnsafeMutablePointer(to: &from) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    recvfrom(socket.raw, &bytes, 1500, 0, $0, &length)
                }
            }
            guard got > 12 else { return }
            let reply = answer(Array(bytes[..<got]), names)
            _ = withUnsafeMutablePointer(to: &from) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    sendto(socket.raw, reply, reply.count, 0, $0, length)
                }
            }
        }
    }

    private static func answer(_ query: [UInt8], _ names: [String: [String]]) -> [UInt8] {
        var labels: [String] = []
        var place = 12
        while query[place] > 0 {
            let count = Int(query[place])
            labels.append(String(decoding: query[place + 1...place + count], as: UTF8.self))
            place += count + 1
        }
        let kind = query[place + 2]
        let known = names[labels.joined(separator: ".").lowercased()]
        let found = (known ?? []).compactMap { InternetAddress($0)?.bytes }.filter { $0.count == (kind == 1 ? 4 : 16) }
        var reply = Array(query[..<2]) + [0x81, known == nil ? 0x83 : 0x80, 0, 1, 0, UInt8(found.count), 0, 0, 0, 0]
        reply += query[12..<place + 5]
        for bytes in found { reply += [0xc0, 12, 0, kind, 0, 1, 0, 0, 0, 60, 0, UInt8(bytes.count)] + bytes }
        return reply
    }
}
