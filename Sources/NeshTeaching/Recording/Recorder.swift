import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshText
import Synchronization

/// The recording that runs, or none. What it cannot write is reported once, and ends it.
package final class Recorder: Sendable {
    /// How the names of a recording's files end.
    package static var endings: [String] { Recording.endings }

    private struct State: ~Copyable {
        var recording: Recording?
        /// Its files stay.
        var isKept = true
        var problem: SystemError?
        /// Called once the recording has ended.
        var atEnd: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    private let commands: CommandTable

    /// - Parameter commands: whose traits say what is recorded.
    package init(commands: CommandTable) { self.commands = commands }

    package var isRecording: Bool { state.withLock { $0.recording != nil } }

    /// The recording that runs.
    package enum Running: Sendable, Equatable {
        /// Into files of this name.
        case files(String)
        /// A live session, of which nothing stays.
        case live
    }

    /// Nil where nothing is recorded.
    package var running: Running? {
        state.withLock { state in
            guard let name = state.recording?.name else { return nil }
            return state.isKept ? .files(name) : .live
        }
    }

    /// Begins to write NAME.cast, NAME.nesh and NAME.log.
    /// - Parameters:
    ///   - replacesOthers: files of these names go: somebody has said so. Otherwise none goes, as an older recording may
    ///     have been worked on since.
    ///   - again: the line that says so.
    ///   - live: gets each event, too.
    ///   - isKept: false where the files go with the session: their name is nobody else's.
    ///   - atEnd: is called when it ends, in whatever way.
    /// - Throws: when one runs already or a file cannot be made.
    package func start(
        _ name: String, size: (rows: Int, columns: Int), session: Session, tap: OutputTap,
        version: Cast.Version = .two, replacesOthers: Bool, again: String = "", live: LiveBroadcast? = nil,
        isKept: Bool = true, atEnd: (@Sendable () -> Void)? = nil
    ) throws(Failure) {
        switch running {
        case .files(let running):
            throw Failure(.invalidCommand, "\(running) is being recorded already", fixes: ["record stop"])
        case .live:
            throw Failure(
                .invalidCommand, "a live session is going on, of which no file stays",
                fixes: ["record stop", "record NAME --live  # is seen in browsers and stays in files"])
        case nil: break
        }
        for ending in Recording.endings where !replacesOthers && File.exists(name + ending) {
            throw Failure(
                .fileOperation, "\(name + ending) is there already",
                details: ["a recording is written into three files: NAME.cast, NAME.nesh and NAME.log"],
                fixes: ["\(again)  # writes over them"])
        }
        do throws(SystemError) {
            let recording = try Recording(
                name, size: size, terminal: session.environment.text("TERM") ?? "xterm-256color", session: session,
                commands: commands, version: version, live: live)
            state.withLock { state in
                state.recording = recording
                state.isKept = isKept
                state.atEnd = atEnd
            }
        } catch {
            let folder = FilePath.directory(of: name)
            throw Failure(
                .fileOperation, "cannot write \(error.description)",
                fixes: File.exists(folder)
                    ? ["choose a directory that you may write to"] : ["mkdir -p '\(folder.insideQuotes)'"])
        }
        tap.listen { [self] piece in change { recording throws(SystemError) in try recording.hear(piece) } }
    }

    /// - Returns: the name and the number of lines, and whether its files stay, which those of a live session without a name
    ///   do not; nil when nothing was recorded.
    package func stop(tap: OutputTap) -> (name: String, lines: Int, isKept: Bool)? {
        tap.listen(nil)
        change { recording throws(SystemError) in try recording.flush() }
        let (ended, atEnd) = state.withLock { state in
            defer { (state.recording, state.atEnd) = (nil, nil) }
            return (state.recording.map { ($0.name, $0.lineCount) }, state.atEnd)
        }
        atEnd?()
        return ended.map { ($0.0, $0.1, File.exists($0.0 + ".cast")) }
    }

    /// Why the recording ended by itself; told once.
    package func takeProblem() -> SystemError? {
        state.withLock { state in
            defer { state.problem = nil }
            return state.problem
        }
    }

    /// The prompt appeared, and a line may be typed.
    package func promptShown(_ text: StyledText) {
        change { recording throws(SystemError) in recording.promptShown(text) }
    }

    /// A line was entered, and what it does comes next.
    package func lineEntered(_ text: String, isTyped: Bool = true) {
        change { recording throws(SystemError) in try recording.lineEntered(text, isTyped: isTyped) }
    }

    /// - Parameter text: of several lines all; nil for the one that was entered.
    package func lineEnded(_ text: String? = nil, succeeded: Bool, _ session: Session) {
        change { recording throws(SystemError) in
            try recording.lineEnded(
                text, succeeded: succeeded, status: session.status, mask: session.settings[\.mask].flatMap(Mask.init))
        }
    }

    /// `option mask`, from now on: what has been written stays as it is.
    package func hide(_ pattern: String) {
        change { recording throws(SystemError) in try recording.hide(Mask(pattern)) }
    }

    /// Something for anyone who reads the recording, which was not on the terminal.
    package func note(_ text: String) { change { recording throws(SystemError) in try recording.note(text) } }

    private func change(_ body: (inout Recording) throws(SystemError) -> Void) {
        let atEnd: (@Sendable () -> Void)? = state.withLock { state in
            guard var recording = state.recording.take() else { return nil }
            do throws(SystemError) {
                try body(&recording)
                state.recording = recording
            } catch {
                state.problem = error
                defer { state.atEnd = nil }
                return state.atEnd
            }
            return nil
        }
        atEnd?()
    }
}

/// Records what a script runs, line by line, as if somebody typed it.
package final class ScriptRecorder: StatementObserver {
    private let recorder: Recorder
    private let session: () -> Session
    private var depth = 0

    /// - Parameter session: as it is when a line has ended.
    package init(_ recorder: Recorder, session: @escaping () -> Session) {
        self.recorder = recorder
        self.session = session
    }

    package func willRun(_ statement: Statement) {
        depth += 1
        guard depth == 1 else { return }
        if case .narration(let text) = statement.kind { return recorder.note(text) }
        recorder.promptShown(PromptState(session()).text)
        recorder.lineEntered(statement.place.text, isTyped: false)
    }

    package func didRun(_ statement: Statement, _ problem: StatementProblem?) {
        depth -= 1
        guard depth == 0, !statement.isNarration else { return }
        recorder.lineEnded(succeeded: problem == nil, session())
    }
}
