import Glibc
import NeshCommand
import NeshLanguage
import NeshShell
import NeshSystem
import Testing

/// An option for a script, without the script, at a terminal: nobody is left waiting for what would have to be typed.
@Suite struct MissingScriptTests {
    private func message(_ words: [String], inputIsTerminal: Bool = true) -> String? {
        do throws(Binder.Problems) {
            _ = try Invocation.read(words, programName: "nesh", inputIsTerminal: inputIsTerminal)
            return nil
        } catch { return error.all.map { ([$0.message] + $0.notes).joined(separator: "; ") }.joined(separator: "; ") }
    }

    @Test(
        arguments: [
            (["-n"], "-n needs a script: which one?; nesh -n FILE"),
            (["--dry-run"], "--dry-run needs a script: which one?; nesh --dry-run FILE"),
            (["--demo"], "--demo needs a script: which one?; nesh --demo FILE"),
            (["--junit", "r.xml"], "--junit needs a script: which one?; nesh --junit r.xml FILE"),
            (["-n", "--junit", "r.xml"], "-n needs a script: which one?; nesh -n --junit r.xml FILE"),
            (
                ["--junit", "smoke.nesh"],
                "--junit needs a script: which one?; smoke.nesh is the report's name there; "
                    + "nesh --junit report.xml FILE"
            ),
            (["--verify"], "--verify needs a script or a page; nesh --verify FILE"),
        ] as [([String], String)])
    func asksWhich(words: [String], message: String) {
        #expect(self.message(words) == message)
        // Of what is piped, only that which needs a file says so.
        #expect((self.message(words, inputIsTerminal: false) == nil) == (words != ["--verify"]))
        #expect(self.message(words + ["x.nesh"]) == nil)
        // By name, standard input is meant.
        #expect((self.message(words + ["-"]) == nil) == (words != ["--verify"]))
    }

    @Test func whatBelongsToADemo() {
        #expect(message(["--step", "a.nesh"]) == "option '--step' also needs '--demo'; nesh --demo --step a.nesh")
        #expect(
            message(["--gap", "1s", "--speed", "2", "a b"])
                == "option '--gap' also needs '--demo'; nesh --demo --gap 1s --speed 2 'a b'")
        // The line would not be right with that alone.
        #expect(message(["--step", "--gap", "x", "a.nesh"])?.contains("nesh --demo") == false)
    }

    @Test(
        "what was meant as a command, an option or a lesson's word is not a script",
        arguments: [
            (["run-enclave --eif-path hello.eif"], "nesh run-enclave --eif-path hello.eif"),
            (["verify", "talk.nesh"], "nesh --verify talk.nesh"), (["skip"], "nesh tutorial"),
            (["frobnicate"], "nesh help  # lists the commands"),
        ])
    func otherwise(words: [String], fix: String) {
        let found = MissingScript.diagnostic(
            words[0], SystemError("open", errno: ENOENT, words[0]), Array(words.dropFirst()),
            commands: CommandTable.shell.names)
        #expect(found.fixes.first == fix)
    }

    @Test func whatOpensThePromptStays() {
        for words in [[], ["-x"], ["--no-rc"], ["--record", "talk"], ["-D", "a=b"], ["--timeout", "3s"]] {
            #expect(message(words) == nil, "\(words)")
        }
    }
}
