import NeshLanguage
import Testing

@Suite struct ParserTests {
    @Test(arguments: [
        ("", ""), ("\n\n# c\n  # d\n", ""), ("#!/usr/bin/env nesh\necho a", "echo a"),
        ("## Say it.\necho a", "narration(Say it.); echo a"), ("##", "narration()"), ("### rule", ""), ("##x", ""),
        ("nitro-cli describe-enclaves", "describe-enclaves"), ("$ nitro-cli console", "console"),
        ("$ ls", "ls"), ("$ ", ""), ("nitro-cli", "nitro-cli"), ("try nitro-cli console", "try:console"),
        ("not try x", "1:1: 'not try' would always fail"), ("not not x", "not:not:x"),
        ("not on-exit x", "1:1: 'not on-exit' would always fail"),
        ("try not on-exit x", "1:5: 'not on-exit' would always fail"), ("try not x", "try:not:x"),
        ("on-exit try x", "on-exit:try:x"), ("'try' x", "'try' x"), (#"\try x"#, #"\t\+ry x"#),
        ("try", "1:1: a command is missing after 'try'"), ("on-exit # x", "1:1: a command is missing after 'on-exit'"),
        ("trying x", "trying x"), ("echo if end", "echo if end"),
        ("expect $a == b", "expect({a} == b)"), ("expect not $a", "expect(not {a})"), ("expect $ok", "expect({ok})"),
        ("expect not $a == b", "expect(not {a} == b)"), ("expect not == not", "expect(not == not)"),
        ("expect $a >= 3", "expect({a} >= 3)"), ("expect 1 < 2", "expect(1 < 2)"),
        ("expect $a !~ 'x|y'", "expect({a} !~ 'x|y')"), ("require $env.CI", "require({env.CI})"),
        ("wait $enclave.state == RUNNING --timeout 30s", "wait({enclave.state} == RUNNING)within(30s)"),
        ("wait --timeout $t $ok", "wait({ok})within({t})"), ("expect --help", "expect --help"),
        ("wait -h", "wait -h"), ("not expect $a == b", "not:expect({a} == b)"),
        ("on-exit expect $a == b", "on-exit:expect({a} == b)"),
        ("expect \"==\" == '=='", "expect(\"==\" == '==')"),
    ])
    func lines(text: String, expected: String) {
        #expect(read(text) == expected)
    }

    @Test(arguments: [
        ("expect", "1:1: a condition is missing"), ("if\nend", "1:1: a condition is missing"),
        ("expect not", "1:8: a condition is missing after 'not'"),
        ("expect $a = b", "1:11: unknown operator '='"), ("expect $a is b", "1:11: unknown operator 'is'"),
        ("expect $a '==' b", "1:11: unknown operator ''=='\'"), ("expect $a ==", "1:11: a value is missing after '=='"),
        ("expect $a b", "1:11: unknown operator 'b'"), ("expect $a==b", "1:8: blanks are missing around '=='"),
        ("expect 1==1", "1:8: blanks are missing around '=='"), ("require a=b", "1:9: blanks are missing around '='"),
        ("expect 1 == 1 and 2 == 2", "1:15: there is no 'and': a condition compares one pair"),
        ("expect $a ~ Hello from", "1:13: one word is compared; quote it if it has blanks"),
        ("expect $a and $b", "1:11: there is no 'and': a condition compares one pair"),
        ("expect $a --timeout 3s", "1:11: only 'wait' takes --timeout"),
        ("wait $a --timeout", "1:9: a duration is missing after --timeout"),
        ("wait --timeout 3s", "1:1: a condition is missing"),
        ("else", "1:1: 'else' without 'if'"), ("end", "1:1: 'end' without 'if'"),
        ("if $a", "1:1: 'if' without 'end'"), ("try if $a\nend", "1:1: 'try' goes before a command, not before 'if'"),
        ("if $a\nelse\nelse\nend", "3:1: this 'if' has an 'else' already"),
        ("if $a\nelse if $b\nend", "2:6: there is no 'else if': put an 'if' with its own 'end' on the next line"),
        ("if $a\nend if", "2:5: 'end' stands alone on its line"),
        ("if $a = b\necho c\nend", "1:7: unknown operator '='"),
        ("if 'a\necho c\nelse\nend", "1:4: the closing ' is missing (quotes never span lines)"),
    ])
    func mistakes(text: String, expected: String) {
        #expect(problems(text).joined(separator: "\n") == expected)
    }

    @Test func fixesNameTheRightWord() {
        let cases = [
            ("expect $a = b", "did you mean '=='?"), ("expect $a -lt b", "did you mean '<'?"),
            ("expect $a contains b", "did you mean '~'?"),
        ]
        for (text, note) in cases { #expect(parse(text).problems.first?.notes.first == note) }
        #expect(parse("expect $a ~ Hello from you").problems.first?.replacement == "'Hello from you'")
        let late = parse("wait $a ~ b 10s").problems.first
        #expect(late?.replacement == "--timeout 10s")
        #expect(parse("wait $console = x").problems.first?.replacement == "~")
        #expect(parse("wait $console is not equal to $x").problems.first?.replacement != "!~")
    }

    @Test func textThatIsNoUTF8IsRefused() {
        let parsed = Parser.parse(SourceText(name: "t", bytes: Array("echo a\necho é ".utf8) + [0xFF, 0xFE, 0x0A]))
        #expect(
            parsed.problems.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.message)" } == [
                "2:8 this is not UTF-8"
            ])
        // Cut inside of a character at the very end.
        #expect(Parser.parse(SourceText(name: "t", bytes: Array("echo ".utf8) + [0xE6, 0x97])).problems.count == 1)
        #expect(Parser.parse(SourceText(name: "t", text: "echo \u{FFFD} 日本")).problems.isEmpty)
    }

    @Test func conditionalsNest() {
        let text = """
            if $a == 1
              echo b
              if not $c
                echo d
              else
                echo e
              end
            else
              ## why
              echo f
            end
            echo g
            """
        #expect(
            read(text) == "if({a} == 1)[echo b; if(not {c})[echo d]else[echo e]]else[narration(why); echo f]; echo g")
        #expect(read("if $a\nend") == "if({a})[]")
        #expect(read("if $a\nelse\nend") == "if({a})[]else[]")
    }

    @Test func allProblemsOfAFileAreFoundInOrder() {
        let text = "echo 'a\nif $x = 1\necho b\nexpect\nend\nend\necho ok\nif $y"
        #expect(
            problems(text) == [
                "1:6: the closing ' is missing (quotes never span lines)", "2:7: unknown operator '='",
                "4:1: a condition is missing", "6:1: 'end' without 'if'", "8:1: 'if' without 'end'",
            ])
        #expect(shape(parse(text).statements) == "echo b; echo ok; if({y})[]")
        #expect(parse("set x 'a\necho $x").partialLines.map { $0.map(shape) } == [["set", "x"]])
    }

    @Test func tooDeepIsRefused() {
        let text = String(repeating: "if 1\n", count: 60) + String(repeating: "end\n", count: 60)
        #expect(problems(text) == (51...60).map { "\($0):1: more than 50 'if's in one another" })
        // Each of these is a call within a call when it runs.
        let prefixes = String(repeating: "try ", count: 3000)
        #expect(problems(prefixes + "echo a") == ["1:201: more than 50 of 'try' and 'not' before a command"])
        #expect(problems(String(repeating: "not ", count: 50) + "echo a").isEmpty)
    }

    @Test func expectedLinesBelongToTheStatementAbove() throws {
        let text = "echo a\n| one\n|\n|  two\necho b\nif $x\n  echo c\n  | three\nelse\n  echo d\n  | four\nend"
        #expect(
            read(text) == "echo a|one|| two; echo b; if({x})[echo c|three]else[echo d|four]")
        let place = try #require(parse(text).statements.first?.expected?.place)
        #expect(place.text == "| one\n|\n|  two")
    }

    @Test(arguments: [
        ("| a", "1:1: no statement stands directly above this expected line"),
        ("echo a\n\n| a", "3:1: no statement stands directly above this expected line"),
        ("echo a\n# b\n| a", "3:1: no statement stands directly above this expected line"),
        ("## a\n| a", "2:1: narration has no output to expect"),
        ("if $a\n| a\nend", "2:1: 'if' has no output to expect"),
        ("if $a\nend\n| a", "3:1: 'end' has no output to expect"),
        ("echo 'a\n| a", "1:6: the closing ' is missing (quotes never span lines)"),
    ])
    func expectedLinesAstray(text: String, expected: String) {
        #expect(problems(text).joined(separator: "\n") == expected)
    }

    @Test func pastedExpectedLinesMeanNothingAtThePrompt() {
        #expect(read("| Started enclave", mode: .prompt) == "")
    }

    @Test func aPromptLearnsWhatIsMissing() {
        func result(_ text: String) -> String {
            switch parse(text, mode: .prompt).result {
            case .statements(let statements): "run \(statements.count)"
            case .incomplete(.backslash): "backslash"
            case .incomplete(.openIf(let place)): "if at \(place.line):\(place.column)"
            case .problems(let problems): problems.map(short).joined()
            }
        }
        #expect(result("echo a") == "run 1")
        #expect(result("echo a \\") == "backslash")
        #expect(result("echo a \\\n") == "backslash")
        #expect(result("echo a \\\n\n") == "run 1")
        #expect(result("!ls \\") == "backslash")
        #expect(result("if $a\n") == "if at 1:1")
        #expect(result("if $a\n if $b") == "if at 2:2")
        #expect(result("if $a\n if $b\nend") == "if at 1:1")
        #expect(result("if $a\necho \\") == "backslash")
        #expect(result("if $a\nend\n") == "run 1")
        #expect(result("if $a = b\n") == "1:7: unknown operator '='")
        #expect(result("echo 'a \\") == "1:6: the closing ' is missing (quotes never span lines)")
    }

    @Test func aPartOfADocumentKeepsItsLines() {
        let text = "# Title\n```nesh\necho a\necho 'b\n```\n"
        let start = "# Title\n```nesh\n".utf8.count
        let source = SourceText(name: "t.md", text: text)
        let parsed = Parser.parse(source, range: start..<start + "echo a\necho 'b\n".utf8.count)
        #expect(parsed.problems.map(short) == ["4:6: the closing ' is missing (quotes never span lines)"])
        #expect(parsed.statements.map(\.place.line) == [3])
    }
}

