import Foundation
import NeshData
import NeshTestSupport
import Testing

/// Signs that nobody sees to be wrong.
@Suite struct TeachingSignTests {
    @Test(
        "full-width characters are named once, in each language",
        arguments: [
            ("en_US.UTF-8", "full-width characters: type", "This step is not done yet", "step 1 of 8"),
            ("ja_JP.UTF-8", "全角の文字が入っています", "この手順はまだ終わっていません", "手順 1/8"),
        ])
    func fullWidth(locale: String, note: String, notYet: String, step: String) throws {
        let stage = try TeachingStage(["LC_ALL": locale])
        let terminal = try stage.terminal("tutorial", "measurements")
        try terminal.expect(step)
        terminal.look()
        terminal.enter("ｂｕｉｌｄ－ｅｎｃｌａｖｅ　－－ｄｏｃｋｅｒ－ｕｒｉ")
        try terminal.expect(notYet)
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        #expect(
            terminal.session.screen.text.components(separatedBy: note).count == 2, "\(terminal.session.screen.text)")
    }

    @Test("a line that is right but for its signs is not called another command")
    func rightButForItsSigns() throws {
        let terminal = try TeachingStage().lesson("measurements", of: 8)
        try terminal.enter("skip", until: "step 2 of 8")
        terminal.look()
        terminal.enter("！echo >> lesson-app/hello")
        try terminal.expect("This step is not done yet")
        try terminal.enter("echo \"mark\"-1", until: "mark-1")
        #expect(!terminal.session.screen.text.contains("another command"), "\(terminal.session.screen.text)")
    }

    @Test("a Japanese word of the lesson's means what it says", arguments: ["ヒント", "ひんと"])
    func japaneseWords(hint: String) throws {
        let terminal = try TeachingStage().lesson("hello", of: 8)
        try terminal.enter(hint, until: "One word shows memory and CPUs")
        try terminal.enter("ヒント", until: "Tab takes the dim line")
        try terminal.enter("スキップ", until: "step 2 of 8")
        try terminal.enter("戻る", until: "step 1 of 8")
        try terminal.enter("終了", until: "Lesson left")
    }

    @Test("a word of the lesson's counts however it is written, and is no try")
    func words() throws {
        let stage = try TeachingStage()
        let terminal = try stage.terminal("tutorial", "hello", "--report", "hello.json")
        try terminal.expect("step 1 of 8")
        for line in ["Hint", "hint?", "ｈｉｎｔ", "HINT."] {
            terminal.look()
            try terminal.enter(line, until: "resources")
        }
        try terminal.enter("skip 2", until: "Type skip alone")
        try terminal.enter("Skip", until: "step 2 of 8")
        #expect(!terminal.session.screen.text.contains("unknown command"), "\(terminal.session.screen.text)")
        let first = try JSON.parse(Array(try stage.text("hello.json").utf8))["Results"]?[0]
        #expect(first?["Misses"]?.integer == 0 && first?["Hints"]?.integer == 4, "\(String(describing: first))")
        try terminal.enter("Quit", until: "Lesson left")
    }
}
