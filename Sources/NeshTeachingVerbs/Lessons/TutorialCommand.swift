import NeshCommand
import NeshData
import NeshLanguage
import NeshSystem
import NeshTeaching
import NeshText

/// The verb `tutorial`.
enum TutorialCommand: Command {
    static let name = "tutorial"

    enum Action: String, CaseIterable {
        case status, show, app, new, check, next, hint, skip, back, stop
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
                if word.hasSuffix(".nesh") {
                    do throws(Failure) { return .lesson(try LessonShelf.read(word)) } catch {
                        throw ValueProblem(error.message)
                    }
                }
                let shelf = LessonShelf(.ofProcess())
                if let lesson = shelf.named(word) { return .lesson(lesson) }
                let words = Wish.words + shelf.own.map(\.name)
                let file = LessonShelf.file(besides: word)
                throw ValueProblem(
                    "there is no lesson '\(word)'",
                    suggestion: file ?? TutorialCommand.goesOn(word, shelf) ?? Suggestion.meant(by: word, among: words),
                    notes: [
                        TutorialCommand.meansAgain(word)
                            ? "tutorial LESSON --again  # begins a lesson at its first step"
                            : "tutorial status  # lists them"
                    ])
            },
            "A lesson's number, name or file, or status, show, app, new, check, next, hint, skip, back, stop. "
                + "Without it, the lessons continue")
        let lesson = Parameter.operand(
            .text("WHICH"),
            "With show: which lesson's script to print; with app: the folder to make, hello-app without it; with new: the "
                + "script; with check: the lesson or its file")
        let vsock = Parameter.flag(
            "--vsock", "With app: the program of the lesson on vsock, which answers at port 5005")
        let report = Parameter.option(
            "--report", .file("json", "xml"),
            "Write how the lesson goes, step by step: JSON, or JUnit's format if the name ends in .xml")
        let answers = Parameter.option(
            "--answers", .file("txt"),
            "Take the lesson with the lines of this file, without a prompt; status 1 if a step is open")
        let output = Parameter.option(
            "--output", .file("nesh"), "With new: write the lesson there. Default: ~/.local/share/nesh/lessons")
        let again = Parameter.flag("--again", "Begin the lesson at its first step, wherever you left it")
        let force = Parameter.flag("--force", "With new: write over a lesson of that name")

        var risks: [Risk] { [.given(force), .overwrites(report), .when(what, is: "app", "new")] }
    }

    /// The lesson that `tutorial` alone begins or goes on with, where that is what the word means.
    fileprivate static func goesOn(_ word: String, _ shelf: LessonShelf) -> String? {
        guard Synonym.meant(by: word, among: [Synonym.goOn]) != nil else { return nil }
        let progress = LessonProgress.load(LessonProgress.path(.ofProcess()))
        return (progress.upcoming(on: shelf) ?? Lesson.all[0]).name
    }

    /// `restart`, which is the flag.
    fileprivate static func meansAgain(_ word: String) -> Bool { Synonym.names(word, "again") }

    static let declaration = declare(
        .teaching, "Take a lesson here at the prompt", "このプロンプトでレッスンを受ける",
        details: """
            You type each command. The result counts, not how you typed it. In a lesson, use hint, skip, back and \
            stop; Tab on an empty line fills in the command. nesh keeps your progress for the next time. Each lesson \
            runs in its own folder and session, and leaves nothing behind.
            Your own lessons are files NAME.nesh in ~/.local/share/nesh/lessons, or in a folder lessons among the \
            files of a class: in the working directory, or above it up to the top of the repository. new makes a \
            lesson from a script with ## narration, or writes a first one that you can start from. check goes through \
            a lesson with its own answers, and reports what is wrong.
            """,
        examples: [
            "tutorial": "the first lesson, or where you left off",
            "tutorial hello --again": "a lesson from its first step",
            "tutorial status": "all lessons",
            "tutorial show hello": "a lesson as a script",
            "tutorial hello --report hello.json": "take the lesson, and write a report",
            "tutorial new talk.nesh": "make a lesson from a script with ## narration",
            "tutorial check talk": "check that a learner can complete it",
            "tutorial app": "the lessons' application in hello-app, to build images from",
        ], traits: [.offersJSON, .unrecorded, .unsaved, .foreground])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let progress = LessonProgress.load(LessonProgress.path(context.session.environment))
        let language = context.session.language
        let shelf = LessonShelf(context.session.environment)
        let report = call[parameters.report].map(FilePath.absolute)
        if case .lesson(let lesson)? = call[parameters.what], let answers = call[parameters.answers] {
            return try LessonGrading.grade(lesson, answers, report, in: context)
        }
        try refuseWord(call)
        let first = call[parameters.again] ? 0 : nil
        switch call[parameters.what] {
        case .action(.status): return Outcome(status(progress, shelf, language))
        case .action(.show): return Outcome(try show(call[parameters.lesson], progress, shelf, language))
        case .action(.new): return try LessonMaking.run(call, in: context)
        case .action(.check): return try LessonGrading.check(call[parameters.lesson], report, shelf, in: context)
        case .action(.app):
            let path = call[parameters.lesson] ?? LessonFiles.application
            do throws(Failure) {
                try LessonFiles.makeApplication(path, call[parameters.vsock] ? .channel : .hello)
            } catch {
                var failure = error
                // The lines below it would need the name of another folder.
                if !context.session.isInteractive, !context.session.isOneLine, File.exists(path) {
                    let line = call[parameters.lesson] == nil ? "tutorial app" : "tutorial app \(path.asWord)"
                    failure.fixes.insert("try \(line)  # goes on with the folder that is there", at: 0)
                }
                throw failure
            }
            context.emit(.progress("\(path) has a Dockerfile and its program"))
        case .action(.hint): try desk(context).ask(.hint)
        case .action(.skip): try desk(context).ask(.skip)
        case .action(.back): try desk(context).ask(.back)
        case .action(.stop): try desk(context).ask(.leave)
        case .action(.next):
            let current = try desk(context).lesson ?? progress.current
            guard let next = current.flatMap(Lesson.named)?.next ?? progress.upcoming(on: shelf) else {
                return allDone(language)
            }
            try begin(next, step: 0, report, in: context)
        case .lesson(let lesson):
            try begin(lesson, step: first, report, in: context)
        case nil:
            guard let lesson = progress.upcoming(on: shelf) else { return allDone(language) }
            try begin(lesson, step: first, report, in: context)
        }
        return Outcome()
    }

    private static func begin(
        _ lesson: Lesson, step: Int?, _ report: String?, in context: CommandContext
    ) throws(Failure) {
        let desk = try desk(context)
        try report.map(LessonReport.checkPlace)
        try desk.ask(.begin(lesson, step: step, report: report))
    }

    /// Only some actions take a second word: `tutorial hello 3` does not begin at the third step.
    private static func refuseWord(_ call: Call) throws(Failure) {
        guard let word = call[parameters.lesson] else { return }
        let fix: String
        switch call[parameters.what] {
        case .action(.show), .action(.app), .action(.new), .action(.check): return
        case .lesson(let lesson) where meansAgain(word):
            fix = "tutorial \(lesson.name.asWord) --again  # begins it at its first step"
        case .lesson: fix = "tutorial  # goes on where you left off; no lesson begins in its middle"
        default: fix = "help tutorial"
        }
        throw Failure(
            .invalidArgument, "unexpected word '\(word)'", fixes: [fix], about: .parameter(parameters.lesson.name))
    }

    /// Nobody who has taken all of them wants the first one without asking for it.
    private static func allDone(_ language: Language) -> Outcome {
        let lines = [allFinished[language], again.filled(language, Lesson.all[0].name)]
        return Outcome(ViewReport(json: .null, view: .lines(lines.map { StyledText($0) })))
    }

    private static let allFinished = Phrase("You have finished all lessons.", "すべてのレッスンを完了しています。")
    private static let again = Phrase(
        "`tutorial status` lists them, and `tutorial {}` begins the first one again.",
        "`tutorial status` で一覧を表示でき、`tutorial {}` で最初のレッスンをもう一度始められます。")

    /// A word that is not a lesson's name.
    static func isAction(_ word: String) -> Bool { Action(rawValue: word) != nil }

    /// Whether the words take a lesson, for which somebody sits at a prompt.
    static func needsPrompt(_ words: [String]) -> Bool {
        guard words.first == name, words.count < 5 else { return false }
        let others = ["show", "status", "app", "new", "check"]
        let what = words.dropFirst().first ?? ""
        return !others.contains(what)
            && !words.contains { word in
                word == "--json" || word == "--help" || word.hasPrefix(parameters.answers.name)
            }
    }

    private static func desk(_ context: CommandContext) throws(Failure) -> LessonDesk {
        if let desk = context.services.teaching.lessons { return desk }
        throw Failure(
            .invalidCommand, "a lesson is taken at a prompt, on a terminal",
            fixes: ["nesh tutorial", "nesh tutorial show hello > hello.nesh"])
    }

    private static func show(
        _ word: String?, _ progress: LessonProgress, _ shelf: LessonShelf, _ language: Language
    ) throws(Failure) -> ViewReport {
        let lesson = word.map { shelf.named($0) } ?? progress.upcoming(on: shelf) ?? Lesson.all[0]
        guard let lesson else {
            throw Failure(.invalidArgument, "there is no lesson '\(word ?? "")'", fixes: ["tutorial status"])
        }
        var text = lesson.text[language]
        if text.last == "\n" { text.removeLast() }
        return ViewReport(json: .string(text), view: .verbatim([StyledText(text)]))
    }

    private static func status(
        _ progress: LessonProgress, _ shelf: LessonShelf, _ language: Language
    ) -> ViewReport {
        var table = TextTable(
            [
                .init(""), .init("#", .right), .init(TutorialPhrases.name[language]),
                .init(TutorialPhrases.lesson[language], wraps: true), .init(""),
            ], empty: "")
        for lesson in Lesson.all + shelf.own {
            let isDone = progress.done.contains(lesson.name)
            let isCurrent = progress.current == lesson.name
            table.rows.append([
                isDone ? StyledText("✓", .good) : isCurrent ? StyledText("▸", .warning) : " ",
                lesson.number > 0 ? "\(lesson.number)" : StyledText("·", .dim),
                StyledText(lesson.name, .name), StyledText(lesson.title[language]),
                progress.places[lesson.name].map {
                    StyledText(TutorialPhrases.atStep.filled(language, "\($0 + 1)"), .dim)
                } ?? "",
            ])
        }
        var json = JSON.Object()
        json["Current"] = progress.current.map { .string($0) } ?? .null
        json["Step"] = .integer(Int64(progress.step + 1))
        json["Done"] = .array(progress.done.map { .string($0) })
        json["Lessons"] = .array(Lesson.all.map { .string($0.name) })
        json["OwnLessons"] = .array(
            shelf.own.map { ["Name": .string($0.name), "Path": $0.path.map { .string($0) } ?? .null] })
        return ViewReport(json: .object(json), view: .table(table))
    }
}
