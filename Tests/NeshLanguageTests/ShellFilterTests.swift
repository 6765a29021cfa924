import NeshData
import Testing

@testable import NeshLanguage

@Suite struct ShellFilterTests {
    private static let list: JSON = [
        ["EnclaveID": "a", "EnclaveCID": 16, "State": "RUNNING"],
        ["EnclaveID": "b", "EnclaveCID": 17, "State": "TERMINATING"],
    ]

    @Test(
        arguments: [
            (".[0].EnclaveID", ["a"]), (".[-1].EnclaveID", ["b"]), (".[].EnclaveID", ["a", "b"]),
            (".[]?.EnclaveID", ["a", "b"]), (".[0][\"EnclaveID\"]", ["a"]), (".[0].\"EnclaveID\"", ["a"]),
            ("first | .EnclaveID", ["a"]), (".[] | select(.State == \"RUNNING\") | .EnclaveID", ["a"]),
            ("map(select(.EnclaveCID != 16)) | .[0].EnclaveID", ["b"]), (".[9].EnclaveID", [.null]),
            (".[0].Name // \"none\"", ["none"]), (".[0].Name // empty", []), (".EnclaveID", []), ("length", [2]),
        ] as [(String, [JSON])])
    func findsWhatJQWouldFind(filter: String, values: [JSON]) throws {
        #expect(try #require(ShellFilter(filter)).values(in: Self.list) == values)
    }

    @Test(arguments: ["", "x", ".[a]", ".[0", ".[0] + 1", ".a b", "select(.a)", ".a | sort"])
    func refusesWhatItDoesNotRead(filter: String) { #expect(ShellFilter(filter) == nil) }
}
