import Foundation
import NeshTestSupport
import Testing

/// Where a learner stands: in several lessons, after the last of them, and where something is missing.
@Suite struct TeachingPlaceTests {
    @Test func eachLessonKeepsItsPlaceAndTheNextOneIsNamedTruly() throws {
        let stage = try TeachingStage()
        try stage.folder.write(
            "state/nesh/tutorial.json",
            #"{"Lesson": "measurements", "Step": 4, "Places": {"several": 2}, "Done": ["hello", "signing"]}"#)
        let terminal = try stage.terminal("tutorial", "debug-mode")
        try terminal.expect("step 1 of 8")
        for step in 2...8 { try terminal.enter("skip", until: "step \(step) of 8") }
        // The lesson after the one that was just done, though an earlier one is open.
        try terminal.enter("terminate-enclave", until: "`tutorial` goes on with lesson 4")
        try terminal.enter("tutorial", until: "Lesson 4 of 10")
        try terminal.expect("step 1 of 10")
        try terminal.enter("tutorial several", until: "step 3 of 8")
        try terminal.enter("tutorial measurements", until: "step 5 of 8")
        try terminal.enter("stop", until: "Lesson left")
        try terminal.enter("tutorial status", until: "Cryptographic attestation")
        let rows = terminal.session.screen.lines
        for (name, step) in [("measurements", 5), ("memory", 1), ("several", 3)] {
            #expect(
                rows.contains { $0.contains(" \(name) ") && $0.contains("at step \(step)") },
                "\(terminal.session.screen.text)")
        }
    }

    @Test("Ctrl-D ends the lesson that was begun at the prompt, and the program that was started for one")
    func endOfInput() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal()
        try terminal.expect("nesh")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        try terminal.type("\u{4}", until: "Lesson left")
        try terminal.enter("echo still\"\"here", until: "stillhere")
        terminal.type("\u{4}")
        #expect(try terminal.end() == 0)

