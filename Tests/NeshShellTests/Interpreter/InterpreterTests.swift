import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshPhrasebook
import Testing

@Suite struct InterpreterTests {
    @Test(arguments: [
        ("", "(0)"),
        ("echo a  'b  c'", "a b  c\n(0)"),
        ("set x 'a b'\necho $x \"<$x>\" '$x'", "a b <a b> $x\n(0)"),
        ("echo $1 ${2:-none}", "one none\n(0)"),
        ("echo $env.WHO ${env.NOBODY:-none}", "me none\n(0)"),
        ("echo ~/x", "/nowhere/x\n(0)"),
        ("set n 16\nexpect $n == 16.0\nexpect $n > 9\nexpect $n ~ '^1'\necho ok", "ok\n(0)"),
        ("if $1 == one\necho yes\nelse\necho no\nend", "yes\n(0)"),
        ("if not $1 == one\necho yes\nelse\necho no\nend", "no\n(0)"),
        ("if $1 == two\necho yes\nend\necho end", "end\n(0)"),
        ("## narration\n# comment\necho a\n| a", "a\n(0)"),
        ("exit 7\necho no", "(7)"),
        ("exit", "(0)"),
        ("!echo from sh", "from sh\n(0)"),
        ("!echo to stderr >&2", "to stderr\n(0)"),
        ("set w 'a b'\n!echo \"$w.$1\"", "a b.one\n(0)"),
        ("!printf 'x\\ny\\n'\nexpect $output ~ '^y$'\nset o $output\necho \"[$o]\"", "x\ny\n[x\ny]\n(0)"),
        ("echo a b | tr a-z A-Z", "A B\n(0)"),
        ("echo abc | cat >&2", "abc\n(0)"),
        ("nitro-cli describe-enclaves\n$ nitro-cli describe-enclaves", "[]\n[]\n(0)"),
        ("describe-enclaves\nset x $last\necho $x", "[]\n[]\n(0)"),
        ("on-exit echo last\non-exit echo first\necho body", "body\nfirst\nlast\n(0)"),
        ("set x 1\non-exit echo $x\nset x 2", "1\n(0)"),
        ("on-exit try !false\nexit 4", "try: the shell command exited with status 1\n(4)"),
        (
            "try !exit 3\nexpect $status == 3\nexpect $ok == false\nexpect not $ok",
            "try: the shell command exited with status 3\n(0)"
        ),
        (
            "not !exit 3\necho $error.message",
            "not: the shell command exited with status 3\nthe shell command exited with status 3\n(0)"
        ),
        ("!true\nexpect $ok\nexpect $status == 0", "(0)"),
        ("sleep 1ms\nsleep 0", "(0)"),
        ("wait $1 == one", "(0)"),
        (
            "option color never\noption color",
            "SETTING  VALUE  WHAT IT DOES\ncolor    never  Colours: auto is on a terminal only\n(0)"
        ),
    ])
    func scripts(text: String, expected: String) throws {
        #expect(try transcript(text, arguments: ["one"], environment: ["WHO": "me"]) == expected)
    }

