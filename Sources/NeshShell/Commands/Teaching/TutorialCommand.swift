import NeshCommand
import NeshData
import NeshLanguage
import NeshTeaching
import NeshText

package enum TutorialCommand: Command {
    package static let name = "tutorial"

    enum Action: String, CaseIterable {
        case status, show, app, next, hint, skip, back, stop
    }

    /// What can be asked for.
    enum Wish {
        case action(Action)
        case lesson(Lesson)

        static var words: [String] { Lesson.all.map(\.name) + Action.allCases.map(\.rawValue) }
    }

    struct Parameters: ParameterGroup {
        let what = Parameter.operand(
            ValueType<Wish>("LESSON", completion: .choice(Wish.words)) { word throws(ValueProblem) in
                if let action = Action(rawValue: word) { return .action(action) }
                if let lesson = Lesson.named(word) { return .lesson(lesson) }
                throw ValueProblem(
                    "there is no lesson '\(word)'", suggestion: Suggestion.closest(to: word, in: Wish.words),
                    notes: ["tutorial status lists them"])
            }, "A lesson's number or name, or status, show, app, next, hint, skip, back, stop; nothing goes on")
        let lesson = Parameter.operand(
            .text("WHICH"),
            "With show: which lesson's script to print; with app: the folder to make, hello-app without it")
        let vsock = Parameter.flag(
            "--vsock", "With app: the program of the lesson on vsock, which answers at port 5005")
    }
    static let parameters = Parameters()

    package static let spec = CommandSpec(
        name, .teaching, Phrase("Take a lesson here at the prompt", "このプロンプトでレッスンを受ける"),
        details: """
            You type each command; what counts is its effect, not how you wrote it. In a lesson hint, skip, back and \
            stop do what they say, Tab on an empty line fills in the command, and what you reached is kept for the \
            next time. Each lesson runs in a folder and a session of its own and leaves nothing behind.
            """,
        parameters: parameters,
        examples: [
            .init("tutorial", "the first lesson, or where you left off"), .init("tutorial status", "all lessons"),
            .init("tutorial show hello", "a lesson as a script"),
            .init("tutorial app", "the lessons' application in hello-app, to build images from"),
        ], offersJSON: true,
        traits: [.unrecorded, .unsaved])

    package static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let progress = LessonProgress.load(LessonProgress.path(context.session.environment))
        let language = context.session.language
        switch call[parameters.what] {
        case .action(.status): return Outcome(status(progress, language))
        case .action(.show): return Outcome(try show(call[parameters.lesson], progress, language))
        case .action(.app):
            let path = call[parameters.lesson] ?? LessonFiles.application
            try LessonFiles.makeApplication(path, call[parameters.vsock] ? .channel : .hello)
            context.emit(.progress("\(path) has a Dockerfile and its program"))
        case .action(.hint): try desk(context).ask(.hint)
        case .action(.skip): try desk(context).ask(.skip)
        case .action(.back): try desk(context).ask(.back)
        case .action(.stop): try desk(context).ask(.leave)
        case .action(.next):
            let current = try desk(context).lesson ?? progress.current
            let next = current.flatMap(Lesson.named)?.next ?? progress.upcoming ?? Lesson.all[0]
            try desk(context).ask(.begin(next, step: 0))
        case .lesson(let lesson):
            try desk(context).ask(.begin(lesson, step: progress.current == lesson.name ? nil : 0))
        case nil:
            let lesson = progress.upcoming ?? Lesson.all[0]
            try desk(context).ask(.begin(lesson, step: progress.current == lesson.name ? nil : 0))
        }
        return Outcome()
    }

    private static func desk(_ context: CommandContext) throws(Failure) -> LessonDesk {
        if let desk = context.services.teaching.lessons { return desk }
        throw Failure(
            .invalidCommand, "a lesson is taken at a prompt, on a terminal",
            fixes: ["nesh tutorial", "nesh tutorial show hello > hello.nesh"])
    }

    private static func show(
        _ word: String?, _ progress: LessonProgress, _ language: Language
    ) throws(Failure) -> ViewReport {
        let lesson = word.map { Lesson.named($0) } ?? progress.upcoming ?? Lesson.all[0]
        guard let lesson else {
            throw Failure(.invalidArgument, "there is no lesson '\(word ?? "")'", fixes: ["tutorial status"])
        }
        var text = lesson.text[language]
        if text.last == "\n" { text.removeLast() }
        return ViewReport(json: .string(text), view: .verbatim([StyledText(text)]))
    }

    private static func status(_ progress: LessonProgress, _ language: Language) -> ViewReport {
        var table = TextTable(
            [
                .init(""), .init("#", .right), .init(TutorialPhrases.lesson[language]),
                .init(TutorialPhrases.name[language]), .init(""),
            ], empty: "")
        for lesson in Lesson.all {
            let isDone = progress.done.contains(lesson.name)
            let isCurrent = progress.current == lesson.name
            table.rows.append([
                isDone ? StyledText("✓", .good) : isCurrent ? StyledText("▸", .warning) : " ", "\(lesson.number)",
                StyledText(lesson.title[language]), StyledText(lesson.name, .name),
                isCurrent
                    ? StyledText(TutorialPhrases.atStep.filled(language, "\(progress.step + 1)"), .dim) : "",
            ])
        }
        var json = JSON.Object()
        json["Current"] = progress.current.map { .string($0) } ?? .null
        json["Step"] = .integer(Int64(progress.step + 1))
        json["Done"] = .array(progress.done.map { .string($0) })
        json["Lessons"] = .array(Lesson.all.map { .string($0.name) })
        return ViewReport(json: .object(json), view: .table(table))
    }
}
