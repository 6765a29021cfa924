import NeshCommand
import NeshInterpreter
import Testing

@Suite struct CheckerTests {
    /// The first lines of the problems; each of these scripts would print "ran" if anything of it ran.
    private func problems(_ text: String, arguments: [String] = []) throws -> [String] {
        let shell = try Shell(arguments: arguments)
        let status = shell.run("echo ran\n" + text)
        if status == 0 { return [] }
        #expect(shell.out.text == "")
        let lines = shell.err.text.split(separator: "\n").map(String.init)
        let found = lines.filter { $0.hasPrefix("t.nesh:") }.map { String($0.dropFirst("t.nesh:".count)) }
        #expect(lines.last == "nesh: \(found.count) error\(found.count == 1 ? "" : "s"); nothing was run")
        #expect(status == 2)
        return found
    }

    @Test(arguments: [
        ("run-enlcave", ["2:1: error: unknown command 'run-enlcave'"]),
        ("describe-enclaves --metdata", ["2:19: error: describe-enclaves: unknown option '--metdata'"]),
        ("console --for", ["2:14: error: console: option '--for' needs a value: --for DURATION"]),
        ("console --for 1x", ["2:15: error: console: [ E03 ] --for: '1x' is not a duration"]),
        ("console --for=1x", ["2:15: error: console: [ E03 ] --for: '1x' is not a duration"]),
        ("set d 1x\nconsole --for $d", ["3:15: error: console: [ E03 ] --for: '1x' is not a duration"]),
        ("echo $x", ["2:6: error: $x was never set"]),
        ("set x 1\nif $x == 5 then\nend", ["3:12: error: 'then' does not end a condition: the line's end does"]),
        ("set x 1\nif $x == 5 {\nend", ["3:12: error: '{' does not end a condition: the line's end does"]),
        ("echo $x\nset x 1", ["2:6: error: $x was never set"]),
        ("set x 1\necho $x $1 ${2:-}", ["3:9: error: $1: the script was given no argument"]),
        ("echo $env.NOBODY", ["2:6: error: $env.NOBODY has no value: the environment has no NOBODY"]),
        ("echo $enclave.nme", ["2:6: error: $enclave has no 'nme'"]),
        (
            "if [ -f a.eif ]; then\necho a\nfi",
            [
                "2:1: error: '[' tests a condition for sh; nesh has if $enclave.state == RUNNING",
                "4:1: error: 'fi' is sh's: nesh's if has its statements on the lines below it, up to end",
            ]
        ),
        (
            "if $ok; then\nend",
            ["2:1: error: 'then' is sh's: nesh's if has its statements on the lines below it, up to end"]
        ),
        ("for i in 1 2; do echo $i; done", ["2:1: error: 'for' is sh's: nesh has if, and no loops"]),
        ("NAME=hello\nexport B=c", ["2:1: error: variables are set by set", "3:1: error: variables are set by set"]),
        ("if a;b\nend", ["2:5: error: ';' ends a condition: quote the pattern"]),
        ("expect $y == 1", ["2:8: error: $y was never set"]),
        ("expect 1 == $y", ["2:13: error: $y was never set"]),
        ("if $y\nend", ["2:4: error: $y was never set"]),
        ("expect $ok ~ '('", ["2:14: error: '(' is not an extended regular expression: Unmatched ( or \\("]),
        ("expect $ok ~ ''", ["2:14: error: '' matches every text"]),
        ("expect $ok !~ '.*'", ["2:15: error: '.*' matches every text"]),
        ("set any .*\nexpect $ok ~ '^$|true'\nexpect $ok ~ $any\nexpect a ~ '^[^z]*$'", []),
        ("wait $ok --timeout 5x", ["2:20: error: '5x' is not a duration"]),
        ("wait 10s", ["2:6: error: wait takes a condition, and 10s is a time"]),
        ("wait console ~ Hello", ["2:6: error: both sides are plain texts, so waiting changes nothing"]),
        ("wait a == a$ok --timeout 1s\nexpect a == a", []),
        ("set x = 1", ["2:7: error: set takes a name and a value, without ="]),
        ("set x := 'a b'", ["2:7: error: set takes a name and a value, without ="]),
        ("set a=1 2", ["2:5: error: set takes a name and a value, without ="]),
        ("let x = 1", ["2:7: error: set takes a name and a value, without ="]),
        ("x = a b", ["2:3: error: set takes a name and a value, without ="]),
        ("record off", ["2:8: error: record: 'off' is not a name for a recording"]), ("record offer", []),
        ("set x =", []), ("set x == 2", ["2:7: error: set takes a name and a value, without ="]),
        ("expect hello", ["2:8: error: hello alone is a plain text, so the result never changes"]),
        ("expect not 'a b'", ["2:12: error: 'a b' alone is a plain text, so the result never changes"]),
        ("require ok", ["2:9: error: ok alone is a plain text, so the result never changes"]),
        ("if RUNNING\nend", ["2:4: error: RUNNING alone is a plain text, so the result never changes"]),
        ("expect $ok\nexpect not 0\nexpect true\nif false\nend", []),
        ("expect a$ok", ["2:8: error: a$ok alone is never empty, so the condition always holds"]),
        ("option on-eror stop", ["2:8: error: option: there is no setting 'on-eror'"]),
        ("option color sometimes", ["2:14: error: option color: 'sometimes' is not one of auto, always, never"]),
        ("on-error go", ["2:10: error: on-error: 'go' is not one of stop, continue, ask"]),
        ("on-exit terminate-enclve", ["2:9: error: unknown command 'terminate-enclve'"]),
        ("set 1x y", ["2:5: error: set: '1x' is not a name"]),
        ("set last y", ["2:5: error: set: $last is nesh's own, it cannot be set"]),
        ("set x a b", ["2:9: error: set: unexpected word 'b'"]),
        ("set v echo\n$v a", ["3:1: error: a command is written out: it cannot come from a variable"]),
        ("echo a > $f", ["2:10: error: $f was never set"]),
        ("echo a &", ["2:1: error: 'echo' runs in the foreground only"]),
        ("source /nowhere.nesh", ["2:8: error: cannot read /nowhere.nesh: No such file or directory"]),
        ("sleep", ["2:6: error: sleep: DURATION is missing"]),
        ("fix", ["2:1: error: fix works at the prompt only"]),
        ("console --background", ["2:9: error: console --background works at the prompt only"]),
        ("if $ok", ["2:1: error: 'if' without 'end'"]),
        // A line that cannot be read still sets its variable; the others are checked all the same.
        (
            "set x 'a\necho $x\nconsole --bogus",
            [
                "2:7: error: the closing ' is missing (quotes never span lines)",
                "4:9: error: console: unknown option '--bogus'",
            ]
        ),
        // Set in one arm is set; known only where both agree.
        ("if $ok\nset x 1s\nelse\nset x 1s\nend\nconsole --for $x", []),
        ("if $ok\nset x 1s\nelse\nset x 1y\nend\ntry console --for $x", []),
        ("set x $last.EnclaveID\ntry console --for $x", []),
        ("echo ${x:-none} ${1:-none}", []),
    ])
    func whatIsFound(text: String, expected: [String]) throws {
        if expected.isEmpty {
            var options = Interpreter.Options()
            options.checkOnly = true
            #expect(try transcript(text, options: options) == "(0)")
        } else {
            let found = try problems(text)
            #expect(found == expected, "\(found)")
        }
    }

