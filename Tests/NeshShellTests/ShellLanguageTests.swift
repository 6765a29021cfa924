import NeshData
import NeshInterpreter
import NeshPasted
import NeshShell
import Testing

@testable import NeshCommand

/// Words, variables and sums of sh's own language: no program stands for them, and nesh says what it has instead.
@Suite struct ShellLanguageTests {
    private func answer(_ line: String) -> ShellLine? { ShellLine.recognise(line, .shell) }

    @Test(arguments: [
        ("alias ll='ls -l'", "nesh has no aliases", ["help"]),
        ("foo() { ls; }", "nesh has no functions", ["source FILE"]),
        ("function foo { ls; }", "nesh has no functions", ["source FILE"]),
        ("local x", "nesh sets variables by set", ["set NAME VALUE"]),
        ("let n=1", "nesh has no arithmetic", ["set NAME VALUE", "!echo $((1 + 2))"]),
        ("read x", "nesh reads no answers", ["set NAME VALUE", "pause"]),
        ("trap 'rm -f x' EXIT", "nesh has on-exit and on-error", ["on-exit COMMAND", "help on-error"]),
        ("set -e", "a script of nesh's stops at the first failure", ["help on-error"]),
        ("set -euo pipefail", "a script of nesh's stops at the first failure", ["help on-error"]),
        ("set -x", "nesh -x FILE shows each line before it runs", []),
        ("export -f foo", "nesh has no functions", ["source FILE"]),
        ("export PATH", "programs see every variable of nesh's", ["set"]),
    ]) func wordsOfTheLanguage(line: String, fact: String, answers: [String]) throws {
        let word = line.split(separator: " ")[0]
        let found = try #require(answer(line))
        #expect(found.message.hasPrefix("'\(word)") && found.message.hasSuffix("belongs to sh's language: \(fact)"))
        #expect(found.answers.map(\.line) == answers && found.correction == nil)
        // In a script, too, where a parser has read the line.
        guard !line.contains("()"), !line.contains("{") else { return }
        let said = try transcript(line)
        #expect(said.contains("belongs to sh's language: \(fact)") && !said.contains("runs a program"), "\(said)")
    }

    @Test(
        "what nesh can do exactly, fix does",
        arguments: [
            ("declare A='a b'", "set A 'a b'"), ("readonly A=", "set A ''"), ("eval ls", "ls"),
            ("trap 'terminate-enclave --all' EXIT", "on-exit terminate-enclave --all"),
            ("type console", "help console"),
        ]) func theSame(line: String, instead: String)
    {
        #expect(answer(line)?.correction == instead)
    }

    @Test(arguments: ["declare -i A=1", "trap 'ls; top' EXIT", "trap ls ERR", "eval rm x", "declare A=1 B=2"])
    func notTheSame(line: String) {
        #expect(answer(line) != nil && answer(line)?.correction == nil)
    }

    @Test("loops and the words in them are no misspelt verbs in scripts", arguments: ["for x in a", "while $ok", "fi"])
    func blocks(line: String) throws {
        #expect(try transcript(line).contains("is sh's: nesh"))
    }

