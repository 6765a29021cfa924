import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem

/// Says whether a line does a step. Made before the line runs: what held then is not its effect.
struct StepJudge {
    enum Judgement {
        case done
        /// It only told or showed something: no answer, and no miss either.
        /// - Parameter isClose: it showed just what the step asks for, so that silence would puzzle.
        case aside(isClose: Bool)
        case miss(Tutorial.Shortfall)
    }

    let scene: Scene
    let task: Statement
    let interpreter: Interpreter
    private let heldBefore: Bool
    private let outputBefore: String
    private let marksBefore: ResultMarks
    private let start: StepStart
    private let filesBefore: [FileMark?]
    /// A console goes on whatever is typed: what it says counts only for those who looked at it.
    let isOfConsole: Bool
    let isOfOutput: Bool

    /// - Parameter start: what there was when the step began.
    /// - Returns: nil for a step with nothing to do.
    init?(_ scene: Scene, since start: StepStart, _ interpreter: Interpreter) {
        guard let task = scene.task else { return nil }
        self.start = start
        self.scene = scene
        self.task = task
        self.interpreter = interpreter
        heldBefore = interpreter.holdsAlready(scene.checks) && interpreter.holds(scene.proofs)
        outputBefore = interpreter.session.output
        marksBefore = interpreter.session.marks
        filesBefore = scene.files.map { FileMark($0) }
        isOfConsole = scene.checks.contains { $0.names(.name("console")) }
        isOfOutput = scene.checks.contains { $0.names(.name("output")) }
    }

    /// - Parameters:
    ///   - text: the line as it was typed.
    ///   - isTyped: somebody sits at a prompt, so a line that ran no statement was a wish to the prompt.
    func judgement(of text: String, _ attempt: StepAttempt, isTyped: Bool) -> Judgement {
        let statements = attempt.runs.map(\.statement)
        if LessonLine(text) != nil { return .aside(isClose: false) }
        // Their examples may well look like what the step waits for.
        if !statements.isEmpty, !task.asksForHelp, statements.allSatisfy(\.asksForHelp) {
            return .aside(isClose: false)
        }
        let isAttempt = statements.contains(where: fits)
        // A failure that is meant is another than Ctrl-C.
        let isAnswer = attempt.answers(task, fits: fits) && !(task.meansToFail && interpreter.wasInterrupted)
        let own = ownConditions(attempt, text)
        let ownHold = own.allSatisfy(\.holds)
        let isUnseen = { [self] check in !isShown(check, attempt) || isEmptyByFailure(check, attempt) }
        // An enclave that has ended has no console any more, and what it said is printed all the same.
        let open = scene.checks.filter { !hasShown($0, attempt) }
        let needsAnswer = needsAnswer(statements, isMade: ownHold)
        let holds =
            (open.isEmpty || interpreter.holds(open)) && !scene.checks.contains(where: isOfEarlierLine)
            && !scene.checks.contains(where: isUnseen) && ownHold
        if holds, isAnswer || !needsAnswer { return .done }
        let hasWritten = scene.files.map { FileMark($0) } != filesBefore
        let isAside = { [self] (one: Statement) in onlyTells(one) || shows(one) }
        // A wish to the prompt ran nothing; what nesh refused is none.
        let isRefused = !interpreter.lineSucceeded && interpreter.session.marks.error != marksBefore.error
        let isWish = isTyped && !isRefused
        if !isAttempt, !hasWritten, statements.allSatisfy(isAside), isWish || !statements.isEmpty {
            return .aside(isClose: holds && !heldAlready && !scene.checks.isEmpty)
        }
        // A line that nesh could not read ran nothing, but says what was tried.
        let isUnread = statements.isEmpty && beginsLikeTask(text)
        // It says itself what it lacks, or what would do.
        let isIncomplete = interpreter.wasMistaken && beginsLikeTask(text)
        let reason: Tutorial.Shortfall.Reason =
            interpreter.wasInterrupted
            ? .interrupted
            : isUnread
                // A failure is what the step asks for, but not this one.
                ? (task.meansToFail ? .effect : .failed)
                : isAttempt && !isAnswer
                    ? (task.meansToFail
                        ? .succeeded : isCommandOfTask(statements) && !interpreter.lineSucceeded ? .failed : .effect)
                    : isIncomplete || [interpreter.offeredLine, FullWidth.narrowed(text)].contains(where: isTask)
                        ? .effect : holds || !isAttempt && needsAnswer ? .otherCommand : .effect
        // What the line's words lack means nothing where it is another command.
        let shown = isAttempt || statements.isEmpty ? own : own.filter { $0.holds || !$0.isAboutWords }
        var conditions = checkConditions(attempt) + shown
        // There is always something to see that is not yet so.
        let hasFailed = isAttempt && !isAnswer || [.failed, .succeeded, .interrupted].contains(reason)
        if hasFailed, conditions.allSatisfy(\.holds), let verb = task.verb {
            conditions.append(
                StepCondition(
                    .outcome(verb: verb == "!" ? String(text.trimmingSpaces) : verb, fails: task.meansToFail),
                    holds: false))
        }
        let isMistaken = isUnread || interpreter.wasMistaken
        return .miss(Tutorial.Shortfall(conditions: conditions, reason: reason, isMistaken: isMistaken))
    }

