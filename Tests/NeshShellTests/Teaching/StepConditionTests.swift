import NeshCommand
import NeshLanguage
import NeshTeaching
import Testing

/// What a step that is not done waits for.
@Suite struct StepConditionTests {
    private func statements(_ text: String) -> [Statement] {
        Parser.parse(SourceText(name: "t.nesh", text: text)).statements
    }

    private func check(_ condition: String, _ above: String = "") throws -> TaughtCheck {
        try #require(statements("\(above)expect \(condition)\n").first.flatMap(TaughtCheck.init))
    }

    @Test(arguments: [
        ("$output ~ 'CPU ids|cpus|CPUPool'", "your line prints 'CPU ids'"),
        ("$output ~ bank", "your line prints 'bank'"),
        ("$output ~ '(cpus +|\"CPUPool\": )'", "your line prints what this step asks for"),
        ("$output ~ $eif.pcr2", "your line prints $eif.pcr2"), ("\"$output\" == ''", "your line prints nothing"),
        ("$enclave.cid == 16", "its CID is 16"), ("$enclave.cid != 16", "$enclave.cid != 16"),
        ("$enclave.debug == false", "it is not in debug mode"), ("$enclave.memory >= 64", "it has 64 MiB or more"),
        ("$enclave.name ~ bank", "$enclave.name has 'bank' in it"),
        ("$eif.path ~ '[a-z]'", "$eif.path is what this step asks for"),
        ("$console ~ Hello", "the console shows 'Hello'"),
        ("$error.message ~ denied", "the error's message has 'denied' in it"),
        ("$error.code == E26", "your line fails with E26"), ("$status == 0", "your line ends with status 0"),
        ("not $error.code == E26", "not $error.code == E26"),
        ("${enclave.state:-gone} != RUNNING", "the enclave has ended"),
    ])
    func inWords(_ condition: String, _ wanted: String) throws {
        #expect(try check(condition).inWords(.english) == wanted)
    }

    @Test func theScriptsOwnWordsComeFirst() throws {
        let check = try check("$output ~ '^0{96}$'", "# means: 96 zeros\n")
        #expect(check.inWords(.japanese) == "96 zeros" && !check.isVague)
        // Its words do not name the variable, so its value would tell nothing.
        #expect(StepCondition(.check(check), holds: false, found: ["$output was \"1\""]).reason(.english).isEmpty)
        let plain = try self.check("$enclave.cid == 16")
        #expect(
            StepCondition(.check(plain), holds: false, found: ["$enclave.cid was \"17\""]).reason(.english)
                == "  ($enclave.cid was \"17\")")
    }

    @Test(arguments: [
        ("$output ~ '[0-9]'", true), ("$output !~ bank", true), ("$output ~ bank", false), ("$a == '[0-9]'", false),
        ("$output ~ $bank", false),
    ])
    func vague(_ condition: String, _ isVague: Bool) throws { #expect(try check(condition).isVague == isVague) }

    @Test func otherThanChecks() {
        func words(_ kind: StepCondition.Kind) -> String { StepCondition(kind, holds: false).inWords(.english) }
        #expect(words(.word("3:8001|3 8001")) == "your line has 3:8001, or means the same")
        #expect(
            words(.proof(["!test -e a", "!test -e b"], meaning: nil)) == "this line succeeds: !test -e a; !test -e b")
        #expect(words(.proof(["!test -e a"], meaning: "a is there")) == "a is there")
        #expect(words(.outcome(verb: "console", fails: true)) == "`console` fails")
    }

    /// Whoever takes a lesson reads no pattern, and no line that nesh runs unseen.
    @Test(arguments: Lesson.all.map(\.name)) func noLessonIsVague(_ name: String) throws {
        let lesson = try #require(Lesson.named(name))
        for text in [lesson.text.english, lesson.text.japanese] {
            for (index, scene) in TaughtScript(statements(text)).scenes.enumerated() {
                #expect(!scene.isVague, "\(name), scene \(index): \(scene.task?.typedText ?? "")")
            }
        }
    }

    @Test(arguments: [
        ("$enclave.debug was \"false\"", "$enclave.debug は \"false\""), ("$eif is empty", "$eif is empty"),
        ("$a was \"\(String(repeating: "0", count: 96))\"", "$a は \"000000000000…\""),
    ])
    func found(_ text: String, _ wanted: String) { #expect(StepCondition.found(text, .japanese) == wanted) }
}
