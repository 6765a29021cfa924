import NeshData
import NeshRelay
import NeshTestSupport
import Testing

@Suite struct AllowlistTests {
    private let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private func read(_ text: String) throws -> Allowlist {
        try Allowlist(reading: try directory.write("proxy.yaml", text))
    }

    private static let list = """
        allowlist:
        # AWS's own way of writing
        - {address: kms.us-east-1.amazonaws.com, port: 443}
        - address: 192.0.2.7
          port: 8443
          comment: more than is needed
        - {address: "2001:db8::1", port: 443}
        """

    @Test(
        arguments: [
            ("kms.us-east-1.amazonaws.com", 443, true), ("kms.us-east-1.amazonaws.com", 444, false),
            ("KMS.us-east-1.amazonaws.com", 443, false), ("kms.us-east-1.amazonaws.com.", 443, false),
            ("s.us-east-1.amazonaws.com", 443, false), ("*", 443, false), ("", 443, false),
            ("192.0.2.7", 8443, true), ("192.0.2.7", 443, false), ("192.0.2.8", 8443, false),
            ("2001:db8::1", 443, true), ("2001:0db8:0:0::0001", 443, true), ("2001:db8::2", 443, false),
        ] as [(String, UInt16, Bool)])
    func allowsWhatTheListNames(_ address: String, _ port: UInt16, _ expected: Bool) throws {
        #expect(try read(Self.list).allows(.init(address: address, port: port)) == expected)
    }

    @Test(arguments: [
        ("", "line 1, column 1: there is no allowlist"),
        ("# nothing\n", "line 1, column 1: there is no allowlist"),
        ("allow: []\n", "line 1, column 1: there is no allowlist"),
        ("allowlist: yes\n", "line 1, column 12: the allowlist is not a list"),
        ("allowlist:\n- kms\n", "line 2, column 3: this is not an address with a port"),
        ("allowlist:\n- {port: 1}\n", "line 2, column 3: this entry has no address"),
        ("allowlist:\n- {address: [a], port: 1}\n", "line 2, column 13: this address is not text"),
        ("allowlist:\n- {address: a}\n", "line 2, column 3: a has no port"),
        ("allowlist:\n- {address: a, port: '1'}\n", "line 2, column 22: this port is not a number from 1 to 65535"),
        ("allowlist:\n- {address: a, port: 0}\n", "line 2, column 22: this port is not a number from 1 to 65535"),
        ("allowlist:\n- {address: a, port: 65536}\n", "line 2, column 22: this port is not a number from 1 to 65535"),
        ("allowlist:\n- {address: a, port: 1\n", "line 3, column 1: this is not YAML"),
    ])
    func refusesWhatIsNoAllowlistWithItsPlace(_ text: String, _ expected: String) throws {
        let failure = try #require(throws: Failure.self) { try read(text) }
        #expect(failure.message.hasPrefix("\(directory.path)/proxy.yaml, \(expected)"), "\(failure.message)")
        #expect(failure.code == .serde)
    }

    @Test(arguments: ["allowlist:\n", "allowlist: []\n"])
    func anEmptyListAllowsNothing(_ text: String) throws {
        let failure = try #require(throws: Failure.self) {
            try read(text).check(.init(address: "localhost", port: 443))
        }
        #expect(failure.details == ["the list is empty"])
    }

    @Test func aRefusalSaysWhatTheListHasAndTheLineThatIsMissing() throws {
        let list = try read(Self.list)
        var failure = try #require(throws: Failure.self) {
            try list.check(.init(address: "kms.us-east-1.amazonaws.com", port: 80))
        }
        #expect(failure.message == "kms.us-east-1.amazonaws.com:80 is not allowed by \(list.path)")
        #expect(failure.details == ["kms.us-east-1.amazonaws.com is on the list with port 443"])
        #expect(failure.fixes == ["add to its allowlist: - {address: kms.us-east-1.amazonaws.com, port: 80}"])
        failure = try #require(throws: Failure.self) {
            try list.check(.init(address: "kms.us-east-2.amazonaws.com", port: 443))
        }
        #expect(failure.details == ["the list has kms.us-east-1.amazonaws.com; names must be the same to the letter"])
    }

    @Test func aMissingFileIsNamed() throws {
        let failure = try #require(throws: Failure.self) { try Allowlist(reading: "\(directory.path)/none.yaml") }
        #expect(failure.message == "\(directory.path)/none.yaml: No such file or directory")
        #expect(failure.details == ["without an allowlist nothing is passed on"])
        #expect(throws: Failure.self) { try Allowlist(reading: directory.path) }
        #expect(throws: Failure.self) { try Allowlist(reading: "/dev/zero") }
    }
}
