import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// The built program at a terminal. One test at a time: each runs enclaves and waits for what a person would see.
@Suite("The prompt", .serialized, .enabled(if: TestProgram.areInstalled("busybox"), "busybox is not installed"))
struct PromptTests {
    static let run = "run-enclave --cpu-count 1 --memory 64 --debug-mode"

    @Test("the prompt tells of image, enclave, others, failure and death", arguments: [80, 40])
    func state(columns: Int) throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let session = try world.prompt(columns: columns)
        session.type("use quiet.eif\r")
        try session.waitForPrompt("nesh quiet.eif>")
        session.type("\(Self.run) --enclave-cid 16\r")
        try session.waitForPrompt("nesh quiet(16 debug)>")
        try world.nesh(
            "run-enclave", "--eif-path", "quiet.eif", "--cpu-count", "1", "--memory", "64", "--enclave-cid", "17")
        try session.waitForPrompt("nesh quiet(16 debug)+1>")
        session.type("\u{c}expect 1 == 2\r")
        try session.waitForPrompt("nesh quiet(16 debug)+1 !>")
        session.type("half a line")
        try world.nesh("terminate-enclave", "16")
        try session.wait("the death") { $0.lines.last == "nesh quiet†+1 !> half a line" }
        #expect(session.screen.lines.contains("• quiet was terminated"))
    }

    @Test("status says what is chosen and what was filled in")
    func status() throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let session = try world.prompt(columns: 120)
        try session.enter(
            "use quiet.eif\r\(Self.run)\rconsole --until ready\rstatus", until: "filled in  console → quiet",
            seconds: 60)
        let lines = session.screen.lines
        #expect(lines.contains { $0.hasPrefix("image      quiet.eif") })
        #expect(lines.contains { $0.hasPrefix("enclave    quiet  CID 16 debug RUNNING for ") })
        #expect(lines.contains { $0.hasPrefix("sockets    ~/run  as NITRO_CLI_SOCKETS_PATH") })
        #expect(lines.contains { $0.hasSuffix("), selected") })
    }

    @Test("fix runs the line that the error suggested")
    func fix() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        try session.enter("descrbe-enclaves", until: "= type fix to run: describe-enclaves")
        try session.enter("\u{c}fix", showing: ["nesh !> fix", "nesh> describe-enclaves", "[]", "nesh>"])
        try session.enter("fix", until: "there is nothing to correct")
    }

    @Test("a console without an enclave names a line that starts one: fix runs it, or says that it is to be completed")
    func noEnclaveYet() throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let session = try world.prompt(columns: 120)
        let start = "--cpu-count 2 --memory auto --debug-mode"
        try session.enter("console", until: "= fix: run-enclave --eif-path FILE \(start)  # starts one")
        #expect(!session.screen.text.contains("type fix"))
        try session.enter("\u{c}fix", until: "the suggested line has to be completed first")
        try session.wait("the line") { $0.lines.contains("      = fix: run-enclave --eif-path FILE \(start)") }
        try session.enter("\u{c}fix", until: "[ E01 ]")
        try session.enter("\u{c}use quiet.eif", until: "enclave  none")
        try session.enter("\u{c}console", until: "= fix: run-enclave \(start)  # starts one")
        session.type("\u{c}fix\r\r")
        try session.wait("the enclave") { $0.lines.last?.hasPrefix("nesh quiet(16 debug)") ?? false }
    }

    @Test("history lists lines, runs one again and saves those that worked as a script that verifies")
    func history() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        session.type("echo one\rexpect 1 == 2\rset x two words\r echo secret\recho $x\rdescribe-enclaves\r")
        try session.enter("\u{c}history", until: " 5   describe-enclaves")
        #expect(session.screen.lines.contains(" 2 ! expect 1 == 2"))
        #expect(session.screen.lines.contains { $0.hasPrefix(" 3 ! set x") })
        #expect(!session.screen.text.contains("secret"))
        try session.enter("\u{c}history --run 1", showing: ["nesh> history --run 1", "nesh> echo one", "one", "nesh>"])
        try session.enter("history --save demo.nesh 1-5", until: "lines in demo.nesh")
        let script = try File.text(world.directory.path + "/demo.nesh")
        #expect(script == "#!/usr/bin/env nesh\n\necho one\n| one\n\ndescribe-enclaves\n| []\n")
        let verified = try world.nesh("--verify", "demo.nesh")
        #expect(verified.succeeded)
        try session.enter("\u{c}history --save demo.nesh", until: "demo.nesh exists already")
    }

    @Test("a new session finds the lines of the others, and lines with a blank before them are not kept")
    func sharedHistory() throws {
        let world = try PromptWorld()
        let first = try world.prompt()
        let second = try world.prompt()
        try first.enter("echo from the first\r echo hidden", until: "hidden")
        // A shell that runs beside it takes it over at its next prompt, and then once only.
        try second.enter("echo from the second", until: "from the second\n")
        second.type("\u{c}\u{1b}[A\u{1b}[A")
        try second.wait("the first's line") { $0.lines.last == "nesh> echo from the first" }
        second.type("\u{1b}[B\u{15}\u{c}history 5\r")
        try second.wait("the list") { screen in
            screen.lines.filter { $0.contains("echo from the first") }.count == 1 && screen.lines.last == "nesh>"
        }
        let third = try world.prompt()
        try third.type("\u{1b}[A\u{1b}[A", until: "nesh> echo from the second")
        try third.type("\u{1b}[A", until: "nesh> echo from the first")
        let path = world.directory.path + "/home/.local/state/nesh/history"
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("a startup file is read at the prompt only, and not with --no-rc")
    func startupFile() throws {
        let world = try PromptWorld()
        try world.directory.write("home/.config/nesh/nesherc", "set greeting 'from the file'\noption hints off\n")
        let session = try world.prompt()
        try session.enter("echo $greeting", until: "\nfrom the file")
        let without = try world.prompt(["--no-rc"])
        try without.enter("echo $greeting", until: "error:")
        #expect(try world.nesh("-c", "echo $greeting").status != 0)
    }

    @Test("an unfinished line asks for more and says why")
    func continuation() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        try session.enter("\u{c}if 1 == 1", showing: ["nesh> if 1 == 1", "  if>"])
        try session.type("echo yes \\\r", showing: ["nesh> if 1 == 1", "  if> echo yes \\", "   \\>"])
        try session.enter(
            "no\rend", showing: ["nesh> if 1 == 1", "  if> echo yes \\", "   \\> no", "  if> end", "yes no", "nesh>"])
        try session.enter("if 1 == 1\r\u{3}echo back", until: "\nback")
    }

    @Test(
        "lines of other shells get the line that does it here",
        arguments: [
            ("ls -l", "= !ls -l"), ("git status", "= !git status  run the line in sh\n      = type fix to run it\n"),
            ("sudo sed -i 's/memory_mib:.*/memory_mib: 3072/' x", "= allocator set memory_mib 3072"),
            ("ENCLAVE_ID=$(nitro-cli describe-enclaves | none-such -1)", "= echo $enclave.id"),
            ("nitro-cli console --enclave-id $(none-such id)", "= console  "),
            ("uname -r", "= !uname -r  run"), ("env", "= type fix to run it"),
            ("if [ -f x ]; then echo y; fi", "= !if [ -f x ]; then echo y; fi"),
            ("sudo yum install -y aws-nitro-enclaves-cli", "= doctor  "),
            ("sudo nitro-cli terminate-enclave --enclave-id `none-such id`", "= terminate-enclave  "),
            ("ls -la | head", "= !ls -la | head"), ("[ \"$X\" != null ] && echo y", "tests a condition for sh"),
        ])
    func foreignLines(line: String, answer: String) throws {
        let world = try PromptWorld()
        let session = try world.prompt(columns: 120)
        try session.type(line + "\r", until: answer)
        try session.waitForPrompt("nesh !>")
    }

    @Test("a line that was refused is refused again in the same words")
    func refusedAgain() throws {
        let world = try PromptWorld()
        let session = try world.prompt(columns: 120)
        for line in ["kill hello", "!!", "!!"] {
            try session.enter("\u{c}\(line)", until: "= terminate-enclave hello  ends this enclave")
            try session.waitForPrompt("nesh !>")
        }
    }

    @Test("the line before may be an earlier session's, each time")
    func lineOfEarlierSession() throws {
        let world = try PromptWorld()
        let earlier = try world.prompt(columns: 120)
        try earlier.enter("echo earlier words", until: "earlier words")
        try earlier.waitForPrompt("nesh>")
        earlier.type("\u{4}")
        #expect(try earlier.waitForEnd() == 0)
        let session = try world.prompt(columns: 120)
        for _ in 0..<3 {
            try session.enter("\u{c}!!", until: "→ echo earlier words")
            try session.waitForPrompt("nesh>")
        }
    }

    @Test("lines of tutorials do what they mean, and say so")
    func tutorialLines() throws {
        let world = try PromptWorld()
        let session = try world.prompt(columns: 120)
        for (line, answer) in [
            ("NAME=value", "→ set NAME value"), ("echo $NAME", "\nvalue"),
            ("ID=$(nitro-cli describe-enclaves | jq -r .[0].EnclaveID)", "ID is null"),
            ("[ \"$ID\" != \"null\" ] && nitro-cli terminate-enclave --enclave-id $ID", "does not hold"),
            ("sudo nitro-cli describe-enclaves 2>/dev/null || true", "→ try describe-enclaves"),
            ("[ec2-user@ip-10-0-0-1 ~]$ nitro-cli describe-enclaves", "→ describe-enclaves"),
            ("cd /", "now in /"), ("pwd", "→ !pwd"), ("cd -", "now in "), ("!!", "now in /"),
            // The line before is never one that asked for it.
            ("!!", "now in "), ("echo $?", "→ echo $status"), ("A=$((1+2))", "A is 3"),
            ("? version", "→ help version"),
        ] {
            try session.enter("\u{c}\(line)", until: answer)
            try session.waitForPrompt("nesh>")
        }
        session.type("quit\r")
        #expect(try session.waitForEnd(seconds: 20) == 0)
    }

    @Test("what an inner line or a program finds is used; loops of sh find nitro-cli", arguments: [80, 40])
    func substitutedLines(columns: Int) throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let session = try world.prompt([], columns: columns)
        session.type("use quiet.eif\r\(Self.run)\r")
        try session.waitForPrompt("nesh quiet(16 debug)>")
        for (line, answer) in [
            ("D=$(echo a b | tr a-z A-Z)", "\nD is A B"),
            ("N=$(nitro-cli describe-enclaves | grep -c CID)", "\nN is 1"),
            (
                "C=$(nitro-cli describe-enclaves | jq '.[] | select(.EnclaveName == \"quiet\") | .EnclaveCID')",
                "\nC is 16"
            ),
            ("logs $(nitro-cli describe-enclaves | jq -r '.[0].EnclaveName')", "\nready"),
            ("!for i in $(nitro-cli describe-enclaves | grep -c CID); do echo loop-$i; done", "\nloop-1"),
            ("source setup.sh", "is a script for sh"), ("X=$(ls none-such)", "\nls: cannot access"),
        ] {
            if line.hasPrefix("source") { try world.directory.write("setup.sh", "set -e\n") }
            try session.enter("\u{c}\(line)", until: answer)
        }
        session.type("\u{c}terminate-enclave --enclave-id `nitro-cli describe-enclaves | jq -r .[0].EnclaveID`\r")
        try session.waitForPrompt("nesh quiet.eif>")
    }

    @Test(
        "ls lists enclaves also where its output goes elsewhere", arguments: ["ls | cat", "ls --json > x", "ls # mine"])
    func ownList(line: String) throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        session.type(line + "\r")
        try session.wait("the next prompt") { $0.lines.count > 2 && $0.lines.last == "nesh>" }
    }

    @Test("option color is heard at once, by prompt and output")
    func colourOption() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        try session.enter("option color never\r\u{c}help\u{20}version", until: "examples:")
        #expect(session.screen.lines.indices.allSatisfy { session.screen.styles(ofRow: $0).allSatisfy(\.isEmpty) })
        try session.enter("option color auto\r\u{c}help version", until: "examples:")
        try session.wait("colours again") { screen in
            screen.lines.indices.contains { row in screen.styles(ofRow: row).contains { !$0.isEmpty } }
        }
    }

    @Test("help tells the session's values, and whose they are")
    func currentValues() throws {
        let world = try PromptWorld()
        try world.make(.quiet)
        let session = try world.prompt(columns: 120, rows: 50)
        try session.enter("use quiet.eif\r\(Self.run)\r\u{c}help run-enclave", until: "[now: quiet.eif]", seconds: 60)
        try session.waitFor("[quiet: 64]")
        #expect(!session.screen.text.contains("now: 64"))
    }

    @Test("history shows the lines of a range")
    func historyRange() throws {
        let world = try PromptWorld()
        let session = try world.prompt()
        try session.enter(
            "echo a\recho b\recho c\r\u{c}history 2-3",
            showing: ["nesh> history 2-3", " 2   echo b", " 3   echo c", "nesh>"])
    }

    @Test("what is longer than the screen goes to the pager, on a terminal only")
    func pager() throws {
        let world = try PromptWorld()
        try world.directory.write("pager.sh", "echo paged; wc -l; read -r x < /dev/tty; echo \"left $x\"\n")
        let session = try world.prompt(environment: ["PAGER": "sh \(world.directory.path)/pager.sh"])
        try session.enter("help", until: "paged")
        try session.enter("q", until: "left q")
        try session.waitForPrompt()
        try session.enter("\u{c}help version", until: "examples:")
        #expect(!session.screen.text.contains("paged"))
        try session.enter("option pager off\r\u{c}help", until: "help VERB")
        #expect(!session.screen.text.contains("paged"))
        try session.enter("\u{c}help > all.txt", showing: ["nesh> help > all.txt", "nesh>"])
    }

    @Test("apropos, explain and help --run")
    func help() throws {
        let world = try PromptWorld()
        let session = try world.prompt(columns: 100, rows: 40)
        try session.enter("\u{c}apropos allocator", until: "allocator  ")
        try session.enter("\u{c}explain run-enclave --memory 64 --debug-mod", until: "did you mean '--debug-mode'?")
        #expect(session.screen.lines.contains { $0.hasPrefix("--memory 64") })
        #expect(session.screen.lines.contains { $0.hasPrefix("--debug-mod ") && $0.hasSuffix("unknown here") })
        for (line, text) in [
            ("explain not terminate-enclave --all", "This line is well formed."),
            ("explain run-enclave --memory 64 --cpu-count 1", "well formed, but cannot run yet."),
            ("explain nitro-cli describe-enclaves", "List the running enclaves as JSON"),
            ("echo $ENCLAVE_ID", "$ENCLAVE_ID has no value: no enclave is selected"),
        ] {
            try session.enter("\u{c}\(line)", until: text)
            #expect(!session.screen.text.contains("unknown here"))
        }
        try session.enter("\u{c}explain E26", until: "E26  Insufficient memory requested")
        try session.enter("\u{c}help version --run 1", until: "nesh> version")
        try session.waitFor("(follows nitro-cli")
    }
}
