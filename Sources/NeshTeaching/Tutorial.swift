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
        /// It only told something: no answer, and no miss either.
        case aside
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
    private let script: TaughtScript
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
    /// How it has gone so far.
    package private(set) var report: LessonReport
    /// When the step that is next was reported.
    private var told = Moment.now
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
        let source = SourceText(name: "\(lesson.name).nesh", text: lesson.text[language])
        guard let script = interpreter.prepare(source) else {
            throw Failure(.fileOperation, "the lesson \(lesson.name) is damaged")
        }
        self.script = script
        needs = Self.needs(in: lesson.text[language])
        let tasks = script.scenes.filter { $0.task != nil }
        let fresh = LessonReport(lesson, language, tasks)
        report = earlier.flatMap { $0.lesson == lesson.name && $0.steps.count == tasks.count ? $0 : nil } ?? fresh
    }

    /// Steps with something to do.
    package var count: Int { script.scenes.count { $0.task != nil } }

    private var tasks: [Scene] { script.scenes.filter { $0.task != nil } }

    /// The step that is next; nil when the lesson is over.
    package var scene: Scene? { tasks.indices.contains(step) ? tasks[step] : nil }

    /// What is said after the last step.
    package var closing: [String] { script.scenes.last.flatMap { $0.task == nil ? $0.narration : nil } ?? [] }

    /// What to type, as the lesson would.
    package var answer: String? { scene?.task?.typedText }

    /// Makes up for the steps before this one, unseen, and stands before it.
    /// - Returns: false when one of them cannot be done here; `obstacle` is that line then.
    package func begin(at wanted: Int) -> Bool {
        var lines: [Statement] = []
        for scene in tasks.prefix(wanted) { lines += scene.preparations + [scene.task].compactMap(\.self) }
        lines += tasks.dropFirst(wanted).first?.preparations ?? []
        let failed = interpreter.stepQuietly(script.preparations)
        // The learner's own jobs are counted from 1.
        interpreter.jobs.handOver()
        obstacle = (failed ?? interpreter.stepQuietly(lines))?.place.text
        step = min(max(0, wanted), tasks.count)
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
        guard let scene, let judge = StepJudge(scene, interpreter) else { return .leave }
        let (submission, attempt) = attempting { run?() ?? interpreter.submit(text) }
        switch submission {
        case .incomplete(let what): return .incomplete(what)
        case .leave: return .leave
        case .done: break
        }
        attempt.settle(scene.proofs, interpreter)
        interpreter.takeEndedJobs()
        switch judge.judgement(of: text, attempt, isTyped: run != nil) {
        case .done:
            advance(.done)
            return .done
        case .aside: return .aside
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
        return (body(), attempt)
    }

    private func note(_ shortfall: Shortfall) {
        misses += 1
        let lacksWord = shortfall.conditions.contains { !$0.holds && $0.isAboutWords }
        wasUnderstood = !shortfall.isMistaken && !lacksWord && shortfall.reason != .otherCommand
        wasStopped = shortfall.reason == .interrupted
        wasRight = shortfall.reason == .effect
        report.steps[step].misses += 1
        report.steps[step].unmet = shortfall.conditions.filter { !$0.holds }.map { $0.reported(language) }
    }

    /// Does the step for the learner, visibly.
    /// - Returns: false when what was done before it is in the way; the lesson is then to begin again at the next.
    package func skip() -> Bool {
        guard let scene, let task = scene.task else { return true }
        report.steps[step].outcome = .skipped
        // What a lesson makes fail on purpose offers no fix.
        defer { _ = interpreter.takeCorrection() }
        let (submission, attempt) = attempting { interpreter.submit(task.typedText + "\n") }
        guard submission.isDone else { return false }
        attempt.settle(scene.proofs, interpreter)
        guard interpreter.holds(scene.checks + scene.proofs), scene.files.allSatisfy({ FileMark($0) != nil })
        else { return false }
        advance(.skipped)
        return true
    }

    private func advance(_ outcome: LessonReport.Outcome) {
        report.steps[step].outcome = outcome
        report.steps[step].unmet = []
        report.steps[step].time += Moment.now - told
        told = Moment.now
        step += 1
        hintsGiven = 0
        misses = 0
        _ = interpreter.stepQuietly(scene?.preparations ?? [])
    }

    /// Another hint each time; the last one is the command itself.
    package func hint() -> String? {
        guard let scene else { return nil }
        defer { hintsGiven += 1 }
        report.steps[step].hints += 1
        if hintsGiven < scene.hints.count { return scene.hints[hintsGiven] }
        return answer
    }

    /// A hint that nobody asked for: from the second line on that was no answer, and for a line that was stopped; never
    /// the command itself.
    package func hintByItself() -> String? {
        guard misses > 1 || wasStopped, let scene, hintsGiven < scene.hints.count else { return nil }
        return hint()
    }

    /// The learner has tried more than once: what came before may be gone, which no other line brings back. A
    /// line with a mistake in it, such as an unknown option, has other reasons.
    package var isStuck: Bool { misses > (wasRight ? 1 : 2) && wasUnderstood }

    private static func needs(in text: String) -> [String] {
        let lines = text.split(separator: "\n").prefix { !$0.hasPrefix("##") }
        return lines.compactMap { line in
            line.hasPrefix("# needs: ") ? String(line.dropFirst("# needs: ".count).trimmingSpaces) : nil
        }
    }

    /// Those of them that this system lacks.
    package var missingPrograms: [String] {
        let path = interpreter.session.environment["PATH"] ?? "/usr/bin:/bin"
        return needs.filter { MachineFiles().program($0, searchPath: path) == nil }
    }

    /// The command itself has been given away.
    package var isAnswerShown: Bool { hintsGiven > (scene?.hints.count ?? 0) }
}

extension Interpreter.Submission {
    fileprivate var isDone: Bool { if case .done = self { true } else { false } }
}
