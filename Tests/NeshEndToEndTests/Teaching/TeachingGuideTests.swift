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
        terminal.enter("hint")
        try terminal.expect("One word shows memory and CPUs")
        terminal.enter("hint")
        try terminal.expect("resources")
        terminal.type("\t\r")
        try terminal.expect("✓ done")
        try terminal.expect("step 2 of 8")
        terminal.type("\t\r")
        try terminal.expect("✓ done")
        try terminal.expect("step 3 of 8")
    }

    @Test func aStepSaysWhatItStillWaitsForAndHelpsAfterTheSecondMiss() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.expect("step 1 of 8")
        // Words that only say what the step waits for are no answer to it.
        terminal.enter("!true")
        try terminal.expect("Another command does what this step is about.")
        terminal.enter("!echo emory")
        try terminal.session.wait("the hint") { $0.text.contains("Hint: One word shows memory and CPUs") }
        // What fix runs stands with the error, and to ask for it is no attempt.
        terminal.enter("resurces")
        try terminal.session.wait("the error before what is said of the step") { screen in
            let lines = screen.lines
            guard let error = lines.lastIndex(of: "      = fix runs: resources") else { return false }
            return lines[error...].contains { $0.hasPrefix("This step is not done yet") }
        }
        terminal.enter("describe-enclaves")
        terminal.enter("help resources")
        terminal.enter("!ls")
        try terminal.expect("Another command")
        #expect(!terminal.session.screen.text.contains("✓ done"))
        for step in 2...5 {
            terminal.enter("skip")
            try terminal.expect("step \(step) of 8")
        }
        terminal.enter("run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 17")
        try terminal.session.wait("what holds and what does not") { screen in
            [
                "✓ $enclave.state == RUNNING", "✗ $enclave.cid == 16  ($enclave.cid was \"17\")",
                "✓ $enclave.debug == true",
            ].allSatisfy(screen.text.contains)
        }
        terminal.enter("run-enclave --memory 16 --cpu-count 1")
        try terminal.session.wait("a hint") { screen in
            ["The right command, but it failed.", "Hint: run-enclave takes"].allSatisfy(screen.text.contains)
        }
        terminal.enter("stop")
        try terminal.expect("Lesson left")
    }

    @Test func toAskForTheCorrectedLineIsNoAttempt() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.expect("step 1 of 8")
        terminal.enter("resurces")
        try terminal.session.wait("the correction") { $0.text.contains("fix runs: resources") }
        terminal.enter("fix")
        try terminal.session.wait("the step done") { $0.text.contains("✓ done") }
        #expect(terminal.session.screen.text.ranges(of: "This step is not done yet").count == 1)
    }

    @Test func skippedAndRepeatedStepsLeaveTheLessonWhole() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.expect("step 1 of 8")
        terminal.enter("back")
        try terminal.expect("This is the first step.")
        for step in 2...5 {
            terminal.enter("skip")
            try terminal.expect("nesh types:")
            try terminal.expect("step \(step) of 8")
        }
        // An enclave that the lesson does not want is in the way; skip gets it right.
        terminal.enter("run-enclave --cpu-count 2 --memory 256 --enclave-cid 77")
        try terminal.expect("This step is not done yet")
        terminal.enter("skip")
        try terminal.expect("step 6 of 8")
        terminal.enter("describe-enclaves")
        try terminal.session.wait("the enclave") { $0.text.contains("\"EnclaveCID\": 16") }
        try terminal.expect("step 7 of 8")
        terminal.enter("back")
        try terminal.expect("step 6 of 8")
        terminal.enter("back")
        try terminal.expect("step 5 of 8")
        terminal.enter("run-enclave --cpu-count 2 --memory 3072 --debug-mode --enclave-cid 16")
        try terminal.expect("✓ done")
        terminal.enter("stop")
        try terminal.expect("Lesson left")
        terminal.enter("ls")
        try terminal.expect("no enclave is running")
    }

    @Test func aLessonGoesOnWhereItWasLeft() throws {
        let stage = try TeachingStage()
        let first = try stage.terminal("tutorial", "memory")
        try first.expect("step 1 of 10")
        first.enter("allocator show")
        try first.expect("step 2 of 10")
        first.enter("run-enclave --cpu-count 2 --memory 16")
        try first.expect("step 3 of 10")
        first.type("\u{4}")
        #expect(try first.end() == 0)

        let status = try stage.nesh("tutorial", "status", "--json")
        #expect(status.json?["Current"]?.string == "memory")
        #expect(status.json?["Step"]?.integer == 3)

        let second = try stage.terminal()
        second.enter("tutorial")
        try second.expect("step 3 of 10")
        // Killed, too, it keeps its place.
        kill(second.session.process, SIGKILL)
        let third = try stage.terminal("tutorial")
        try third.expect("step 3 of 10")
        third.enter("tutorial next")
        try third.expect("Lesson 5 of \(Lesson.all.count)")
        third.enter("tutorial status")
        try third.expect("at step 1")
    }

    @Test func lessonsLeaveTheSessionAlone() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal()
        terminal.enter("set mine before")
        terminal.enter("tutorial hello")
        try terminal.expect("step 1 of 8")
        terminal.enter("set mine inside")
        terminal.enter("stop")
        try terminal.expect("Lesson left")
        terminal.enter("echo $mine $env.HOME")
        try terminal.expect("before \(stage.folder.path)/home")
        terminal.enter("!pwd")
        try terminal.expect(stage.work)
    }

    @Test func aJapaneseLearnerIsTaughtInJapanese() throws {
        let stage = try TeachingStage(["LC_ALL": "", "LANG": "ja_JP.UTF-8", "LC_MESSAGES": "ja_JP.UTF-8"])
        let terminal = try stage.terminal("tutorial")
        try terminal.expect("レッスン 1/\(Lesson.all.count)")
        try terminal.expect("手順 1/8")
        terminal.enter("ls")
        try terminal.expect("達成されていません")
        terminal.enter("resources")
        try terminal.expect("できました")
    }
}
