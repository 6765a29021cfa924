import Foundation
import NeshSystem
import NeshTestSupport
import Testing

extension PromptTests {
    @Suite("Help, explanations and corrections") struct Helping {
        @Test("help knows commands, codes, settings and words, and what is missing for its examples")
        func topics() throws {
            let world = try PromptWorld()
            let session = try world.prompt(environment: ["PAGER": "cat"], columns: 100, rows: 60)
            for (line, text) in [
                ("help E26", "E26  Insufficient memory requested"),
                ("help option hints", "option hints WHEN [now: on]"),
                ("help memory", "run-enclave --memory"),
                ("help optoin", "did you mean 'option'?"),
                ("help option memory", "there is no setting 'memory'"),
                (
                    "help run-enclave",
                    "--config cannot be combined with --eif-path, --memory, --enclave-cid, --debug-mode"
                ),
                ("help version --run 4", "version has 2 examples, no number 4"),
                ("help fix --run 2", "fix has 1 example, no number 2"),
                ("help version --run 1 | cat", "the example runs as a line of its own"),
                ("help describe-eif", "Run first, for what you do not have yet:"),
                ("nitro-cli", "Run `help VERB` or `VERB --help` for details"),
            ] {
                try session.enter("\u{c}\(line)", until: text)
            }
        }

        @Test("the examples of a fresh directory run, once help has said how to get their files")
        func examples() throws {
            let world = try PromptWorld(cpus: 4)
            let session = try world.prompt(environment: ["PAGER": "cat"], columns: 100, rows: 60)
            try session.enter("help build-enclave --run 1", until: "= fix: tutorial app")
            // So does the line itself, typed or in a script.
            let build = "build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello.eif"
            try session.enter("\u{c}\(build)", until: "E19")
            try session.wait("what makes the folder") { $0.text.contains("= fix: tutorial app") }
            try world.directory.write("demo.nesh", "\(build) > build.json\nrun-enclave --cpu-count 2 --memory 256\n")
            #expect(try world.nesh("demo.nesh").errors.contains("= fix: tutorial app"))
            #expect(try world.nesh("describe-eif", "--eif-path", "hello.eif").errors.contains("= fix: nesh \(build)"))
            #expect(try world.nesh("attestation", "show", "doc.bin").errors.contains("= fix: check the path"))
            #expect(try world.nesh("hello.nesh").errors.contains("= fix: nesh tutorial show hello > hello.nesh"))
            session.type("\u{c}tutorial app\rhelp build-enclave --run 1\r")
            try session.waitForPrompt("nesh hello.eif>", seconds: 60)
            // From here on every example of these commands runs as it stands.
            for (verb, count) in [("describe-eif", 1), ("eif", 1), ("kms-policy", 1), ("pcr", 1), ("run-enclave", 1)] {
                for number in 1...count {
                    try session.enter(
                        "\u{c}help \(verb) --run \(number)\r\u{c}echo status $status", until: "status 0", seconds: 60)
                }
            }
            session.type("\u{c}help if --run 1\r")
            try session.wait("the block's output") { $0.lines.contains("fine") }
            try session.enter("\u{c}tutorial app", until: "hello-app exists already")
        }

        @Test("explain tells the line that failed, a code's page where it fits, and words as they are written")
        func explanations() throws {
            let world = try PromptWorld()
            let session = try world.prompt(columns: 100, rows: 40)
            try session.enter(
                "describe-eif --eif-path nowhere.eif\r\u{c}explain last", until: "> describe-eif --eif-path nowhere.eif"
            )
            try session.waitFor("E19  File operation")
            session.type("\u{c}fg\r\u{c}explain last\r")
            try session.wait("no page that does not fit") {
                $0.text.contains("> fg\nnothing runs in the background") && !$0.text.contains("E01")
                    && $0.lines.last == "nesh>"
            }
            try session.enter(
                "\u{c}describe-eif --eif-pth x.eif\r\u{c}exlpain last\r\u{c}explain last",
                until: "> describe-eif --eif-pth x.eif\ndescribe-eif: unknown option")
            try session.waitFor("help describe-eif  show all its forms")
            try session.enter(
                "\u{c}explain wait $console ~ 'it is up' --timeout 3s",
                until: "$console ~ it is up --timeout 3s  CONDITION")
            try session.enter("\u{c}explain run-enclave --help", until: "show the command's help")
        }

