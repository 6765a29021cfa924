import Foundation
import NeshTestSupport
import Testing

/// Playing recordings, with keys.
@Suite struct TeachingReplayTests {
    private static let cast = """
        {"version": 2, "width": 80, "height": 24}
        [0.1, "o", "begin\\r\\n"]
        [0.2, "m", "first"]
        [0.2, "o", "one\\r\\n"]
        [600.0, "o", "after ten minutes\\r\\n"]
        [600.1, "m", "second"]
        [600.1, "i", "ignored"]
        [600.2, "o", "two\\r\\n"]
        [1200.0, "o", "the end\\r\\n"]

        """

    private func play(_ options: String...) throws -> Terminal {
        let stage = try TeachingStage()
        try stage.write("a.cast", Self.cast)
        return try Terminal(
            of: stage,
            TerminalSession(
                Program.nesh, ["replay", stage.work + "/a.cast"] + options, environment: stage.environment))
    }

    @Test func pausesAreCutToTheLimit() throws {
        let terminal = try play("--idle-limit", "50ms")
        try terminal.expect("the end", seconds: 30)
        #expect(try terminal.end() == 0)
    }

    @Test func speedIsAFactor() throws {
        let terminal = try play("--speed", "1000")
        try terminal.expect("the end", seconds: 30)
        #expect(try terminal.end() == 0)
    }

    @Test func markersAreStepsAndQLeaves() throws {
        let terminal = try play("--step", "--speed", "1000")
        try terminal.expect("begin")
        #expect(!terminal.news.contains("one"))
        try terminal.type(" ", until: "after ten minutes")
        terminal.session.settle(milliseconds: 300)
        #expect(!terminal.news.contains("two"))
        try terminal.type("n", until: "the end")
        #expect(try terminal.end() == 0)

        let left = try play()
        try left.expect("one")
        left.type("q")
        #expect(try left.end() == 0)
    }

    @Test func nSkipsAPauseAndSpaceHolds() throws {
        let terminal = try play()
        try terminal.expect("one")
        // Ten minutes go by at once, up to the next command.
        try terminal.type("n", until: "after ten minutes")
        try terminal.expect("two")
        terminal.type(" ")
        terminal.type("+-")
        terminal.type(" ")
        try terminal.type("n", until: "the end")
        #expect(try terminal.end() == 0)
    }

    @Test func aRecordingBecomesAPageWithoutRequestsATextAndMarkdown() throws {
        let stage = try TeachingStage()
        let hostile = """
            {"version": 2, "width": 80, "height": 24, "idle_time_limit": 0.5}
            [0.1, "m", "</script><img src=//example.invalid>"]
            [600, "o", "日本 \\u001b[31m<b>red\\u001b[0m\\r\\n```\\r\\nabc\\rX\\r\\n"]

            """
        try stage.write("a.cast", hostile)
        #expect(try stage.nesh("export", "a.cast", "--html").status == 0)
        let page = try stage.text("a.html")
        #expect(page.contains("default-src 'none'"))
        #expect(page.ranges(of: "</script>").count == 2 && !page.contains("<img") && !page.contains("<b>"))
        #expect(page.contains("[0.6,\"o\","), "the recording's own limit of pauses")
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<link rel=\"stylesheet"))
        #expect(try stage.nesh("export", "a.cast", "--html").status != 0, "it is there already")
        #expect(page.contains(">Play<") && page.contains("<html lang=\"en\">"))
        #expect(
            try stage.nesh("export", "a.cast", "--html", "--force", environment: ["LANG": "ja_JP.UTF-8"]).status == 0)
        let other = try stage.text("a.html")
        #expect(other.contains(">再生<") && other.contains("<html lang=\"ja\">") && !other.contains(">Dark or light<"))
        #expect(try stage.nesh("export", "a.cast", "--txt").status == 0)
        #expect(try stage.text("a.txt") == "日本 <b>red\n```\nXbc\n")
        #expect(try stage.nesh("export", "a.cast", "--md", "--output", "b.md").status == 0)
        #expect(try stage.text("b.md").contains("\n````text\n日本 <b>red\n```\nXbc\n````\n"))
        #expect(try stage.nesh("export", "a.cast").status != 0)
    }

    @Test func whatIsNoRecordingIsRefused() throws {
        let stage = try TeachingStage()
        try stage.write("no.cast", "hello\n")
        let ended = try stage.nesh("replay", "no.cast")
        #expect(ended.status != 0)
        #expect(ended.errors.contains("is not a recording"))
        try stage.write("torn.cast", "{\"version\": 2}\n[0.1, \"o\", \"whole\"]\n[0.2, \"o\", \"to")
        let torn = try stage.nesh("replay", "torn.cast")
        #expect(torn.status == 0)
        #expect(torn.output == "whole")
    }
}
