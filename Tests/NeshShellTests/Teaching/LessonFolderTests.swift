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

    /// A lesson whose sockets cannot be held would run among the learner's own enclaves.
    @Test func nobodySweepsSocketsThatAreBeingMade() throws {
        let environment = Environment(["HOME": "/nonexistent"])
        let interrupt = try Interrupt()
        let failures = Mutex<[String]>([])
        DispatchQueue.concurrentPerform(iterations: 600) { number in
            if number % 2 == 0 {
                _ = LessonSockets.sweep(environment, { _ in nil }, interrupt: interrupt)
                return
            }
            guard let sockets = LessonSockets.make() else { return failures.withLock { $0.append("none") } }
            if !File.exists(sockets.path + "/lesson") { failures.withLock { $0.append("swept") } }
            sockets.remove()
        }
        #expect(failures.withLock { $0 } == [])
    }
}
