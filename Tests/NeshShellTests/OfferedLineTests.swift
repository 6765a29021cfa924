import NeshCommand
import NeshData
import NeshLanguage
import NeshShell
import NeshSystem
import NeshTestSupport
import Testing

@testable import NeshInterpreter
@testable import NeshPasted

/// Whatever nesh offers instead of a wrong line, nesh itself takes.
@Suite struct OfferedLineTests {
    private static let environment = Environment(["HOME": "/nowhere", "PATH": "/usr/bin:/bin"])

    private static var scope: CheckScope {
        var scope = CheckScope(environment: environment, isInteractive: true)
        for name in ["key", "file", "n"] { scope.values[name] = .unknown }
        return scope
    }

    /// What `fix` would run or put at the prompt, for what is wrong with a line; no line is run.
    private static func offered(_ line: String) -> String? {
        let parsed = Parser.parse(SourceText(name: "", text: line + "\n"), mode: .prompt)
        var checker = Checker(scope: scope, .shell)
        checker.readsFiles = false
        let mistakes = parsed.problems + checker.check(parsed)
        return mistakes.isEmpty ? nil : Correction.apply(mistakes, to: line + "\n", in: scope, .shell)?.text
    }

    /// By the binder itself.
    private static func binds(_ line: String) -> Bool {
        guard
            case .statements(let statements) = Parser.parse(SourceText(name: "", text: line + "\n"), mode: .prompt)
                .result
        else { return false }
        return statements.allSatisfy { statement in
            guard case .simple(let simple) = statement.kind, case .command(let command) = simple.body else {
                return true
            }
            let words = command.words.map { Binder.Word($0.literal, bare: $0.beginsBare) }
            guard let verb = words[0].text, let spec = CommandTable.shell.named(verb)?.spec else { return false }
            guard let call = try? Binder.bind(Array(words.dropFirst()), to: spec) else { return false }
            return call.wantsHelp || CommandTable.shell.named(verb)?.objection(to: call) == nil
        }
    }

    // MARK: Wrong lines

    /// Each example of each verb with a mistake in it, of every kind.
    private static let mistaken: [String] = CommandTable.shell.specs.flatMap { spec in
        spec.examples.map(\.line).filter { !$0.contains("\n") }.flatMap { line -> [String] in
            let words = line.split(separator: " ").map(String.init)
            var lines = [line + " now", line + " --al", line + " x.json", line + " --output x.json", line + " $key"]
            lines.append(([String(words[0].dropLast())] + words.dropFirst()).joined(separator: " "))
            lines.append(([words[0] + "s"] + words.dropFirst()).joined(separator: " "))
            for (index, word) in words.enumerated().dropFirst() {
                var other = words
                other.remove(at: index)
                lines.append(other.joined(separator: " "))
                for wrong in [String(word.dropLast()), word + "x", "--" + word, "-" + word, word.uppercased(), "$key"] {
                    other = words
                    other[index] = wrong
                    lines.append(other.joined(separator: " "))
                }
                other = words
                other.swapAt(index, index - 1)
                lines.append(other.joined(separator: " "))
            }
            return lines
        }
    }

    /// Words of other programs, before and behind what they are about.
    private static let foreign: [String] = [
        "stop", "kill", "terminate", "end", "halt", "start", "launch", "run", "create", "list", "show", "delete", "rm",
        "remove", "attach", "exec", "logs", "inspect", "verify", "get", "describe", "use", "select", "build", "open",
    ].flatMap { verb in
        [
            "", " hello", " the kms", " kms", " hello now", " hello --al", " --al", " --all", " hello.eif", " image x",
            " enclave hello", " 5005", " 16:5005 --send x", " $key", " alias/app policy.json",
        ].map { verb + $0 }
    }

    @Test func whatIsSuggestedBinds() {
        var count = 0
        for line in Self.mistaken + Self.foreign {
            // What lacks words only waits at the prompt for them.
            guard let offered = Self.offered(line), offered.last != " " else { continue }
            count += 1
            #expect(Self.binds(offered), "\(line) → \(offered)")
        }
        // Not by offering nothing.
        #expect(count > 400, "\(count)")
    }

