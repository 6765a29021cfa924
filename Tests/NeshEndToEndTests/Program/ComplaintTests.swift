import Foundation
import NeshData
import NeshTestSupport
import Testing

/// What users of nitro-cli complain about, on the local engine.
@Suite("Complaints about nitro-cli") struct ComplaintTests {
    @Test("An enclave that has ended is known by name and ID, with how and when", arguments: Home.User.all)
    func ended(_ user: Home.User) throws {
        let home = try Home(user)
        let id = try #require(try home.start("--enclave-name", "one")["EnclaveID"]?.string)
        #expect(try home.run("terminate-enclave", "one").status == 0)
        let lines: [([String], Int32)] = [
            (["console", "one"], 58), (["console", "--enclave-id", id], 11), (["terminate-enclave", "one"], 58),
            (["terminate-enclave", "--enclave-id", id], 11), (["use", "one"], 58),
        ]
        for (line, status) in lines {
            let ended = try home.run(line)
            #expect(ended.status == status, "\(line): \(ended.errors)")
            let sentence = #/= one \(i-[0-9a-f]+-enc[0-9a-f]+\) was terminated at [0-9:]{8}, [0-9]+s ago/#
            #expect(ended.errors.contains(sentence), "\(line): \(ended.errors)")
            let told = line[0] == "terminate-enclave" ? "what it said: logs one" : "fix: nesh logs one"
            #expect(ended.errors.contains(told), "\(line): \(ended.errors)")
        }
        #expect(try !home.run("use", "two").errors.contains("terminated"))

        // Each once, the last first.
        _ = try home.start("--enclave-name", "two")
        _ = try home.run("terminate-enclave", "two")
        _ = try home.start("--enclave-name", "one")
        _ = try home.run("terminate-enclave", "one")
        let logs = try home.run("logs")
        #expect(logs.status == 0)
        let rows = logs.output.split(separator: "\n").dropFirst()
        #expect(rows.count == 2, "\(logs)")
        for (row, name) in zip(rows, ["one", "two"]) {
            #expect(row.contains(try Regex(" \(name) +[0-9]+ +terminated .* [0-9]+s ago ")), "\(row)")
        }
        let listed = try home.run("logs", "--json").json?.array
        #expect(listed?.compactMap { $0["Ending"]?.string } == ["was terminated", "was terminated"])
        // Whose lines are meant has to be said.
        let asked = try home.run("logs", "-n", "1")
        #expect(asked.status == 1)
        let words = #/ended: one \(terminated, [0-9]+s ago\), two \(terminated, [0-9]+s ago\)\n/#
        #expect(asked.errors.contains(words), "\(asked)")
        // At the prompt it is the same list, with the way on.
        let session = try home.prompt()
        try session.enter("logs", until: "logs NAME prints what one of them has said")
    }

    @Test("A bare logs where nothing has ended says so; of one name it prints the last one")
    func logsOfFew() throws {
        let home = try Home()
        #expect(try home.run("logs").output.contains("no log of one that has ended is kept"))
        for _ in 1...2 {
            _ = try home.start("--enclave-name", "one")
            _ = try home.run("terminate-enclave", "one")
        }
        let logs = try home.run("logs")
        #expect(logs.output.contains("local engine: starting"), "\(logs)")
    }

    @Test("An enclave whose name an image beside has, too, is known as one that has ended")
    func endedBesideImage() throws {
        let home = try Home()
        _ = try home.start("--enclave-name", "one")
        _ = try home.run("terminate-enclave", "one")
        try home.write("one.eif", "")
        let ended = try home.run("use", "one")
        #expect(ended.errors.contains("was terminated at") && ended.errors.contains("one.eif"), "\(ended.errors)")
    }

    @Test("A line of another shell says what ends with it")
    func oneLine() throws {
        let home = try Home()
        for line in ["set x 1", "option hints off", "option language ja"] {
            let ended = try home.run(line.split(separator: " ").map(String.init))
            #expect(ended.status == 0 && ended.errors.contains("nesh ends with this line, and forgets it"), "\(line)")
        }
        for line in ["option hints", "set", "describe-enclaves", "record"] {
            #expect(try home.run(line.split(separator: " ").map(String.init)).errors == "", "\(line)")
        }
        let recorded = try home.run("record", "talk")
        #expect(recorded.status == 14 && recorded.errors.contains("= fix: nesh --record talk FILE.nesh"))
        #expect(!FileManager.default.fileExists(atPath: home.path + "/talk.cast"))
    }

