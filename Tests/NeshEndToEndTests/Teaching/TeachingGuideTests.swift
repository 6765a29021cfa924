import Foundation
import NeshData
import NeshTeaching
import NeshTestSupport
import Testing

/// hint, skip, back, status, leaving and coming back.
@Suite struct TeachingGuideTests {
    @Test func hintsEndInTheAnswerAndTabTypesIt() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial")
        try terminal.expect("step 1 of 8")
        try terminal.enter("hint", until: "One word shows memory and CPUs")
        try terminal.enter("hint", until: "resources")
        try terminal.enter("\t", until: "✓ done")
        try terminal.expect("step 2 of 8")
        try terminal.enter("\t", until: "✓ done")
        try terminal.expect("step 3 of 8")
    }

    /// What is right already needs no hint, but it is the first one for somebody who asks.
    @Test func aHintThatWasPassedOverHasNotBeenGiven() throws {
        let stage = try TeachingStage()
        try stage.write(
            "own.nesh",
            """
            ## Say two.
            # hint: Use echo here.
            echo two
            expect $output == two

            ## Over.

            """)
        let terminal = try stage.terminal("tutorial", "./own.nesh")
        try terminal.expect("step 1 of 1")
        for line in ["echo one", "echo three"] { try terminal.enter("\u{c}" + line, until: "not done yet") }
        #expect(!terminal.session.screen.text.contains("Hint:"))
        try terminal.enter("hint", until: "Use echo here.")
    }

    @Test("a hint has a number, and the lesson's words are known when they are nearly right")
    func hintsByNumber() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial")
        try terminal.expect("step 1 of 8")
        try terminal.enter("hint 1", until: "One word shows memory and CPUs")
        try terminal.enter("hint 9", until: "numbers 1 to 2")
        try terminal.enter("skip it", until: "Type skip alone, with nothing behind it.")
        try terminal.enter("hint 2", until: "resources")
    }

    @Test func aStepSaysWhatItStillWaitsForAndHelpsAfterTheSecondMiss() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        // Words that only say what the step waits for are no answer to it.
        try terminal.enter("!true", until: "This step needs another command.")
        terminal.enter("!echo emory")
        try terminal.session.wait("the hint") { $0.text.contains("Hint: One word shows memory and CPUs") }
        // What fix runs stands with the error, and to ask for it is no attempt.
        terminal.enter("resurces")
        try terminal.session.wait("the error before what is said of the step") { screen in
            let lines = screen.lines
            guard let error = lines.lastIndex(of: "      = type fix to run: resources") else { return false }
            return lines[error...].contains { $0.hasPrefix("This step is not done yet") }
        }
        terminal.enter("describe-enclaves")
        terminal.enter("help resources")
        try terminal.enter("!uname", until: "another command")
        #expect(!terminal.session.screen.text.contains("✓ done"))
        for step in 2...5 {
            try terminal.enter("skip", until: "step \(step) of 8")
        }
        terminal.enter("run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 17")
        try terminal.session.wait("what holds and what does not") { screen in
            [
                "✓ an enclave runs", "✗ its CID is 16  ($enclave.cid was \"17\")",
                "✓ it is in debug mode",
            ].allSatisfy(screen.text.contains)
        }
        terminal.enter("run-enclave --memory 16 --cpu-count 1")
        try terminal.session.wait("a hint") { screen in
            ["The right command, but it failed.", "Hint: run-enclave takes"].allSatisfy(screen.text.contains)
        }
        try terminal.enter("stop", until: "Lesson left")
    }

    @Test func whatIsSaidOfALineBeginsOnItsOwn() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        terminal.enter("!printf 'op''en'")
        try terminal.session.wait("the note below the output") { screen in
            guard let line = screen.lines.lastIndex(of: "open") else { return false }
            return screen.lines[line...].dropFirst().first?.hasPrefix("This step is not done yet") ?? false
        }
    }

    @Test func whatALessonMeansToFailOffersNoFix() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("memory", of: 10)
        try terminal.enter("skip", until: "step 2 of 10")
        // Too little memory, on purpose.
        try terminal.enter("skip", until: "step 3 of 10")
        try terminal.enter("skip", until: "step 4 of 10")
        #expect(!terminal.session.screen.text.contains("type fix to run"), "\(terminal.session.screen.text)")
        try terminal.enter("stop", until: "Lesson left")
    }

    @Test func toAskForTheCorrectedLineIsNoAttempt() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        terminal.enter("resurces")
        try terminal.session.wait("the correction") { $0.text.contains("type fix to run: resources") }
        terminal.enter("fix")
        try terminal.session.wait("the step done") { $0.text.contains("✓ done") }
        #expect(terminal.session.screen.text.ranges(of: "This step is not done yet").count == 1)
    }

    @Test func skippedAndRepeatedStepsLeaveTheLessonWhole() throws {
        let stage = try TeachingStage()
        let terminal = try stage.lesson("hello", of: 8)
        try terminal.enter("back", until: "This is the first step.")
        for step in 2...5 {
            try terminal.enter("skip", until: "nesh types:")
            try terminal.expect("step \(step) of 8")
        }
        // An enclave that the lesson does not want is in the way; skip gets it right.
        try terminal.enter(
            "run-enclave --cpu-count 2 --memory 256 --enclave-cid 77", until: "This step is not done yet")
        try terminal.enter("skip", until: "step 6 of 8")
        terminal.enter("describe-enclaves")
        try terminal.session.wait("the enclave") { $0.text.contains("\"EnclaveCID\": 16") }
        try terminal.expect("step 7 of 8")
        // The learner's own files would otherwise be missed.
        try terminal.enter("back", until: "files that you made yourself are gone")
        try terminal.expect("step 6 of 8")
        try terminal.enter("back", until: "step 5 of 8")
        try terminal.enter("run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 16", until: "✓ done")
        try terminal.enter("stop", until: "Lesson left")
        try terminal.enter("ls", until: "no enclave is running")
    }

    @Test func aLessonGoesOnWhereItWasLeft() throws {
        let stage = try TeachingStage()
        let first = try stage.lesson("memory", of: 10)
        try first.enter("allocator show", until: "step 2 of 10")
        try first.enter("run-enclave --cpu-count 2 --memory 16", until: "step 3 of 10")
        first.type("\u{4}")
        #expect(try first.end() == 0)

        let status = try stage.nesh("tutorial", "status", "--json")
        #expect(status.json?["Current"]?.string == "memory")
        #expect(status.json?["Step"]?.integer == 3)

        let second = try stage.terminal()
        try second.enter("tutorial", until: "step 3 of 10")
        // Killed, too, it keeps its place.
        kill(second.session.process, SIGKILL)
        let third = try stage.terminal("tutorial")
        try third.expect("step 3 of 10")
        try third.enter("tutorial next", until: "Lesson 5 of \(Lesson.all.count)")
        try third.enter("tutorial status", until: "at step 1")
    }

    @Test func lessonsLeaveTheSessionAlone() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal()
        terminal.enter("set mine before")
        try terminal.enter("tutorial hello", until: "step 1 of 8")
        terminal.enter("set mine inside")
        try terminal.enter("stop", until: "Lesson left")
        try terminal.enter("echo $mine $env.HOME", until: "before \(stage.folder.path)/home")
        try terminal.enter("!pwd", until: stage.work)
    }

    @Test func aJapaneseLearnerIsTaughtInJapanese() throws {
        let stage = try TeachingStage(["LC_ALL": "", "LANG": "ja_JP.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"])
        let terminal = try stage.terminal("tutorial")
        try terminal.expect("レッスン 1/\(Lesson.all.count)")
        try terminal.expect("手順 1/8")
        try terminal.enter("!true", until: "まだ終わっていません")
        try terminal.enter("resources", until: "できました")
    }
}
