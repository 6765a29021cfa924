import Foundation
import NeshTeaching
import NeshTestSupport
import Testing

@Suite struct LessonProgressTests {
    @Test func whatSeveralPromptsKeepAtTheSameTimeIsKept() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/new/tutorial.json"
        DispatchQueue.concurrentPerform(iterations: 8) { number in
            for step in 0..<5 {
                var progress = LessonProgress()
                progress.change(in: path) { $0.keep("lesson\(number)", at: step) }
            }
        }
        let kept = LessonProgress.load(path)
        #expect(kept.places == Dictionary(uniqueKeysWithValues: (0..<8).map { ("lesson\($0)", 4) }))
        var progress = LessonProgress()
        #expect(progress.change(in: path) { $0.current = nil } && progress == LessonProgress.load(path))
    }
}
