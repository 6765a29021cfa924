import NeshHelp
import NeshShell
import Testing

@testable import NeshCommand

@Suite struct RuleSentenceTests {
    @Test func whatOneOptionExcludesIsOneLine() throws {
        let run = try #require(CommandTable.shell.named("run-enclave")).spec.ruleSentences { $0 }
        #expect(
            run == [
                "Give exactly one of --cpu-count, --cpu-ids, --config.",
                "--config cannot be combined with --eif-path, --memory, --enclave-cid, --debug-mode, --enclave-name.",
            ])
        let console = try #require(CommandTable.shell.named("console")).spec.ruleSentences { $0 }
        #expect(console.contains("--background cannot be combined with --for, --until, --raw."))
    }

    @Test func whatSeveralNeedIsOneLine() {
        let sentences = InvocationOptions.spec.ruleSentences { $0 }
        #expect(
            sentences == [
                "--step, --auto, --gap, --speed, --from, --until need --demo too.", "--force needs --record too.",
            ])
    }

    /// Each pair that cannot be is told, and once.
    @Test func everyPairIsToldOnce() {
        for command in CommandTable.shell.all {
            let sentences = command.spec.ruleSentences { "<\($0)>" }
            for case .atMostOne(let names) in command.spec.rules {
                let telling = sentences.filter { sentence in
                    !sentence.contains("needs") && names.allSatisfy { sentence.contains("<\($0)>") }
                        && (sentence.contains("at most") || sentence.hasPrefix("<\(names[0])>")
                            || sentence.hasPrefix("<\(names[1])>"))
                }
                #expect(telling.count == 1, "\(command.spec.name): \(names)")
            }
        }
    }
}
