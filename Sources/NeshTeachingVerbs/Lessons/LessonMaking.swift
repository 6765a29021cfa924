import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshSystem
import NeshTeaching
import NeshText

/// `tutorial new`: a lesson of a script, or a first one to begin with.
enum LessonMaking {
    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let parameters = TutorialCommand.parameters
        guard let path = call[parameters.lesson] else {
            throw Failure(
                .missingArgument, "the script for the lesson is missing", fixes: ["tutorial new talk.nesh"])
        }
        guard path.hasSuffix(".nesh") else {
            throw Failure(
                .invalidArgument, "tutorial new takes a script, and '\(path)' does not end in .nesh",
                fixes: ["tutorial new \((path + ".nesh").asWord)"])
        }
        let name = String((path.split(separator: "/").last ?? "").dropLast(5))
        guard LessonShelf.isName(name), Lesson.named(name) == nil, !TutorialCommand.isAction(name) else {
            throw Failure(
                .invalidArgument, "'\(name)' cannot be the name of a lesson",
                details: ["letters, digits, - and _; no name that tutorial has already"])
        }
        guard File.exists(path) else {
            try failing(
                .fileOperation,
                try AtomicFile.write(Array(LessonScript.first(name, context.session.language).utf8), to: path))
            context.emit(.progress("\(path) is a first lesson: change it, then tutorial check \(path)"))
            return Outcome()
        }
        let text = try failing(.fileOperation, try File.text(path, limit: 1 << 20))
        let made = try LessonScript.lesson(
            of: text, name: path, context.services.commands, context.session.language)
        let folder = LessonShelf.folder(context.session.environment)
        let output = call[parameters.output] ?? "\(folder)/\(name).nesh"
        if !call[parameters.force], File.exists(output) {
            throw Failure(
                .fileOperation, "\(output) is there already", fixes: ["add --force", "name another file by --output"])
        }
        do throws(SystemError) {
            if call[parameters.output] == nil { try File.makeDirectories(folder, mode: 0o700) }
            try AtomicFile.write(Array(made.text.utf8), to: output)
        } catch { throw error.failure() }
        context.emit(.progress("wrote \(output): \(made.steps) step\(made.steps == 1 ? "" : "s")"))
        for addition in made.additions { context.emit(.aside(addition)) }
        let isOnShelf = call[parameters.output] == nil
        context.emit(.aside("tutorial check \(isOnShelf ? name : output) proves that it can be completed"))
        return Outcome()
    }
}

/// The text of lessons that are made.
enum LessonScript {
    /// - Returns: the script with hints and checks where a step had none; what was added, a line each.
    /// - Throws: where the script is none, or tells nothing.
    static func lesson(
        of text: String, name: String, _ commands: CommandTable, _ language: Language
    ) throws(Failure) -> (text: String, steps: Int, additions: [String]) {
        let source = SourceText(name: name, text: text)
        guard case .statements(let statements) = Parser.parse(source).result else {
            throw Failure(
                .fileOperation, "\(name) is not a whole script", fixes: ["nesh -n \(name.asWord)  # says where"])
        }
        guard statements.contains(where: \.isNarration) else {
            throw Failure(
                .fileOperation, "\(name) says nothing: a lesson's steps begin with ## lines",
                fixes: ["## What to do, above each command", "note TEXT  # while it is recorded"])
        }
        let scenes = TaughtScript(statements).scenes.filter { $0.task != nil }
        guard !scenes.isEmpty else { throw Failure(.fileOperation, "\(name) has no command for a learner to type") }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var additions: [String] = []
        // From the end: what is put in moves nothing that is still to come.
        for (index, scene) in scenes.enumerated().reversed() {
            guard let task = scene.task else { continue }
            let first = task.place.line - 1
            let last = first + task.place.text.split(separator: "\n").count - 1
            if scene.checks.isEmpty, let check = check(for: task) {
                lines.insert(check, at: min(lines.count, last + 1))
                additions.insert("step \(index + 1): added  \(check)", at: 0)
            }
            if scene.hints.isEmpty, let hint = hint(for: task, commands, language) {
                lines.insert(hint, at: first)
                additions.insert("step \(index + 1): added  \(hint)", at: 0)
            }
        }
        let made = lines.joined(separator: "\n")
        return (made.hasSuffix("\n") ? made : made + "\n", scenes.count, additions)
    }

    /// What a verb brings about, where that can be seen afterwards.
    private static func check(for task: Statement) -> String? {
        guard !task.meansToFail else { return nil }
        return switch task.verb {
        case "run-enclave": "expect $enclave.state == RUNNING"
        case "terminate-enclave": "expect ${enclave.state:-gone} != RUNNING"
        case "build-enclave": "expect ${eif.path:-none} ~ '\\.eif$'"
        default: nil
        }
    }

    private static let shellHint = Phrase("A line that begins with ! is run by sh.", "! で始まる行は sh が実行します。")
    private static let stop = Phrase(".", "。")

    private static func hint(for task: Statement, _ commands: CommandTable, _ language: Language) -> String? {
        guard let verb = task.verb else { return nil }
        if verb == "!" { return "# hint: \(shellHint[language])" }
        return commands.named(verb).map { "# hint: \(verb): \($0.spec.summary[language])\(stop[language])" }
    }
}
