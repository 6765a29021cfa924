import Glibc
import NeshCommand
import NeshData
import NeshEnclave
import NeshHelp
import NeshInterpreter
import NeshSystem
import NeshTeaching
import NeshTerminal
import NeshText

/// Takes learners through lessons at the prompt.
final class TutorialGuide: PromptGuide {
    private let output: Output
    private let foreground: Interrupts
    let services: Services
    private let desk: LessonDesk
    /// The shell's own settings and environment.
    let session: () -> Session
    private var tutorial: Tutorial?
    private var folder: LessonFolder?
    private var folderBefore: String?
    private var progress = LessonProgress()

    init(
        _ output: Output, _ services: Services, _ desk: LessonDesk, _ foreground: Interrupts,
        session: @escaping () -> Session
    ) {
        self.output = output
        self.foreground = foreground
        self.services = services
        self.desk = desk
        self.session = session
    }

    var interpreter: Interpreter? { tutorial?.interpreter }

    var language: Language { session().language }

    // MARK: Lines

    func take(_ text: String, run: (() -> Interpreter.Submission)?) -> Interpreter.Submission? {
        guard let tutorial else { return nil }
        switch text.trimmed {
        case "hint": desk.ask(.hint)
        case "skip": desk.ask(.skip)
        case "back": desk.ask(.back)
        case "stop", "exit", "quit", "q": desk.ask(.leave)
        case "": break
        default: return answer(text, tutorial, run)
        }
        return .done
    }

    private func answer(
        _ text: String, _ tutorial: Tutorial, _ run: (() -> Interpreter.Submission)?
    ) -> Interpreter.Submission {
        switch tutorial.take(text, run: run) {
        case .aside: break
        case .incomplete(let what): return .incomplete(what)
        case .leave: desk.ask(.leave)
        case .notYet(let shortfall):
            if !text.isAboutLessons { tell(shortfall, tutorial) }
        case .done:
            say(StyledText(TutorialPhrases.done[language], .good))
            stepTaken()
        }
        return .done
    }

    /// Wishes that commands have left.
    func beforePrompt() {
        while let wish = desk.take() { grant(wish) }
    }

    private func grant(_ wish: LessonDesk.Wish) {
        switch wish {
        case .begin(let lesson, let step):
            leaveLesson(keepingPlace: true)
            begin(lesson, step)
        case .hint:
            guard let tutorial = wanted() else { return }
            if let hint = tutorial.hint() { say("  " + StyledText(hint, .name)) }
        case .skip:
            guard let tutorial = wanted() else { return }
            let text = tutorial.answer ?? ""
            say(StyledText(TutorialPhrases.skipping[language] + " ", .dim) + StyledText(text, .name))
            if tutorial.skip() { return stepTaken() }
            let (lesson, step) = (tutorial.lesson, tutorial.step + 1)
            leaveLesson(keepingPlace: true)
            begin(lesson, step)
        case .back:
            guard let tutorial = wanted() else { return }
            if tutorial.step == 0 { return say(StyledText(TutorialPhrases.firstStep[language], .dim)) }
            let (lesson, step) = (tutorial.lesson, tutorial.step - 1)
            leaveLesson(keepingPlace: true)
            begin(lesson, step)
        case .leave:
            guard wanted() != nil else { return }
            leaveLesson(keepingPlace: true)
            say(StyledText(TutorialPhrases.left[language], .dim))
        }
    }

    private func wanted() -> Tutorial? {
        if tutorial == nil { say(StyledText(TutorialPhrases.notTaking[language], .dim)) }
        return tutorial
    }

    // MARK: The lesson's life

    private func begin(_ lesson: Lesson, _ wantedStep: Int?) {
        do throws(Failure) {
            progress = LessonProgress.load(progressPath)
            let step = wantedStep ?? (progress.current == lesson.name ? progress.step : 0)
            sweep()
            let tutorial = try makeTutorial(lesson)
            say(StyledText(TutorialPhrases.preparing[language], .dim))
            guard tutorial.begin(at: step) else {
                say(StyledText(TutorialPhrases.obstacle[language], .warning))
                say(StyledText("  " + (tutorial.obstacle ?? ""), .name))
                if let error = tutorial.interpreter.session.error { say(StyledText("  " + error.message, .dim)) }
                nameOthers(besides: tutorial)
                self.tutorial = tutorial
                return leaveLesson(keepingPlace: false)
            }
            self.tutorial = tutorial
            desk.lesson = lesson.name
            keepPlace()
            if tutorial.scene == nil { return stepTaken() }
            say("")
            say(
                StyledText(
                    TutorialPhrases.heading.filled(
                        language, "\(lesson.number)", "\(Lesson.all.count)", lesson.title[language]), .heading))
            say(StyledText(TutorialPhrases.keys[language], .dim))
            nameOthers(besides: tutorial)
            tell()
        } catch {
            removeFolder()
            output.complain(line: StyledText("tutorial: " + error.message, .bad))
        }
    }

    private func makeTutorial(_ lesson: Lesson) throws(Failure) -> Tutorial {
        let own = session()
        let folder = try LessonFolder.make(own.environment)
        self.folder = folder
        folderBefore = FilePath.workingDirectory
        guard chdir(folder.path) == 0 else { throw SystemError("chdir", folder.path).failure() }
        var fresh = Session(mark: "\(getpid())-\(lesson.name)", isInteractive: true, environment: own.environment)
        fresh.settings = own.settings
        let interpreter = try Interpreter(
            session: fresh, services: services, output: output, foreground: foreground)
        // What programs print belongs to the effect, so it has to come through here.
        services.teaching.tap.hold()
        return try Tutorial(lesson, own.language, application: LessonFiles.application, interpreter: interpreter)
    }