    @Test("A directory that may not be written to is no file whose mode could be changed")
    func foreignDirectory() throws {
        let home = try Home(geteuid() == 0 ? .nobody : .current)
        try home.write("shut/.keep", "")
        try #require(chmod(home.path + "/shut", 0o555) == 0)
        defer { _ = chmod(home.path + "/shut", 0o700) }
        try home.write("app/Dockerfile", "FROM scratch\nCMD [\"/app\"]\n")
        let ended = try home.run(
            "build-enclave", "--docker-uri", "a:1", "--docker-dir", "app", "--output-file", "shut/a.eif")
        #expect(ended.errors.contains("choose a directory that you may write to"), "\(ended.errors)")
        #expect(!ended.errors.contains("chmod"))
    }

    @Test("What cannot be written is the output, also if another option names the same path")
    func outputsPlace() throws {
        let home = try Home()
        try home.write("app/Dockerfile", "FROM scratch\nCMD [\"/app\"]\n")
        let line = "build-enclave --docker-uri a:1 --docker-dir app --output-file app"
        let errors = try home.run(line.split(separator: " ").map(String.init)).errors
        let caret = try #require(errors.split(separator: "\n").first { $0.hasSuffix("^") })
        #expect(caret.count == "      | ".count + line.count - 2, "\(errors)")
    }

    @Test("A program that is missing after the boot is named as the cause, wherever the end is told")
    func missingProgram() throws {
        let home = try Home()
        try home.write("app/data", "no program")
        try home.write("app/Dockerfile", "FROM scratch\nCOPY data /data\nCMD [\"nosuchprogram\"]\n")
        let built = try home.run(
            "build-enclave", "--docker-uri", "a:1", "--docker-dir", "app", "--output-file", "a.eif")
        try #require(built.status == 0, "\(built.errors)")
        let line = "run-enclave --eif-path a.eif --memory 64 --cpu-count 1 --debug-mode --enclave-name one"
        let ran = try home.run("-c", "\(line) --attach-console\nwait ${enclave.state:-gone} != RUNNING")
        #expect(ran.output.contains("execvpe: nosuchprogram: No such file"), "\(ran.output)\(ran.errors)")
        #expect(ran.errors.contains("one exited with status 127 (its program, or one that it calls, is missing)"))
        let asked = try home.run("console", "one")
        #expect(asked.errors.contains("(its program, or one that it calls, is missing) at"), "\(asked.errors)")
        #expect(asked.errors.contains("fix: nesh logs one"))
    }

    @Test(
        "The first start on a machine that cannot run enclaves says what helps, in both languages",
        .enabled(if: access("/dev/nitro_enclaves", F_OK) != 0, "this machine may run enclaves on the hypervisor"))
    func firstLook() throws {
        let home = try Home()
        let english = try home.prompt(["--engine", "nitro"])
        try english.waitFor("The nitro engine cannot run here")
        try english.waitFor("Type `option engine local`")
        let japanese = try home.prompt(
            ["--engine", "nitro"], adding: ["LC_ALL": "ja_JP.UTF-8", "LANG": "ja_JP.UTF-8"])
        try japanese.waitFor("nitro エンジンを使えません")
        // It comes beside the prompt, and its words stay whole.
        let narrow = try home.prompt(["--engine", "nitro"], columns: 40)
        try narrow.waitFor("doctor shows more.")
        #expect(narrow.screen.allLines.contains { $0 == "The nitro engine cannot run here: this" }, "\(narrow.screen)")
        // Where all is well, nothing is said.
        let fine = try home.prompt(["--engine", "memory"])
        try fine.enter("echo ready-$status", until: "ready-0")
        #expect(!fine.screen.allLines.joined().contains("cannot run here"))
    }

    @Test("A last word before the end; where it fails the enclave runs on")
    func lastWord() throws {
        let home = try Home()
        _ = try home.start("--enclave-name", "one")
        // An empty one is a mistake, and not a reason to end it without.
        for empty in ["", "!", " ! "] {
            let ended = try home.run("terminate-enclave", "--all", "--before", empty)
            #expect(ended.status == 3 && ended.errors.contains("--before: the command is empty"), "\(ended)")
        }
        let refused = try home.run("terminate-enclave", "one", "--before", "!echo $ENCLAVE_NAME; exit 3")
        #expect(refused.status == 38, "\(refused.errors)")
        #expect(refused.errors.contains("one\n"))
        #expect(refused.errors.contains("the enclave one keeps running: the command of --before exited with status 3"))
        #expect(try home.enclaves().count == 1)
        let ended = try home.run("terminate-enclave", "one", "--before", "!echo bye $ENCLAVE_CID")
        #expect(ended.status == 0)
        #expect(ended.errors.contains(#/bye [0-9]+\n/#))
        #expect(ended.json?["Terminated"] == true)
    }

