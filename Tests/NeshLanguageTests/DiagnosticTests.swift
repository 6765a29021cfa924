import NeshData
import NeshLanguage
import Testing

@Suite struct DiagnosticTests {
    @Test(arguments: [
        ("run-enlcave", "run-enclave"), ("describe-enclave", "describe-enclaves"), ("--cpu-cuont", "--cpu-count"),
        ("on-eror", "on-error"), ("EnclaveId", "EnclaveID"), ("terminate", "terminate-enclave"), ("ech", "echo"),
        ("xyzzy", nil), ("", nil), ("u", nil), ("echo", nil),
    ])
    func suggestions(word: String, closest: String?) {
        let known = [
            "run-enclave", "describe-enclaves", "--cpu-count", "--cpu-ids", "on-error", "EnclaveID",
            "terminate-enclave",
            "echo", "use", "xy",
        ]
        #expect(Suggestion.closest(to: word, in: known) == closest)
    }

    @Test func twoBeginningsAreNoSuggestion() {
        #expect(Suggestion.closest(to: "describe", in: ["describe-enclaves", "describe-eif"]) == nil)
    }
}
