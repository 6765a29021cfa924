import Dispatch
import NeshCommand
import NeshSystem
import NeshTestSupport
import Synchronization
import Testing

@testable import NeshTeaching

/// Programs that begin lessons at the same time, each of which first sweeps what others have left.
@Suite struct LessonFolderTests {
    @Test func nobodySweepsAFolderThatIsBeingMade() throws {
        let scratch = try TemporaryDirectory()
        let environment = Environment(["TMPDIR": scratch.path, "HOME": scratch.path])
        let interrupt = try Interrupt()
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 300) { number in
            if number % 2 == 0 {
                _ = LessonFolder.sweep(environment, nil, interrupt: interrupt)
                return
            }
            do {
                let folder = try LessonFolder.make(environment)
                if !File.exists(folder.path + "/hello-app/hello") { failures.withLock { $0.append("no app") } }
                folder.remove()
            } catch { failures.withLock { $0.append("\(error)") } }
        }
        #expect(failures.withLock { $0 } == [])
    }
}