    private func checkConditions(_ attempt: StepAttempt) -> [StepCondition] {
        zip(scene.checks, interpreter.states(of: scene.checks)).compactMap { check, state in
            TaughtCheck(check).map { taught in
                StepCondition(
                    .check(taught),
                    holds: (state.holds || hasShown(check, attempt)) && !isOfEarlierLine(check)
                        && isShown(check, attempt) && !isEmptyByFailure(check, attempt),
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

    /// A condition on what a line left, where this one has left nothing: the variable tells of an earlier line. A
    /// document stays the current one until another is read.
    private func isOfEarlierLine(_ check: Statement) -> Bool {
        let marks = interpreter.session.marks
        return check.subjectsOfLines.contains { subject in
            let isDocument = if case .record(.attestation, _) = subject { true } else { false }
            return marks.isSame(subject, as: isDocument ? start.marks : marksBefore) ?? false
        }
    }

    /// Whether this line has set something that a condition looks at.
    private func isOfThisLine(_ check: Statement) -> Bool {
        let marks = interpreter.session.marks
        return check.subjectsOfLines.contains { marks.isSame($0, as: marksBefore) == false }
    }

    /// Nothing was printed because the line failed, which is not what "prints nothing" means.
    private func isEmptyByFailure(_ check: Statement, _ attempt: StepAttempt) -> Bool {
        !task.meansToFail && !attempt.hasSucceeded && (TaughtCheck(check)?.wantsNothing ?? false)
    }

    /// What a console said was printed by a line that looks at one: it counts also once the enclave has ended.
    private func hasShown(_ check: Statement, _ attempt: StepAttempt) -> Bool {
        guard check.names(.name("console")), let wanted = TaughtCheck(check)?.pattern,
            let pattern = try? RegularExpression(wanted),
            attempt.runs.contains(where: { $0.succeeded && looksAtConsole($0.statement) })
        else { return false }
        return pattern.matches(attempt.shown)
    }

    /// What a console says is seen only by those to whom the line showed it: not in a file, and not by a condition,
    /// where the step has a console shown. What a job shows comes above the next prompt.
    private func isShown(_ check: Statement, _ attempt: StepAttempt) -> Bool {
        guard check.names(.name("console")), let verb = task.verb, Check.Verb(rawValue: verb) == nil,
            traits(verb).contains(.looksAtConsole), let wanted = TaughtCheck(check)?.pattern,
            let pattern = try? RegularExpression(wanted)
        else { return true }
        return attempt.running != nil || pattern.matches(attempt.shown)
    }

    /// What a step waits for that no variable shows.
    private func ownConditions(_ attempt: StepAttempt, _ text: String) -> [StepCondition] {
        // Where all else is of this line, so is the file.
        let isAllOfLine =
            scene.checks.contains(where: isOfThisLine) && interpreter.holdsAlready(scene.checks)
        let files = scene.files.indices.map { index in
            let now = FileMark(scene.files[index])
            let isOfLine = now != filesBefore[index]
            let isMade = now != nil && now != start.files[index] && (isOfLine || !isAllOfLine)
            return StepCondition(.file(scene.files[index]), holds: isMade && (attempt.hasSucceeded || !isOfLine))
        }
        let words = (scene.words.map(filled) + scene.essentials).map { word in
            StepCondition(.word(word), holds: attempt.names(word, in: text, fits: fits))
        }
        let programs = scene.programs.map { StepCondition(.program($0), holds: attempt.calls($0)) }
        let proof = StepCondition.Kind.proof(scene.proofs.map(\.place.text), meaning: scene.proofMeaning)
        let proofs = scene.proofs.isEmpty ? [] : [StepCondition(proof, holds: interpreter.holds(scene.proofs))]
        return files + words + programs + proofs
    }

    /// `bank|$bank` with what the lesson's variables hold: a name, a CID and an ID can all mean one thing.
    private func filled(_ words: String) -> String {
        words.split(separator: "|").flatMap { word in
            let value = word.hasPrefix("$") ? interpreter.session.variables[String(word.dropFirst())] : nil
            return [String(word), value].compactMap(\.self)
        }.joined(separator: "|")
    }
}
