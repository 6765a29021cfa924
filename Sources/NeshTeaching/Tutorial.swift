import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage

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
        /// `exit`
        case leave
    }

    /// Why a line was no answer to the step.
    package struct Shortfall: Sendable, Equatable {
        /// The step's conditions as they stand, in their order.
        package var conditions: [Interpreter.CheckState]
        package var reason: Reason

        package enum Reason: Sendable, Equatable {
            /// A condition does not hold.
            case effect
            /// What was typed is not what the step is about.
            case otherCommand
            /// It is, but it failed.
            case failed
            /// It should have failed.
            case succeeded
        }
    }

    package let lesson: Lesson
    package let interpreter: Interpreter
    /// Counted from 0; the number of steps when the lesson is over.
    package private(set) var step = 0
    private let script: TaughtScript
    private var hintsGiven = 0
    /// Lines that were no answer to this step.
    private var misses = 0
    /// A file name or so that did not work while earlier steps were made up for.
    package private(set) var obstacle: String?

    /// - Parameter application: the folder with the lesson's program.
    /// - Throws: when the lesson cannot be read, which a test excludes.
    package init(
        _ lesson: Lesson, _ language: Language, application: String, interpreter: Interpreter
    ) throws(Failure) {
        self.lesson = lesson
        self.interpreter = interpreter
        interpreter.define("0", lesson.name)
        interpreter.define("1", application)
        let source = SourceText(name: "\(lesson.name).nesh", text: lesson.text[language])
        guard let script = interpreter.prepare(source) else {
            throw Failure(.fileOperation, "the lesson \(lesson.name) is damaged")
        }
        self.script = script
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
        var lines = script.preparations
        for scene in tasks.prefix(wanted) { lines += scene.preparations + [scene.task].compactMap(\.self) }
        lines += tasks.dropFirst(wanted).first?.preparations ?? []
        obstacle = interpreter.stepQuietly(lines)?.place.text
        step = min(max(0, wanted), tasks.count)
        hintsGiven = 0
        misses = 0
        return obstacle == nil
    }

    /// Runs what the learner typed, and looks for the effect.
    /// - Parameter text: lines, each ended by a newline.
    package func take(_ text: String) -> Verdict {
        guard let scene, let task = scene.task else { return .leave }
        let held = interpreter.holdsAlready(scene.checks)
        let observer = VerbObserver()
        interpreter.observers.append(observer)
        defer { interpreter.observers.removeAll { $0 === observer } }
        switch interpreter.submit(text) {
        case .incomplete(let what): return .incomplete(what)
        case .leave: return .leave
        case .done: break
        }
        interpreter.takeEndedJobs()
        // A console goes on on its own: what it says counts for those who looked at it only.
        let isOfConsole = scene.checks.contains { $0.place.text.contains("$console") }
        let isFitting = { (verb: String) in
            verb == task.verb || isOfConsole && self.interpreter.commands.traits(of: verb).contains(.looksAtConsole)
        }
        let isAttempt = observer.verbs.contains(where: isFitting)
        let isAnswer = isAttempt && observer.succeeded != task.meansToFail
        let needsAnswer = held || isOfConsole || scene.checks.isEmpty || isOnlySaid(observer.verbs, scene, task)
        let holds = scene.checks.isEmpty || interpreter.holds(scene.checks)
        if holds, isAnswer || !needsAnswer {
            advance()
            return .done
        }
        misses += 1
        let reason: Shortfall.Reason =
            isAttempt && !isAnswer
            ? (task.meansToFail ? .succeeded : .failed) : holds || !isAttempt && needsAnswer ? .otherCommand : .effect
        return .notYet(Shortfall(conditions: interpreter.states(of: scene.checks), reason: reason))
    }

    /// A line that prints what somebody wrote can print what a step waits for: that is not the step's effect.
    private func isOnlySaid(_ verbs: [String], _ scene: Scene, _ task: Statement) -> Bool {
        let isOfOutput = scene.checks.contains { $0.place.text.contains("$output") }
        return verbs.allSatisfy { verb in
            verb != task.verb
                && (interpreter.commands.traits(of: verb).contains(.repeatsWords) || isOfOutput && verb == "!")
        }
    }

    /// Does the step for the learner, visibly.
    /// - Returns: false when what was done before it is in the way; the lesson is then to begin again at the next.
    package func skip() -> Bool {
        guard let scene, let task = scene.task else { return true }
        guard interpreter.submit(task.typedText + "\n").isDone, interpreter.holds(scene.checks) else { return false }
        advance()
        return true
    }

    private func advance() {
        step += 1
        hintsGiven = 0
        misses = 0
        _ = interpreter.stepQuietly(scene?.preparations ?? [])
    }

    /// Another hint each time; the last one is the command itself.
    package func hint() -> String? {
        guard let scene else { return nil }
        defer { hintsGiven += 1 }
        if hintsGiven < scene.hints.count { return scene.hints[hintsGiven] }
        return answer
    }

    /// A hint that nobody asked for, from the second line on that was no answer; never the command itself.
    package func hintByItself() -> String? {
        guard misses > 1, let scene, hintsGiven < scene.hints.count else { return nil }
        return hint()
    }

    /// The command itself has been given away.
    package var isAnswerShown: Bool { hintsGiven > (scene?.hints.count ?? 0) }
}

/// Which verbs ran, and whether the last one succeeded.
private final class VerbObserver: StatementObserver {
    var verbs: [String] = []
    var succeeded = false

    func willRun(_ statement: Statement) {
        if let verb = statement.verb { verbs.append(verb) }
    }

    func didRun(_ statement: Statement, _ problem: StatementProblem?) { succeeded = problem == nil }
}

extension Interpreter.Submission {
    fileprivate var isDone: Bool { if case .done = self { true } else { false } }
}
