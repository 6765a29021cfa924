import Foundation
import NeshSystem
import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Completion, hints and editing") struct Editing {
        @Test("Tab lists commands, options, files, enclaves, codes, settings and fields", arguments: [80, 40])
        func completion(columns: Int) throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            try world.directory.write("日本.eif", "")
            try world.directory.write("with space.eif", "")
            let session = try world.prompt(columns: columns)
            session.type("\u{c}describe-e\t")
            try session.wait("two commands") { screen in
                screen.lines.count == 3 && screen.lines[0] == "nesh> describe-e"
                    && screen.lines[1].hasPrefix("describe-eif") && screen.lines[2].hasPrefix("describe-enclaves")
            }
            session.type("if\t--eif-path \t")
            try session.wait("files in columns") { screen in
                let shown = screen.lines.dropFirst().joined(separator: " ")
                return ["日本.eif", "with space.eif", "quiet.eif", "context-quiet/"].allSatisfy { shown.contains($0) }
            }
            session.type("日\t")
            try session.wait("the file") { $0.lines == ["nesh> describe-eif --eif-path 日本.eif"] }
            session.type("\u{15}use wi\t")
            try session.wait("a quoted file") { $0.lines == ["nesh> use 'with space.eif'"] }
            session.type("\u{15}describe-eif --eif-path=wi\t")
            try session.wait("a value behind =") { $0.lines.joined().hasSuffix("--eif-path='with space.eif'") }
            session.type("\u{15}!ls > 日\t")
            try session.wait("a file for sh") { $0.lines == ["nesh> !ls > 日本.eif"] }
            session.type("\u{15}explain E2\t6\t")
            try session.wait("a code") { $0.lines == ["nesh> explain E26"] }
            session.type("\u{15}option not\tqu\t")
            try session.wait("a setting") { $0.lines == ["nesh> option notify quiet"] }
            session.type("\u{15}describe-eif --eif-path quiet.eif > out.json\recho $last.Meas\t.PCR2\t")
            try session.wait("a field", seconds: 60) {
                $0.text.filter { $0 != "\n" }.hasSuffix("nesh quiet.eif> echo $last.Measurements.PCR2")
            }
        }

        @Test("enclaves of the kind that the command can take, with their state")
        func enclaves() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt()
            try world.nesh(
                "run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64", "--debug-mode")
            try world.nesh(
                "run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64", "--enclave-name", "prod"
            )
            try session.waitForPrompt("nesh +2>")
            session.type("\u{c}terminate-enclave \t")
            try session.wait("both") { screen in
                screen.text.contains("CID 16, RUNNING") && screen.text.contains("CID 17, RUNNING")
            }
            session.type("\u{15}console q\t")
            try session.wait("the one with a console") { $0.lines == ["nesh +2> console quiet"] }
            session.type("\u{15}console pr\t")
            try session.wait("nothing") { $0.lines == ["nesh +2> console pr"] }
        }

        @Test("the first digits of an ID, no other part of it, and enclaves that have ended for logs")
        func identifiers() throws {
            let world = try PromptWorld()
            try world.make(.quiet, .brief)
            let session = try world.prompt(columns: 100)
            try session.enter("use quiet.eif\r\(PromptTests.run)\recho $enclave.id", until: "\ni-", seconds: 60)
            let id = try #require(session.screen.lines.last { $0.hasPrefix("i-") })
            let digits = try #require(id.components(separatedBy: "enc").last)
            // As many as have a letter among them: a number could be a CID.
            let beginning = try #require((4...digits.count).map(digits.prefix).first { $0.contains(where: \.isLetter) })
            session.type("\u{c}console \(digits.suffix(6))\t")
            try session.wait("nothing") { $0.lines.last == "nesh quiet(16 debug)> console \(digits.suffix(6))" }
            session.type("\u{15}console \(beginning)\t")
            try session.wait("the ID") { $0.lines.last == "nesh quiet(16 debug)> console \(id)" }
            session.type("\u{15}\u{c}run-enclave --cpu-ids \t")
            try session.wait("nothing is offered") { $0.lines.last == "nesh quiet(16 debug)> run-enclave --cpu-ids" }
            try session.type("\u{15}\u{c}wait \t", until: "$enclave.state")
            try session.type("\u{15}\u{c}expect $enclave.state == \t", until: "EXITED")
            try session.enter(
                "\u{15}run-enclave --eif-path brief.eif --cpu-count 1 --memory 64 --debug-mode",
                until: "brief exited with status 3", seconds: 60)
            session.type("\u{c}logs bri\t")
            try session.wait("its name") { $0.lines.last?.hasSuffix("> logs brief") == true }
            // The amounts of the enclave that was started last, although it is gone.
            try session.type("\u{15}\u{c}run-enclave ", until: "--memory 64 --cpu-count 1")
            session.type("--eif-path=quiet.eif ")
            try session.wait("no option twice") { $0.lines.last?.contains("--eif-path=quiet.eif --memory 64") == true }
        }

        @Test("hints come from the session and the history; Right takes them; off when not wanted")
        func hints() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt()
            session.type("use quiet.eif\r\u{c}run-enclave")
            let hinted = "nesh quiet.eif> run-enclave --eif-path quiet.eif --memory 512 --cpu-count 2"
            try session.waitForScreen([hinted])
            #expect(session.screen.cursorColumn == 27)
            #expect(session.screen.styles(ofRow: 0)[27...].allSatisfy { $0 == "2" })
            session.type("\u{1b}[C")
            try session.wait("the hint as text") { screen in
                screen.lines == [hinted] && screen.styles(ofRow: 0)[27...].allSatisfy { $0 != "2" }
            }
            session.type("\u{15}echo from the history\r\u{c}echo f")
            // The same text stood there before, typed.
            try session.wait("the rest as a hint") { screen in
                screen.lines == ["nesh quiet.eif> echo from the history"]
                    && screen.styles(ofRow: 0)[22...].allSatisfy { $0 == "2" }
            }
            try session.type("\u{15}option hints off\r\u{c}echo f", showing: ["nesh quiet.eif> echo f"])
        }

        @Test("without colours and hints where they are not wanted", arguments: ["NO_COLOR", "TERM", "--color"])
        func plain(_ how: String) throws {
            let world = try PromptWorld()
            let environment = how == "NO_COLOR" ? ["NO_COLOR": "1"] : how == "TERM" ? ["TERM": "dumb"] : [:]
            let session = try world.prompt(how == "--color" ? ["--color", "never"] : [], environment: environment)
            session.type("describe-enclaves\rversoin\rdescribe-e")
            try session.wait("an error and a typed line") { screen in
                screen.text.contains("did you mean 'version'?") && screen.lines.last == "nesh !> describe-e"
            }
            let text = String(decoding: session.output, as: UTF8.self)
            #expect(!text.contains("\u{1b}[3") && !text.contains("\u{1b}[1m") && !text.contains("\u{1b}[2m"))
            if how == "TERM" { #expect(!text.contains("\u{1b}")) }
        }

        @Test("Japanese text, a resize in mid-line, LC_ALL=C", arguments: ["C.UTF-8", "C"])
        func wideText(locale: String) throws {
            let world = try PromptWorld()
            let session = try world.prompt(environment: ["LC_ALL": locale])
            session.type("\u{c}echo 日本語のテキスト、長い行になる " + String(repeating: "あ", count: 30))
            try session.wait("two rows") { $0.lines.count == 2 && $0.lines[0].hasPrefix("nesh> echo 日本語") }
            session.resize(columns: 40, rows: 24)
            try session.wait("three rows") { $0.lines.count == 3 }
            session.type("\u{1}\u{1b}[C\u{1b}[C\u{1b}[C\u{1b}[C\u{1b}[C\u{1b}[3~\u{5}終\r")
            let text = "本語のテキスト、長い行になる " + String(repeating: "あ", count: 30) + "終"
            try session.wait("the output") { screen in
                screen.lines.joined().contains(text + "nesh>") && screen.lines.last == "nesh>"
            }
        }

        @Test("a long command tells how long, and took, and can be ended")
        func elapsed() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt()
            session.type("use quiet.eif\r\(PromptTests.run)\r")
            try session.waitForPrompt("nesh quiet(16 debug)>")
            session.type("\u{c}wait $enclave.state == EMPTY --timeout 60s\r")
            // Which second a busy machine shows first does not matter.
            try session.wait("how long it waits", seconds: 30) { $0.text.contains(/waiting [0-9]+s \/ 60s/) }
            session.type("\u{3}")
            try session.waitForPrompt("nesh quiet(16 debug) !>")
            #expect(!session.screen.text.contains("waiting"))
            #expect(session.screen.text.contains("\ninterrupted after "))
            try session.enter("\u{c}!sleep 1.1", until: "\ntook 1.")
            try session.enter("\u{c}!true", showing: ["nesh quiet(16 debug)> !true", "nesh quiet(16 debug)>"])
        }

        @Test("the keys of ~/.editrc, and what Ctrl-R finds")
        func keys() throws {
            let world = try PromptWorld()
            try world.directory.write("home/.editrc", "nesh:bind ^T ed-move-to-beg\nother:bind ^A ed-move-to-end\n")
            let session = try world.prompt()
            try session.enter(
                "echo first one\recho second\r\u{c}cho x\u{14}e", showing: ["nesh> echo x", "x", "nesh>"])
            try session.type("\u{c}\u{12}one", showing: ["search 'one': echo first one"])
            session.type("\r")
            try session.wait("the line found, run") {
                $0.lines.suffix(3) == ["nesh> echo first one", "first one", "nesh>"]
            }
            try world.directory.write("home/.editrc", "bind -v\n")
            let vi = try world.prompt()
            try vi.enter("echo abc\u{1b}0xie\u{1b}", until: "\nabc")
        }

        @Test("jobs end beside the line that is typed")
        func jobs() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt()
            session.type(
                "build-enclave --docker-uri quiet:latest --docker-dir context-quiet --output-file again.eif &\r")
            try session.type("half typed", until: "[1] done: build-enclave", seconds: 60)
            try session.wait("the line") { $0.lines.last == "nesh again.eif> half typed" }
            #expect(session.screen.text.contains("\"PCR0\""))
            try session.enter("\u{15}echo $last.Measurements.HashAlgorithm", until: "Sha384")
            try session.waitForPrompt("nesh again.eif>")
        }
    }
}
