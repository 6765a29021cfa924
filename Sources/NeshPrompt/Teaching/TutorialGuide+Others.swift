import NeshCommand
import NeshData
import NeshEnclave
import NeshEngines
import NeshInterpreter
import NeshSystem
import NeshTeaching
import NeshText

/// Enclaves that run beside a lesson: the learner's own, and what killed sessions left.
extension TutorialGuide {
    /// Where the machine has one pool for all, the lesson shares it with the learner's own enclaves: each is named, with the line that ends it.
    private func nameOthers(besides tutorial: Tutorial) {
        let session = tutorial.interpreter.session
        guard let engine = try? services.engine(session.settings, session.environment),
            let interrupt = try? Interrupt(),
            let running = try? engine.enclaves(interrupt: interrupt)
        else { return }
        for enclave in running.filter({ !session.begun.contains($0.id) }).prefix(Self.mostNamed) {
            let facts = "\(enclave.name) (CID \(enclave.cid), \(enclave.memoryMiB) MiB)"
            say(
                "  " + StyledText(TutorialPhrases.others.filled(language, facts) + " ", .dim)
                    + StyledText(data: "terminate-enclave \(enclave.name.asWord)", .name))
        }
    }

    private static let mostNamed = 4

    /// What keeps the lesson's steps from succeeding, each with the line that helps.
    /// - Parameter needsEngine: false below a line that failed for another reason than the engine.
    func nameObstacles(of tutorial: Tutorial, needsEngine: Bool = true) {
        if needsEngine { nameEngine(tutorial) }
        nameMissing(tutorial)
        if needsEngine { nameOthers(besides: tutorial) }
    }

    private func nameEngine(_ tutorial: Tutorial) {
        let session = tutorial.interpreter.session
        let engine = session.settings[\.engine]
        guard let obstacle = EngineObstacle.here(engine, session.environment.variables) else { return }
        let text = TutorialPhrases.engine.filled(
            language, obstacle.engine.rawValue, language.said(obstacle.finding.message))
        say("  " + StyledText(text + " ", .warning) + StyledText(language.said(obstacle.way ?? "doctor"), .name))
    }

    /// What the lesson's lines call and this system lacks, each with the line that installs it.
    private func nameMissing(_ tutorial: Tutorial) {
        for program in tutorial.missingPrograms {
            say(
                "  "
                    + StyledText(
                        TutorialPhrases.missing.filled(language, program, use(of: program, tutorial)) + " ", .warning)
                    + StyledText("!" + SystemPackages.installing(program), .name))
        }
    }

    /// Where the lesson needs a program.
    private func use(of program: String, _ tutorial: Tutorial) -> String {
        guard let steps = tutorial.steps(using: program) else { return TutorialPhrases.inBeginning[language] }
        if steps.isEmpty { return TutorialPhrases.somewhere[language] }
        let place = steps.count == 1 ? TutorialPhrases.inStep : TutorialPhrases.inSteps
        return place.filled(language, language.list(steps.map { "\($0)" }))
    }

    /// Ends and removes what lessons of killed programs left.
    func sweep() {
        let own = session()
        guard let interrupt = try? Interrupt() else { return }
        let ended = LessonRoom.sweep(
            own.environment, { [services] in try? services.engine(own.settings, $0) }, interrupt: interrupt)
        if !ended.isEmpty {
            say(StyledText(TutorialPhrases.swept.filled(language, language.list(ended)), .dim))
        }
    }
}
