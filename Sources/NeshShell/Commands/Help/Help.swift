import NeshData
import NeshEngine
import NeshLanguage
import NeshSystem
import NeshText

enum Help: Command {
    /// What can be asked about.
    enum Topic: Sendable, Equatable {
        case command(String)
        case code(ErrorCode)
        /// Anything else that apropos finds.
        case word(String)
    }

    static let topic = Parameter.operand(
        ValueType<Topic>("VERB", completion: .verb) { word throws(ValueProblem) in
            if CommandTable.named(word) != nil { return .command(word) }
            if let code = try? ValueType<ErrorCode>.errorCode.read(word) { return .code(code) }
            let meant = Suggestion.closest(to: word, in: CommandTable.names)
            if meant == nil, Apropos.knows(word) { return .word(word) }
            throw ValueProblem(
                "there is no command '\(word)'", suggestion: meant,
                notes: ["help lists them all", "apropos \(Quoting.shown(word)) finds what has to do with it"])
        }, "The command to explain, or an error code, or any word; without it, list all commands")
    static let setting = Parameter.operand(Option.setting, "With option: the setting to explain")
    static let example = Parameter.option("--run", .count("N", in: 1...99), "Run its example of this number")

    static let spec = CommandSpec(
        "help", .help, "List the commands, or explain one",
        parameters: [topic.spec, setting.spec, example.spec],
        rules: [.requires(example.spec.name, [topic.spec.name]), .requires(setting.spec.name, [topic.spec.name])],
        examples: [
            .init("help", "all commands"), .init("help run-enclave", "one of them"),
            .init("help option hints", "a setting"), .init("help images --run 1", "run its first example"),
        ], promptOnly: [example.spec.name])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let command: (any Command.Type)?
        switch call[topic] {
        case .command(let name): command = CommandTable.named(name)
        case nil: command = nil
        case .code(let code): return Outcome(Explain.report(on: code, failure: nil, context.session.language))
        case .word(let word): return Outcome(Apropos.report(on: [word]))
        }
        if let wanted = call[setting] {
            guard let option = command, option == Option.self, let found = Setting.named(wanted) else {
                throw Failure(.invalidArgument, "'\(wanted)' is one word too many", fixes: ["help option \(wanted)"])
            }
            if let number = call[example] {
                throw Failure(.invalidArgument, "a setting has no example \(number)", fixes: ["help option --run 1"])
            }
            return Outcome(page(of: found, context.session.settings))
        }
        if let number = call[example] {
            guard let spec = command?.spec else {
                throw Failure(.invalidArgument, "only a command has examples to run")
            }
            try run(example: number, of: spec, in: context)
            return Outcome()
        }
        func lines(_ language: Language) -> [StyledText] {
            command.map { page(of: $0.spec, language, in: context.session) } ?? overview(language)
        }
        // JSON is for programs, which know one language.
        let json = JSON.array(lines(.english).map { .string($0.text) })
        return Outcome(ViewReport(json: json, view: .lines(lines(context.session.language))))
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
        let line = ExampleFiles.line(spec.examples[number - 1], in: context.session)
        let makers = ExampleFiles.makers(of: line, in: context.session)
        let missing = ExampleFiles.missing(in: line)
        if !makers.isEmpty {
            let what = missing.isEmpty ? "no enclave is selected" : "\(missing.joined(separator: ", ")) is not here"
            throw Failure(.missingArgument, "\(what), which this example is about", fixes: makers)
        }
        desk.runNext(line)
    }

    private static func choices(of setting: Setting) -> [StyledText] {
        guard case .choice(let words) = setting.completion else { return [] }
        return [StyledText("  \(setting.placeholder)  ", .name) + StyledText("one of \(words.joined(separator: ", "))")]
    }

    private static func page(of setting: Setting, _ settings: Settings) -> ViewReport {
        let value = settings.value(of: setting)
        let json: JSON = ["Setting": .string(setting.name), "Value": .string(value), "Help": .string(setting.help)]
        return ViewReport(
            json: json,
            view: .lines(
                [
                    StyledText(setting.help + "."), "",
                    StyledText("option \(setting.name) \(setting.placeholder)", .name)
                        + StyledText(" [now: \(value.isEmpty ? "not set" : value)]", .dim),
                ] + choices(of: setting)))
    }

    private static func overview(_ language: Language) -> [StyledText] {
        let width = (CommandTable.names.map(\.count).max() ?? 0) + 2
        var lines: [StyledText] = []
        for group in CommandSpec.Group.allCases {
            let specs = CommandTable.all.map { $0.spec }.filter { $0.group == group }
            if specs.isEmpty { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(StyledText(group.title(in: language), .heading))
            for spec in specs {
                let space = String(repeating: " ", count: width - spec.name.count)
                lines.append("  " + StyledText(spec.name, .name) + StyledText(space + spec.summary(in: language)))
            }
        }
        lines += ["", StyledText(HelpPhrases.closing[language], .dim)]
        return lines
    }

    /// What nitro-cli has, as its `--help` tells.
    static var nitroCLIOverview: [StyledText] {
        let specs = CommandTable.all.map { $0.spec }.filter(\.nitroCLI)
        let width = (specs.map(\.name.count).max() ?? 0) + 2
        var lines: [StyledText] = [
            StyledText("nesh in nitro-cli's place (Nitro CLI \(Version.nitroCLI))."), "",
            StyledText("usage: ", .heading) + StyledText("nitro-cli COMMAND [OPTIONS]"), "",
        ]
        for spec in specs {
            let space = String(repeating: " ", count: width - spec.name.count)
            lines.append("  " + StyledText(spec.name, .name) + StyledText(space + spec.summary))
        }
        return lines + ["", StyledText("nitro-cli COMMAND --help tells more; nesh opens a prompt.", .dim)]
    }

    /// One command: what it does, its parameters, examples.
    /// - Parameter session: whose values are named where the command would take them.
    static func page(
        of spec: CommandSpec, _ language: Language = .english, in session: Session? = nil
    ) -> [StyledText] {
        let stop = language == .japanese ? "。" : "."
        var lines: [StyledText] = [StyledText(spec.summary(in: language) + stop), ""]
        let start = HelpPhrases.usage[language]
        lines.append(
            StyledText(
                StyledText(start, .heading) + StyledText(usage(of: spec)), hang: DisplayWidth.of(start)))
        if !spec.details.isEmpty { lines += ["", StyledText(spec.details)] }
        if !spec.parameters.isEmpty {
            lines.append("")
            let width = (spec.parameters.map(\.usage.count).max() ?? 0) + 2
            for parameter in spec.parameters {
                let space = String(repeating: " ", count: width - parameter.usage.count)
                lines.append(
                    "  " + StyledText(parameter.usage, .name) + StyledText(space + parameter.help)
                        + StyledText(session.flatMap { now(parameter, $0) }.map { " [\($0)]" } ?? "", .dim))
            }
        }
        let rules = spec.ruleSentences { $0 }
        if !rules.isEmpty { lines += [""] + rules.map { StyledText("  " + $0, .dim) } }
        return lines + examples(of: spec, language, in: session)
    }

    private static func examples(
        of spec: CommandSpec, _ language: Language, in session: Session?
    ) -> [StyledText] {
        if spec.examples.isEmpty { return [] }
        var lines: [StyledText] = ["", StyledText(HelpPhrases.examples[language], .heading)]
        var makers: [String] = []
        for (index, example) in spec.examples.enumerated() {
            let line = ExampleFiles.line(example, in: session)
            let block = line.split(separator: "\n").map(String.init)
            lines.append(
                StyledText("  \(index + 1)  ", .dim) + StyledText(block[0])
                    + StyledText("   # \(example.explanation)", .dim))
            lines += block.dropFirst().map { StyledText("     " + $0) }
            // Where a session asks, the examples are to run in it.
            if let session { makers += ExampleFiles.makers(of: line, in: session).filter { !makers.contains($0) } }
        }
        if !makers.isEmpty {
            lines +=
                ["", StyledText(HelpPhrases.makers[language], .dim)] + makers.map { StyledText("     " + $0, .dim) }
        }
        return lines
    }

    /// What the session would supply for a parameter that is left out, or what the selected enclave has of it.
    private static func now(_ parameter: ParameterSpec, _ session: Session) -> String? {
        switch (parameter.completion, parameter.name) {
        case (_, "--eif-path") where parameter.need == .fromSession: session.image.map { "now: \($0.shownPath)" }
        case (.enclave, "--enclave-id"): session.enclave.map { "now: \($0.id.text)" }
        case (.enclave, _): session.enclave.map { "now: \($0.name)" }
        case (_, RunEnclave.memory.spec.name): session.enclave.map { "\($0.name) has \($0.memoryMiB)" }
        case (_, RunEnclave.cpuCount.spec.name): session.enclave.map { "\($0.name) has \($0.cpuIDs.count)" }
        case (_, RunEnclave.cid.spec.name): session.enclave.map { "\($0.name) has \($0.cid)" }
        default: nil
        }
    }

    static func usage(of spec: CommandSpec) -> String {
        let exclusive = spec.rules.compactMap { rule -> [String]? in
            switch rule {
            case .exactlyOne(let names), .oneUnlessSession(let names): names
            case .atMostOne, .requires: nil
            }
        }
        let words = spec.parameters.map { parameter in
            let mustBe = parameter.need == .required && !exclusive.contains { $0.contains(parameter.name) }
            return mustBe ? parameter.usage : "[\(parameter.usage)]"
        }
        return ([spec.name] + words).joined(separator: " ")
    }
}

extension CommandSpec {
    /// Only what nitro-cli has of it.
    var nitroCLIPart: CommandSpec {
        let kept = parameters.filter(\.nitroCLI)
        let rules = rules.compactMap { rule in rule.among(kept.map(\.name)) }
        return CommandSpec(name, group, summary, parameters: kept, rules: rules, nitroCLI: true)
    }
}