/// Scripts as people write them.
@Suite struct ExampleTests {
    @Test(arguments: [
        """
        #!/usr/bin/env nesh
        ## 1. Turn a Docker image into an enclave image (EIF).
        build-enclave --docker-uri hello-app:latest --output-file hello.eif

        ## 2. Reserve memory for enclaves.
        allocator set memory_mib 3072
        run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 16
        | Start allocating memory...
        | Started enclave with enclave-cid: 16, memory: 3072 MiB, cpu-ids: <any>
        | ...
        console --until "Hello from the enclave side"
        | ...
        | [   1] Hello from the enclave side!
        terminate-enclave
        """,
        """
        on-error stop
        on-exit terminate-enclave --session
        set image ${1:-hello-app:latest}
        set memory ${env.ENCLAVE_MEMORY:-512}

        build-enclave --docker-uri $image --output-file build/app.eif
        set pcr0 $last.Measurements.PCR0
        expect $pcr0 ~ "^[0-9a-f]{96}$"

        run-enclave --cpu-count 2 --memory $memory --debug-mode --enclave-cid 16
        expect $last.EnclaveCID == 16
        wait $enclave.state == RUNNING --timeout 30s
        wait $console ~ "Hello from the enclave" --timeout 10s
        terminate-enclave

        # a production enclave must refuse its console
        run-enclave --cpu-count 2 --memory $memory --enclave-name prod
        not console
        expect $error.code == E44
        """,
    ])
    func examples(text: String) {
        #expect(problems(text) == [])
        let parsed = parse(text)
        #expect(shape(parse(Printer.print(parsed.statements)).statements) == shape(parsed.statements))
    }
}
