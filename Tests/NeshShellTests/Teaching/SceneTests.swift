import NeshCommand
import NeshLanguage
import NeshTeaching
import NeshTestSupport
import NeshText
import Testing

@testable import NeshTeachingVerbs

@Suite struct SceneTests {
    private func script(_ text: String) -> TaughtScript {
        TaughtScript(Parser.parse(SourceText(name: "t.nesh", text: text)).statements)
    }

    @Test func aScriptFallsIntoSteps() throws {
        let script = script(
            """
            set a 1
            !true
            ## First
            ## of all.
            # hint: one
            # no hint
            # hint: two
            echo one
            expect $output == one
            wait $ok

            set b 2
            echo two
            ## Third.
            expect $a == 1
            not run-enclave --memory 1
            ## The end.
            """)
        #expect(script.preparations.count == 2)
        #expect(
            script.scenes.map { $0.task?.typedText } == [
                "echo one", "echo two", "expect $a == 1", "run-enclave --memory 1", nil,
            ])
        #expect(script.scenes[0].narration == ["First", "of all."])
        #expect(script.scenes[0].hints == ["one", "two"])
        #expect(script.scenes[0].checks.count == 2)
        #expect(script.scenes[1].preparations.count == 1)
        #expect(script.scenes[3].task?.meansToFail == true)
        #expect(script.scenes[4].narration == ["The end."])
    }

    @Test func withoutNarrationEveryCommandIsShown() {
        let script = script("set a 1\necho one\n")
        #expect(script.preparations.isEmpty)
        #expect(script.scenes.map { $0.task?.typedText } == ["echo one"])
    }

    /// A learner must be able to get help, and to be wrong.
    @Test(arguments: Lesson.all.map(\.name)) func eachStepOfALessonHelps(_ name: String) throws {
        let lesson = try #require(Lesson.named(name))
        let scenes = TaughtScript(Parser.parse(SourceText(name: name, text: lesson.text.english)).statements).scenes
        #expect(scenes.count > 5)
        for scene in scenes {
            guard let task = scene.task else { continue }
            #expect(!scene.narration.isEmpty, "\(task.typedText)")
            #expect(!scene.hints.isEmpty, "\(task.typedText)")
            for line in scene.narration + scene.hints { #expect(line.count <= 100, "\(line)") }
        }
        // What would differ on EC2 is said.
        #expect(lesson.text.english.contains("EC2") && lesson.text.japanese.contains("EC2"))
    }

    /// Where `--docker-dir` is missing, nesh offers the folder that is called like the image: it is to be the step's.
    @Test func aLessonsImageIsCalledLikeItsFolder() throws {
        var count = 0
        for name in Lesson.all.map(\.name) {
            let text = try LessonFile.carried(name)
            let app = text.firstMatch(of: /set app \$\{1:-([a-z-]+)\}/)?.1
            for line in text.matches(of: /--docker-uri ([a-z-]+):latest --docker-dir ([a-z$-]+)/) {
                #expect(line.2 == "$app" ? line.1 == app : line.1 == line.2, "\(name): \(line.0)")
                count += 1
            }
        }
        #expect(count > 5)
    }

    /// Who takes a lesson has passed no arguments.
    @Test("what a learner reads names no argument of the script")
    func narrationHasNoArguments() {
        let texts = Lesson.all.flatMap { [$0.text.english, $0.text.japanese] }
        for text in texts + [Language.english, .japanese].map({ LessonScript.first("own", $0) }) {
            let scenes = TaughtScript(Parser.parse(SourceText(name: "", text: text)).statements).scenes
            #expect(scenes.count > 3)
            for line in scenes.flatMap(\.narration) { #expect(!line.contains(/\$\d/), "\(line)") }
        }
    }

    @Test("what is asked of an enclave comes after its start: 'it' is the one that runs")
    func enclavesRunFirst() throws {
        for lesson in Lesson.all {
            let scenes = TaughtScript(Parser.parse(SourceText(name: "", text: lesson.text.english)).statements).scenes
            for scene in scenes {
                let words = scene.checks.compactMap(TaughtCheck.init).filter { $0.text.hasPrefix("$enclave.") }.map {
                    $0.inWords(.english)
                }
                guard let first = words.firstIndex(where: { $0.hasPrefix("it ") || $0.hasPrefix("its ") }) else {
                    continue
                }
                #expect(words[..<first].contains("an enclave runs"), "\(lesson.name): \(words)")
            }
        }
    }

    @Test("a hint with options has their verb before them, and a page is named as what lies in the folder of pages")
    func hintsAreWhole() {
        for text in Lesson.all.flatMap({ [$0.text.english, $0.text.japanese] }) {
            let scenes = TaughtScript(Parser.parse(SourceText(name: "", text: text)).statements).scenes
            for hint in scenes.flatMap(\.hints) { #expect(!hint.hasPrefix("--"), "\(hint)") }
            for line in scenes.flatMap(\.narration) { #expect(!line.contains(/docs\/[a-z-]+\.md/), "\(line)") }
        }
    }

    @Test func typingTakesItsTimeAndLooksTyped() {
        let text = "run-enclave --cpu-count 2 --memory 512"
        let plan = TypingPlan(text, keysPerSecond: 3.75, seed: 1)
        #expect(plan.times.count == text.count)
        let due = Double(text.count) / 3.75
        #expect(abs(plan.duration / .seconds(1) - due) < 0.001)
        #expect(zip(plan.times, plan.times.dropFirst()).allSatisfy { $0 < $1 })
        let gaps = zip(plan.times, plan.times.dropFirst()).map { ($1 - $0) / .seconds(1) }
        #expect((gaps.max() ?? 0) > 1.5 * (gaps.min() ?? 0))
        #expect(plan == TypingPlan(text, keysPerSecond: 3.75, seed: 1))
        #expect(plan != TypingPlan(text, keysPerSecond: 3.75, seed: 2))
        #expect(TypingPlan("", keysPerSecond: 1, seed: 0).duration == .zero)
    }
}