        let outside = try stage.lesson("hello", of: 8)
        outside.type("\u{4}")
        #expect(try outside.end() == 0)
        // Once that lesson is left, the next one is the prompt's.
        let both = try stage.lesson("hello", of: 8)
        try both.enter("stop", until: "Lesson left")
        try both.enter("tutorial hello", until: "step 1 of 8")
        try both.type("\u{4}", until: "Lesson left")
        both.type("\u{4}")
        #expect(try both.end() == 0)
    }

    @Test(arguments: [("en_US.UTF-8", "this lesson's own"), ("ja_JP.UTF-8", "このレッスン専用")])
    func whereItsEnclavesAreFoundIsTheLessonsOwn(locale: String, words: String) throws {
        let stage = try TeachingStage(["LC_ALL": locale])
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.session.wait("the first step") { $0.text.contains("1/8") || $0.text.contains("step 1 of 8") }
        try terminal.enter("status", until: words)
        #expect(!terminal.session.screen.text.contains("NITRO_CLI_SOCKETS_PATH"), "\(terminal.session.screen.text)")
        terminal.enter("stop")
        terminal.look()
        // Outside it is as it was named.
        try terminal.enter("status", until: "NITRO_CLI_SOCKETS_PATH")
    }

    @Test func whatALessonDoesForItselfIsNoNews() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "debug-mode")
        try terminal.expect("step 1 of 8")
        for step in 2...5 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("back", until: "step 4 of 8")
        try terminal.enter("skip", until: "step 5 of 8")
        try terminal.enter("back", until: "step 4 of 8")
        try terminal.enter("skip", until: "step 5 of 8")
        try terminal.enter("back", until: "step 4 of 8")
        try terminal.enter("ls", until: "no enclave is running")
        #expect(!terminal.session.screen.text.contains("•"), "\(terminal.session.screen.text)")
    }

    @Test func whatIsMadeUpForIsUnseenAndALineIsRunAgainInTheLesson() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "debug-mode")
        try terminal.expect("step 1 of 8")
        for step in 2...6 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("stop", until: "Lesson left")
        try terminal.enter("bogus", until: "unknown command 'bogus'")
        // The step before showed a console for two seconds.
        terminal.enter("\u{c}tutorial debug-mode")
        try terminal.session.wait("the step on a clear screen") { screen in
            screen.text.contains("The lesson goes on at step 6 of 8.") && screen.text.contains("─ step 6 of 8")
                && !screen.text.contains("bogus")
        }
        #expect(!terminal.session.screen.text.contains("Hello from"), "\(terminal.session.screen.text)")
        // What failed before the lesson is over with it.
        try terminal.session.wait("a prompt") { $0.lines.last?.hasSuffix(">") ?? false }
        #expect(terminal.session.screen.lines.last?.contains("!") == false, "\(terminal.session.screen.text)")
        terminal.enter("ls")
        try terminal.session.wait("the list") { $0.text.contains("RUNNING debug") }
        terminal.enter("\u{c}!!")
        try terminal.session.wait("the lesson's enclave") {
            $0.text.contains("→ ls") && $0.text.contains("RUNNING debug")
        }
    }

    /// All that the lessons need but openssl.
    private func withoutOpenSSL() throws -> (stage: TeachingStage, directory: TemporaryDirectory) {
        let directory = try TemporaryDirectory()
        for name in ["sh", "rm", "cp", "head", "cmp", "stat", "cat", "printf"] {
            try FileManager.default.createSymbolicLink(
                atPath: directory.path + "/" + name, withDestinationPath: "/usr/bin/\(name)")
        }
        return (try TeachingStage(["PATH": directory.path]), directory)
    }

    @Test func aMissingProgramIsNamedWithItsStepsAndWhatInstallsItAndSkipGoesOn() throws {
        let (stage, directory) = try withoutOpenSSL()
        defer { withExtendedLifetime(directory) {} }
        let terminal = try stage.terminal("tutorial", "measurements")
        try terminal.session.wait("the step that uses it") {
            $0.text.contains("uses openssl, which is missing: in step")
        }
        try terminal.session.wait("what installs it") { $0.text.contains(" install openssl") }
        for step in 2...8 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("skip", until: "so nesh goes on without this step.")
        try terminal.expect("Lesson 2 is done")
        // Where everything rests on it, no step is a dead end either.
        try terminal.enter("tutorial signing", until: "step 1 of 7")
        try terminal.session.wait("where it is used") { $0.text.contains("in the steps 1, 2, 6") }
        for step in 2...7 { try terminal.enter("skip", until: "step \(step) of 7") }
        try terminal.enter("skip", until: "Lesson 6 is done")
        try terminal.enter("tutorial kms", until: "step 1 of 17")
        try terminal.session.wait("where it is used") { $0.text.contains("to prepare it, too") }
    }

    @Test func aProgramOfAnotherPackageIsNamedWithThat() throws {
        let directory = try TemporaryDirectory()
        for name in ["sh", "rm", "cp", "head", "stat", "openssl", "printf"] {
            try FileManager.default.createSymbolicLink(
                atPath: directory.path + "/" + name, withDestinationPath: "/usr/bin/\(name)")
        }
        let terminal = try TeachingStage(["PATH": directory.path]).terminal("tutorial", "measurements")
        try terminal.session.wait("the step that uses it") { $0.text.contains("uses cmp, which is missing: in step") }
        try terminal.session.wait("what installs it") { $0.text.contains(" install diffutils") }
    }

    @Test(
        "an engine that cannot run here is named with one that can, and skip says once what failed",
        .enabled(if: access("/dev/nitro_enclaves", F_OK) != 0, "this machine may run enclaves on the hypervisor"),
        arguments: [("C.UTF-8", "The nitro engine cannot run here"), ("ja_JP.UTF-8", "nitro エンジンを使えません")])
    func unusableEngine(_ locale: String, _ wanted: String) throws {
        let stage = try TeachingStage(["LC_ALL": locale, "LANG": locale])
        try stage.folder.write("home/.config/nesh/nesherc", "option engine nitro\n")
        let terminal = try stage.terminal("tutorial", "debug-mode")
        let step = locale == "C.UTF-8" ? "step 1 of 8" : "手順 1/8"
        // At the start, at a step that fails, and at one that nesh cannot do either.
        try terminal.expect(wanted)
        try terminal.expect("option engine local")
        try terminal.expect(step)
        try terminal.enter("run-enclave --cpu-count 2 --memory 256", until: "E19")
        try terminal.expect(wanted)
        terminal.look()
        try terminal.enter("skip", until: wanted)
        try terminal.expect("option engine local")
        let start = terminal.session.output.count
        try terminal.enter("option engine local\rrun-enclave --cpu-count 2 --memory 256", until: "✓")
        #expect(!String(decoding: terminal.session.output[start...], as: UTF8.self).contains(wanted))
    }

    @Test(
        "the engine is named only below a line that needs it",
        .enabled(if: access("/dev/nitro_enclaves", F_OK) != 0, "this machine may run enclaves on the hypervisor"))
    func engineBelowOtherLines() throws {
        let stage = try TeachingStage()
        try stage.folder.write("home/.config/nesh/nesherc", "option engine nitro\n")
        let terminal = try stage.terminal("tutorial", "measurements")
        try terminal.expect("step 1 of 8")
        let start = terminal.session.output.count
        try terminal.enter(
            "build-enclave --docker-uri a:1 --docker-dir lesson-ap --output-file lesson-a.eif", until: "not done yet")
        try terminal.enter("echo still\"\"here", until: "stillhere")
        let said = String(decoding: terminal.session.output[start...], as: UTF8.self)
        #expect(said.contains("The right command, but it failed.") && !said.contains("cannot run here"), "\(said)")
    }

    @Test func aLessonBeginsAgainAtItsFirstStep() throws {
        let stage = try TeachingStage()
        try stage.folder.write(
            "state/nesh/tutorial.json", #"{"Lesson": "measurements", "Step": 4, "Places": {}, "Done": []}"#)
        let terminal = try stage.terminal("tutorial", "measurements", "--again")
        try terminal.expect("step 1 of 8")
        try terminal.enter("stop", until: "Lesson left")
        #expect(try stage.nesh("tutorial", "hello", "--restart").errors.contains("did you mean '--again'?"))
        #expect(try stage.nesh("tutorial", "restart").errors.contains("tutorial LESSON --again  # begins a lesson"))
    }

    @Test func whatShowsTheTextWithoutDoingTheStepIsNoAnswer() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "debug-mode")
        try terminal.expect("step 1 of 8")
        for step in 2...7 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("echo \(String(repeating: "0", count: 96))", until: "This step needs another command")
        // Nothing else says what is missing.
        try terminal.expect("printf can write 96 zeros")
    }

    @Test func noLessonBeginsInItsMiddle() throws {
        let ended = try TeachingStage().nesh("tutorial", "hello", "3")
        #expect(ended.errors.contains("unexpected word '3'") && ended.errors.contains("no lesson begins in its middle"))
    }

    @Test func aLessonThatDoesNotExistEndsTheProgram() throws {
        let terminal = try TeachingStage().terminal("tutorial", "NOTHING")
        try terminal.expect("there is no lesson 'NOTHING'")
        #expect(try terminal.end() == 3)
    }
}
