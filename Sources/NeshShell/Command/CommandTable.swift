/// Every verb, declared once; help, completion, checks and reference pages read it.
package enum CommandTable {
    package static let all: [any Command.Type] = [
        BuildEnclave.self, DescribeEIF.self, SignEIF.self, PCRValue.self, ImageContents.self, KMSPolicy.self,
        Images.self,
        RunEnclave.self, DescribeEnclaves.self, Console.self, TerminateEnclave.self,
        Resources.self, Allocator.self, Doctor.self,
        Use.self, List.self, Jobs.self, BringForward.self, SetVariable.self, Option.self, Echo.self, Exit.self,
        Expect.self, Wait.self, Require.self, If.self, Else.self, End.self, Try.self, Not.self, OnExit.self,
        OnError.self, Source.self, Sleep.self, Pause.self,
        TutorialCommand.self, Record.self, Note.self, Replay.self,
        Help.self, Explain.self, Reference.self, Version.self,
        Logs.self, Status.self, HistoryList.self, Fix.self, Apropos.self, ShellCompletions.self,
    ]

    package static let names: [String] = all.map { $0.spec.name }

    /// Those that nitro-cli has.
    package static var nitroCLINames: [String] { all.map { $0.spec }.filter(\.nitroCLI).map(\.name) }

    private static let table: [String: any Command.Type] = Dictionary(
        all.map { ($0.spec.name, $0) } + [("--help", Help.self), ("--version", Version.self)],
        uniquingKeysWith: { first, _ in first })

    package static func named(_ name: String) -> (any Command.Type)? { table[name] }

    /// Mistakes in the declarations, for a test: empty when all is well.
    package static func problems() -> [String] {
        var problems: [String] = []
        for name in repeated(names) {
            problems.append("\(name) is declared twice")
        }
        for command in all { problems += Self.problems(of: command.spec) }
        return problems
    }

    private static func repeated(_ names: [String]) -> [String] {
        Set(names).filter { name in names.filter { $0 == name }.count > 1 }.sorted()
    }

    private static func problems(of spec: CommandSpec) -> [String] {
        var problems: [String] = []
        let names = spec.parameters.map(\.name)
        for name in repeated(names) {
            problems.append("\(spec.name): \(name) is declared twice")
        }
        for rule in spec.rules {
            let used: [String] =
                switch rule {
                case .exactlyOne(let names), .atMostOne(let names), .oneUnlessSession(let names): names
                case .requires(let name, let others): [name] + others
                }
            problems += used.filter { !names.contains($0) }.map { "\(spec.name): a rule names \($0), unknown here" }
        }
        let helps = [spec.summary] + spec.parameters.map(\.help)
        problems += helps.filter { $0.isEmpty || $0.hasSuffix(".") }.map { "\(spec.name): help '\($0)'" }
        problems += spec.promptOnly.filter { !names.contains($0) && $0 != spec.name }.map {
            "\(spec.name): \($0) is for the prompt, and unknown here"
        }
        // What has no parameters can be written in one way only.
        let wanted = spec.parameters.isEmpty ? 1 : 2
        if spec.examples.count < wanted { problems.append("\(spec.name) has \(spec.examples.count) examples") }
        return problems
    }
}
