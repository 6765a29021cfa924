import Foundation
import NeshTeaching
import NeshTestSupport
import Testing

/// The lessons as scripts: what docs/tutorial says is so, in both languages.
@Suite struct TeachingLessonTests {
    static let names = Lesson.all.map(\.name)

    @Test(
        .enabled(if: TestProgram.areInstalled("openssl", "cpio"), "openssl or cpio is not installed"),
        arguments: names, ["", "ja/"])
    func eachLessonIsTrue(_ name: String, _ language: String) throws {
        let stage = try TeachingStage()
        let ended = try stage.nesh(
            "--verify", TeachingStage.root + "/docs/tutorial/\(language)\(name).nesh", stage.work + "/hello-app")
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
        // The settings, keys and scripts that a lesson makes go with it.
        let left = try FileManager.default.contentsOfDirectory(atPath: stage.work).sorted()
        #expect(left == ["hello-app"] || left == ["hello-app", "hello.eif"], "\(left)")
    }

    @Test func theProgramCarriesTheLessonsOfTheDocumentation() throws {
        let stage = try TeachingStage()
        for name in Self.names {
            for (locale, folder) in [("C.UTF-8", ""), ("ja_JP.UTF-8", "ja/")] {
                let shown = try stage.nesh("tutorial", "show", name, environment: ["LC_ALL": locale])
                #expect(shown.output == (try LessonFile.carried(name, folder: folder)), "\(folder)\(name)")
            }
        }
    }

    @Test func withoutATerminalALessonIsRefusedWithAWayOut() throws {
        let stage = try TeachingStage()
        let ended = try stage.nesh("tutorial", "hello")
        #expect(ended.status != 0)
        #expect(ended.errors.contains("nesh tutorial show hello"))
    }

    /// The demo of docs/teaching.md, as a test and as a demo, from one's own app, and from a folder without one, as it
    /// is called there.
    @Test(arguments: [true, false]) func theFiveMinuteDemoWorks(hasApp: Bool) throws {
        let stage = try TeachingStage()
        let script = TeachingStage.root + "/docs/tutorial/five-minutes.nesh"
        let app = hasApp ? [stage.work + "/hello-app"] : []
        if !hasApp { try FileManager.default.removeItem(atPath: stage.work + "/hello-app") }
        let before = try FileManager.default.contentsOfDirectory(atPath: stage.work).sorted()
        let verified = try stage.home.run(["--verify", script] + app)
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        let played = try stage.home.run(
            ["--demo", "--auto", "--gap", "1ms", "--speed", "1000", script] + app)
        #expect(played.status == 0, "\(played.output)\(played.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: stage.work).sorted() == before)
        #expect(played.output.contains("[   3] Hello from the enclave side!"))
        #expect(played.errors.contains("E44") || played.output.contains("E44"))
    }

    /// The same commands, and every link leads somewhere.
    @Test func theJapaneseReadmeFollowsTheEnglishOne() throws {
        let english = try String(contentsOfFile: TeachingStage.root + "/README.md", encoding: .utf8)
        let japanese = try String(contentsOfFile: TeachingStage.root + "/README.ja.md", encoding: .utf8)
        let commands = japanese.split(separator: "\n").filter { $0.hasPrefix("scripts/") }.map {
            $0.split(separator: "#")[0].trimmingCharacters(in: .whitespaces)
        }
        #expect(commands.count >= 2)
        for command in commands where command != "scripts/nesh tutorial" {
            #expect(english.contains(command), "\(command)")
        }
        let headings = { (text: String) in text.split(separator: "\n").count { $0.hasPrefix("## ") } }
        #expect(headings(japanese) == headings(english))
        for page in ["teaching.md", "ja/teaching.md"] {
            let text = try String(contentsOfFile: TeachingStage.root + "/docs/" + page, encoding: .utf8)
            for name in Self.names { #expect(text.contains("`\(name)`"), "\(page): \(name)") }
        }
        #expect(english.contains("README.ja.md") && japanese.contains("README.md"))
    }

    /// The steps that can be done without it are made up for once, whatever fails between them.
    @Test func whatAProgramIsMissingFor() throws {
        let stage = try TeachingStage()
        try stage.write(
            "lacking.nesh",
            """
            # needs: no-such-program
            # needs: nobody-calls-it
            ## One.
            !echo once >> count

            ## Two.
            !no-such-program

            ## Three.
            parent no-such-program x

            ## Four.
            version
            """)
        let terminal = try stage.terminal("tutorial", "lacking.nesh", columns: 160)
        try terminal.expect("no-such-program, which is missing: in the steps 2, 3.")
        try terminal.expect("nobody-calls-it, which is missing: in one of its lines.")
        try terminal.enter("!echo once >> count", until: "step 2 of 4")
        try terminal.enter("skip", until: "no-such-program is missing, so nesh goes on without this step.")
        try terminal.enter("skip", until: "no-such-program is missing, so nesh goes on without this step.")
        try terminal.expect("step 4 of 4")
        try terminal.enter("back", until: "step 3 of 4")
        try terminal.enter("!echo lines $(wc -l < count)", until: "\nlines 1")
    }
}