        @Test("fix runs nothing that ends something or has a gap")
        func risks() throws {
            let world = try PromptWorld()
            let session = try world.prompt(columns: 100)
            for (line, text) in [
                ("kill 12", "= jobs  "),
                ("sudo nitro-cli terminate-enclave --enclave-id `none-such id`", "the selected enclave, or"),
                ("nitro-cli console --enclave-id $(none-such id)", "= console  "),
                ("docker logs app", "what the console said"), ("terminate-enclav --all", "did you mean 'terminate-"),
                ("sudo sed -i 's/memory_mib: 1/memory_mib: 2/' mine.yaml", "allocator set memory_mib 2"),
                ("images remov app:1", "did you mean 'remove'?"), ("!cat > notes <<EOF", "sh gets only this line"),
                ("ID=$(none-such id)", "set ID $last.FIELD"),
                ("export NITRO_CLI_SOCKETS_PATH=/tmp/x", "NITRO_CLI_SOCKETS_PATH=/tmp/x nesh"),
            ] {
                try session.enter("\u{c}\(line)", until: text)
                try session.waitForPrompt("nesh !>")
                #expect(!session.screen.text.contains("type fix to run"), "\(line)")
                #expect(!session.screen.text.contains("nesh: error"), "\(line)")
            }
            // Where nothing else fits, it is the line itself, in sh, for somebody to read.
            try session.enter(
                "\u{c}chmod-that-is-none\r\u{c}sudo chmod 600 x",
                until: [
                    Privilege.sudo: "= !sudo chmod 600 x  run the line in sh\n",
                    .root: "= !chmod 600 x  run the line in sh\n",
                    .none: "= !chmod 600 x  run the line in sh; it needs root\n",
                ][.here, default: ""] + "      = type fix to get it at the prompt, then Enter to run it\n")
            // What is not there is not proposed.
            try session.enter("\u{c}nerdctl pull x", until: "'nerdctl' is neither a command of nesh nor")
            #expect(!session.screen.text.contains("!nerdctl"))
        }

        @Test("a line for sh that deletes something stands at the prompt, and so does the end of an enclave")
        func drafts() throws {
            let world = try PromptWorld()
            try world.directory.write("kept.txt", "kept\n")
            let session = try world.prompt(columns: 100)
            for (line, draft) in [
                ("rm kept.txt", "!rm kept.txt"), ("rm -rf kept.txt", "!rm -rf kept.txt"),
                ("rm hello", "terminate-enclave hello"), ("docker stop hello", "terminate-enclave hello"),
                ("kill hello", "terminate-enclave hello"),
            ] {
                try session.enter("\u{c}\(line)", until: "at the prompt, then Enter to run it")
                session.type("fix\r")
                try session.wait("the draft") { $0.lines.last == "nesh> \(draft)" }
                session.type("\u{15}\u{c}")
                try session.wait("an empty line") { $0.text == "nesh>" }
            }
            #expect(FileManager.default.fileExists(atPath: world.directory.path + "/kept.txt"))
            session.type("\u{c}rm kept.txt\rfix\r")
            try session.wait("the draft") { $0.lines.last == "nesh> !rm kept.txt" }
            session.type("\r")
            try session.enter("echo gone", until: "\ngone")
            #expect(!FileManager.default.fileExists(atPath: world.directory.path + "/kept.txt"))
        }

        @Test("where a Dockerfile is missing those that are there are named", arguments: [80, 40])
        func missingDockerfile(columns: Int) throws {
            let world = try PromptWorld()
            try world.directory.write("app/web.Dockerfile", "FROM scratch\n")
            let session = try world.prompt(columns: columns)
            for option in ["", " --docker-file Other"] {
                session.type("\u{c}build-enclave --docker-uri a:1 --docker-dir app\(option) --output-file a.eif\r")
                try session.wait("the file that is there") { screen in
                    let text = screen.lines.map { $0.trimmingCharacters(in: .whitespaces) }.joined()
                    return text.contains("web.Dockerfile") && text.contains("[ E49 ]") && screen.lines.last == "nesh !>"
                }
            }
        }