    @Test(
        "where the nearest line would be refused, the next one or none",
        arguments: [
            ("wait 16:5005", "wait vsock 16:5005"), ("wait hello:5005", "wait vsock hello:5005"),
            ("vsock send hello", nil), ("vsock send 5005", "vsock connect 5005"), ("vsock dial hello x", nil),
            ("expect $state == RUNNING", "expect $enclave.state == RUNNING"),
            ("expect $pcr0 == 2", "expect $eif.pcr0 == 2"), ("echo $EnclaveID", "echo $enclave.id"),
            ("expect $eif.pcr1 is still $n", "expect $eif.pcr1 == $n"), ("expect $n is not 3", "expect $n != 3"),
            ("expect $n is 3", "expect $n == 3"), ("if $n does not contain x", nil),
            ("require $n is at least 3", "require $n >= 3"),
            ("attestation verify doc.bin --root local lesson.eif 4711", nil),
            ("expect enclave.state is RUNNING", "expect $enclave.state == RUNNING"),
            ("expect state == RUNNING", "expect $enclave.state == RUNNING"),
            ("pcr8 cert.pem", "pcr --signing-certificate cert.pem"), ("pcr hello.eif", "describe-eif hello.eif"),
            ("pcr hello.eif now", nil),
            ("vsock-proxy example.com:443 8001", "vsock-proxy 8001 example.com 443"),
            ("vsock-proxy example.com 443 8001 -v", "vsock-proxy 8001 example.com 443 -v"),
            ("vsock-proxy 443 8001 example.com", "vsock-proxy 8001 example.com 443"),
            ("vsock-proxy 1 2", nil), ("vsock-proxy example.com x y", nil),
            ("wait --for 10s $console ~ Hello", "wait --timeout 10s $console ~ Hello"),
            ("wait $console ~ Hello --within 10s", "wait $console ~ Hello --timeout 10s"),
            ("wait $console ~ Hello --deadline $n", "wait $console ~ Hello --timeout $n"),
            ("stop the kms", "kms stop"), ("stop the", "terminate-enclave the"), ("stop hello now", nil),
            ("terminate hello --al", nil), ("stop kms", "kms stop"),
            ("terminate --al", "terminate-enclave --all"), ("stop hello", "terminate-enclave hello"),
            ("run-enclvae --memroy 64 --cpu-count 1", "run-enclave --memory 64 --cpu-count 1"),
            ("run-enclvae --memroy", "run-enclave --memory "), ("run-enclave --cpu-count 2 512", nil),
            ("sleep 3 s", "sleep 3s"),
            ("attestation request hello --nonce 4711 now", nil),
            ("run-enclave --cpu-count 1 --memory 1 G", "run-enclave --cpu-count 1 --memory 1G"),
            ("allocator cpu_count 4", "allocator set cpu_count 4"),
            ("expect $enclave.memory > 1 GiB", "expect $enclave.memory > 1024"),
            ("expect $enclave.memory == 128MiB", "expect $enclave.memory == 128"),
            ("wait 2G <= $last.0.MemoryMiB", "wait 2048 <= $last.0.MemoryMiB"), ("expect $n == 128MiB", nil),
            ("expect [ $n == 3 ]", "expect $n == 3"), ("require (( $n > 3 ))", "require $n > 3"),
            ("wait $console ~ Hello --timeout=10s", "wait $console ~ Hello --timeout 10s"),
            ("attestation get", "attestation request"), ("tutorial check", nil),
            (
                "sign-eif --key-file=key.pem --signing-certificate c.pem --eif-path a.eif",
                "sign-eif --private-key key.pem --signing-certificate c.pem --eif-path a.eif"
            ),
        ] as [(String, String?)])
    func nextBest(line: String, instead: String?) { #expect(Self.offered(line) == instead) }

    @Test(
        "variables stay as they were typed",
        arguments: [
            ("kms $key policy", "kms policy $key"), ("kms \"$key\" policy", "kms policy \"$key\""),
            ("images $key remove", "images remove $key"), ("kms policy --key $key", "kms policy $key"),
            ("kms policy --key=$key", "kms policy $key"), ("use --enclave-name ~/x.eif", "use ~/x.eif"),
            ("console --fro=$n --timeot $n", nil),
        ] as [(String, String?)])
    func variables(line: String, instead: String?) throws {
        let shell = try Shell(interactive: true)
        for (name, value) in [("key", "0123-abcd"), ("n", "3s")] {
            _ = shell.interpreter.submit("set \(name) \(value)\n")
        }
        _ = shell.interpreter.submit(line + "\n")
        let offered = shell.interpreter.correctedLine ?? shell.interpreter.takeDraft()
        #expect(offered == instead, "\(shell.err.text)")
        #expect(offered?.contains("0123") != true)
    }

    @Test func variablesStayInWaysThatCommandsName() throws {
        let shell = try Shell(interactive: true)
        _ = shell.interpreter.submit("set file policy.json\n")
        _ = shell.interpreter.submit("kms policy $file\n")
        #expect(shell.err.text.contains("fix: kms policy KEY $file"), "\(shell.err.text)")
        _ = shell.interpreter.submit("kms policy $file alias/app\n")
        #expect(shell.err.text.contains("fix: kms policy alias/app $file"), "\(shell.err.text)")
    }

    // MARK: Lines of other shells

    private func answered(_ line: String, files: Set<String> = []) throws -> Shell {
        let shell = try Shell(interactive: true)
        let found = ShellLine.recognise(
            line, .shell, isInstalled: { SearchPath("/usr/bin:/bin").find($0) != nil }, isFile: files.contains)
        shell.interpreter.answer(try #require(found, "\(line)"), to: line)
        return shell
    }

    private static let linesOfSh = [
        "docker stop hello", "docker rm a b", "docker rmi x y", "docker rmi", "docker build -t",
        "docker build --target",
        "docker build -f", "docker logs -n x hello", "docker logs", "docker images", "kill hello", "kill a;b",
        "kill '$x'",
        "sudo nitro-cli terminate-enclave hello now", "sudo nitro-cli run-enclave --memroy 5",
        "sudo terminate-enclave --al",
        "nc 16 5005", "nc -l 9001", "socat - VSOCK-CONNECT:16:5005", "aws kms create-key",
        "aws kms encrypt --key-id 'x",
        "sed -i 's/memory_mib:.*/memory_mib: 99999999999999999999/' /etc/nitro_enclaves/allocator.yaml",
        "memory_mib: 512", "cpu_pool: 1,3", "man console", "free -m", "ps aux", "rm hello", "git status", "top -b",
        "trap 'terminate-enclave --al' EXIT", "eval run-enclave --memroy", "declare A=1", "type console",
        "nitro-cli console --enclave-id $(x) --bogus", "(describe-enclaves --bogus)",
    ]

    @Test(arguments: linesOfSh) func whatIsAnsweredBinds(line: String) throws {
        let shell = try answered(line)
        let interpreter = shell.interpreter
        for offered in [interpreter.correctedLine, interpreter.takeDraft()].compactMap({ $0 }) {
            #expect(Self.binds(offered), "\(line) → \(offered)")
        }
        for way in interpreter.shownWays where !ShellLine.Answer(line: way, explanation: "").hasGap {
            #expect(Self.binds(way), "\(line) → \(way)")
        }
    }

    @Test(
        "what sh would delete or overwrite is read before it runs",
        arguments: [
            "rm hello.txt", "rm -rf app", "mv a b", "cp a b", "tee out.txt", "chmod 600 x", "cat a > out.txt",
            "git status > out.txt", "git clean -fd", "git diff --output=x", "cat a | tee b", "sh script.sh",
            "cat $(rm x)",
            "cat `rm x`", "sort -o x y", "env rm x",
        ]) func serious(line: String) throws
    {
        let shell = try answered("sudo " + line, files: ["hello.txt"])
        #expect(shell.interpreter.correctedLine == nil, "\(shell.err.text)")
        guard SearchPath("/usr/bin:/bin").find(String(line.prefix { $0 != " " })) != nil,
            SearchPath("/usr/bin:/bin").find("sudo") != nil
        else { return }
        #expect(shell.interpreter.takeDraft() == "!sudo " + line, "\(shell.err.text)")
    }

    @Test(
        "what only shows something is run at once",
        arguments: ["ls -la", "cat notes.txt", "uname -r", "env", "ls -l | head -3", "grep -rn x . | wc -l"])
    func looks(line: String) throws {
        let shell = try answered(line)
        #expect(shell.interpreter.correctedLine == "!" + line && shell.interpreter.takeDraft() == nil)
    }

    @Test(
        "an enclave to end is named, and read before it ends",
        arguments: ["rm hello", "kill hello", "docker stop hello"])
    func endings(line: String) throws {
        let shell = try answered(line)
        #expect(shell.interpreter.correctedLine == nil)
        #expect(shell.interpreter.takeDraft() == "terminate-enclave hello", "\(shell.err.text)")
    }

    @Test func whatIsNotInstalledIsNotOffered() throws {
        for (line, program) in [
            ("no-such-nc 16 5005", nil), ("nerdctl stop hello", "nerdctl"), ("finch ps", "finch"),
            ("sudo no-such-program -x", "no-such-program"), ("brew install x | cat", "brew"),
        ] {
            guard let found = ShellLine.recognise(line, .shell) else {
                #expect(program == nil)
                continue
            }
            let shell = try Shell(interactive: true)
            shell.interpreter.answer(found, to: line)
            #expect(!shell.interpreter.shownWays.contains { $0.hasPrefix("!") }, "\(line)")
            // sudo may be missing, too.
            #expect(shell.err.text.contains(" on PATH"), "\(shell.err.text)")
        }
        // As what helps after an error.
        let directory = try TemporaryDirectory()
        for (program, isOffered) in [("no-such-program", false), ("sh", true)] {
            let script = try directory.write(program, "#!/usr/bin/env \(program)\n")
            #expect(try transcript("source \(script)").contains("fix: !\(program) ") == isOffered)
        }
        // In a script and at the prompt, of words that nobody knows.
        #expect(try transcript("bogus x").contains("help lists the commands; a line that begins with ! runs in sh"))
        #expect(try transcript("sort x").contains("!sort … runs a program"))
    }

    @Test(
        "what belongs to the line above is told so",
        arguments: [
            ("--cpu-count 2", true), ("-n 3", true), ("Recipient.Document=x", true), ("a.json", false), ("---", false),
        ])
    func lineThatGoesOn(line: String, goesOn: Bool) throws {
        let text = try transcript(line)
        #expect(text.contains("a line begins with a command, not with '\(line.split(separator: " ")[0])'") == goesOn)
        #expect(text.contains("to go on in the next line, end a line with \\\n") == goesOn, "\(text)")
    }

    @Test func programsOfALine() {
        for (line, programs) in [
            ("nc -l 5", ["nc"]), ("sudo nc -l 5", ["sudo", "nc"]), ("A=1 make | tee x", ["make", "tee"]),
            ("cd app && make", ["make"]), ("echo $((1 + 2))", []), ("[ -f x ] && cat x", ["cat"]),
            ("$EDITOR x", []), ("(cd app && make)", ["make"]), ("! true", []), ("sudo -u x id", ["sudo"]),
            ("nohup make &", ["nohup", "make"]), ("x=$(make -s) y", ["make"]),
            ("echo `make`", ["make"]), ("case x in a) make;; b) ;; esac", ["make"]), ("'$EDITOR' x", []),
        ] {
            #expect(ShellPlainLine(line).programs == programs, "\(line)")
        }
    }

    // MARK: Short words

    @Test(arguments: ["no", "i", "ie", "en", "ix"]) func shortWordsAreNoneOfTheLanguage(word: String) throws {
        let said = try transcript(word + " a")
        #expect(!said.contains("'if'") && !said.contains("'end'") && !said.contains("'not'"), "\(said)")
    }

    @Test func otherShortWordsStay() throws {
        #expect(try transcript("sl").contains("did you mean 'ls'?"))
    }

    @Test(arguments: ["ip a", "ifconfig", "ping 16", "route -n"]) func networks(line: String) throws {
        let found = try #require(ShellLine.recognise(line, .shell))
        #expect(found.answers.map(\.line).prefix(2) == ["help vsock", "vsock ls"] && found.correction == nil)
    }
}
