import Foundation
import NeshTestSupport
import Testing

/// Answers of single lines at a Japanese prompt.
@Suite(.serialized) struct JapaneseAnswerTests {
    @Test func anAnswerSaysOneThingOnce() throws {
        let stage = try TeachingStage(["LC_ALL": "ja_JP.UTF-8"])
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.expect("手順 1/8")
        try terminal.enter("stop", until: "レッスンを中断しました")
        // Programs get the empty list; a reader has the sentence.
        let said = try terminal.session.answer(to: "terminate-enclave --all", mark: 1)
        #expect(said.contains("実行中のエンクレーブはありません") && !said.contains("[]"), "\(said)")
        terminal.enter("\u{c}docs")
        try terminal.session.wait("where the pages are") { $0.text.contains("= ページは") }
        // What has failed is no warning.
        terminal.enter("\u{c}attestation show /etc/hostname")
        try terminal.session.wait("an error") { $0.text.contains("エラー: /etc/hostname: ") }
        // A report that nobody could read later is refused before the first step.
        terminal.enter("\u{c}tutorial hello --report /nosuch/x")
        try terminal.session.wait("the reason") { $0.text.contains("/nosuch: ファイルや") }
        #expect(!terminal.session.screen.text.contains("手順"), "\(terminal.session.screen.text)")
        #expect(try stage.nesh("tutorial", "status", "--report", "/nosuch/x").succeeded)
        // In a pipe the list is there.
        #expect(try stage.nesh("terminate-enclave", "--all").output.contains("[]"))
    }

    @Test(arguments: [true, false]) func aLessonShowsTheOneNameUnderWhichAShellFindsThisProgram(isOnPath: Bool) throws {
        let links = try TemporaryDirectory()
        let program = try BuiltProgram.path.get()
        try FileManager.default.createSymbolicLink(atPath: links.path + "/nesh", withDestinationPath: program)
        let stage = try TeachingStage(["PATH": (isOnPath ? links.path + ":" : "") + "/usr/bin:/bin"])
        let terminal = try stage.lesson("scripts", of: 10)
        for step in 2...7 { try terminal.enter("skip", until: "step \(step) of 10") }
        try terminal.enter("\u{c}skip", until: "step 8 of 10")
        let shown = terminal.session.screen.text
        #expect(shown.contains("`!nesh -n smoke.nesh`") == isOnPath, "\(shown)")
        #expect(shown.contains("`!./nesh-here -n smoke.nesh`") != isOnPath, "\(shown)")
        try terminal.enter(isOnPath ? "!nesh -n smoke.nesh" : "!./nesh-here -n smoke.nesh", until: "step 9 of 10")
    }

    /// Of a line whose other words are right, the hint is about the word that is not.
    @Test func aHintIsAboutWhatIsWrong() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "hello")
        try terminal.enter("skip", until: "step 2 of 8")
        let line = "build-enclave --docker-uri hello-app:latest --docker-dir hello-app --output-file hello"
        try terminal.enter(line, until: "This step is not done yet")
        try terminal.enter("\u{c}" + line, until: "FILE is hello.eif")
        #expect(!terminal.session.screen.text.contains("takes --docker-uri"), "\(terminal.session.screen.text)")
    }
}
