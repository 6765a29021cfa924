import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshInterpreter
import Testing

/// Which enclave a word names, for verbs that look and for verbs that end.
@Suite struct EnclaveLookupTests {
    private static func enclave(_ name: String, _ cid: UInt32, _ digits: String) -> Enclave {
        Enclave(
            id: .init("i-0abc12-enc\(digits)"),
            grant: Grant(name: name, cid: cid, cpuIDs: [1], memoryMiB: 64, debug: true), processID: 7, state: .running,
            measurements: ["PCR0": "00"], engine: .memory)
    }

    private static let enclaves = [
        enclave("first", 92, "19f0a2b3c4d5e6f7"), enclave("second", 17, "1929ba2b3c4d5e60"),
        enclave("third", 18, "19f0a2c000000000"), enclave("17", 20, "4444444444444444"),
    ]

    private func found(_ text: String, _ strength: EnclaveLookup.Strength) -> String? {
        (try? EnclaveLookup.find(text, among: Self.enclaves, strength))?.name
    }

    @Test(arguments: ["first", "92", "i-0abc12-enc19f0a2b3c4d5e6f7"])
    func wholeNamesNumbersAndIDs(text: String) {
        #expect(found(text, .act) == "first" && found(text, .look) == "first")
    }

    @Test(
        "a part of an ID ends nothing",
        arguments: [
            "1929ba", "1929b", "19f0a2b", "i", "i-", "enc", "ba", "0abc", "9", "29", "2", "1", "abc12", "f7",
            "i-0abc12-enc1929ba", "1929ba2b3c4d5e60", "secon", "Second", "016", "-1", "", " ", "*",
        ])
    func partsEndNothing(text: String) {
        #expect(found(text, .act) == nil)
    }

    @Test("what only looks takes the first digits of one ID")
    func beginnings() {
        #expect(found("1929b", .look) == "second" && found("19f0a2b", .look) == "first")
        // Three digits, digits from the middle, letters of the machine's part, the beginnings of two, decimal digits.
        for text in ["192", "929ba", "ba2b", "0abc12", "i-0a", "enc1929b", "19f0a", "19f0a2", "1929", "4444", "444444"]
        {
            #expect(found(text, .look) == nil, "\(text)")
        }
    }

    @Test(
        "a value of another kind than its option takes is given to the option that takes it",
        arguments: [
            ("--enclave-id hello", "--enclave-name hello"), ("--enclave-id 16", "--enclave-name hello"),
            ("--enclave-name 16", "--enclave-name hello"),
            ("--enclave-name i-0abc12-enc19f0a2b3c4d5e6f7", "--enclave-id i-0abc12-enc19f0a2b3c4d5e6f7"),
            ("--enclave-cid 16", "16"),
        ]) func otherOptions(words: String, meant: String) throws
    {
        let shell = try Shell(interactive: true, enclave: Self.enclave("hello", 16, "19f0a2b3c4d5e6f7"))
        // It looks like the name, and is not meant.
        try shell.engine.add(Self.enclave("hello1", 17, "29f0a2b3c4d5e6f7"))
        _ = shell.interpreter.submit("terminate-enclave \(words)\n")
        #expect(shell.interpreter.takeDraft() == "terminate-enclave \(meant)", "\(shell.err.text)")
    }

    @Test("a word that is one's name and another's CID names neither")
    func twoMeanings() throws {
        for strength in [EnclaveLookup.Strength.act, .look] {
            let failure = try #require(throws: Failure.self) {
                try EnclaveLookup.find("17", among: Self.enclaves, strength)
            }
            #expect(failure.details.contains { $0.contains("as the CID of second") })
            #expect(failure.details.contains { $0.contains("as the name of 17") })
        }
    }

    @Test("the failure lists what is near, and names no enclave to take instead")
    func near() throws {
        let part = try #require(throws: Failure.self) {
            try EnclaveLookup.find("29ba", among: Self.enclaves, .act)
        }
        #expect(part.details.first == "near it: second (CID 17, i-0abc12-enc1929ba2b3c4d5e60)")
        #expect(part.details.count { $0.contains("second (") } == 1)
        #expect(part.details[1].hasPrefix("also running: first ") && part.details[1].contains("third ("))
        #expect(part.subject == .enclave("29ba", near: []))
        let only = try #require(throws: Failure.self) {
            try EnclaveLookup.find("29ba", among: [Self.enclaves[1]], .act)
        }
        #expect(only.details.count { $0.contains("second (") } == 1)
        let slip = try #require(throws: Failure.self) {
            try EnclaveLookup.find("frist", among: Self.enclaves, .look)
        }
        #expect(slip.subject == .enclave("frist", near: ["first"]))
        let beginning = try #require(throws: Failure.self) {
            try EnclaveLookup.find("1929ba", among: Self.enclaves, .act)
        }
        #expect(beginning.details.last == "what ends or changes an enclave wants its whole name, CID or ID")
    }
}