    @Test("Where several run, what is offered guesses none to end, and one with a console to look at")
    func severalRun() throws {
        let home = try Home()
        _ = try home.run(
            "run-enclave", "--eif-path", try BuiltProgram.image.get(), "--memory", "64", "--cpu-count", "1",
            "--enclave-name", "made")
        _ = try home.start("--enclave-name", "seen")
        #expect(try home.run("terminate-enclave").errors.contains("fix: nesh terminate-enclave NAME\n"))
        #expect(try home.run("console").errors.contains("fix: nesh console seen\n"))
        // A letter that happens to be in an ID is not near it.
        #expect(try !home.run("use", "e").errors.contains("near it"))
    }

    @Test("terminate-enclave --all prints one JSON array, whether several, one or none run")
    func all() throws {
        let home = try Home()
        for names in [["one", "two"], ["one"], []] {
            for name in names { _ = try home.start("--enclave-name", name) }
            let ended = try home.run("terminate-enclave", "--all")
            #expect(ended.status == 0, "\(ended.errors)")
            let array = try #require(ended.json?.array, "\(ended.output)")
            #expect(array.compactMap { $0["EnclaveName"]?.string } == names)
            #expect(array.allSatisfy { $0["Terminated"] == true })
        }
    }

    @Test("Names that jq would answer null for, and names of another record")
    func names() throws {
        let home = try Home()
        _ = try home.start("--enclave-name", "one")
        let slip = try home.run("-c", "describe-enclaves | jq -r '.[0].EnclaveId'")
        #expect(slip.errors.contains("describe-enclaves has no 'EnclaveId'"), "\(slip.errors)")
        #expect(slip.errors.contains("did you mean 'EnclaveID'?"))
        // A table has words of its own.
        #expect(try home.run("-c", "resources | grep engine").errors == "")
        #expect(try home.run("-c", "resources --json | grep -v engine").errors.contains("did you mean 'Engine'?"))
        let typed = try home.prompt()
        try typed.enter("X=$(nitro-cli describe-enclaves | jq -r '.[0].EnclaveId')", until: "did you mean 'EnclaveID'?")
        #expect(try home.run("-c", "describe-enclaves | jq -r '.[0].EnclaveID'").errors == "")
        let other = try home.run("-c", "use one\necho $enclave.EnclaveID")
        #expect(other.errors.contains("did you mean 'id'?"), "\(other.errors)")
        let list = try home.run("-c", "describe-enclaves > list\necho $last.EnclaveID")
        #expect(list.errors.contains("did you mean '0.EnclaveID'?"), "\(list.errors)")
        for (field, meant) in [("PCR0", "0.Measurements.PCR0"), ("0.PCR0", "Measurements.PCR0")] {
            let nested = try home.run("-c", "describe-enclaves > list\necho $last.\(field)")
            #expect(nested.errors.contains("did you mean '\(meant)'?"), "\(nested.errors)")
        }
        #expect(try home.run("terminate-enclave", "--enclave-id", "null").errors.contains("null is what jq prints"))
        _ = try home.run("terminate-enclave", "one")
        let none = try home.run("-c", "describe-enclaves | jq -r '.[0].EnclaveId'").errors
        #expect(none.contains("describe-enclaves: the list is empty, so jq gives null for '.[0]'"), "\(none)")
        #expect(none.contains("did you mean 'EnclaveID'?"))
        #expect(try home.run("-c", "describe-enclaves | jq -r '.[].EnclaveID'").errors == "")
    }

    @Test("A build says what its measurements come from, a list of debug enclaves that documents have zeros")
    func measurements() throws {
        let home = try Home()
        let built = try home.run(
            "build-enclave", "--docker-uri", "app:1", "--docker-dir", try BuiltProgram.context.get(), "--output-file",
            "app.eif")
        #expect(built.errors.contains(#/Measured with nesh [0-9.]+/#), "\(built.errors)")
        _ = try home.start("--enclave-name", "one")
        #expect(try home.run("describe-enclaves").errors == "")
        let session = try home.prompt()
        try session.enter("describe-enclaves", until: "one: in debug mode attestation documents hold zeros")
        try session.enter("terminate-enclave one", until: "an enclave is cut off, not shut down")
    }

