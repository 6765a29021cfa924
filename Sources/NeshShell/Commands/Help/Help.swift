import NeshCommand
import NeshData
import NeshEnclave
import NeshInterpreter
import NeshLanguage
import NeshPasted
import NeshSystem
import NeshTeaching
import NeshText

enum Help: Command {
    static let name = "help"

    /// What can be asked about.
    enum Topic: Sendable, Equatable {
        /// `help me`, which is `help`.
        case all
        case command(String)
        case code(ErrorCode)
        /// A word of another shell's.
        case foreign(String)
        /// Anything else that apropos finds.
        case word(String)
    }

    struct Parameters: ParameterGroup {
        let topic = Parameter.operand(
            ValueType<Topic>("VERB", completion: .verb) { word throws(ValueProblem) in
                if CommandTable.shell.named(word) != nil { return .command(word) }
                if let code = try? ValueType<ErrorCode>.errorCode.read(word) { return .code(code) }
                if Apropos.saysNothing(word) { return .all }
                if PromptSigns.has(word) || Synonym.meansPages(word) { return .word(word) }
                if PromptWord.isKnown(word) { return .foreign(word) }
                if let problem = ValueType<ErrorCode>.errorCode.problem(of: word) { throw problem }
                let names = CommandTable.shell.names
                let synonym = CommandTable.shell.meant(by: word, among: names).map { String($0.prefix { $0 != " " }) }
                let meant = synonym ?? Suggestion.closest(to: word, in: names)
                if meant == nil || synonym != nil, Apropos.knows(word, .shell) { return .word(word) }
                if ShellLine.isForeign(word, .shell) { return .foreign(word) }
                throw ValueProblem(
                    "there is no command '\(word)'", suggestion: meant,
                    notes: ["help  # lists them all"]
                        + (Apropos.mentions(word, .shell)
                            ? ["apropos \(Quoting.shown(word))  # finds what mentions it"] : []))
            }, "The command to explain, or an error code, or any word; without it, list all commands")
        let setting = Parameter.operand(Option.setting, "With option: the setting to explain")
        let example = Parameter.option("--run", .count("N", in: 1...99), "Run its example of this number")

        var promptOnly: [any DeclaredParameter] { [example] }

        var risks: [Risk] { [.given(example)] }

        var rules: [Rule] {
            [
                .parameter(example, needs: topic),
                .parameter(setting, needs: topic),
            ]
        }
    }

    static let declaration = declare(
        .help, "List the commands, or explain one", "コマンドを一覧表示する、または 1 つを説明する",
        examples: [
            "help": "all commands",
            "help run-enclave": "one of them",
            "help option hints": "a setting",
            "help images --run 1": "run its first example",
        ], traits: [.momentary, .onlyTells, .repeatsWords, .showsErrorPages])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let commands = context.services.commands
        let command: (any Command.Type)?
        switch call[parameters.topic] {
        case .command(let name): command = commands.named(name)
        case nil, .all: command = nil
        case .code(let code): return Outcome(Explain.report(on: code, failure: nil, commands, context.session.language))
        case .foreign(let word): return Outcome(Explain.foreign(word, commands, context))
        case .word(let word):
            // What the lesson's own words mean, nothing else says.
            let isInLesson = context.services.teaching.lessons?.lesson != nil
            let own = isInLesson ? LessonWord(rawValue: word) : nil
            return Outcome(
                own.map { $0.report(context.session.language) }
                    ?? PromptSigns.report(on: word, context.session.language)
                    ?? Apropos.report(on: [word], commands, context.session.language, isShort: true))
        }
        if let wanted = call[parameters.setting] {
            guard let option = command, option == Option.self, let found = SettingSpec.named(wanted) else {
                throw Failure(
                    .invalidArgument, "'\(wanted)' is one word too many", fixes: ["help option \(wanted.asWord)"])
            }
            if let number = call[parameters.example] {
                throw Failure(.invalidArgument, "a setting has no example \(number)", fixes: ["help option --run 1"])
            }
            return Outcome(page(of: found, context.session.settings))
        }
        if let number = call[parameters.example] {
            guard let spec = command?.spec else {
                throw Failure(.invalidArgument, "only a command has examples to run")
            }
            try run(example: number, of: spec, in: context)
            return Outcome()
        }
        let session = shown(context)
        func lines(_ language: Language) -> [StyledText] {
            command.map { HelpPage.lines(of: $0.spec, language, in: session, commands) }
                // In a lesson no pager shows the page, and its end is what one sees.
                ?? HelpPage.overview(commands, language)
                + (context.services.teaching.lessons?.lesson == nil ? [] : LessonWord.lines(language))
        }
        // JSON is for programs, which know one language.
        let json = JSON.array(lines(.english).map { .string($0.text) })
        return Outcome(ViewReport(json: json, view: .page(lines(context.session.language))))
    }

    private static func run(example number: Int, of spec: CommandSpec, in context: CommandContext) throws(Failure) {
        let desk = try context.desk("help --run")
        guard spec.examples.indices.contains(number - 1) else {
            let count = spec.examples.count
            throw Failure(
                .missingArgument, "\(spec.name) has \(count) example\(count == 1 ? "" : "s"), no number \(number)")
        }
        guard context.outputIsTerminal else {
            throw Failure(.invalidArgument, "the example runs as a line of its own: only that could be redirected")
        }
        let session = shown(context)
        let line = ExampleFiles.line(spec.examples[number - 1], of: spec, in: session)
        let makers = ExampleFiles.makers(of: line, in: session, context.services.commands)
        let missing = ExampleFiles.missing(in: line)
        if !makers.isEmpty {
            let what = missing.isEmpty ? "no enclave is selected" : "\(missing.joined(separator: ", ")) is not here"
            throw Failure(.missingArgument, "\(what), which this example is about", fixes: makers)
        }
        desk.runNext(line)
    }

    /// The session, with the enclave that is meant where none is selected: the only one that runs.
    private static func shown(_ context: CommandContext) -> Session {
        var session = context.session
        guard session.enclave == nil, session.isInteractive,
            let running = try? context.engine().enclaves(interrupt: context.interrupt),
            running.count == 1
        else { return session }
        session.enclave = running[0]
        return session
    }

    private static func choices(of setting: SettingSpec) -> [StyledText] {
        guard case .choice(let words) = setting.completion else { return [] }
        return [StyledText("  \(setting.placeholder)  ", .name) + StyledText("one of \(words.joined(separator: ", "))")]
    }

    private static func page(of setting: SettingSpec, _ settings: Settings) -> ViewReport {
        let value = settings.text(of: setting)
        let json: JSON = ["Setting": .string(setting.name), "Value": .string(value), "Help": .string(setting.help)]
        return ViewReport(
            json: json,
            view: .page(
                [
                    StyledText(setting.help + "."), "",
                    StyledText("option \(setting.name) \(setting.placeholder)", .name)
                        + StyledText(" [now: \(value.isEmpty ? "not set" : value)]", .dim),
                ] + choices(of: setting)))
    }
}
