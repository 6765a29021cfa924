import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Recordings: true elsewhere, valid at every moment, silent about secrets.
@Suite struct TeachingRecordTests {
    private static let lines = [
        "note Build it, run it, look at it.",
        "build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif",
        "run-enclave --cpu-count 2 --memory 128 --debug-mode", "not a-command", "describe-enclaves",
        "wait $console ~ Hello", "console --for 1s", "set id $enclave.id", "echo $id $eif.pcr0", "!date",
        "if $ok", "echo fine", "end", "terminate-enclave",
    ]

    private func record(_ stage: TeachingStage, _ lines: [String] = lines) throws {
        let terminal = try stage.terminal("--record", "talk")
        try terminal.expect("> ")
        for (number, line) in lines.enumerated() {
            terminal.enter(line)
            // Its place in the log says that it has been dealt with.
            if !["if $ok", "echo fine"].contains(line), !line.contains("pass-") {
                try waitForLog(stage, number, line)
            }
        }
        terminal.type("\u{4}")
        #expect(try terminal.end() == 0)
    }

    private func waitForLog(_ stage: TeachingStage, _ number: Int, _ line: String) throws {
        let deadline = Date(timeIntervalSinceNow: 60)
        while Date() < deadline {
            let log = (try? stage.text("talk.log")) ?? ""
            let entries = log.components(separatedBy: "> \(line)\n")
            if entries.count > 1, entries[1].contains("Z done") || entries[1].contains("Z failed") { return }
            usleep(20_000)
        }
        throw TerminalSession.Timeout(description: "line \(number) was never recorded: \(line)")
    }

    @Test func aRecordingIsTrueOnAnotherMachine() throws {
        let first = try TeachingStage()
        try record(first)
        let script = try first.text("talk.nesh")
        #expect(script.contains("## Build it, run it, look at it.\nbuild-enclave"))
        #expect(!script.contains("a-command"))
        #expect(script.contains("| <id> <pcr>"), "\(script)")
        #expect(!script.contains("enc1"), "an ID is left: \(script)")

        // Another home, other sockets, another CID and process number; and one that asks for other CPUs.
        let second = try TeachingStage()
        try second.write("talk.nesh", script)
        _ = try second.nesh("allocator", "set", "cpu_count", "6")
        let verified = try second.nesh("--verify", "talk.nesh")
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        #expect(verified.errors.contains("as expected"))
    }

    @Test("a session in Japanese is recorded in English, laid out as English is")
    func japanese() throws {
        let stage = try TeachingStage(["LC_ALL": "ja_JP.UTF-8"])
        try record(
            stage,
            [
                "build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif",
                "use hello.eif", "allocator show", "ls", "use hello.eif",
            ])
        #expect(try stage.text("talk.nesh").contains("| image    hello.eif\n| enclave  none\n"))
        for language in ["ja_JP.UTF-8", "C.UTF-8"] {
            let verified = try stage.nesh("--verify", "talk.nesh", environment: ["LC_ALL": language])
            #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        }
    }

    @Test func aScriptCanBeRecordedToo() throws {
        let stage = try TeachingStage()
        try stage.write("short.nesh", "## Say it.\nset a 7\necho $a is it\ntry !false\n")
        #expect(try stage.nesh("--record", "short-record", "short.nesh").status == 0)
        let script = try stage.text("short-record.nesh")
        // What somebody has made of it since is not lost.
        let again = try stage.nesh("--record", "short-record", "short.nesh")
        #expect(again.errors.contains("nesh --record short-record --force short.nesh"), "\(again.errors)")
        #expect(try stage.text("short-record.nesh") == script)
        #expect(try stage.nesh("--record", "short-record", "--force", "short.nesh").status == 0)
        #expect(script.contains("## Say it.\nset a 7\necho $a is it\n| 7 is it\n"), "\(script)")
        #expect(try stage.nesh("--verify", "short-record.nesh").status == 0)
        #expect(try stage.text("short-record.log").contains("7 is it"))
        #expect(try stage.nesh("replay", "short-record.cast").output.contains("7 is it"))
    }

    @Test(arguments: 0..<6) func killedAtAnyMomentItIsValid(_ moment: Int) throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("--record", "talk")
        try terminal.expect("> ")
        terminal.enter("set a 1")
        try waitForLog(stage, 0, "set a 1")
        // Much output, so that the end comes while something is being written.
        try terminal.enter("!seq 100000", until: "\(moment * 9000 + 500)")
        kill(terminal.session.process, SIGKILL)
        _ = try terminal.end()

        let cast = try stage.text("talk.cast").split(separator: "\n").map(String.init)
        #expect(cast.count > 3)
        for (number, line) in cast.enumerated() {
            #expect((try? JSON.parse(line)) != nil, "line \(number + 1) of \(cast.count): \(line)")
        }
        #expect(try stage.text("talk.cast").hasSuffix("\n"))
        #expect(try stage.nesh("--verify", "talk.nesh").status == 0)
        #expect(try stage.nesh("replay", "talk.cast").status == 0)
        #expect(try stage.text("talk.log").contains("> set a 1"))
    }

