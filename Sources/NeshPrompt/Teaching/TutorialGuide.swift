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
    let output: Output
    let foreground: Interrupts
    let services: Services
    let desk: LessonDesk
    /// The shell's own settings and environment.
    let session: () -> Session
    var room: LessonRoom?
    var tutorial: Tutorial? { room?.tutorial }
    /// Where it is written how the lesson goes.
    var reportPath: String?
    private var progress = LessonProgress()
    /// Says what has happened to enclaves, which belongs above the next step: what this session and the current one have
    /// ended themselves is no news.
    var tellNews: (Interpreter) -> Void = { _ in }
    /// The learner was told to end an enclave that is in the step's way.
    var hasNamedStray = false
    /// What the learner was told to do before the step's own line: the prompt shows that one, and Tab takes it.
    var wayBack: Tutorial.WayBack?

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
        switch LessonLine(text) {
        case .wish(let wish): desk.ask(wish)
        case .next: say(StyledText(TutorialPhrases.whichNext[language], .dim))
        case .almost(let word, let rest): takeAlmost(word, rest, tutorial)
        case nil:
            if !text.trimmed.isEmpty { return answer(text, tutorial, run, ran) }
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
        case .incomplete: break
        case .aside(let isClose):
            if isClose {
                say("  " + StyledText(TutorialPhrases.otherCommand[language], .dim))
                hintByItself(tutorial)
            }
        case .leave: desk.ask(.leave)
        case .notYet(let shortfall):
            saveReport()
            if !text.isAboutLessons, !hasCleared(tutorial) { tell(shortfall, text, tutorial) }
        case .done:
            say(StyledText(TutorialPhrases.done[language], .good))
            stepTaken()
        }
        return .done
    }

    // MARK: The lesson's life

    /// - Parameters:
    ///   - earlier: how the same lesson has gone.
    ///   - before: the step to stay at, where the wanted one cannot be reached.
    ///   - isReturn: the learner has this step before them.
    func begin(
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
                if let error = tutorial.interpreter.session.error {
                    say(StyledText("  " + language.said(error.message), .dim))
                }
                nameObstacles(of: tutorial)
                return leaveLesson(keepingPlace: false)
            }
            desk.lesson = lesson.name
            services.prompt?.forgetImplied()
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
            if lesson.number == 1 { say(StyledText(TutorialPhrases.mark[language], .dim)) }
            say(StyledText(TutorialPhrases.folder[language], .dim))
            nameObstacles(of: tutorial)
            if step > 0, earlier == nil {
                say(StyledText(TutorialPhrases.resumes.filled(language, "\(tutorial.step + 1)", "\(tutorial.count)")))
            }
            tell()
        } catch {
            output.complain(line: StyledText("tutorial: " + error.message, .bad))
        }
    }

    /// After a step: the next one, or the end.
    func stepTaken() {
        guard let tutorial else { return }
        guard tutorial.scene == nil else {
            keepPlace()
            return tell()
        }
        if !tutorial.closing.isEmpty { say("") }
        for paragraph in Paragraphs.of(tutorial.closing) { say(StyledText("  " + paragraph)) }
        if tutorial.closingNamesPage { tellPages() }
        let lesson = tutorial.lesson
        saveReport()
        let isKept = progress.change(in: progressPath) { $0.finish(lesson) }
        leaveLesson(keepingPlace: false)
        say("")
        say(StyledText(TutorialPhrases.over.filled(language, lesson.mark), .good))
        if lesson.number > 0, let next = progress.upcoming(on: LessonShelf(session().environment)) {
            // Where nothing can be kept, `tutorial` alone does not know how far the learner is.
            let line = isKept ? "tutorial" : "tutorial \(lesson.next?.name ?? next.name)"
            let lesson = isKept ? next : lesson.next ?? next
            say(
                StyledText(
                    TutorialPhrases.next.filled(language, line, "\(lesson.number)", lesson.title[language]), .dim))
        } else if lesson.number > 0 {
            say(StyledText(TutorialPhrases.allDone[language], .good))
            say(StyledText(TutorialPhrases.whatNext[language]))
            for (purpose, way) in TutorialPhrases.afterAll {
                say("  " + StyledText(purpose[language] + " ", .dim) + StyledText(way[language]))
            }
            tellPages()
        }
    }

    /// Where the pages are that were named above.
    private func tellPages() {
        let place =
            DocumentationPlace.here.map { StyledText(data: $0) }
            ?? StyledText(TutorialPhrases.pagesSomewhere[language])
        say("  " + StyledText(TutorialPhrases.pagesAbove[language] + " ", .dim) + place)
    }

    func leaveLesson(keepingPlace: Bool) {
        guard room != nil else { return }
        wayBack = nil
        // What nesh filled in was the lesson's.
        services.prompt?.forgetImplied()
        if keepingPlace { keepPlace() }
        room?.close()
        room = nil
        desk.lesson = nil
    }

    func takeEndOfInput() -> Bool {
        guard tutorial != nil else { return false }
        goElsewhere(TutorialPhrases.left)
        return true
    }

    func leave() {
        if tutorial != nil { goElsewhere(TutorialPhrases.leftWithShell) }
    }

    // MARK: Telling

    /// What the next step is about.
    private func tell() {
        wayBack = nil
        guard let tutorial, let scene = tutorial.scene else { return }
        say("")
        let place = TutorialPhrases.step.filled(language, "\(tutorial.step + 1)", "\(tutorial.count)")
        // The lesson's title stands above its first step already.
        let isTitled = scene.narration.count > 2 && scene.narration[0] == tutorial.lesson.title[language]
        for line in Paragraphs.styled(Array(scene.narration.dropFirst(isTitled ? 2 : 0))) { say(line) }
        say(StyledText("  ─ \(place)", .dim))
        if !tutorial.missed.isEmpty || !tutorial.spoiled.isEmpty { tellGround(of: tutorial) }
    }

    /// What the step still waits for, and from the second time on a hint.
    private func tell(_ shortfall: Tutorial.Shortfall, _ text: String, _ tutorial: Tutorial) {
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
                let line =
                    StyledText(condition.holds ? "  ✓ " : "  ✗ ", condition.holds ? .good : .bad)
                    + StyledText(condition.inWords(language)) + StyledText(condition.reason(language), .dim)
                say(StyledText(line, hang: 4))
            }
        }
        tellSigns(of: text, tutorial)
        if shortfall.reason == .failed {
            nameObstacles(of: tutorial, needsEngine: !shortfall.isMistaken && tutorial.stepNeedsEngine)
        }
        hintByItself(tutorial)
        if !tellGround(of: tutorial), tutorial.isStuck {
            let words = tutorial.step == 0 ? TutorialPhrases.stuckAtFirst : TutorialPhrases.stuck
            say("  " + StyledText(words[language], .dim))
        }
    }

    private func hintByItself(_ tutorial: Tutorial) {
        guard let hint = tutorial.hintByItself() else { return }
        say("  " + StyledText(TutorialPhrases.hint[language] + " ", .dim) + StyledText(hint, .name))
    }

    /// Says it as it stands: it is in the learner's language already, and an enclave may be called like a text of nesh's.
    func say(_ line: StyledText) {
        var line = output.spelled(line)
        for index in line.spans.indices { line.spans[index].isData = true }
        output.aside(line)
    }

    func keepPlace() {
        guard let tutorial else { return }
        saveReport()
        progress.change(in: progressPath) { $0.keep(tutorial.lesson.name, at: tutorial.step) }
    }

    /// What cannot be written is reported each time: somebody waits for it.
    func saveReport() {
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
