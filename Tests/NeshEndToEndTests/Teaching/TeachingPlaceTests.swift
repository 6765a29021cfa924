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

    @Test func aMissingProgramIsNamedWithWhatInstallsItAndSkipStaysAtTheStep() throws {
        // All that the lesson needs but openssl.
        let directory = try TemporaryDirectory()
        let programs = directory.path
        for name in ["sh", "rm", "cp", "head"] {
            try FileManager.default.createSymbolicLink(
                atPath: programs + "/" + name, withDestinationPath: "/bin/\(name)")
        }
        let stage = try TeachingStage(["PATH": programs])
        let terminal = try stage.terminal("tutorial", "measurements")
        try terminal.expect("This lesson uses openssl, which is missing:")
        try terminal.expect(" install openssl")
        for step in 2...8 { try terminal.enter("skip", until: "step \(step) of 8") }
        // It stays there, and does not say all of the step again.
        terminal.enter("skip")
        try terminal.session.wait("why it stays") { $0.text.contains("nesh cannot do this step here either") }
        #expect(terminal.session.screen.text.ranges(of: "step 8 of 8").count == 1)
        try terminal.enter("tutorial next", until: "Lesson 3 of 10")
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

    @Test func whatShowsTheTextWithoutDoingTheStepIsNoAnswer() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "debug-mode")
        try terminal.expect("step 1 of 8")
        for step in 2...7 { try terminal.enter("skip", until: "step \(step) of 8") }
        try terminal.enter("echo \(String(repeating: "0", count: 96))", until: "This step needs another command")
    }

    @Test func aLessonThatDoesNotExistEndsTheProgram() throws {
        let terminal = try TeachingStage().terminal("tutorial", "NOTHING")
        try terminal.expect("there is no lesson 'NOTHING'")
        #expect(try terminal.end() == 3)
    }
}