        @Test("fix belongs to the last line: what failed or worked since is not mended by an older suggestion")
        func stale() throws {
            let world = try PromptWorld()
            let session = try world.prompt(columns: 100)
            for line in ["echo fine", "echo $nosuch", "source nothing.nesh", "terminate-enclave nobody"] {
                try session.enter("\u{c}ech stale", until: "= type fix to run: echo stale")
                let answer =
                    line == "echo $nosuch"
                    ? "the suggested line has to be completed first" : "there is nothing to correct"
                try session.enter("\(line)\r\u{c}fix", until: answer)
                #expect(!session.screen.lines.contains("stale"))
            }
            // What only tells something leaves it.
            session.type("\u{c}ech kept\rstatus\rhelp echo\rfix\r")
            try session.wait("the correction") { $0.lines.contains("kept") }
        }

        private func expect(_ correction: String, of line: String, _ session: TerminalSession) throws {
            session.type("\u{c}\(line)\r")
            // Below the other ways out, or as the first of them.
            try session.wait("the correction") { screen in
                let first = screen.lines.first { $0.hasPrefix("      = fix: ") }
                let below = screen.lines.first { $0.hasPrefix("      = type fix to run") }
                return below.map { $0.hasPrefix("      = type fix to run: ") ? $0 : first ?? "" }?.contains(correction)
                    ?? false
            }
        }

        @Test("names of enclaves and files, states and amounts are corrected too")
        func nearby() throws {
            let world = try PromptWorld(cpus: 4)
            try world.make(.quiet)
            try world.directory.write("one.nesh", "echo from one\n")
            let session = try world.prompt(columns: 100)
            for (line, correction) in [
                ("run-enclave --eif-path quite.eif --memory 64 --cpu-count 1", "--eif-path quiet.eif --memory 64"),
                ("use quiet.eiff", "use quiet.eif"), ("source oen.nesh", "source one.nesh"),
                (
                    "run-enclave --enclave-name quite.eif --eif-path quite.eif --memory 64 --cpu-count 1",
                    "quite.eif --eif-path quiet.eif"
                ),
                ("option hints of", "option hints off"),
                ("run-enclave --eif-path a.eif --memory 64 --cpu-ids 1,3-5", "--memory 64 --cpu-ids 1 3 4 5"),
                ("set first1 x\rexpect $image.pcr1 == $first1", "expect $eif.pcr1 == $first1"),
                ("run-enclave --eif-path quiet.eif --cpu-count 9 --memory 64", "quiet.eif --cpu-count 4 --memory 64"),
                ("run-enclave --eif-path quiet.eif --cpu-count 1 --memory=1", "--cpu-count 1 --memory=64"),
                ("run-enclave --eif-path quiet.eif --cpu-count 1 --memory 1", "--cpu-count 1 --memory 64"),
            ] {
                try expect(correction, of: line, session)
            }
            session.type("\u{c}fix\r")
            try session.waitForPrompt("nesh quiet(16)>")
            for (line, correction) in [
                ("expect $enclave.state == RUNING", "expect $enclave.state == RUNNING")
            ] {
                try expect(correction, of: line, session)
            }
            // Which enclave is meant is nobody's guess.
            for line in [
                "use quite", "console qui", "terminate-enclave --enclave-name quiets", "terminate-enclave quit",
            ] {
                session.type("\u{c}\(line)\r")
                try session.wait("what is near") {
                    $0.text.contains("did you mean 'quiet'?") && $0.lines.last == "nesh quiet(16) !>"
                }
                #expect(!session.screen.text.contains("type fix to run"), "\(line)")
                #expect(session.screen.text.contains("type fix to get "), "\(line)")
            }
            session.type("\u{c}use quite\rfix\r")
            try session.wait("the corrected line, which waits") { $0.lines.last == "nesh quiet(16)> use quiet" }
            session.type("\r")
            try session.wait("what it prints") { $0.text.contains("enclave  quiet") }
        }

        @Test("a guess is never what would overwrite or sign something")
        func seriousGuesses() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            try world.directory.write("there.json", "kept\n")
            try world.directory.write("ends.nesh", "terminate-enclave --all\n")
            let session = try world.prompt(columns: 120)
            for line in [
                "sign-eif --eif-pat quiet.eif --signing-certificate a.pem --private-key b.pem",
                "build-enclave --docker-uri a:1 --outputfile quiet.eif", "source end.nesh",
                "describe-enclavs > there.json",
                "\u{1b}[200~if 1 = 1\n!true\nend\u{1b}[201~",
            ] {
                session.type("\u{c}\(line)\r")
                try session.wait("the error") { $0.text.contains("did you mean") && $0.lines.last == "nesh !>" }
                #expect(!session.screen.text.contains("type fix to run"), "\(line)")
            }
            session.type("\u{c}build-enclave --docker-uri a:1 --outputfile quiet.eif\r")
            let line = "build-enclave --docker-uri a:1 --output-file quiet.eif"
            try session.wait("a draft") {
                $0.text.contains("type fix to get this at the prompt, then Enter to run it: ") && $0.text.contains(line)
            }
            session.type("fix\r")
            try session.wait("the draft") { $0.lines.last == "nesh> \(line)" }
            session.type("\u{15}")
            try expect("--output-file new.eif", of: "build-enclave --docker-uri a:1 --outputfile new.eif", session)
        }

