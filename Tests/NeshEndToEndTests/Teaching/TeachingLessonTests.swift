import Foundation
import NeshTestSupport
import Testing

/// The lessons as scripts: what docs/tutorial says is so, in both languages.
@Suite struct TeachingLessonTests {
    static let names = ["hello", "measurements", "debug-mode", "memory", "several", "signing", "scripts"]

    @Test(arguments: names, ["", "ja/"]) func eachLessonIsTrue(_ name: String, _ language: String) throws {
        let stage = try TeachingStage()
        let start = ContinuousClock.now
        let ended = try stage.nesh(
            "--verify", TeachingStage.root + "/docs/tutorial/\(language)\(name).nesh", stage.work + "/hello-app")
        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
        #expect(ContinuousClock.now - start < .seconds(20))
        // The settings, keys and scripts that a lesson makes go with it.
        let left = try FileManager.default.contentsOfDirectory(atPath: stage.work).sorted()
        #expect(left == ["hello-app"] || left == ["hello-app", "hello.eif"], "\(left)")
    }

    @Test func theProgramCarriesTheLessonsOfTheDocumentation() throws {
        let stage = try TeachingStage()
        for name in Self.names {
            for (locale, folder) in [("C.UTF-8", ""), ("ja_JP.UTF-8", "ja/")] {
                let shown = try stage.nesh("tutorial", "show", name, environment: ["LC_ALL": locale])
                let file = TeachingStage.root + "/docs/tutorial/\(folder)\(name).nesh"
                #expect(shown.output == (try String(contentsOfFile: file, encoding: .utf8)), "\(folder)\(name)")
            }
        }
    }

    @Test func withoutATerminalALessonIsRefusedWithAWayOut() throws {
        let stage = try TeachingStage()
        let ended = try stage.nesh("tutorial", "hello")
        #expect(ended.status != 0)
        #expect(ended.errors.contains("nesh tutorial show hello"))
    }
}