    @Test func aFailureStopsTheScriptAndSaysWhere() throws {
        #expect(
            try transcript("echo a\nterminate-enclave hello\necho b") == """
                a
                t.nesh:2:19: error: terminate-enclave failed: [ E58 ] there is no enclave 'hello'
                    2 | terminate-enclave hello
                      |                   ^
                      = no enclave is running
                (1)
                """)
    }

    @Test func expectShowsWhatTheValueWas() throws {
        #expect(
            try transcript("try terminate-enclave hello\nexpect $error.code == E45\necho no") == """
                try: terminate-enclave failed: [ E58 ] there is no enclave 'hello'
                t.nesh:2:8: error: expect failed: $error.code == E45
                    2 | expect $error.code == E45
                      |        ^
                      = $error.code was "E58"
                (3)
                """)
    }

    @Test func notFailsWhenTheCommandSucceeds() throws {
        #expect(
            try transcript("not echo a b") == """
                a b
                t.nesh:1:5: error: not failed: 'echo a b' succeeded
                    1 | not echo a b
                      |     ^
                (3)
                """)
    }

    @Test func requireSkips() throws {
        #expect(
            try transcript("on-exit echo cleaned\nrequire ${env.CI:-} == yes\necho no") == """
                t.nesh:2:9: warning: skipped: ${env.CI:-} == yes is required
                    2 | require ${env.CI:-} == yes
                      |         ^
                      = $env.CI was ""
                cleaned
                (77)
                """)
    }

    @Test("a script that needs something shows which line has not found it", arguments: ["$ok", "$status == 0"])
    func requireNamesTheLine(condition: String) throws {
        let text = try transcript("try !command -v no-such-program\nset a b\nrequire \(condition)")
        #expect(
            text.contains(
                "= line 1 set $\(condition.dropFirst().prefix { $0.isLetter }): try !command -v no-such-program\n"),
            "\(text)")
        #expect(
            Phrasebook.japanese.translated("line 1 set $ok: try !command -v jq")
                == "$ok は 1 行目で設定されています: try !command -v jq")
        // What has failed before is not why.
        let later = try transcript("try !false\n!true\nrequire not $ok")
        #expect(later.contains("$ok was \"true\"") && !later.contains(" set $ok"), "\(later)")
    }

    @Test("what sh complains of names the script's own line", arguments: ["!", "echo a | ", "try !"])
    func lineOfAProgram(start: String) throws {
        let text = try transcript("echo one\n\n\(start)no-such-program")
        #expect(text.contains(#/nesh: (line )?3: no-such-program: /#), "\(text)")
    }

    @Test func onErrorContinueKeepsTheFirstFailure() throws {
        let text = try transcript("on-error continue\nexpect 1 == 2\n!exit 9\necho end")
        #expect(text.hasSuffix("end\n(3)"))
        #expect(text.contains("expect failed: 1 == 2"))
        #expect(text.contains("the shell command exited with status 9"))
    }

    @Test func onExitFailuresDoNotHideTheFirstCause() throws {
        let text = try transcript("on-exit !exit 5\non-exit echo two\nexpect 1 == 2")
        #expect(
            text == """
                t.nesh:3:8: error: expect failed: 1 == 2
                    3 | expect 1 == 2
                      |        ^
                two
                t.nesh:1:9: error: the shell command exited with status 5
                    1 | on-exit !exit 5
                      |         ^
                      = while cleaning up (on-exit)
                (3)
                """)
        #expect(try transcript("on-exit !exit 5").hasSuffix("(1)"))
    }

    @Test func fieldsThatAreNotThereAreListed() throws {
        let enclave = FakeEngine.enclave()
        #expect(
            try transcript("describe-enclaves\nset x $last.0.EnclaveId", enclave: enclave).hasSuffix(
                """
                t.nesh:2:7: error: $last.0 has no 'EnclaveId'
                    2 | set x $last.0.EnclaveId
                      |       ^
                      = did you mean 'EnclaveID'?
                      = it has EnclaveName, EnclaveID, ProcessID, EnclaveCID, NumberOfCPUs, CPUIDs, MemoryMiB, State, Flags, Measurements
                (1)
                """))
    }

    @Test func recordsOfTheSession() throws {
        let enclave = FakeEngine.enclave()
        let text =
            "echo $enclave.name $enclave.cid $enclave.state $enclave.cpus $enclave.debug $ENCLAVE_ID\n!echo $ENCLAVE_ID"
        #expect(try transcript(text, enclave: enclave) == "hello 16 RUNNING 2 true i-0123-enc16\ni-0123-enc16\n(0)")
        #expect(try transcript("echo $enclave.id").contains("$enclave.id has no value: no enclave is selected"))
        #expect(
            try transcript("terminate-enclave > /dev/null\necho $enclave.id", enclave: enclave).contains(
                "no enclave is selected"))
    }

    @Test func traceShowsValues() throws {
        var options = Interpreter.Options()
        options.traces = true
        #expect(
            try transcript("set x 'a b'\necho $x > /dev/null\nexpect $x == 'a b'\nif $x\nend\n!true", options: options)
                == """
                + t.nesh:1: set x 'a b'
                + t.nesh:2: echo 'a b' > /dev/null
                + t.nesh:3: expect 'a b' == 'a b' → true
                + t.nesh:4: if 'a b' → true
                + t.nesh:6: !true
                (0)
                """)
    }

    @Test func oneShotCallsGiveTheErrorsNumber() throws {
        func oneShot(_ words: String...) throws -> (Int32, String) {
            let shell = try Shell()
            let status = shell.interpreter.run(oneShot: words)
            return (status, shell.both.text)
        }
        #expect(try oneShot("describe-enclaves") == (0, "[]\n"))
        #expect(try oneShot("echo", "$x", "a  b", "it's") == (0, "$x a  b it's\n"))
        #expect(try oneShot("terminate-enclave", "--enclave-name", "x y").0 == 58)
        #expect(try oneShot("console", "--enclave-id", "i-1").0 == 11)
        #expect(try oneShot("console", "--for", "zzz").0 == 3)
        #expect(try oneShot("expect", "1", "==", "2").0 == 3)
        #expect(try oneShot("wait", "1", "==", "2", "--timeout", "1ms").0 == 124)
        let (status, text) = try oneShot("describe-enclaves", "--metdata")
        #expect(status == 2)
        #expect(
            text == """
                error: describe-enclaves: unknown option '--metdata'
                      | describe-enclaves --metdata
                      |                   ^
                      = did you mean '--metadata'?

                """)
    }

    @Test func helpOfAVerbRunsNothing() throws {
        let text = try transcript("terminate-enclave --help\nexpect --help")
        #expect(text.contains("usage: terminate-enclave"))
        #expect(text.contains("usage: expect"))
        #expect(text.hasSuffix("(0)"))
    }
}