    @Test func suggestions() throws {
        #expect(try transcript("set image a\necho $imag").contains("did you mean '$image'?"))
        #expect(try transcript("option on-eror x").contains("did you mean 'on-error'?"))
        #expect(try transcript("ecpect 1 == 1").contains("did you mean 'expect'?"))
    }

    @Test(arguments: [
        ("ls --bogus", nil), ("run-enclav", nil),
        ("console --until", "for example: console --until 'Hello' --for 30s"),
        ("run-enclave", "for example: run-enclave --cpu-count 2 --memory 512"),
        // Nothing that was typed changes, and nothing comes that was not asked for.
        ("run-enclave --debug-mode", "for example: run-enclave --debug-mode --memory 512 --cpu-count 2"),
        ("run-enclave --memory 256", "for example: run-enclave --memory 256 --cpu-count 2"),
        (
            "run-enclave --eif-path 'a b.eif' --cpu-count 2",
            "for example: run-enclave --eif-path 'a b.eif' --cpu-count 2 --memory 512"
        ),
        ("run-enclave lesson.eif", "for example: run-enclave --eif-path lesson.eif --memory 512 --cpu-count 2"),
        ("pcr", "for example: pcr --input hello-app/hello"),
        ("sleep", "for example: sleep 500ms"),
    ])
    func whatIsMissingIsShownByAnExample(_ line: String, _ note: String?) throws {
        let shell = try Shell()
        #expect(shell.run(line) == 2)
        let notes = shell.err.text.split(separator: "\n").filter { $0.contains("for example: ") }
        #expect(notes.count == (note == nil ? 0 : 1))
        if let note { #expect(notes.first?.hasPrefix("      = \(note)") == true, "\(notes)") }
        // No option behind it, either.
        if let note, line.contains(" ") { #expect(notes.first?.hasSuffix(note) == true, "\(notes)") }
    }

    @Test(arguments: ["sleep 3 &", "set x 'a b' &"])
    func whyACommandRunsInTheForegroundOnly(_ line: String) throws {
        #expect(
            try transcript(line).contains(
                "the lines below it need what it does, so they wait until it is done\n"
                    + "      = fix: \(line.dropLast(2))  # without &\n"))
    }

    @Test func asJSON() throws {
        var options = Interpreter.Options()
        options.errorFormat = .json
        #expect(
            try transcript("describe-enclaves --metdata", options: options) == """
                {"severity":"error","file":"t.nesh","line":1,"column":19,"endLine":1,"endColumn":28,\
                "message":"describe-enclaves: unknown option '--metdata'",\
                "notes":["did you mean '--metadata'?"],"replacement":"--metadata"}
                (2)
                """)
    }

    @Test func manyProblemsAreCut() throws {
        let text = String(repeating: "bogus-verb\n", count: 70)
        let shell = try Shell()
        shell.run(text)
        #expect(shell.err.text.hasSuffix("nesh: 70 errors (20 more not shown); nothing was run\n"))
    }
}
