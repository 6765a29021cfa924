import NeshCommand
import NeshSystem
import NeshTeaching
import NeshTestSupport
import Testing

/// Who has finished all lessons is told so, rather than sent to the first one again.
@Suite struct AllLessonsTests {
    @Test(arguments: ["tutorial", "tutorial next"])
    func afterTheLastOne(line: String) throws {
        let home = try TemporaryDirectory()
        var progress = LessonProgress()
        for lesson in Lesson.all { progress.finish(lesson) }
        let environment = ["HOME": home.path]
        try progress.save(UserDirectories(environment: environment).state + "/tutorial.json")
        let shell = try Shell(environment: environment)
        let asks = shell.run(line)
        // `next` begins something only for somebody at a prompt.
        if line == "tutorial" { #expect(asks == 0, "\(shell.err.text)") } else if asks != 0 { return }
        #expect(
            shell.out.text
                == "You have finished all lessons.\n`tutorial status` lists them, and `tutorial hello` begins the first one again.\n"
        )
    }
}