    @Test("Where the sockets' directory cannot be used, every command says what helps")
    func noDirectoryForSockets() throws {
        let home = try Home()
        try home.write("file", "")
        for line in [["describe-enclaves"], ["terminate-enclave", "--all"], ["ls"]] {
            let words = try home.command(line)
            let ended = try Ended.of(
                words[0], Array(words.dropFirst()),
                environment: home.environment.merging(["NITRO_CLI_SOCKETS_PATH": home.path + "/file"]) { $1 })
            #expect(ended.status == 7, "\(ended)")
            #expect(ended.errors.contains("fix: nesh doctor  # says what is wrong with the directory"), "\(ended)")
        }
    }

    @Test("A build that cannot work names the file and the variable, or has the tool's own last lines")
    func buildsThatFail() throws {
        let home = try Home()
        func build(_ image: String, _ more: [String: String], _ source: String...) throws -> Ended {
            let words = try home.command(["build-enclave", "--docker-uri", image, "--output-file", "a.eif"] + source)
            return try Ended.of(
                words[0], Array(words.dropFirst()), environment: home.environment.merging(more) { $1 },
                directory: home.path)
        }
        let bare = try build("made:1", ["NITRO_CLI_BLOBS": "/nowhere"], "--docker-dir", try BuiltProgram.context.get())
        #expect(bare.status == 52, "\(bare)")
        #expect(bare.errors.contains("/nowhere has no bzImage, which every enclave needs"))
        #expect(bare.errors.contains("fix: set NITRO_CLI_BLOBS to the directory with bzImage"))
        try TestProgram.write(
            """
            #!/bin/sh
            case "$*" in *pull*) echo begun >&2; echo 'Error: manifest unknown' >&2; exit 125;; *version*|*info*) exit 0;; esac; exit 1
            """, to: home.path + "/bin/podman")
        let pulled = try build("no-such:7", ["PATH": home.path + "/bin:/usr/bin:/bin"])
        #expect(pulled.status == 50, "\(pulled)")
        #expect(pulled.errors.contains("Error: manifest unknown"), "\(pulled)")
        #expect(pulled.errors.contains("fix: check the name, and try it: podman pull no-such:7"), "\(pulled)")
    }

    @Test("A program in the background is a job, with its end, and ends with the session")
    func programs() throws {
        let home = try Home()
        let session = try home.prompt()
        try session.enter("!nosuchprogram --port 1 &", until: "there is no program 'nosuchprogram'")
        try session.enter("\u{c}!sh -c 'echo said; exit 3' &", until: "said")
        try session.waitFor("[1] exited with status 3: !sh -c")
        try session.enter("\u{c}!sleep 4321 > /dev/null &", until: "[2] !sleep 4321")
        try session.enter("\u{c}jobs", until: "2  running  !sleep 4321")
        // Ctrl-C at the prompt is not for it; without the prompt it would be for what lists the jobs.
        try session.waitForPrompt()
        try session.enter("\u{3}\u{c}jobs", until: "2  running  !sleep 4321")
        try session.type("\u{4}", until: "runs in the background and would end")
        session.type("\u{4}")
        #expect(try session.waitForEnd() == 0)
        // No shell between: its own words, and those of what it is about to start, hold the name, too.
        #expect(try Ended.of("pgrep", ["-f", "^sleep 4321"], environment: home.environment).output == "")
    }

    @Test("In a script such a program is ended with it, and its failure is the script's")
    func programsInScripts() throws {
        let home = try Home()
        let start = ContinuousClock.now
        let ended = try home.run("-c", "!sleep 4322 &\necho done")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ContinuousClock.now - start < .seconds(30))
        let failed = try home.run("-c", "!sh -c 'exit 3' &\nsleep 1s\necho later")
        #expect(failed.status == 1, "\(failed.errors)")
        #expect(failed.errors.contains("exited with status 3"))
        try home.write("plain", "no program")
        let plain = try home.run("-c", "!./plain &\necho later")
        #expect(plain.errors.contains("'./plain' is not executable"), "\(plain)")
        #expect(plain.output == "")
        #expect(try home.run("-c", "!/tmp &\necho later").errors.contains("'/tmp' is a directory, not a program"))
        let missing = try home.run("-c", "!nosuchprogram &\necho later")
        #expect(missing.status == 1)
        #expect(missing.output == "")
    }
}
