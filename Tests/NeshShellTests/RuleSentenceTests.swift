import NeshShell
import Testing

@testable import NeshCommand

@Suite struct RuleSentenceTests {
    @Test func whatOneOptionExcludesIsOneLine() throws {
        let run = try #require(CommandTable.shell.named("run-enclave")).spec.ruleSentences { $0 }
        #expect(
            run == [
                "Exactly one of --cpu-count, --cpu-ids, --config.",
                "--config cannot be combined with --eif-path, --memory, --enclave-cid, --debug-mode, --enclave-name.",
            ])
        let console = try #require(CommandTable.shell.named("console")).spec.ruleSentences { $0 }
        #expect(console.contains("--background cannot be combined with --for, --until, --raw."))
    }

    /// Each pair that cannot be is told, and once.
    @Test func everyPairIsToldOnce() {
        for command in CommandTable.shell.all {
            let sentences = command.spec.ruleSentences { "<\($0)>" }
            for case .atMostOne(let names) in command.spec.rules {
                let telling = sentences.filter { sentence in
                    !sentence.contains("needs") && names.allSatisfy { sentence.contains("<\($0)>") }
                        && (sentence.contains("At most") || sentence.hasPrefix("<\(names[0])>")
                            || sentence.hasPrefix("<\(names[1])>"))
                }
                #expect(telling.count == 1, "\(command.spec.name): \(names)")
            }
        }
    }
}
