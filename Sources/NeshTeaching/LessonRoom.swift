import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshSystem

/// Where a lesson is taken: a folder, a session and, where the engine can, enclaves of its own. Anyone who opens one
/// closes it.
package final class LessonRoom {
    package let tutorial: Tutorial
    private let folder: LessonFolder
    private let sockets: LessonSockets?
    private let before: String?
    private let tap: OutputTap
    private var isOpen = true

    /// - Parameters:
    ///   - own: whose settings and environment the lesson starts with.
    ///   - earlier: how the same lesson has gone, which begins once more in its middle.
    /// - Throws: where the lesson's folder cannot be made, or a lesson of one's own cannot be read.
    package init(
        _ lesson: Lesson, like own: Session, _ services: Services, _ output: Output, _ foreground: any Foreground,
        isInteractive: Bool, earlier: LessonReport? = nil
    ) throws(Failure) {
        let folder = try LessonFolder.make(own.environment)
        let sockets = LessonSockets.make(for: try? services.engine(own.settings, own.environment))
        let before = FilePath.workingDirectory
        tap = services.teaching.tap
        do throws(Failure) {
            guard chdir(folder.path) == 0 else { throw SystemError("chdir", folder.path).failure() }
            let inside = folder.environment(own.environment)
            var fresh = Session(
                mark: "\(getpid())-\(lesson.name)", isInteractive: isInteractive,
                environment: sockets?.environment(inside) ?? inside)
            fresh.settings = own.settings
            let interpreter = try Interpreter(
                session: fresh, services: services, output: output, foreground: foreground)
            tutorial = try Tutorial(
                lesson, own.language, application: LessonFiles.application, interpreter: interpreter, earlier: earlier)
        } catch {
            if let before { chdir(before) }
            folder.remove()
            sockets?.remove()
            throw error
        }
        self.folder = folder
        self.sockets = sockets
        self.before = before
        // What programs print belongs to the effect, so it has to come through here.
        tap.hold()
    }

    deinit { close() }

    /// Ends what the lesson has started and removes its folder.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        tap.quietly { tutorial.interpreter.leave() }
        tap.release()
        if let before { chdir(before) }
        folder.remove()
        sockets?.remove()
    }

    /// Ends enclaves of lessons whose program is gone, and removes what those have left.
    /// - Parameter engine: the one in an environment.
    /// - Returns: names of what was ended.
    package static func sweep(
        _ environment: Environment, _ engine: (Environment) -> (any Engine)?, interrupt: Interrupt
    ) -> [String] {
        LessonSockets.sweep(environment, engine, interrupt: interrupt)
            + LessonFolder.sweep(environment, engine(environment), interrupt: interrupt)
    }
}
