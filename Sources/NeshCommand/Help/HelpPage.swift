import NeshData
import NeshEnclave
import NeshExamples
import NeshLanguage
import NeshSystem
import NeshText

/// What `help` and `--help` show.
package enum HelpPage {
    /// All commands, by their groups.
    package static func overview(_ commands: CommandTable, _ language: Language) -> [StyledText] {
        let width = (commands.names.map(\.count).max() ?? 0) + 2
        var lines: [StyledText] = []
        for group in CommandSpec.Group.allCases {
            let specs = commands.specs.filter { $0.group == group }
            if specs.isEmpty { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(StyledText(group.title[language], .heading))
            for spec in specs {
                let space = String(repeating: " ", count: width - spec.name.count)
                lines.append("  " + StyledText(spec.name, .name) + StyledText(space + spec.summary[language]))
            }
        }
        return lines + ["", StyledText(HelpPhrases.details[language], .dim)]
    }

    /// What nitro-cli has, as its `--help` tells.
    package static func nitroCLIOverview(_ commands: CommandTable) -> [StyledText] {
        let specs = commands.specs.filter(\.nitroCLI)
        let width = (specs.map(\.name.count).max() ?? 0) + 2
        var lines: [StyledText] = [
            StyledText("nesh in nitro-cli's place (Nitro CLI \(ProgramVersion.nitroCLI))."), "",
            StyledText("usage: ", .heading) + StyledText("nitro-cli COMMAND [OPTIONS]"), "",
        ]
        for spec in specs {
            let space = String(repeating: " ", count: width - spec.name.count)
            lines.append("  " + StyledText(spec.name, .name) + StyledText(space + spec.summary.english))
        }
        return lines + ["", StyledText("Run `nitro-cli COMMAND --help` for details, or `nesh` for a prompt.", .dim)]
    }

    /// One command: what it does, its parameters, examples.
    /// - Parameters:
    ///   - session: whose values are named where the command would take them.
    ///   - commands: the verbs of that session's lines.
    package static func lines(
        of spec: CommandSpec, _ language: Language = .english, in session: Session? = nil,
        _ commands: CommandTable = CommandTable([])
    ) -> [StyledText] {
        let stop = language == .japanese ? "。" : "."
        var lines: [StyledText] = [StyledText(spec.summary[language] + stop), ""]
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
                        + now(parameter, session))
            }
        }
        let rules = spec.ruleSentences { $0 }
        if !rules.isEmpty { lines += [""] + rules.map { StyledText("  " + $0, .dim) } }
        return lines + examples(of: spec, language, in: session, commands) + output(of: spec, language)
    }

    /// More lines than this are for the reference only.
    private static let longestOutput = 8

    /// What one of its lines prints, and its status.
    private static func output(of spec: CommandSpec, _ language: Language) -> [StyledText] {
        // nitro-cli's part of a verb has no examples.
        guard !spec.examples.isEmpty, let shown = VerbTranscripts.of(spec.name, isJapanese: language == .japanese),
            shown.lines.count <= longestOutput
        else { return [] }
        return ["", StyledText(HelpPhrases.output[language], .heading)]
            + shown.lines.map { StyledText(StyledText("  " + $0, .string), hang: hang(of: $0)) }
            + [StyledText("  " + HelpPhrases.status.filled(language, "\(shown.status)"), .dim)]
    }

    /// Columns before the later rows of a line that is shown: further in than where it begins, and a table's row under its
    /// own column.
    private static func hang(of line: String) -> Int? {
        let start = line.prefix { $0 == " " }.count
        return line.dropFirst(start).contains("  ") ? nil : start + 4
    }

    private static func examples(
        of spec: CommandSpec, _ language: Language, in session: Session?, _ commands: CommandTable
    ) -> [StyledText] {
        if spec.examples.isEmpty { return [] }
        var lines: [StyledText] = ["", StyledText(HelpPhrases.examples[language], .heading)]
        var makers: [String] = []
        for (index, example) in spec.examples.enumerated() {
            let line = ExampleFiles.line(example, of: spec, in: session)
            let block = line.split(separator: "\n").map(String.init)
            // A comment has no column of its own: its later rows begin where the line does.
            lines.append(
                StyledText(
                    StyledText("  \(index + 1)  ", .dim) + StyledText(block[0])
                        + StyledText("   # ", .dim) + StyledText(example.explanation, .dim), hang: 5))
            lines += block.dropFirst().map { StyledText("     " + $0) }
            // Where a session asks, the examples are to run in it.
            if let session {
                makers += ExampleFiles.makers(of: line, in: session, commands).filter { !makers.contains($0) }
            }
        }
        if !makers.isEmpty {
            lines += ["", StyledText(HelpPhrases.missingFiles[language], .dim)]
            lines += makers.map { StyledText("     " + $0, .dim) }
        }
        return lines
    }

    /// What the session would supply for a parameter that is left out, or what the selected enclave has of it.
    private static func now(_ parameter: ParameterSpec, _ session: Session?) -> StyledText {
        guard let now = session.flatMap({ value(of: parameter, in: $0) }) else { return "" }
        return StyledText(" [", .dim) + StyledText(now, .dim) + StyledText("]", .dim)
    }

    private static func value(of parameter: ParameterSpec, in session: Session) -> String? {
        switch (parameter.completion, parameter.fact) {
        case (_, .image): session.image.map { "now: \($0.shownPath)" }
        case (_, .enclaveID): session.enclave.map { "now: \($0.id.text)" }
        case (.enclave, _): session.enclave.map { "now: \($0.name)" }
        case (_, .memory): session.enclave.map { "\($0.name): \($0.memoryMiB)" }
        case (_, .cpuCount): session.enclave.map { "\($0.name): \($0.cpuIDs.count)" }
        case (_, .enclaveCID): session.enclave.map { "\($0.name): \($0.cid)" }
        default: nil
        }
    }

    /// The first line of its help page: the verb and all its parameters.
    package static func usage(of spec: CommandSpec) -> String {
        let exclusive = spec.rules.compactMap { rule -> [String]? in
            switch rule {
            case .exactlyOne(let names), .oneUnlessSession(let names): names
            case .atMostOne, .requires, .excludes: nil
            }
        }
        let words = spec.parameters.map { parameter in
            let mustBe = parameter.isRequired && !exclusive.contains { $0.contains(parameter.name) }
            return mustBe ? parameter.usage : "[\(parameter.usage)]"
        }
        return ([spec.name] + words).joined(separator: " ")
    }
}

extension CommandSpec {
    /// Only what nitro-cli has of it.
    package var nitroCLIPart: CommandSpec {
        let kept = parameters.filter(\.nitroCLI)
        let rules = rules.compactMap { rule in rule.among(kept.map(\.name)) }
        return CommandSpec(name, group, summary, parameters: kept, rules: rules, traits: .nitroCLI)
    }
}