    @Test func aMaskHidesSecretsInEveryFile() throws {
        // Of letters that no time and no identifier has: a time of six decimals may hold any four digits.
        let stage = try TeachingStage(["SECRET": "pass-qxzk"])
        try record(
            stage,
            ["option mask pass-[a-z]+", "echo it is $env.SECRET", "!echo $SECRET | tee /dev/stderr", "echo pass-qxzj"])
        for file in ["talk.cast", "talk.nesh", "talk.log"] {
            let text = try stage.text(file)
            #expect(!text.contains("qxzk") && !text.contains("qxzj"), "\(file): \(text)")
        }
        #expect(try stage.text("talk.nesh").contains("echo it is $env.SECRET\n| it is <any>\n"))
        #expect(try stage.text("talk.log").contains("it is ***"))
    }

    /// A filter such as grep keeps lines back for whatever is no terminal: those of a console would come at its end.
    @Test func aFilterWritesToATerminalWhileItIsRecorded() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("--record", "talk")
        try terminal.enter("echo a | { cat; test -t 1 && printf '%s\\n' is-shown $NO_COLOR; }", until: "is-shown\r\n1")
        terminal.type("\u{4}")
        #expect(try terminal.end() == 0)
        #expect(try stage.text("talk.log").contains("a\nis-shown\n1"))
    }

    @Test func anExistingRecordingIsNotLost() throws {
        let stage = try TeachingStage()
        try stage.write("talk.nesh", "echo mine\n")
        let terminal = try stage.terminal()
        try terminal.enter("record talk", until: "talk.nesh is there already")
        try terminal.enter("note nothing", until: "nothing is being recorded")
        terminal.enter("record talk --force")
        try terminal.enter("record other", until: "talk is being recorded already")
        try terminal.enter("record stop", until: "recorded talk")
        #expect(try stage.text("talk.nesh").contains("Recorded with nesh"))
    }

    /// A recording in the folder of a lesson would go with it.
    @Test func aLessonsFolderKeepsNoRecording() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        try terminal.enter("record talk", until: "record ~/talk")
        try terminal.enter("record \(stage.work + "/talk")", until: "talk")
        try terminal.enter("record stop", until: "recorded ")
        #expect(try stage.text("talk.nesh").contains("Recorded with nesh"))
    }

    static let asciinema = FileManager.default.isExecutableFile(atPath: "/usr/bin/asciinema")

    @Test(.enabled(if: asciinema, "asciinema is not installed"))
    func thePublicPlayerPlaysIt() throws {
        let stage = try TeachingStage()
        try record(
            stage, ["echo first-words", "!printf 'über \\033[1mbold\\033[0m\\n'", "note a remark", "echo last-words"])
        let player = try TerminalSession(
            "/usr/bin/asciinema", ["play", "-i", "0.05", "-s", "50", stage.work + "/talk.cast"],
            environment: stage.environment, columns: 100, rows: 60)
        #expect(try player.waitForEnd(seconds: 60) == 0)
        let shown = player.screen.text
        for text in ["nesh> echo first-words", "first-words", "über bold", "last-words"] {
            #expect(shown.contains(text), "\(text) is missing:\n\(shown)")
        }
    }
}
