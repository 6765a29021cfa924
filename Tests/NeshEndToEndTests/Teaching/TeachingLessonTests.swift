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

    /// The demo of docs/teaching.md, as a test and as a demo.
    @Test func theFiveMinuteDemoWorks() throws {
        let stage = try TeachingStage()
        let script = TeachingStage.root + "/docs/tutorial/five-minutes.nesh"
        let verified = try stage.nesh("--verify", script, stage.work + "/hello-app")
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        let played = try stage.nesh(
            "--demo", "--auto", "--gap", "1ms", "--speed", "1000", script, stage.work + "/hello-app")
        #expect(played.status == 0, "\(played.output)\(played.errors)")
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
}
