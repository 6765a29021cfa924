import NeshCommand
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshInterpreter
@testable import NeshPasted

/// Lines and sentences that an error proposes.
@Suite struct ProposedLineTests {
    @Test("a variable's value is replaced by its name in lines, not in sentences")
    func variablesInSentences() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set word the\n")
        _ = shell.interpreter.submit("describe-eif $word\n")
        #expect(shell.err.text.contains("check the path: "), "\(shell.err.text)")
        _ = shell.interpreter.submit("set key keys\n")
        _ = shell.interpreter.submit("kms policy x.json $key\n")
        #expect(!shell.err.text.contains("kms $key lists"), "\(shell.err.text)")
    }

    @Test("where '~' is no home directory, it says so, with the line that has it")
    func tilde() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("describe-eif --eif-path=~/x.eif\n")
        #expect(
            shell.err.text.contains("'~' is your home directory only at the beginning of a word"), "\(shell.err.text)")
        #expect(shell.err.text.contains("fix: describe-eif --eif-path ~/x.eif"), "\(shell.err.text)")
        _ = shell.interpreter.submit("describe-eif '~/y.eif'\n")
        #expect(shell.err.text.contains("fix: describe-eif ~/y.eif"), "\(shell.err.text)")
    }

    @Test(
        "a line for sh calls every program in it",
        arguments: [
            ("if [ -f x ]; then nosuchprog; fi", ["nosuchprog"]),
            ("for x in a b; do nosuchprog $x; done", ["nosuchprog"]),
            ("if true; then ls; else nosuchprog -x; fi", ["ls", "nosuchprog"]),
            ("ls && nosuchprog", ["ls", "nosuchprog"]),
            ("while nosuchprog; do :; done", ["nosuchprog"]), ("ls || time nosuchprog", ["ls", "nosuchprog"]),
            ("{ nosuchprog; }", ["nosuchprog"]), ("sudo nosuchprog", ["sudo", "nosuchprog"]), ("echo then x", []),
        ] as [(String, [String])])
    func programs(line: String, programs: [String]) { #expect(ShellPlainLine(line).programs == programs) }

    @Test("a line that calls what is not there is not offered")
    func absent() throws {
        let found = try #require(ShellLine.recognise("if [ -f x ]; then nosuchprog; fi", .shell))
        #expect(found.withInstalled(.shell) { $0 != "nosuchprog" }.answers.isEmpty)
        // A command of nesh's is not missing from PATH.
        let own = try #require(ShellLine.recognise("for i in 1 2; do run-enclave; done", .shell))
        #expect(own.withInstalled(.shell) { _ in false }.notes.allSatisfy { !$0.contains("PATH") })
    }

    @Test(
        "a record's field and a script of nesh's are nothing for sh",
        arguments: [
            ("test $enclave.state == RUNNING", "expect $enclave.state == RUNNING"),
            ("[ $enclave.state = RUNNING ]", "expect $enclave.state == RUNNING"), ("[ $x = RUNNING ]", nil),
            ("bash talk.nesh", "source talk.nesh"), ("bash talk.sh", "!bash talk.sh"),
        ] as [(String, String?)])
    func notForSh(line: String, instead: String?) throws {
        let found = try #require(ShellLine.recognise(line, .shell)).withInstalled(.shell) { _ in true }
        #expect(found.correction == instead || instead == nil && found.correction?.hasPrefix("!") ?? true)
        if line.contains("$enclave") { #expect(found.answers.count == 1) }
    }

    @Test("errors into a file take another shell, whether nesh is on PATH there or not")
    func standardError() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("lst 2>&1\n")
        #expect(!shell.err.text.contains("!nesh"), "\(shell.err.text)")
    }

    @Test("a job is ended where Ctrl-C ends it", arguments: [("kill %1", "fg 1"), ("kill %", "fg"), ("kill %%", "fg")])
    func jobs(line: String, instead: String) throws {
        let found = try #require(ShellLine.recognise(line, .shell))
        #expect(found.answers.first?.line == instead && found.correction == nil && found.draft == nil)
    }

    @Test("a running job's number is no process's", arguments: ["kill 1", "kill %1", "kill -9 1", "stop 1", "end 1"])
    func numberOfAJob(line: String) throws {
        let found = try #require(ShellLine.recognise(line, .shell, isJob: { $0 == 1 }))
        #expect(found.message == "job 1 ends with Ctrl-C: bring it forward first")
        #expect(found.answers.map(\.line) == ["fg 1"] && found.correction == nil)
        let none = ShellLine.recognise(line.replacing("1", with: "2"), .shell, isJob: { $0 == 1 })
        #expect(none?.message.hasPrefix("job ") != true)
    }

    /// A word more may make a line that shows something one that changes it.
    @Test(arguments: [
        ("ip addr", true), ("ip a", true), ("ip addr add 192.0.2.1/24 dev lo", false), ("ip a flush dev lo", false),
        ("date", true), ("date -s 12:00", false), ("env", true), ("env rm x", false), ("ls -l | tee x", false),
        ("ls | sort -u", true), ("sort -uo x x", false), ("ls; cat x 2>/dev/null && less y", true), ("ls; rm x", false),
        ("ls > x", false), ("(ls)", false), ("file x", true), ("man ls", true), ("git diff --output=x", false),
    ])
    func onlyLooks(line: String, looks: Bool) { #expect(ShellPlainLine(line).onlyLooks == looks) }
}
