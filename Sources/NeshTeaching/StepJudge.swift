import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// Says whether a line does a step. Made before the line runs: what held then is not its effect.
struct StepJudge {
    enum Judgement {
        case done
        /// It only told something: no answer, and no miss either.
        case aside
        case miss(Tutorial.Shortfall)
    }

    private let scene: Scene
    private let task: Statement
    private let interpreter: Interpreter
    private let heldBefore: Bool
    private let outputBefore: String
    private let marksBefore: ResultMarks
    private let marks: [FileMark?]
    /// A console goes on whatever is typed: what it says counts only for those who looked at it.
    private let isOfConsole: Bool
    private let isOfOutput: Bool

    /// - Returns: nil for a step with nothing to do.
    init?(_ scene: Scene, _ interpreter: Interpreter) {
        guard let task = scene.task else { return nil }
        self.scene = scene
        self.task = task
        self.interpreter = interpreter
        heldBefore = interpreter.holdsAlready(scene.checks) && interpreter.holds(scene.proofs)
        outputBefore = interpreter.session.output
        marksBefore = interpreter.session.marks
        marks = scene.files.map { FileMark($0) }
        isOfConsole = scene.checks.contains { $0.names(.name("console")) }
        isOfOutput = scene.checks.contains { $0.names(.name("output")) }
    }

    /// - Parameters:
    ///   - text: the line as it was typed.
    ///   - isTyped: somebody sits at a prompt, so a line that ran no statement was a wish to the prompt.
    func judgement(of text: String, _ attempt: StepAttempt, isTyped: Bool) -> Judgement {
        let statements = attempt.runs.map(\.statement)
        let isAttempt = statements.contains(where: fits)
        // A failure that is meant is another than Ctrl-C.
        let isAnswer = attempt.answers(task, fits: fits) && !(task.meansToFail && interpreter.wasInterrupted)
        let own = ownConditions(attempt, text)
        let ownHold = own.allSatisfy(\.holds)
        let needsAnswer = needsAnswer(statements, isMade: ownHold)
        let holds =
            (scene.checks.isEmpty || interpreter.holds(scene.checks)) && !scene.checks.contains(where: isOfEarlierLine)
            && ownHold
        if holds, isAnswer || !needsAnswer { return .done }
        if !isAttempt, statements.allSatisfy(onlyTells), isTyped || !statements.isEmpty {
            // Silence would puzzle those who see just what the step asks for.
            guard isOfOutput, holds, !heldAlready, !scene.checks.isEmpty else { return .aside }
            return .miss(Tutorial.Shortfall(conditions: [], reason: .otherCommand))
        }
        // A line that nesh could not read ran nothing, but says what was tried.
        let isUnread = statements.isEmpty && text.split(separator: " ").first.map(String.init) == task.verb
        let reason: Tutorial.Shortfall.Reason =
            interpreter.wasInterrupted
            ? .interrupted
            : isUnread
                // A failure is what the step asks for, but not this one.
                ? (task.meansToFail ? .effect : .failed)
                : isAttempt && !isAnswer
                    ? (task.meansToFail ? .succeeded : .failed)
                    : holds || !isAttempt && needsAnswer ? .otherCommand : .effect
        // What the line's words lack means nothing where it is another command.
        let shown = isAttempt || statements.isEmpty ? own : own.filter { $0.holds || !$0.isAboutWords }
        var conditions = checkConditions + shown
        // There is always something to see that is not yet so.
        if [.failed, .succeeded, .interrupted].contains(reason), conditions.allSatisfy(\.holds), let verb = task.verb {
            conditions.append(
                StepCondition(
                    .outcome(verb: verb == "!" ? String(text.trimmingSpaces) : verb, fails: task.meansToFail),
                    holds: false))
        }
        let isMistaken = isUnread || interpreter.wasMistaken
        return .miss(Tutorial.Shortfall(conditions: conditions, reason: reason, isMistaken: isMistaken))
    }

    private var checkConditions: [StepCondition] {
        zip(scene.checks, interpreter.states(of: scene.checks)).compactMap { check, state in
            TaughtCheck(check).map { taught in
                StepCondition(
                    .check(taught), holds: state.holds && !isOfEarlierLine(check),
                    found: isOfEarlierLine(check) ? [] : state.found)
            }
        }
    }

    /// Whether the effect alone is no answer, but only the step's own command with it.
    /// - Parameter isMade: the files and words that the step waits for are there.
    private func needsAnswer(_ statements: [Statement], isMade: Bool) -> Bool {
        // A file that is there now was made by this line, whatever that was.
        if isMade, !scene.files.isEmpty, !statements.isEmpty { return false }
        // Any failure looks like the one that is meant, but for the command that meets it.
        return heldAlready || isOfConsole || (scene.checks + scene.proofs).isEmpty || task.meansToFail
            || isOnlySaid(statements)
    }

    /// What an earlier line has printed shows nothing of this one; what this one has printed does.
    private var heldAlready: Bool { heldBefore && !(isOfOutput && interpreter.session.output != outputBefore) }

    /// A condition on what a line left, where this one has left nothing: the variable tells of an earlier line.
    private func isOfEarlierLine(_ check: Statement) -> Bool {
        let marks = interpreter.session.marks
        return check.subjectsOfLines.contains { marks.isSame($0, as: marksBefore) ?? false }
    }

    /// Whether somebody who types this tries the step.
    private func fits(_ statement: Statement) -> Bool {
        !statement.asksForHelp && (statement.fits(task) || isOfConsole && looksAtConsole(statement))
    }

    /// What a step waits for that no variable shows.
    private func ownConditions(_ attempt: StepAttempt, _ text: String) -> [StepCondition] {
        let files = zip(scene.files, marks).map { path, before in
            let now = FileMark(path)
            return StepCondition(.file(path), holds: now != nil && now != before)
        }
        let words = (scene.words + scene.essentials).map { word in
            StepCondition(.word(word), holds: attempt.names(word, in: text, fits: fits))
        }
        let proof = StepCondition.Kind.proof(scene.proofs.map(\.place.text), meaning: scene.proofMeaning)
        let proofs = scene.proofs.isEmpty ? [] : [StepCondition(proof, holds: interpreter.holds(scene.proofs))]
        return files + words + proofs
    }

    // MARK: What a line is about

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

    /// What is only told, or prints what somebody wrote, can hold what a step waits for: that is not its effect.
    private func isOnlySaid(_ statements: [Statement]) -> Bool {
        statements.allSatisfy { statement in
            statement.asksForHelp
                || statement.verb != task.verb && (onlyTells(statement) || isOfOutput && statement.verb == "!")
        }
    }

    private func traits(_ verb: String) -> CommandSpec.Traits { interpreter.commands.traits(of: verb) }
}
