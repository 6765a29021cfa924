import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshKMS
import NeshLanguage
import NeshSystem

/// What a lesson has standing: a step finds it when it begins, and leaving the lesson ends it.
package enum Standing: Sendable, Hashable {
    case enclave(Enclave.ID, name: String)
    case job(Int, text: String)
    case keyService
    /// Of the lesson's folder, and named in the step's own line.
    case file(String)
    /// A file that is there, but is no longer what an earlier step made.
    case spoiledFile(String)

    /// It ends with the lesson, and somebody may think that it goes on.
    package var runs: Bool {
        switch self {
        case .file, .spoiledFile: false
        case .enclave, .job, .keyService: true
        }
    }

    /// It is there, but not as it was.
    package var isSpoiled: Bool { if case .spoiledFile = self { true } else { false } }

    /// The name of an enclave.
    package var enclave: String? { if case .enclave(_, let name) = self { name } else { nil } }

    /// What a learner calls it.
    package func inWords(_ language: Language) -> String {
        switch self {
        case .enclave(_, let name): TutorialPhrases.anEnclave.filled(language, name)
        case .job(_, let text): "`\(text)`"
        case .keyService: TutorialPhrases.keyService[language]
        case .file(let path), .spoiledFile(let path): path
        }
    }

    /// Several in a sentence: what enclaves are is said once, before their names.
    package static func list(_ ones: [Standing], _ language: Language) -> String {
        let names = ones.compactMap(\.enclave)
        guard names.count > 1 else { return language.list(ones.map { $0.inWords(language) }) }
        let others = ones.filter { $0.enclave == nil }.map { $0.inWords(language) }
        return language.list([enclaves(names, language)] + others)
    }

    /// Enclaves of these names in a sentence.
    package static func enclaves(_ names: [String], _ language: Language) -> String {
        (names.count == 1 ? TutorialPhrases.anEnclave : TutorialPhrases.enclaves)
            .filled(language, names.joined(separator: language == .japanese ? "'、'" : "', '"))
    }
}

extension Tutorial {
    /// What is there now.
    package var standing: [Standing] {
        let session = interpreter.session
        let engine = try? interpreter.services.engine(session.settings, session.environment)
        let running = (try? Interrupt()).flatMap { try? engine?.enclaves(interrupt: $0) } ?? []
        let kms = KMSDirectory(data: UserDirectories(environment: session.environment.variables).data)
        let words = (answer ?? "").split { " \t\n'\"()<>;|&=".contains($0) }.map { word in
            String(word.firstRange(of: "://").map { word[$0.upperBound...] } ?? word)
        }
        return running.filter { session.begun.contains($0.id) }.map { .enclave($0.id, name: $0.name) }
            + interpreter.jobs.jobs.filter { $0.ending == nil }.map { .job($0.number, text: $0.text) }
            + (RunningKMS.find(kms) == nil ? [] : [.keyService])
            + words.filter { !$0.hasPrefix("/") && File.exists($0) }.map { .file($0) }
    }

    /// What the step found when it began and will not find again. That the step is to end is none of it.
    package var lost: [Standing] {
        let names = Set(standing.compactMap(\.enclave))
        // Started once more by hand, it will do.
        let still = missed.filter { $0.enclave.map { !names.contains($0) } ?? !standing.contains($0) }
        let known = still + lostHere
        let files = (spoiled + overwritten).map { File.exists($0) ? Standing.spoiledFile($0) : .file($0) }
        return known + files.filter { !known.contains($0) }
    }

    /// What has to be done before the step's own line can succeed: the line for it, and whether it sets the step up again.
    package enum WayBack: Sendable, Equatable {
        /// What the step needs is gone: `back`.
        case again
        /// An enclave is in the way.
        case end(String)
        /// The enclave that is meant runs, but is not selected.
        case select(String)

        /// As it is typed.
        package var line: String {
            switch self {
            case .again: LessonWord.back.rawValue
            case .end(let name): "terminate-enclave \(name.asWord)"
            case .select(let name): "use \(name.asWord)"
            }
        }
    }

    /// What keeps the step's line from succeeding, as its ground has changed; nil where nothing does.
    package var wayBack: WayBack? {
        if !lost.isEmpty { return .again }
        return unselected.map { .select($0) } ?? strays.first.map { .end($0) }
    }

    private var lostHere: [Standing] {
        let gone = ground.filter { one in
            // What has ended as it was to is not missed.
            if case .job(let number, _) = one, interpreter.jobs.isDone(number) { return false }
            return !standing.contains(one)
        }
        guard let task = scene?.task, endsEnclave(task) else { return gone }
        let named = Set((answer ?? "").split(separator: " ").map(String.init))
        let namesOne = ground.contains { $0.enclave.map(named.contains) ?? false }
        return gone.filter { one in one.enclave.map { namesOne && !named.contains($0) } ?? true }
    }

    /// Enclaves that began since, in a step that is not done by them.
    package var strays: [String] {
        // Where it neither looks at one nor is about a start, they are in nobody's way.
        let isTried = scene?.task?.verb.map { verb in
            interpreter.commands.traits(of: verb).contains(.startsEnclave)
                && lastLine.split(separator: " ").contains(Substring(verb))
        }
        return stepNeedsEngine || isTried ?? false ? newcomers : []
    }

    /// Enclaves that began since, whether or not the step is about any.
    var newcomers: [String] {
        let wanted = Set(missed.compactMap(\.enclave))
        return standing.filter { !ground.contains($0) }.compactMap(\.enclave).filter { !wanted.contains($0) }
    }

    /// Of those the one that the step asks for by its name, which is not selected.
    package var unselected: String? {
        let wanted = scene?.checks.compactMap(\.nameOfEnclave) ?? []
        return strays.first { wanted.contains($0) && $0 != interpreter.session.enclave?.name }
    }

    /// Whether the step waits for something of an enclave, which only an engine can give.
    package var stepNeedsEngine: Bool { scene?.checks.contains(where: \.looksAtEnclave) ?? false }

    /// Whether the step's line is one that ends an enclave.
    func endsEnclave(_ task: Statement) -> Bool {
        task.verb.map { interpreter.commands.traits(of: $0).contains(.endsEnclave) } ?? false
    }

    /// Those of these enclaves that the step, which is done, is not about.
    func strayEnclaves(among names: [String]) -> [Standing] {
        let own = stepNeedsEngine ? interpreter.session.enclave?.name : nil
        return standing.filter { one in one.enclave.map { $0 != own && names.contains($0) } ?? false }
    }
}
