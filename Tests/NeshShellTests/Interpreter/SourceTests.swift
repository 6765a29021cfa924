import NeshCommand
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTestSupport
import Testing

@Suite struct SourceTests {
    private let directory: TemporaryDirectory
    init() throws { directory = try TemporaryDirectory() }

    private func write(_ name: String, _ text: String) throws {
        try directory.write(name, text)
    }

    private func run(_ name: String, _ shell: Shell) throws -> Int32 {
        let path = directory.path + "/" + name
        return shell.run(try File.text(path), name: path, path: path)
    }

    /// Without the directory's name.
    private func text(_ shell: Shell) -> String { shell.both.text.replacing(directory.path + "/", with: "") }

    @Test func pathsAreRelativeToTheSourcingFile() throws {
        try write("a.nesh", "source lib/b.nesh\necho $x\n")
        try write("lib/b.nesh", "source c.nesh\n")
        try write("lib/c.nesh", "set x deep\non-exit echo $x ends\n")
        let shell = try Shell()
        #expect(try run("a.nesh", shell) == 0)
        #expect(shell.out.text == "deep\ndeep ends\n")
    }

    @Test func errorsTellTheWayThere() throws {
        try write("a.nesh", "# first\nsource lib/b.nesh\n")
        try write("lib/b.nesh", "echo in b\n  source c.nesh\n")
        try write("lib/c.nesh", "expect 1 == 2\n")
        let shell = try Shell()
        #expect(try run("a.nesh", shell) == 3)
        #expect(
            text(shell) == """
                in b
                lib/c.nesh:1:8: error: expect failed: 1 == 2
                    1 | expect 1 == 2
                      |        ^
                      in lib/b.nesh:2: source c.nesh
                      in a.nesh:2: source lib/b.nesh

                """)
    }

    @Test func sourcedFilesAreCheckedFirst() throws {
        try write("a.nesh", "echo ran\nbogus\nsource b.nesh\nmore-bogus $y\necho $x\n")
        try write("b.nesh", "set x 1\nconsole --bogus\nsource none.nesh\n")
        let shell = try Shell()
        #expect(try run("a.nesh", shell) == 2)
        #expect(
            text(shell).split(separator: "\n").filter { $0.contains("error") }.map(String.init) == [
                "a.nesh:2:1: error: unknown command 'bogus'",
                "b.nesh:2:9: error: console: unknown option '--bogus'",
                "b.nesh:3:8: error: cannot read none.nesh: No such file or directory",
                "a.nesh:4:1: error: unknown command 'more-bogus'",
                "a.nesh:4:12: error: $y was never set",
                "nesh: 5 errors; nothing was run",
            ])
    }

    @Test func aFileThatSourcesItselfIsRefused() throws {
        try write("a.nesh", "source b.nesh\n")
        try write("b.nesh", "source ./a.nesh\n")
        let shell = try Shell()
        #expect(try run("a.nesh", shell) == 2)
        #expect(text(shell).contains("b.nesh:1:8: error: ./a.nesh would source itself"))
        #expect(text(shell).contains("      in a.nesh:1: source b.nesh\n"))
    }

    @Test func aFileKnownOnlyLaterIsCheckedBeforeItsFirstLine() throws {
        try write(
            "a.nesh",
            "describe-enclaves\nset f b.nesh\nif $ok\nset f b.nesh\nelse\nset f c.nesh\nend\necho before\nsource $f\n"
        )
        try write("b.nesh", "echo no\nbogus\n")
        let shell = try Shell()
        #expect(try run("a.nesh", shell) == 1)
        #expect(shell.out.text == "[]\nbefore\n")
        #expect(text(shell).contains("b.nesh:2:1: error: unknown command 'bogus'"))
    }

    @Test func everyKindOfRunEndsTheSame() throws {
        try write("b.nesh", "exit 9\n")
        try write("a.nesh", "try source b.nesh\necho no\n")
        let shell = try Shell()
        #expect(try run("a.nesh", shell) == 9)
        try write("c.nesh", "try source d.nesh\necho on\n")
        try write("d.nesh", "!exit 3\n")
        let other = try Shell()
        #expect(try run("c.nesh", other) == 0)
        #expect(text(other) == "try: the shell command exited with status 3\non\n")
    }
}

@Suite struct PromptTests {
    private func submit(_ shell: Shell, _ text: String) -> String {
        switch shell.interpreter.submit(text) {
        case .done: "done"
        case .leave(let status): "leave \(status)"
        case .incomplete(.backslash): "backslash"
        case .incomplete(.openIf): "if"
        }
    }

