import NeshData
import NeshEngine
import NeshLanguage

enum Help: Command {
    static let verb = Parameter.operand(
        ValueType<String>("VERB", completion: .verb) { word throws(ValueProblem) in
            if CommandTable.named(word) != nil { return word }
            throw ValueProblem(
                "there is no command '\(word)'", suggestion: Suggestion.closest(to: word, in: CommandTable.names),
                notes: ["help lists them all"])
        }, "The command to explain; without it, list all")
    static let example = Parameter.option("--run", .count("N", in: 1...99), "Run its example of this number")

    static let spec = CommandSpec(
        "help", .help, "List the commands, or explain one", parameters: [verb.spec, example.spec],
        rules: [.requires(example.spec.name, [verb.spec.name])],
        examples: [
            .init("help", "all commands"), .init("help run-enclave", "one of them"),
            .init("help images --run 1", "run its first example"),
        ], promptOnly: [example.spec.name])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let command = call[verb].flatMap(CommandTable.named)
        if let number = call[example], let spec = command?.spec {
            guard spec.examples.indices.contains(number - 1) else {
                throw Failure(.missingArgument, "\(spec.name) has \(spec.examples.count) examples, no number \(number)")
            }
            try context.desk("help --run").runNext(spec.examples[number - 1].line)
            return Outcome()
        }
        func lines(_ language: Language) -> [StyledText] {
            command.map { page(of: $0.spec, language, in: context.session) } ?? overview(language)
        }
        // JSON is for programs, which know one language.
        let json = JSON.array(lines(.english).map { .string($0.text) })
        return Outcome(ViewReport(json: json, view: .lines(lines(context.session.language))))
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
        lines.append(StyledText(HelpPhrases.usage[language], .heading) + StyledText(usage(of: spec)))
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
        if !spec.examples.isEmpty {
            lines += ["", StyledText(HelpPhrases.examples[language], .heading)]
            for (index, example) in spec.examples.enumerated() {
                lines.append(
                    StyledText("  \(index + 1)  ", .dim) + StyledText(example.line)
                        + StyledText("   # \(example.explanation)", .dim))
            }
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
        return CommandSpec(name, group, summary, parameters: kept, rules: rules, nitroCLI: true)
    }
}
