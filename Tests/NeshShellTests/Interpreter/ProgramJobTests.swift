import NeshData
import NeshText
import Testing

@testable import NeshInterpreter
@testable import NeshPasted

@Suite struct ProgramJobTests {
    @Test(arguments: [
        ("sleep 1 &", "sleep 1", "sleep"), ("a | b & ", "a | b", "a"), ("a && b &", "a && b", "a"),
        ("X=1 prog -p 1 >log 2>&1 &", "X=1 prog -p 1 >log 2>&1", "prog"), ("(a; b) > c &", "(a; b) > c", nil),
        ("echo 'a;b' &", "echo 'a;b'", "echo"), ("\"$x\" &", "\"$x\"", nil), ("./run.sh &", "./run.sh", "./run.sh"),
    ]) func oneCommand(_ line: String, _ text: String, _ program: String?) throws {
        let job = try #require(ProgramJob(line))
        #expect(job.text == text)
        #expect(job.program == program)
    }

    @Test(arguments: ["a", "a; b &", "a & b &", "a & b", "a &&", "&", "", "echo 'a &", "a\nb &"])
    func others(_ line: String) { #expect(ProgramJob(line) == nil) }

    private static let json: JSON = [
        ["EnclaveID": "i", "EnclaveCID": 16, "Measurements": ["PCR0": "00", "HashAlgorithm": "x"]]
    ]

    @Test(arguments: [
        ("jq .[0].EnclaveId", ["EnclaveID"]), ("jq -r '.[].enclavecid'", ["EnclaveCID"]),
        ("jq .[0].Measurement.PCR0", ["Measurements"]), ("jq .[0].EnclaveID", []), ("jq .[0].Measurements.PCR8", []),
        ("jq '{id: .[0].EnclaveID} | .id' > out.json", []), (" /usr/bin/jq -r '.[0]?.EnclaveId' | cat", ["EnclaveID"]),
        ("jq '.[0][\"EnclaveId\"]'", ["EnclaveID"]), ("jq '.[] | {EnclaveId, x: .EnclaveCID}'", ["EnclaveID"]),
        ("jq '.[] | select(.EnclaveCID == 16) | .EnclaveId'", ["EnclaveID"]), ("jq '.[0] | .id'", ["EnclaveID"]),
        ("jq .[0].PCR0", ["Measurements.PCR0"]), ("jq .EnclaveID", ["[0].EnclaveID"]),
        ("jq --arg a b '.[0].EnclaveId'", ["EnclaveID"]), ("jq '.[0].EnclaveID + \".EnclaveId\"'", []),
        ("grep EnclaveId", ["EnclaveID"]), ("grep -i enclaveid", []), ("grep EnclaveID", []),
        ("python3 -c 'import json,sys; print(json.load(sys.stdin)[0][\"EnclaveId\"])'", ["EnclaveID"]),
    ]) func slips(_ filter: String, _ meant: [String]) {
        let found = FilterSlips.find(in: filter, reading: Self.json).map { slip in
            switch slip {
            case .name(_, let meant), .word(_, let meant): meant
            case .place(let way, _): way
            }
        }
        #expect(found == meant)
    }

    /// What is behind a list's end; of what would be there the names are looked at all the same.
    @Test func places() {
        let none: JSON = []
        #expect(
            FilterSlips.find(in: "jq '.[0].EnclaveId'", reading: none)
                == [.place(".[0]", count: 0), .name("EnclaveId", meant: "EnclaveID")])
        #expect(FilterSlips.find(in: "jq '.[0].EnclaveID'", reading: none) == [.place(".[0]", count: 0)])
        // None of none is none.
        #expect(FilterSlips.find(in: "jq '.[].EnclaveID'", reading: none) == [])
        #expect(FilterSlips.find(in: "jq length", reading: none) == [])
        #expect(FilterSlips.find(in: "jq .[1].EnclaveID", reading: Self.json) == [.place(".[1]", count: 1)])
        #expect(FilterSlips.find(in: "jq .[-1].EnclaveID", reading: Self.json) == [])
    }

    @Test func valuesOfThisMachineBecomeTokens() {
        let lines = [
            "{", "  \"EnclaveCID\": 16,", "  \"CPUIDs\": [", "    1,", "    13", "  ],", "  \"MemoryMiB\": 64", "}",
        ]
        #expect(
            MachineText.expected(lines) == [
                "{", "  \"EnclaveCID\": <cid>,", "  \"CPUIDs\": [", "    <n>,", "    <n>", "  ],",
                "  \"MemoryMiB\": 64", "}",
            ])
    }

    @Test(arguments: [
        ("    \"StartedAt\": 1795894618,", "    \"StartedAt\": <n>,"),
        ("    \"Image\": \"/tmp/a b/w/app.eif\"", "    \"Image\": \"<any>/a b/w/app.eif\""),
        ("    \"Image\": \"/home/me/w/app.eif\"", "    \"Image\": \"<any>/app.eif\""),
        ("file  /root/.config/nesh/allocator.yaml (not there)", "file  <any>/allocator.yaml (not there)"),
        ("\"/app\", \"/usr/bin/env\", /tmp, /tmp/, a/tmp/b", "\"/app\", \"/usr/bin/env\", /tmp, /tmp/, a/tmp/b"),
        ("enclave  v (CID 16, i-0-enc1)", "enclave  v (CID <cid>, <id>)"), ("CID 16MB of", "CID 16MB of"),
        ("was terminated at 19:36:58, 4m 38s ago", "was terminated at <time>, <dur> ago"),
        ("one (exit 0, 5s ago), two", "one (exit 0, <dur> ago), two"), ("two (5s ago)", "two (<dur> ago)"),
        ("long ago, 3 ago", "long ago, 3 ago"),
        ("Sat Nov 28 19:36:58 UTC 2026", "Sat Nov 28 <time> UTC 2026"), ("a 00:18 b", "a 00:18 b"),
    ]) func placesAndMomentsBecomeTokens(_ line: String, _ expected: String) throws {
        #expect(MachineText.expected([line]) == [expected])
        #expect(try ExpectedLine(expected).match(line, [:]) != nil)
    }
}
