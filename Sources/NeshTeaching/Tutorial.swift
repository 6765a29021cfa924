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
        package var conditions: [Interpreter.CheckState]
        package var reason: Reason

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
    /// The last of them had a mistake in it and ran nothing.
    private var isUnread = false
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
        var lines = script.preparations
        for scene in tasks.prefix(wanted) { lines += scene.preparations + [scene.task].compactMap(\.self) }
        lines += tasks.dropFirst(wanted).first?.preparations ?? []
        obstacle = interpreter.stepQuietly(lines)?.place.text
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
        guard let scene, let task = scene.task else { return .leave }
        let held = interpreter.holdsAlready(scene.checks) && interpreter.holds(scene.proofs)
        let outputBefore = interpreter.session.output
        let marks = scene.files.map { FileMark($0) }
        let attempt = StepAttempt(interpreter.jobs) { self.interpreter.session.status }
        interpreter.observers.append(attempt)
        defer { interpreter.observers.removeAll { $0 === attempt } }
        switch run?() ?? interpreter.submit(text) {
        case .incomplete(let what): return .incomplete(what)
        case .leave: return .leave
        case .done: break
        }
        let statements = attempt.runs.map(\.statement)
        // A console goes on whatever is typed: what it says counts for those who looked at it only.
        let isOfConsole = scene.checks.contains { $0.place.text.contains("$console") }
        let fits = { (statement: Statement) in
            !statement.asksForHelp && (statement.fits(task) || isOfConsole && self.looksAtConsole(statement))
        }
        settle(scene, attempt)
        interpreter.takeEndedJobs()
        let own = ownConditions(of: scene, marks, attempt, text, fits)
        let named = (scene.words + scene.essentials).map { TutorialPhrases.named.filled(language, $0) }
        let ownHold = own.allSatisfy(\.holds)
        let isAttempt = statements.contains(where: fits)
        let isAnswer = attempt.answers(task, fits: fits)
        let hasOnlyTold = !isAttempt && statements.allSatisfy { onlyTells($0) }
        // A file that is there now was made by this line, whatever that was.
        let isMade = !scene.files.isEmpty && ownHold && !statements.isEmpty
        // What an earlier line has printed shows nothing of this one; what this one has printed does.
        let isOfOutput = scene.checks.contains { $0.place.text.contains("$output") }
        let heldBefore = held && !(isOfOutput && interpreter.session.output != outputBefore)
        // Any failure looks like the one that is meant, but for the command that meets it.
        let needsAnswer =
            !isMade
            && (heldBefore || isOfConsole || (scene.checks + scene.proofs).isEmpty || task.meansToFail
                || isOnlySaid(statements, scene, task))
        let holds = (scene.checks.isEmpty || interpreter.holds(scene.checks)) && ownHold
        if holds, isAnswer || !needsAnswer {
            advance(.done)
            return .done
        }
        if hasOnlyTold, run != nil || !statements.isEmpty {
            // Silence would puzzle those who see just what the step asks for.
            guard isOfOutput, holds, !heldBefore, !scene.checks.isEmpty else { return .aside }
            misses += 1
            return .notYet(Shortfall(conditions: [], reason: .otherCommand))
        }
        misses += 1
        // A line that nesh could not read ran nothing, but says what was tried.
        isUnread =
            statements.isEmpty && !task.meansToFail && text.split(separator: " ").first.map(String.init) == task.verb
        let reason: Shortfall.Reason =
            isUnread
            ? .failed
            : isAttempt && !isAnswer
                ? (task.meansToFail ? .succeeded : .failed)
                : holds || !isAttempt && needsAnswer ? .otherCommand : .effect
        // What the line's words lack means nothing where it is another command.
        let shown = isAttempt || statements.isEmpty ? own : own.filter { $0.holds || !named.contains($0.text) }
        let conditions = interpreter.states(of: scene.checks) + shown
        report.steps[step].misses += 1
        report.steps[step].unmet = conditions.filter { !$0.holds }.map { condition in
            condition.text + (condition.found.isEmpty ? "" : " (\(condition.found.joined(separator: ", ")))")
        }
        return .notYet(Shortfall(conditions: conditions, reason: reason))
    }

    /// What a step waits for that no variable shows.
    private func ownConditions(
        of scene: Scene, _ marks: [FileMark?], _ attempt: StepAttempt, _ text: String, _ fits: (Statement) -> Bool
    ) -> [Interpreter.CheckState] {
        let files = zip(scene.files, marks).map { path, before in
            let now = FileMark(path)
            return Interpreter.CheckState(
                text: TutorialPhrases.written.filled(language, path), holds: now != nil && now != before)
        }
        let words = (scene.words + scene.essentials).map { word in
            Interpreter.CheckState(
                text: TutorialPhrases.named.filled(language, word),
                holds: attempt.names(word, in: text, fits: fits))
        }
        let proof = Interpreter.CheckState(
            text: TutorialPhrases.proven[language], holds: interpreter.holds(scene.proofs))
        return files + words + (scene.proofs.isEmpty ? [] : [proof])
    }

    /// A job has only begun when its line is done: waits until it has brought about what proves the step, or has ended.
    private func settle(_ scene: Scene, _ attempt: StepAttempt) {
        let deadline = Deadline(after: Self.longestStart)
        // Nothing is heard while proofs are looked at, and most mistakes show at once: their message is to be seen.
        if !scene.proofs.isEmpty { attempt.waitForJob(upTo: .milliseconds(200)) }
        while attempt.hasRunningJob, !scene.proofs.isEmpty, !deadline.hasPassed, !interpreter.holds(scene.proofs) {
            attempt.waitForJob(upTo: .milliseconds(50))
        }
    }

    private static let longestStart = Duration.seconds(5)

    /// Help, explanations, what somebody wrote, what is about the prompt alone, such as `fix`: nobody tries a step with it.
    private func onlyTells(_ statement: Statement) -> Bool {
        statement.asksForHelp
            || statement.verb.map { !traits($0).isDisjoint(with: [.onlyTells, .repeatsWords, .unrecorded]) } ?? true
    }

    /// A condition looks at a console only if it names it.
    private func looksAtConsole(_ statement: Statement) -> Bool {
        guard let verb = statement.verb, traits(verb).contains(.looksAtConsole) else { return false }
        return Check.Verb(rawValue: verb) == nil || statement.names(.name("console"))
    }

    private func traits(_ verb: String) -> CommandSpec.Traits { interpreter.commands.traits(of: verb) }

    /// What is only told, or prints what somebody wrote, can hold what a step waits for: that is not its effect.
    private func isOnlySaid(_ statements: [Statement], _ scene: Scene, _ task: Statement) -> Bool {
        let isOfOutput = scene.checks.contains { $0.place.text.contains("$output") }
        return statements.allSatisfy { statement in
            statement.asksForHelp
                || statement.verb != task.verb && (onlyTells(statement) || isOfOutput && statement.verb == "!")
        }
    }

    /// Does the step for the learner, visibly.
    /// - Returns: false when what was done before it is in the way; the lesson is then to begin again at the next.
    package func skip() -> Bool {
        guard let scene, let task = scene.task else { return true }
        report.steps[step].outcome = .skipped
        // What a lesson makes fail on purpose offers no fix.
        defer { _ = interpreter.takeCorrection() }
        let attempt = StepAttempt(interpreter.jobs) { self.interpreter.session.status }
        interpreter.observers.append(attempt)
        defer { interpreter.observers.removeAll { $0 === attempt } }
        guard interpreter.submit(task.typedText + "\n").isDone else { return false }
        settle(scene, attempt)
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

    /// A hint that nobody asked for, from the second line on that was no answer; never the command itself.
    package func hintByItself() -> String? {
        guard misses > 1, let scene, hintsGiven < scene.hints.count else { return nil }
        return hint()
    }

    /// The learner has tried more than once: what came before may be gone, which no other line brings back. What nesh
    /// could not read has other reasons.
    package var isStuck: Bool { misses > 2 && !isUnread }

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
