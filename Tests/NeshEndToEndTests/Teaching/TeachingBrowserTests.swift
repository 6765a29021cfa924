import Foundation
import NeshSystem
import NeshTestSupport
import Testing

/// The page of a recording, its pictures, and the live view, in a browser and for other programs.
@Suite struct TeachingBrowserTests {
    private static let driver = TestProgram.repository + "/Tests/NeshEndToEndTests/Fixtures/browser.py"
    private static let hasBrowser =
        TestProgram.areInstalled("python3")
        && ["chromium", "chromium-browser", "google-chrome"].contains { TestProgram.areInstalled($0) }

    private static let cast = #"""
        {"version": 2, "width": 80, "height": 10}
        [0.1, "o", "first \u001b[31mred\u001b[0m\r\n"]
        [0.5, "m", "</script><img src=x onerror=bad=1>"]
        [0.5, "o", "<img src=x onerror='bad=1'> 日本\r\n"]
        [1.0, "m", "second"]
        [1.2, "o", "\u001b[1;32mthe end\u001b[0m\r\n"]

        """#

    /// The browser leaves files of its own.
    private func leftovers(in stage: TeachingStage) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: stage.folder.path + "/tmp").filter { $0.hasPrefix("nesh") }
    }

    private func drive(_ stage: TeachingStage, _ words: String...) throws -> Program.Ended {
        try Program.run(
            "/usr/bin/env", ["timeout", "120", "python3", Self.driver] + words, stage.environment, directory: stage.work
        )
    }

    @Test(.enabled(if: hasBrowser, "chromium or python3 is not installed"))
    func thePageIsDrivenInABrowser() throws {
        let stage = try TeachingStage()
        try stage.write("a.cast", Self.cast)
        #expect(try stage.nesh("export", "a.cast", "--html").status == 0)
        let ended = try drive(stage, "page", "a.html")
        #expect(ended.status == 0 && ended.output.ranges(of: "holds: ").count == 13, "\(ended.output)\(ended.errors)")
    }

    @Test(.enabled(if: hasBrowser, "chromium or python3 is not installed"))
    func picturesAreDrawnInABrowser() throws {
        let stage = try TeachingStage()
        try stage.write("a.cast", Self.cast)
        #expect(try stage.nesh("export", "a.cast", "--svg").status == 0)
        let moving = try drive(stage, "svg", "a.svg")
        #expect(moving.status == 0 && moving.output.contains("moves: 1"), "\(moving.output)\(moving.errors)")
        #expect(try stage.nesh("export", "a.cast", "--svg", "--at", "600ms", "--output", "b.svg").status == 0)
        let still = try drive(stage, "svg", "b.svg")
        #expect(
            still.status == 0 && still.output.contains("moves: 0") && still.output.contains("first")
                && still.output.contains("red"))
        #expect(!still.output.contains("the end"))
        #expect(try stage.nesh("export", "a.cast", "--html", "--at", "1s").status != 0)
    }

    @Test(
        "a session is seen in a browser while it goes on",
        .enabled(if: hasBrowser, "chromium or python3 is not installed"))
    func live() throws {
        let stage = try TeachingStage()
        let nesh = try stage.terminal("--no-rc", columns: 120, rows: 30)
        try nesh.expect("nesh")
        try nesh.enter("record --live", until: "live at ")
        try nesh.session.wait("the address") {
            $0.text.contains("/\n") || $0.text.hasSuffix("/") || $0.text.contains("record stop")
        }
        let words = nesh.session.screen.text.split(whereSeparator: \.isWhitespace)
        let url = try #require(words.first { $0.hasPrefix("http://127.0.0.1:") })
        try nesh.enter("echo fir\"st\"word", until: "firstword")
        let browser = try Terminal(
            of: stage,
            TerminalSession(
                "/usr/bin/env", ["python3", Self.driver, "live", String(url), "firstword", "secondword"],
                environment: stage.environment))
        try browser.expect("saw firstword")
        nesh.enter("echo sec\"ond\"word")
        try browser.expect("saw secondword")
        try browser.expect("holds: fits a narrow window")
        nesh.enter("record stop")
        try browser.expect("saw the end")
        #expect(try browser.end() == 0)
        nesh.enter("exit")
        #expect(try nesh.end() == 0)
        #expect(try leftovers(in: stage).isEmpty)
    }

    @Test func aLiveSessionIsForThoseWhoHaveItsAddress() throws {
        let stage = try TeachingStage()
        try stage.write(
            "live.nesh", "record talk --live\necho said\n! sleep 60\n")
        let nesh = try Terminal(
            of: stage,
            TerminalSession(
                "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", stage.work, Program.nesh, "live.nesh"],
                environment: stage.environment, columns: 120))
        try nesh.expect("live at ")
        try nesh.expect("said")
        let words = nesh.session.screen.text.split(whereSeparator: \.isWhitespace)
        let url = try #require(words.first { $0.hasPrefix("http://127.0.0.1:") }.flatMap { URL(string: String($0)) })
        func ask(_ target: String, _ method: String = "GET", host: String? = nil) throws -> String {
            let socket = try LoopbackSocket.connect(port: UInt16(try #require(url.port)))
            let place = host ?? "127.0.0.1:\(url.port ?? 0)"
            try File.write(
                socket.raw, "\(method) \(target) HTTP/1.1\r\nHost: \(place)\r\nConnection: close\r\n\r\n".utf8,
                subject: "")
            var answer: [UInt8] = []
            while true {
                Poll.wait(untilReady: socket.raw)
                guard case .bytes(let bytes) = try UnixSocket.receive(from: socket, limit: 1 << 16) else { break }
                answer += bytes
            }
            return String(decoding: answer, as: UTF8.self)
        }
        let page = try ask(url.path + "/")
        #expect(page.hasPrefix("HTTP/1.1 200 ") && page.contains("default-src 'none'"))
        // A terminal may show a line a moment before the browsers get it.
        let deadline = Deadline(after: .seconds(60))
        while try !ask(url.path + "/events?from=0").contains("said"), !deadline.hasPassed {}
        #expect(try ask(url.path + "/events?from=0").contains("said"))
        #expect(try ask("/").hasPrefix("HTTP/1.1 404 "))
        #expect(try ask(url.path + "/", host: "evil.example").hasPrefix("HTTP/1.1 403 "))
        #expect(try ask(url.path + "/", "DELETE").hasPrefix("HTTP/1.1 405 "))
        nesh.type("\u{3}")
        _ = try nesh.end()
        // The secret word is in no file.
        for name in ["talk.cast", "talk.log", "talk.nesh"] {
            #expect(try !stage.text(name).contains(url.path), "\(name)")
        }
    }

    @Test func aLiveSessionWithoutANameLeavesNothing() throws {
        let stage = try TeachingStage()
        try stage.write("live.nesh", "record --live\necho said\nrecord\ntry record talk\n")
        let ended = try stage.nesh("live.nesh")
        #expect(ended.status == 0 && ended.errors.contains("live at http://127.0.0.1:"), "\(ended.errors)")
        #expect(
            ended.output.contains("a live session is going on") && ended.errors.contains("a live session is going on"))
        #expect(!(ended.output + ended.errors).contains("nesh-live"), "\(ended.output)\(ended.errors)")
        #expect(try leftovers(in: stage).isEmpty)
        for words in [["--port"], ["--address", "nowhere"], ["x", "y"], ["a", "0"], ["a", "70000"]] {
            #expect(
                try Program.run(Program.nesh, ["record", "--live"] + words, stage.environment).status != 0, "\(words)")
        }
        #expect(try stage.nesh("record", "talk", "8080").errors.contains("--live"))
    }

    @Test func gifPicturesComeFromAnotherProgramOrNotAtAll() throws {
        let stage = try TeachingStage()
        try stage.write("a.cast", Self.cast.replacing("first", with: "first \\u001b]0;title\\u0007"))
        let none = try stage.nesh("export", "a.cast", "--gif", environment: ["PATH": stage.work])
        #expect(
            none.status != 0 && none.errors.contains("agg, which is not installed") && none.errors.contains("--svg"))
        try TestProgram.write("#!/bin/sh\n/bin/cp \"$2\" \"$3\"\n", to: stage.work + "/bin/agg")
        let path = ["PATH": stage.work + "/bin"]
        let made = try stage.nesh("export", "a.cast", "--gif", environment: path)
        #expect(made.status == 0, "\(made.errors)")
        // What it got draws, and does nothing else to a terminal.
        let given = try stage.text("a.gif")
        #expect(given.contains("first ") && !given.contains("title\\u0007") && !given.contains("onerror=bad=1>"))
        try TestProgram.write("#!/bin/sh\necho no room >&2\nexit 3\n", to: stage.work + "/bin/agg")
        let failed = try stage.nesh("export", "a.cast", "--gif", "--force", environment: path)
        #expect(failed.status != 0 && failed.errors.contains("no room"))
        #expect(try leftovers(in: stage).isEmpty)
    }

    @Test func recordingsAreWrittenInBothVersions() throws {
        let stage = try TeachingStage()
        for version in ["2", "3"] {
            try stage.write("r.nesh", "record v\(version) --asciicast \(version)\necho one\necho two\nrecord stop\n")
            #expect(try stage.nesh("r.nesh").status == 0)
            #expect(try stage.text("v\(version).cast").hasPrefix("{\"version\":\(version),"))
            #expect(try stage.nesh("replay", "v\(version).cast").output.contains("two"))
            #expect(try stage.nesh("export", "v\(version).cast", "--txt").status == 0)
            #expect(try stage.text("v\(version).txt").contains("one\n"))
        }
    }
}
