import NeshData
import NeshLanguage

enum Help: Command {
    static let verb = Parameter.operand(
        ValueType<String>("VERB", completion: .verb) { word throws(ValueProblem) in
            if CommandTable.named(word) != nil { return word }
            throw ValueProblem(
                "there is no command '\(word)'", suggestion: Suggestion.closest(to: word, in: CommandTable.names),
                notes: ["help lists them all"])
        }, "The command to explain; without it, list all")

    static let spec = CommandSpec(
        "help", .help, "List the commands, or explain one", parameters: [verb.spec],
        examples: [.init("help", "all commands"), .init("help run-enclave", "one of them")])

    static func run(_ call: Call, in context: CommandContext) throws(Failure) -> Outcome {
        let lines =
            if let command = call[verb].flatMap(CommandTable.named) { page(of: command.spec) } else { overview }
        return Outcome(ViewReport(json: .array(lines.map { .string($0.text) }), view: .lines(lines)))
    }

    private static var overview: [StyledText] {
        let width = (CommandTable.names.map(\.count).max() ?? 0) + 2
        var lines: [StyledText] = []
        for group in CommandSpec.Group.allCases {
            let specs = CommandTable.all.map { $0.spec }.filter { $0.group == group }
            if specs.isEmpty { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(StyledText(group.rawValue, .heading))
            for spec in specs {
                let space = String(repeating: " ", count: width - spec.name.count)
                lines.append("  " + StyledText(spec.name, .name) + StyledText(space + spec.summary))
            }
        }
        lines += ["", StyledText("help VERB or VERB --help tells more; Tab completes.", .dim)]
        return lines
    }

    /// One command: what it does, its parameters, examples.
    static func page(of spec: CommandSpec) -> [StyledText] {
        var lines: [StyledText] = [StyledText(spec.summary + "."), ""]
        lines.append(StyledText("usage: ", .heading) + StyledText(usage(of: spec)))
        if !spec.details.isEmpty { lines += ["", StyledText(spec.details)] }
        if !spec.parameters.isEmpty {
            lines.append("")
            let width = (spec.parameters.map(\.usage.count).max() ?? 0) + 2
            for parameter in spec.parameters {
                let space = String(repeating: " ", count: width - parameter.usage.count)
                lines.append("  " + StyledText(parameter.usage, .name) + StyledText(space + parameter.help))
            }
        }
        if !spec.examples.isEmpty {
            lines += ["", StyledText("examples:", .heading)]
            for example in spec.examples {
                lines.append("  " + StyledText(example.line) + StyledText("   # \(example.explanation)", .dim))
            }
        }
        return lines
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