    @Test(
        "nesh's own lines stay its own",
        arguments: [
            "set A -e", "set A x", "nesh a.nesh > b", "nesh a.nesh | b> c", "export demo.cast --html", "select bank",
        ])
    func own(line: String) { #expect(answer(line) == nil) }

    // MARK: Variables with a sign for a name

    @Test(arguments: [
        ("echo $?", "echo $status"), ("echo \"it was $?\"", "echo \"it was $status\""),
        ("expect $? == 0", "expect $status == 0"),
        ("x=$?", "set x $status"),
        // Copied from a page, with nesh's own prompt.
        ("nesh> resources", "resources"), ("nesh hello(16 debug)> status", "status"), ("nesh !> nonsense", "nonsense"),
        ("nesh a.eif +1> describe-enclaves | jq length > a", "describe-enclaves | jq length > a"),
    ]) func theStatus(line: String, meaning: String) {
        #expect(ShellMeaning.of(line, .shell)?.line == meaning)
    }

    @Test(arguments: ["echo '$?'", "echo \\$?", "echo a$?", "expect $console ~ ^a$?b"])
    func signsThatAreText(line: String) {
        #expect(ShellMeaning.of(line, .shell) == nil && answer(line) == nil)
    }

    @Test func otherSigns() {
        #expect(answer("echo $$")?.message.hasPrefix("$$ is a variable of sh's") ?? false)
        #expect(answer("echo '$$'") == nil)
    }

    // MARK: Sums

    @Test func shCalculates() {
        let here = ShellMeaning.Surroundings(isInstalled: { $0 == "sh" })
        for (line, sum) in [("A=$((1+2))", "$((1+2))"), ("A=$(( (1 + 2) * 3 ))", "$(( (1 + 2) * 3 ))")] {
            guard case .capture(let capture)? = ShellMeaning.of(line, .shell, here)?.steps.first?.action else {
                Issue.record("\(line)")
                continue
            }
            #expect(capture.line == "!echo \(sum)" && capture.variable == "A")
        }
        #expect(ShellMeaning.of("A=$((1+2))", .shell) == nil)
        #expect(answer("A=$((1+2))")?.message == "nesh has no arithmetic")
        #expect(answer("((n++))")?.answers.map(\.line) == ["!echo $((n++))"])
    }

    @Test func aScriptIsToldSo() throws {
        #expect(try transcript("echo $((1+2))").contains("there is no arithmetic"))
        #expect(try transcript("echo $(date)").contains("there is no command substitution"))
    }

    @Test(
        arguments: [
            ("echo $(ls", ")"), ("X=$(ls", ")"), ("echo \"a $(ls\"", ")"), ("X=`ls", "`"),
            ("console --enclave-id $(nitro-cli describe-enclaves", ")"), ("date $(ls", ")"),
        ])
    func substitutionsThatStayOpen(line: String, end: String) {
        #expect(answer(line)?.message == "the closing \(end) of a command substitution is missing")
        #expect(ShellMeaning.of(line, .shell) == nil)
    }

    @Test(arguments: ["echo '$(ls'", "echo \\$(ls", "echo $(ls)", "echo (ls"])
    func substitutionsThatAreNotOpen(line: String) {
        #expect(!(answer(line)?.message.contains("is missing") ?? false))
    }

    @Test func whatABorrowedWordIsInPlaceOf() {
        #expect(answer("alias ll=ls")?.notes == ["help  lists the commands; Tab completes them"])
        #expect(
            ShellMeaning.of("unset X", .shell)?.steps.map(\.note)
                == ["nesh empties a variable, and does not remove it"])
    }

    /// As any other line that fails.
    @Test func aCaptureThatFailsIsAnError() throws {
        let shell = try Shell(interactive: true)
        let here = ShellMeaning.Surroundings(isInstalled: { $0 == "false" })
        guard
            case .capture(let capture)? = ShellMeaning.of("X=$(describe-enclaves | false)", .shell, here)?.steps[0]
                .action
        else {
            Issue.record("no capture")
            return
        }
        #expect(shell.interpreter.capture(capture) == nil)
        let line = "      | describe-enclaves | false\n      | ^\n"
        #expect(
            shell.err.text.hasSuffix("error: the program behind '|' exited with status 1\n" + line),
            "\(shell.err.text)")
    }

    // MARK: Values of proposed lines

    @Test(arguments: [
        ("docker rmi $(docker images -q)", "images remove NAME"), ("docker rmi 'a b'", "images remove 'a b'"),
        (
            "docker build -t 'a;b' .",
            "build-enclave --docker-uri 'a;b' --docker-dir . --output-file app.eif"
        ),
        (
            "docker build -t \"$T\" 'my app'",
            "build-enclave --docker-uri \"$T\" --docker-dir 'my app' --output-file app.eif"
        ),
        ("pkill nitro-cli", "terminate-enclave"), ("killall vsock-proxy", "terminate-enclave"),
        ("kill hello", "terminate-enclave hello"),
    ]) func valuesKeepTheirQuotes(line: String, instead: String) {
        #expect(answer(line)?.answers.first?.line == instead)
        #expect(answer(line)?.correction?.contains("$(") != true)
    }
}
