import NeshData
import NeshEnclave
import NeshSystem

/// What a running command may use: the session as it was when it started, the engine, and a voice.
package struct CommandContext {
    /// A copy: changes go back through `Outcome.changes`.
    package let session: Session
    package let services: Services
    /// Raised by Ctrl-C and by time-outs.
    package let interrupt: Interrupt
    /// What runs in the background.
    package let jobs: JobTable
    /// Standard output is a terminal: not a place for bytes that are not text.
    package let outputIsTerminal: Bool
    /// Standard output gets colours.
    package let outputIsColoured: Bool
    /// The terminal's keys do not reach it.
    package let isInBackground: Bool
    /// Nobody gets what is written any more: what goes on without end had better stop.
    package let isUnread: () -> Bool
    /// What a program gets that the command runs; nil where it runs none. Few commands ask, so it is made for those.
    package var programs: ProgramSurroundings? { makePrograms() }
    private let makePrograms: () -> ProgramSurroundings?
    /// Says something while the command works.
    package let emit: (Message) -> Void

    package init(
        session: Session, services: Services, interrupt: Interrupt, jobs: JobTable = JobTable(),
        isInBackground: Bool = false, outputIsTerminal: Bool = false, outputIsColoured: Bool = false,
        isUnread: @escaping () -> Bool = { false },
        programs: @escaping @autoclosure () -> ProgramSurroundings? = nil, emit: @escaping (Message) -> Void
    ) {
        self.session = session
        self.services = services
        self.interrupt = interrupt
        self.jobs = jobs
        self.isInBackground = isInBackground
        self.outputIsTerminal = outputIsTerminal
        self.outputIsColoured = outputIsColoured
        self.isUnread = isUnread
        makePrograms = programs
        self.emit = emit
    }

    /// The language of what is printed: programs that read it know one. Only what explains, such as help or a lesson, is
    /// in `session.language` wherever it goes.
    package var language: Language { outputIsTerminal ? session.language : .english }

    /// Shows a console on the terminal; nil where the line's output goes elsewhere.
    package var attach: ConsoleAttach? { outputIsTerminal && !services.tap.isQuiet ? services.attach : nil }

    /// Says what this machine lacks and lessons do not need: in one, a warning would look like an error.
    package func emit(lacking text: String, otherwise usual: Message) {
        emit(session.isTaught ? .needless(text) : usual)
    }

    /// The engine that the session's settings choose.
    /// - Throws: `Failure` where the allocator's file or the directory of sockets cannot be used.
    package func engine() throws(Failure) -> any Engine {
        try services.engine(session.settings, session.environment)
    }
}
