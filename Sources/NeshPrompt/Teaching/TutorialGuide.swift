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
    private var room: LessonRoom?
    var tutorial: Tutorial? { room?.tutorial }
    /// Where it is written how the lesson goes.
    private var reportPath: String?
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

    func take(_ text: String, run: (() -> Interpreter.Submission)?, ran: () -> Void) -> Interpreter.Submission? {
        guard let tutorial else { return nil }
        let line = text.trimmed
        if let wish = Self.words[line] {
            desk.ask(wish)
        } else if !line.isEmpty {
            return answer(text, tutorial, run, ran)
        }
        return .done
    }

    private func answer(
        _ text: String, _ tutorial: Tutorial, _ run: (() -> Interpreter.Submission)?, _ ran: () -> Void
    ) -> Interpreter.Submission {
        let taken = tutorial.take(text, run: run)
        if case .incomplete(let what) = taken { return .incomplete(what) }
        ran()
        switch taken {
        case .aside, .incomplete: break
        case .leave: desk.ask(.leave)
        case .notYet(let shortfall):
            saveReport()
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
        case .begin(let lesson, let step, let report):
            leaveLesson(keepingPlace: true)
            reportPath = report
            begin(lesson, step)
        case .hint:
            guard let tutorial = wanted() else { return }
            defer { saveReport() }
            if let hint = tutorial.hint() { say("  " + StyledText(hint, .name)) }
        case .skip:
            guard let tutorial = wanted() else { return }
            let text = tutorial.answer ?? ""
            say(StyledText(TutorialPhrases.skipping[language] + " ", .dim) + StyledText(text, .name))
            if tutorial.skip() { return stepTaken() }
            let (lesson, step, report) = (tutorial.lesson, tutorial.step, tutorial.report)
            leaveLesson(keepingPlace: true)
            begin(lesson, step + 1, earlier: report, otherwise: step)
        case .back:
            guard let tutorial = wanted() else { return }
            if tutorial.step == 0 { return say(StyledText(TutorialPhrases.firstStep[language], .dim)) }
            let (lesson, step, report) = (tutorial.lesson, tutorial.step - 1, tutorial.report)
            leaveLesson(keepingPlace: true)
            begin(lesson, step, earlier: report)
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

    /// - Parameters:
    ///   - earlier: how the same lesson has gone.
    ///   - before: the step to stay at, where the wanted one cannot be reached.
    ///   - isReturn: the learner has this step before them.
    private func begin(
        _ lesson: Lesson, _ wantedStep: Int?, earlier: LessonReport? = nil, otherwise before: Int? = nil,
        isReturn: Bool = false
    ) {
        do throws(Failure) {
            progress = LessonProgress.load(progressPath)
            let step = wantedStep ?? progress.place(in: lesson.name)
            sweep()
            let room = try LessonRoom(
                lesson, like: session(), services, output, foreground, isInteractive: true, earlier: earlier)
            let tutorial = room.tutorial
            self.room = room
            if !isReturn { say(StyledText(TutorialPhrases.preparing[language], .dim)) }
            let isReached = tutorial.begin(at: step)
            if !isReached, let before {
                leaveLesson(keepingPlace: false)
                return begin(lesson, before, earlier: earlier?.reopened(before), isReturn: true)
            }
            guard isReached else {
                say(StyledText(TutorialPhrases.obstacle[language], .warning))
                say(StyledText("  " + (tutorial.obstacle ?? ""), .name))
                if let error = tutorial.interpreter.session.error { say(StyledText("  " + error.message, .dim)) }
                nameObstacles(of: tutorial)
                return leaveLesson(keepingPlace: false)
            }
            desk.lesson = lesson.name
            keepPlace()
            if tutorial.scene == nil { return stepTaken() }
            if isReturn {
                say(StyledText(TutorialPhrases.cannotSkip[language], .warning))
                return nameObstacles(of: tutorial)
            }
            say("")
            let heading =
                lesson.number > 0
                ? TutorialPhrases.heading.filled(
                    language, "\(lesson.number)", "\(Lesson.all.count)", lesson.title[language])
                : TutorialPhrases.ownHeading.filled(language, lesson.title[language])
            say(StyledText(heading, .heading))
            say(StyledText(TutorialPhrases.keys[language], .dim))
            nameObstacles(of: tutorial)
            tell()
        } catch {
            output.complain(line: StyledText("tutorial: " + error.message, .bad))
        }
    }

    /// After a step: the next one, or the end.
    private func stepTaken() {
        guard let tutorial else { return }
        guard tutorial.scene == nil else {
            keepPlace()
            return tell()
        }
        if !tutorial.closing.isEmpty { say("") }
        for paragraph in Paragraphs.of(tutorial.closing) { say(StyledText("  " + paragraph)) }
        let lesson = tutorial.lesson
        saveReport()
        progress.finish(lesson)
        leaveLesson(keepingPlace: false)
        save()
        say("")
        say(StyledText(TutorialPhrases.over.filled(language, lesson.mark), .good))
        if lesson.number > 0, let next = progress.upcoming(on: LessonShelf(session().environment)) {
            say(StyledText(TutorialPhrases.next.filled(language, "\(next.number)", next.title[language]), .dim))
        } else if lesson.number > 0 {
            say(StyledText(TutorialPhrases.allDone[language], .good))
            for (purpose, way) in TutorialPhrases.afterAll {
                say("  " + StyledText(purpose[language] + " ", .dim) + StyledText(way[language]))
            }
        }
    }

    private func leaveLesson(keepingPlace: Bool) {
        guard room != nil else { return }
        if keepingPlace { keepPlace() }
        room?.close()
        room = nil
        desk.lesson = nil
    }

    func leave() {
        guard tutorial != nil else { return }
        leaveLesson(keepingPlace: true)
        say(StyledText(TutorialPhrases.leftWithShell[language], .dim))
    }

    // MARK: Telling

    /// What the next step is about.
    private func tell() {
        guard let tutorial, let scene = tutorial.scene else { return }
        say("")
        let place = TutorialPhrases.step.filled(language, "\(tutorial.step + 1)", "\(tutorial.count)")
        // The lesson's title stands above its first step already.
        let isTitled = scene.narration.count > 2 && scene.narration[0] == tutorial.lesson.title[language]
        for line in Paragraphs.styled(Array(scene.narration.dropFirst(isTitled ? 2 : 0))) { say(line) }
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
            case .interrupted: TutorialPhrases.interrupted
            }
        if let reason { say("  " + StyledText(reason[language], .dim)) }
        if shortfall.conditions.contains(where: { !$0.holds }) {
            say("  " + StyledText(TutorialPhrases.waitsFor[language], .dim))
            for condition in shortfall.conditions {
                say(
                    StyledText(condition.holds ? "  ✓ " : "  ✗ ", condition.holds ? .good : .bad)
                        + StyledText(condition.inWords(language))
                        + StyledText(condition.reason(language), .dim))
            }
        }
        if shortfall.reason == .failed {
            nameObstacles(of: tutorial)
        }
        if let hint = tutorial.hintByItself() {
            say("  " + StyledText(TutorialPhrases.hint[language] + " ", .dim) + StyledText(hint, .name))
        }
        if tutorial.isStuck {
            say("  " + StyledText(TutorialPhrases.stuck[language], .dim))
        }
    }

    func say(_ line: StyledText) { output.aside(line) }

    private func keepPlace() {
        guard let tutorial else { return }
        saveReport()
        progress.keep(tutorial.lesson.name, at: tutorial.step)
        save()
    }

    /// A place that cannot be kept is no reason to end a lesson.
    private func save() { try? progress.save(progressPath) }

    /// What cannot be written is reported each time: somebody waits for it.
    private func saveReport() {
        guard let reportPath, let tutorial else { return }
        do throws(Failure) { try tutorial.report.write(to: reportPath) } catch {
            output.say(.warning("the report was not written: \(error.message)"))
        }
    }

    private var progressPath: String { LessonProgress.path(session().environment) }
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