    @Test func linesGoOnAfterErrors() throws {
        let shell = try Shell(interactive: true)
        #expect(submit(shell, "set x 1\n") == "done")
        #expect(submit(shell, "bogus\n") == "done")
        #expect(shell.interpreter.session.status == 2)
        #expect(submit(shell, "expect $x == 2\n") == "done")
        #expect(shell.interpreter.session.status == 3)
        #expect(submit(shell, "echo $x\n") == "done")
        #expect(shell.interpreter.session.status == 0)
        #expect(
            shell.both.text == """
                error: unknown command 'bogus'
                      | bogus
                      | ^
                      = fix: help lists the commands; a line that begins with ! runs in sh
                error: expect failed: $x == 2
                      | expect $x == 2
                      |        ^
                      = $x was "1"
                1

                """)
        #expect(submit(shell, "exit 3\n") == "leave 3")
    }

    @Test func blocksAreCheckedBeforeTheyRun() throws {
        let shell = try Shell(interactive: true)
        #expect(submit(shell, "if $ok\n") == "if")
        #expect(submit(shell, "if $ok\necho a\n") == "if")
        #expect(submit(shell, "if $ok\necho a\nbogus\nend\n") == "done")
        #expect(shell.out.text == "")
        #expect(submit(shell, "if $ok == false\necho a\nend\n") == "done")
        #expect(shell.out.text == "a\n")
        #expect(submit(shell, "echo a \\\n") == "backslash")
    }

    @Test func aMistakeCanBeMended() throws {
        let shell = try Shell(interactive: true)
        #expect(shell.interpreter.correctedLine == nil)
        for (line, mended) in [
            ("describe-enclvaes\n", "describe-enclaves"),
            ("console --untli x --fro=3s\n", "console --until x --for=3s"),
            ("expect 1 = 1\n", "expect 1 == 1"), ("option colour never\n", "option color never"),
            ("set image a\n", "option color never"), ("echo $imag\n", "echo $image"),
            ("if $ok\nehco a\nend\n", "if $ok\necho a\nend"),
        ] {
            #expect(submit(shell, line) == "done")
            #expect(shell.interpreter.correctedLine == mended)
        }
    }

    @Test func leavingCleansUp() throws {
        let shell = try Shell(interactive: true)
        #expect(submit(shell, "on-exit echo bye\n") == "done")
        shell.interpreter.leave()
        #expect(shell.out.text == "bye\n")
    }

    @Test func whatIsImpliedIsSaid() throws {
        let shell = try Shell(interactive: true)
        let enclave = FakeEngine.enclave()
        try shell.engine.add(enclave)
        #expect(submit(shell, "terminate-enclave\n") == "done")
        #expect(shell.both.text.contains("Successfully terminated enclave i-0123-enc16."))
    }
}

@Suite struct DryRunTests {
    private func dryRun(_ text: String) throws -> String {
        var options = Interpreter.Options()
        options.dryRun = true
        return try transcript(text, arguments: ["one"], options: options)
    }

    @Test func theImageIsWhatALineMadeOfItsOwn() throws {
        let run = "run-enclave --cpu-count 1 --memory 64"
        for (line, image) in [
            ("build-enclave --docker-uri a --output-file=b.eif", "b.eif"), ("describe-eif c.eif", "c.eif"),
            ("describe-eif --eif-path=d.eif", "d.eif"), ("use parts/e", "parts/e"), ("use hello", "<eif.path>"),
            ("kms-policy f.eif", "f.eif"), ("build-enclave --docker-uri a --output-file -", "<eif.path>"),
            // A run takes an image, and leaves the session's as it is.
            ("run-enclave --eif-path g.eif --cpu-count 1 --memory 64", "<eif.path>"),
        ] {
            let lines = try dryRun("\(line)\n\(run)\n").split(separator: "\n")
            let quoted = image.hasPrefix("<") ? "\(image)" : image
            #expect(lines[1] == "nitro-cli \(run) --eif-path \(quoted)", "\(line)")
        }
    }

    @Test func nitroCLILinesWithWhatIsImplied() throws {
        let text = """
            ## narration
            set image hello-app:latest
            on-exit terminate-enclave --session
            echo $image 'a b'
            console --until ready --for 3s
            terminate-enclave
            not console hello > 'a b' # comment
            try terminate-enclave --enclave-id i-1-enc2 | jq .
            expect $enclave.state == RUNNING
            wait $console ~ "it's" --timeout 3s
            !ls -l
            if $last.x == $1
            describe-enclaves
            else
            describe-enclaves --metadata &
            end
            exit
            """
        #expect(
            try dryRun(text) == """
                # set image hello-app:latest
                nitro-cli terminate-enclave --enclave-id <enclave.id>   # at the end, nesh alone has --session
                # echo hello-app:latest 'a b'
                nitro-cli console --enclave-id <enclave.id>   # nesh alone has --until ready --for 3s
                nitro-cli terminate-enclave --enclave-id <enclave.id>
                nitro-cli console --enclave-name hello > 'a b'   # must fail
                nitro-cli terminate-enclave --enclave-id i-1-enc2 | jq .   # may fail
                # expect <enclave.state> == RUNNING
                # wait <console> ~ 'it'\\''s' --timeout 3s
                ls -l
                # if <last.x> == one
                    nitro-cli describe-enclaves
                # else
                    nitro-cli describe-enclaves --metadata &
                # end
                # exit
                (0)
                """)
    }
}
