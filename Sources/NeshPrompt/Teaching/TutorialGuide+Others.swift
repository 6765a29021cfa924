import NeshCommand
import NeshEnclave
import NeshInterpreter
import NeshSystem
import NeshTeaching
import NeshText

/// Enclaves that run beside a lesson: the learner's own, and what killed sessions left.
extension TutorialGuide {
    /// Where the machine has one pool for all, the lesson shares it with the learner's own enclaves: each is named, with the line that ends it.
    func nameOthers(besides tutorial: Tutorial) {
        let session = tutorial.interpreter.session
        guard let engine = try? services.engine(session.settings, session.environment),
            let interrupt = try? Interrupt(),
            let running = try? engine.enclaves(metadata: false, interrupt: interrupt)
        else { return }
        for enclave in running.filter({ !session.begun.contains($0.id) }).prefix(Self.mostNamed) {
            let facts = "\(enclave.name) (CID \(enclave.cid), \(enclave.memoryMiB) MiB)"
            say(
                "  " + StyledText(TutorialPhrases.others.filled(language, facts) + " ", .dim)
                    + StyledText("terminate-enclave \(enclave.name)", .name))
        }
    }

    private static let mostNamed = 4

    /// What the lesson's lines call and this system lacks, each with the line that installs it.
    func nameMissing(_ tutorial: Tutorial) {
        for program in tutorial.missingPrograms {
            say(
                "  " + StyledText(TutorialPhrases.missing.filled(language, program) + " ", .warning)
                    + StyledText("!" + SystemPackages.installing(program), .name))
        }
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
