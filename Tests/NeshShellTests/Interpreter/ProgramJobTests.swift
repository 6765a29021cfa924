import NeshData
import Testing

@testable import NeshInterpreter

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
        ("jq '{id: .[0].EnclaveID} | .id' > out.json", []), ("grep .EnclaveId", []),
    ]) func slips(_ filter: String, _ meant: [String]) {
        #expect(FilterSlips.find(in: filter, reading: Self.json).map(\.meant) == meant)
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
}
