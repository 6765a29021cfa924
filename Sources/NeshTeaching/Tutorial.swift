import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// A lesson that is being taken: which step is next, and whether an answer had its effect.
///
/// Each lesson has an interpreter of its own, so that it leaves nothing behind in the learner's session.
package final class Tutorial {
    /// What became of a line that the learner typed.
    package enum Verdict: Sendable, Equatable {
        /// The step is done; the next one, or the end, is to be reported.
        case done
        /// It did something, but not what the step is about.
        case notYet(Shortfall)
        /// More lines are needed.
        case incomplete(Parsed.Incomplete)
        /// It only told or showed something: no answer, and no miss either.
        /// - Parameter isClose: it showed just what the step asks for, which takes another command.
        case aside(isClose: Bool)
        /// `exit`
        case leave
    }

    /// Why a line was no answer to the step.
    package struct Shortfall: Sendable, Equatable {
        /// The step's conditions as they stand, in their order.
        package var conditions: [StepCondition]
        package var reason: Reason
        /// The line had a mistake in it and ran nothing.
        package var isMistaken = false

        /// Why it does not count.
        package enum Reason: Sendable, Equatable {
            /// A condition does not hold.
            case effect
            /// What was typed is not what the step is about.
            case otherCommand
            /// It is, but it failed.
            case failed
            /// It should have failed.
            case succeeded
            /// The learner stopped it with Ctrl-C.
            case interrupted
        }
    }

    package let lesson: Lesson
    package let interpreter: Interpreter
    /// Programs that its lines call and not every system has: `# needs: PROGRAM` above the first narration.
    package let needs: [String]
    /// Counted from 0; the number of steps when the lesson is over.
    package private(set) var step = 0
    let script: TaughtScript
    private let language: Language
    private var hintsGiven = 0
    /// Lines that were no answer to this step.
    private var misses = 0
    /// The last of them was the step's own command, and nesh understood it.
    private var wasUnderstood = false
    /// The last of them was the step's own command, which succeeded without the effect.
    private var wasRight = false
    /// The last of them was ended by Ctrl-C.
    private var wasStopped = false
    /// Nothing that the learner is shown of the last of them is wrong.
    private var isPuzzling = false
    /// How it has gone so far.
    package private(set) var report: LessonReport
    /// When the step that is next was reported.
    private var told = Moment.now
    /// What the last line showed, as text.
    package private(set) var lastShown = ""
    private(set) var lastLine = ""
    /// What there was when the step began.
    package private(set) var ground: [Standing] = []
    /// What ended before this step and was to go on: no line of the step brings it back.
    package private(set) var missed: [Standing] = []
    /// What steps' lines have made, by its path.
    var made: [String: MadeFile] = [:]
    private(set) var start: StepStart
    /// Enclaves that were there before the line that is judged, and were none of the step's.
    private var straysBefore: [String] = []
    /// A file name or so that did not work while earlier steps were made up for.
    package private(set) var obstacle: String?

    /// - Parameters:
    ///   - application: the folder with the lesson's program.
    ///   - earlier: how the same lesson has gone, which begins once more in its middle.
    /// - Throws: when the lesson cannot be read, which a test excludes.
    package init(
        _ lesson: Lesson, _ language: Language, application: String, interpreter: Interpreter,
        earlier: LessonReport? = nil
    ) throws(Failure) {
        self.lesson = lesson
        self.language = language
        self.interpreter = interpreter
        interpreter.define("0", lesson.name)
        interpreter.define("1", application)
        // What lies beside a lesson of one's own.
        if let slash = lesson.path?.lastIndex(of: "/"), let path = lesson.path {
            interpreter.define("lessons", String(path[..<slash]))
        }
        let text = Self.withProgram(lesson.text[language], interpreter.session.environment)
        let source = SourceText(name: "\(lesson.name).nesh", text: text)
        guard let script = interpreter.prepare(source) else {
            throw Failure(
                .fileOperation, "the lesson \(lesson.name) has mistakes in it",
                fixes: lesson.path.map { ["nesh -n \($0.asWord)  # shows what is wrong"] } ?? [])
        }
        self.script = script
        start = StepStart(of: nil, interpreter)
        needs = Self.needs(in: lesson.text[language])
        let tasks = script.scenes.filter { $0.task != nil }
        let fresh = LessonReport(lesson, language, tasks)
        report = earlier.flatMap { $0.lesson == lesson.name && $0.steps.count == tasks.count ? $0 : nil } ?? fresh
    }

    /// Steps with something to do.
    package var count: Int { script.scenes.count { $0.task != nil } }

    var tasks: [Scene] { script.scenes.filter { $0.task != nil } }

    /// The step that is next; nil when the lesson is over.
    package var scene: Scene? { tasks.indices.contains(step) ? tasks[step] : nil }

    /// What is said after the last step.
    package var closing: [String] { script.scenes.last.flatMap { $0.task == nil ? $0.narration : nil } ?? [] }

    /// A page of the documentation is named there: `eif.md`.
    package var closingNamesPage: Bool {
        closing.contains { $0.split { " ()、。,;".contains($0) }.contains { $0.drop { $0 == "." }.hasSuffix(".md") } }
    }

    /// What to type, as the lesson would.
    package var answer: String? { scene?.task?.typedText }

    /// Makes up for the steps before this one, unseen, and stands before it.
    /// - Returns: false when one of them cannot be done here; `obstacle` is that line then.
    package func begin(at wanted: Int) -> Bool {
        var lines: [Statement] = []
        for scene in tasks.prefix(wanted) { lines += scene.preparations + [scene.task].compactMap(\.self) }
        lines += tasks.dropFirst(wanted).first?.preparations ?? []
        // What can be done without a program that is missing is done, once.
        let goesOn = !missingPrograms.isEmpty
        func failing(_ lines: [Statement]) -> Statement? {
            lines.first { interpreter.stepQuietly([$0]) != nil && !goesOn }
        }
        let failed = failing(script.preparations)
        // The learner's own jobs are counted from 1.
        interpreter.jobs.handOver()
        obstacle = (failed ?? failing(lines))?.place.text
        step = min(max(0, wanted), tasks.count)
        ground = standing
        missed = []
        for (index, scene) in tasks.prefix(step).enumerated() { keepFiles(of: scene, step: index) }
        start = StepStart(of: scene, interpreter)
        for index in report.steps.indices.prefix(step) where report.steps[index].outcome == .open {
            report.steps[index].outcome = .earlier
        }
        told = Moment.now
        hintsGiven = 0
        misses = 0
        return obstacle == nil
    }

    /// Runs what the learner typed, and looks for the effect.
    /// - Parameters:
    ///   - text: lines, each ended by a newline.
    ///   - run: runs them, where they mean more than the interpreter knows; nil where it runs them itself.
    package func take(_ text: String, run: (() -> Interpreter.Submission)? = nil) -> Verdict {
        guard let scene, let judge = StepJudge(scene, since: start, interpreter) else { return .leave }
        lastLine = text
        straysBefore = newcomers
        let filesBefore = scene.files.map { FileMark($0) }
        let (submission, attempt) = attempting { run?() ?? interpreter.submit(text) }
        switch submission {
        case .incomplete(let what): return .incomplete(what)
        case .leave: return .leave
        case .done: break
        }
        attempt.settle(scene.proofs, interpreter)
        interpreter.takeEndedJobs()
        keepRepeated(by: attempt)
        defer { if !attempt.hasSucceeded { start.forgetChanges(since: filesBefore, of: scene) } }
        switch judge.judgement(of: text, attempt, isTyped: run != nil) {
        case .done:
            let spoiled = spoiled.filter(scene.uses).map { StepCondition(.kept($0), holds: false) }
            if !spoiled.isEmpty {
                let shortfall = Shortfall(conditions: spoiled, reason: .effect)
                note(shortfall)
                return .notYet(shortfall)
            }
            advance(.done)
            return .done
        case .aside(let isClose):
            // Nothing but a hint says what is missing.
            isPuzzling = isClose
            return .aside(isClose: isClose)
        case .miss(let shortfall):
            note(shortfall)
            return .notYet(shortfall)
        }
    }

    private func attempting(_ body: () -> Interpreter.Submission) -> (Interpreter.Submission, StepAttempt) {
        let attempt = StepAttempt(interpreter.jobs) { self.interpreter.session.status }
        interpreter.observers.append(attempt)
        // What looks for the effect later is not the learner's.
        defer { interpreter.observers.removeAll { $0 === attempt } }
        let (submission, shown) = interpreter.services.tap.collecting(body)
        (attempt.shown, lastShown) = (shown, shown)
        return (submission, attempt)
    }

    private func note(_ shortfall: Shortfall) {
        misses += 1
        let lacksWord = shortfall.conditions.contains { !$0.holds && $0.isAboutWords }
        wasUnderstood = !shortfall.isMistaken && !lacksWord && shortfall.reason != .otherCommand
        wasStopped = shortfall.reason == .interrupted
        wasRight = shortfall.reason == .effect
        isPuzzling = shortfall.conditions.allSatisfy(\.holds)
        report.steps[step].misses += 1
        report.steps[step].unmet = shortfall.conditions.filter { !$0.holds }.map { $0.reported(language) }
    }

    /// Does the step for the learner, visibly.
    /// - Returns: false when what was done before it is in the way; the lesson is then to begin again at the next.
    package func skip() -> Bool {
        guard let scene, let task = scene.task else { return true }
        report.steps[step].outcome = .skipped
        let missing = missingPrograms
        if calls(of: scene).contains(where: missing.contains) {
            advance(.skipped)
            return true
        }
        // What a lesson makes fail on purpose offers no fix.
        defer { _ = (interpreter.takeCorrection(), interpreter.takeDraft()) }
        let (submission, attempt) = attempting { interpreter.submit(task.typedText + "\n") }
        guard submission.isDone else { return false }
        attempt.settle(scene.proofs, interpreter)
        guard interpreter.holds(scene.checks + scene.proofs), scene.files.allSatisfy({ FileMark($0) != nil })
        else {
            // It fails for want of what earlier steps would have made.
            if !missing.isEmpty { advance(.skipped) }
            return !missing.isEmpty
        }
        advance(.skipped)
        return true
    }

    private func advance(_ outcome: LessonReport.Outcome) {
        report.steps[step].outcome = outcome
        report.steps[step].unmet = []
        report.steps[step].time += Moment.now - told
        told = Moment.now
        let (gone, strays) = (lost, strayEnclaves(among: straysBefore))
        if let scene { keepFiles(of: scene, step: step) }
        straysBefore = []
        step += 1
        hintsGiven = 0
        misses = 0
        _ = interpreter.stepQuietly(scene?.preparations ?? [])
        ground = standing.filter { !strays.contains($0) }
        start = StepStart(of: scene, interpreter)
        // Where no later step ends an enclave, this one may have ended as it should.
        let endsLater = tasks.dropFirst(step).contains { $0.task.map(endsEnclave) ?? false }
        missed = endsLater ? gone.filter { $0.enclave != nil } : []
    }

    /// Another hint each time; the last one is the command itself.
    package func hint() -> String? { hint(min(hintsGiven + 1, hintCount)) }

    /// A hint was given that is none of the step's own.
    package func noteHint() { report.steps[step].hints += 1 }

    /// How many there are: the last one is the command itself.
    package var hintCount: Int { (scene?.hints.count ?? 0) + 1 }

    /// The last hint was not the first one, and not the command itself either.
    package var hasMoreHints: Bool { hintsGiven > 1 && hintsGiven < hintCount }

    /// The hint of a number from 1; nil where there is none.
    package func hint(_ number: Int) -> String? {
        guard let scene, (1...hintCount).contains(number) else { return nil }
        report.steps[step].hints += 1
        hintsGiven = max(hintsGiven, number)
        return number <= scene.hints.count ? scene.hints[number - 1] : answer
    }

    /// A hint that nobody asked for: from the second line on that was no answer, for a line that was stopped, and where
    /// all that is shown of the step is as it should be; never the command itself.
    package func hintByItself() -> String? {
        guard misses > 1 || wasStopped || isPuzzling, let scene else { return nil }
        let fitting = scene.hints.indices.first { $0 >= hintsGiven && !isOldNews(scene.hints[$0]) }
        // One that was passed over has not been given: who asks for a hint sees it first.
        return fitting.flatMap { hint($0 + 1) }
    }

    /// All words of the answer that a hint names are in the last line already: it is about what is right there.
    private func isOldNews(_ hint: String) -> Bool {
        func words(_ line: String) -> [String] { line.split { " \n".contains($0) }.map(String.init) }
        let named = words(answer ?? "").filter { $0.count > 2 && hint.contains($0) }
        return !named.isEmpty && Set(words(lastLine)).isSuperset(of: named)
    }

    /// The learner has tried more than once: what came before may be gone, which no other line brings back. A
    /// line with a mistake in it, such as an unknown option, has other reasons.
    package var isStuck: Bool { misses > (wasRight ? 1 : 2) && wasUnderstood }

    /// The command itself has been given away.
    package var isAnswerShown: Bool { hintsGiven > (scene?.hints.count ?? 0) }
}

extension Interpreter.Submission {
    fileprivate var isDone: Bool { if case .done = self { true } else { false } }
}