    /// After a step: the next one, or the end.
    private func stepTaken() {
        guard let tutorial else { return }
        guard tutorial.scene == nil else {
            keepPlace()
            return tell()
        }
        say("")
        for paragraph in Paragraphs.of(tutorial.closing) { say(StyledText("  " + paragraph)) }
        let lesson = tutorial.lesson
        progress.finish(lesson)
        leaveLesson(keepingPlace: false)
        save()
        say("")
        say(StyledText(TutorialPhrases.over.filled(language, "\(lesson.number)"), .good))
        if let next = lesson.next {
            say(StyledText(TutorialPhrases.next.filled(language, "\(next.number)", next.title[language]), .dim))
        } else {
            say(StyledText(TutorialPhrases.allDone[language], .dim))
        }
    }

    private func leaveLesson(keepingPlace: Bool) {
        guard let tutorial else { return }
        if keepingPlace { keepPlace() }
        services.teaching.tap.quietly { tutorial.interpreter.leave() }
        self.tutorial = nil
        desk.lesson = nil
        removeFolder()
    }

    private func removeFolder() {
        guard let folder else { return }
        services.teaching.tap.release()
        if let folderBefore { chdir(folderBefore) }
        folder.remove()
        self.folder = nil
    }

    func leave() {
        guard tutorial != nil else { return }
        leaveLesson(keepingPlace: true)
        say(StyledText(TutorialPhrases.left[language], .dim))
    }

    // MARK: Telling

    /// What the next step is about.
    private func tell() {
        guard let tutorial, let scene = tutorial.scene else { return }
        say("")
        let place = TutorialPhrases.step.filled(language, "\(tutorial.step + 1)", "\(tutorial.count)")
        for line in Paragraphs.styled(scene.narration) { say(line) }
        say(StyledText("  ─ \(place)", .dim))
    }

    /// What the step still waits for, and from the second time on a hint.
    private func tell(_ shortfall: Tutorial.Shortfall, _ tutorial: Tutorial) {
        say(StyledText(TutorialPhrases.notYet[language], .dim))
        let reason: Phrase? =
            switch shortfall.reason {
            case .effect: nil
            case .otherCommand: TutorialPhrases.otherCommand
            case .failed: TutorialPhrases.failed
            case .succeeded: TutorialPhrases.succeeded
            }
        if let reason { say("  " + StyledText(reason[language], .dim)) }
        if shortfall.conditions.contains(where: { !$0.holds }) {
            say("  " + StyledText(TutorialPhrases.waitsFor[language], .dim))
            for condition in shortfall.conditions {
                let found =
                    condition.holds || condition.found.isEmpty
                    ? "" : "  (\(condition.found.map(Self.short).joined(separator: ", ")))"
                say(
                    StyledText(condition.holds ? "  ✓ " : "  ✗ ", condition.holds ? .good : .bad)
                        + StyledText(condition.text) + StyledText(found, .dim))
            }
        }
        if shortfall.reason == .failed { nameOthers(besides: tutorial) }
        if let hint = tutorial.hintByItself() {
            say("  " + StyledText(TutorialPhrases.hint[language] + " ", .dim) + StyledText(hint, .name))
        } else if tutorial.isStuck {
            say("  " + StyledText(TutorialPhrases.stuck[language], .dim))
        }
    }

    /// `$eif.pcr0 was "c18ac31df844…"`: of a long value its beginning tells it from others.
    private static func short(_ found: String) -> String {
        guard let quote = found.firstIndex(of: "\""), found.hasSuffix("\"") else { return found }
        let value = found[found.index(after: quote)...].dropLast()
        return value.count <= 32 ? found : "\(found[...quote])\(value.prefix(12))…\""
    }

    func say(_ line: StyledText) { output.aside(line) }

    private func keepPlace() {
        guard let tutorial else { return }
        progress.current = tutorial.lesson.name
        progress.step = tutorial.step
        save()
    }

    /// A place that cannot be kept is no reason to end a lesson.
    private func save() { try? progress.save(progressPath) }

    private var progressPath: String { LessonProgress.path(session().environment) }

    // MARK: Help while typing

    func completions(_ line: String, _ cursor: Int) -> Completions? {
        guard let answer = tutorial?.answer, line.isEmpty, !answer.contains("\n") else { return nil }
        return Completions([Completions.Candidate(answer)], replace: 0..<0, suffix: "")
    }

    func suggestion(_ line: String) -> String? {
        guard let tutorial, tutorial.isAnswerShown, let answer = tutorial.answer, answer.hasPrefix(line),
            !answer.contains("\n")
        else { return nil }
        return String(answer.dropFirst(line.count))
    }
}

extension String {
    /// Without blanks and line ends around it.
    var trimmed: String {
        String(trimmingSpaces)
    }

    /// Begins with a verb about lessons, or asks for help: no attempt at the step.
    fileprivate var isAboutLessons: Bool {
        ["tutorial", "help", "option", "record", "note", "replay"].contains(trimmed.prefix { $0 != " " })
    }
}
