import NeshCommand
import NeshEnclave
import NeshEngines
import NeshInterpreter
import NeshKMS
import NeshShell
import NeshSystem
import NeshTeaching
import NeshTerminal
import NeshText

/// The first and the last words of a session.
extension InteractiveShell {
    /// Longer nobody waits for a first prompt.
    private static let patience = Duration.milliseconds(300)

    func greet() {
        let session = current.session
        let machine = MachineFiles()
        let progress = LessonProgress.load(LessonProgress.path(session.environment))
        let words = FirstWords(
            engine: session.settings[\.engine] ?? Engines.standard(in: machine)?.kind,
            enclaves: watcher?.waitForLook(Self.patience) ?? false ? board.enclaves : nil,
            lesson: progress == LessonProgress() ? nil : progress.upcoming(on: LessonShelf(session.environment)))
        editor.beginFreshRow()
        for line in words.lines(session.language) { output.aside(line) }
    }

    /// - Parameter saysWhatLives: somebody reads it, for nobody ended the program by a signal.
    /// - Returns: the status to exit with.
    func leave(_ status: Int32, saysWhatLives: Bool = true) -> Int32 {
        guide?.leave()
        if isGuest { return status }
        interpreter.leave()
        if let ended = recorder.stop(tap: startup.teaching.tap) {
            let kept = "recorded \(ended.name).cast, .nesh and .log"
            output.say(.aside(ended.isKept ? kept : "the live session has ended; nothing of it was kept"))
        }
        if saysWhatLives { sayWhatLives() }
        return status
    }

    private func sayWhatLives() {
        let session = interpreter.session
        let engine = try? services.engine(session.settings, session.environment)
        let interrupt = try? Interrupt()
        // Where no engine answers, the KMS still does.
        let enclaves = interrupt.flatMap { try? engine?.enclaves(interrupt: $0) } ?? []
        let data = UserDirectories(environment: session.environment.variables).data
        let words = LastWords(enclaves: enclaves, hasKeyService: RunningKMS.find(KMSDirectory(data: data)) != nil)
        for line in words.lines(session.language) { output.aside(line) }
    }

    /// Ctrl-X Ctrl-E.
    func editElsewhere(_ text: String) -> String? {
        guard let program = TextProgram(current.session.environment) else {
            output.say(.aside("no editor is set: EDITOR=PROGRAM before nesh names one"))
            return nil
        }
        guard let changed = program.edit(text) else {
            output.say(.aside("\(program.command) failed; the line is as it was"))
            return nil
        }
        return changed
    }
}