        @Test("a line with a condition keeps the enclave that it names, and runs only where the condition holds")
        func namedEnclave() throws {
            let world = try PromptWorld(cpus: 4)
            try world.make(.quiet)
            let session = try world.prompt(columns: 120)
            let run = "run-enclave --eif-path quiet.eif --cpu-count 1 --memory 64 --enclave-name"
            session.type("\(run) aaa\r")
            try session.waitForPrompt("nesh aaa(16)>")
            session.type("set OLD $enclave.id\r\(run) bbb\r")
            try session.waitForPrompt("nesh bbb(17)+1>")
            for condition in ["[ \"$OLD\" = x ]", "[ ! -n \"$OLD\" ]", "[ -z \"$OLD\" ]"] {
                try session.enter(
                    "\u{c}\(condition) && nitro-cli terminate-enclave --enclave-id $OLD",
                    until: "does not hold: the rest of the line is not run")
                try session.waitForPrompt("nesh bbb(17)+1>")
            }
            session.type("\u{c}[ -n \"$OLD\" ] && [ -f y ] && nitro-cli terminate-enclave --enclave-id $OLD\r")
            try session.waitForPrompt("nesh bbb(17)+1 !>")
            #expect(!session.screen.text.contains("type fix to run"))
            try session.enter(
                "\u{c}[ -n \"$OLD\" ] && nitro-cli terminate-enclave --enclave-id $OLD",
                until: "→ terminate-enclave --enclave-id $OLD")
            try session.waitForPrompt("nesh bbb(17)>")
        }

        @Test("'set' takes the failure mark away, 'not' sets none")
        func mark() throws {
            let world = try PromptWorld()
            let session = try world.prompt()
            session.type("nosuch\r")
            try session.waitForPrompt("nesh !>")
            session.type("set x 1\r")
            try session.waitForPrompt("nesh>")
            session.type("not console nobody\r")
            try session.wait("the remark") { $0.text.contains("not: console failed") && $0.lines.last == "nesh>" }
        }

        @Test("lines of the workshop that test with [ get the command that is meant")
        func workshop() throws {
            let world = try PromptWorld()
            let session = try world.prompt(columns: 132)
            let line = "[ \"$ENCLAVE_ID\" != \"null\" ] && nitro-cli terminate-enclave --enclave-id ${ENCLAVE_ID}"
            try session.type(line + "\r", until: "= terminate-enclave  the selected enclave, or the only one that runs")
            #expect(!session.screen.text.contains("type fix to run"))
            try session.enter("\u{c}explain docker image ls", until: "  the images that nesh built")
        }

        @Test("at 40 columns words stay whole, and columns give way")
        func narrow() throws {
            let world = try PromptWorld()
            try world.make(.quiet)
            let session = try world.prompt(environment: ["PAGER": "cat"], columns: 40, rows: 60)
            session.type("use quiet.eif\r\u{c}help run-enclave\r")
            try session.wait("its page") { $0.lines.last == "nesh quiet.eif>" && $0.lines.count > 20 }
            let lines = session.screen.lines
            #expect(lines.contains("  --cpu-count N"))
            #expect(lines.contains("      How many of the pool's CPUs"))
            #expect(lines.contains("       --memory MIB [--cpu-count N]"))
            try session.enter("\u{c}eif ls quiet.eif", until: "RAMDISK     SIZE  PATH")
            try session.enter("\u{c}resources", until: "           MACHINE  RESERVED      FREE")
            session.type("\u{c}describe-eif --eif-path not-there-at-all.eif\r")
            try session.wait("the error") { $0.lines.last == "nesh quiet.eif !>" }
            #expect(session.screen.lines.contains { $0.hasPrefix("      = fix: ") })
            #expect(session.screen.lines.allSatisfy { !$0.hasPrefix("uch file") })
        }
    }
}
