/// A set of verbs; help, completion, checks and reference pages read it.
package struct CommandTable: Sendable {
    /// In the order in which help lists them.
    package let all: [any Command.Type]
    private let table: [String: any Command.Type]

    /// - Parameter synonyms: words that mean one of these verbs, by its name, and are not listed.
    package init(_ all: [any Command.Type], synonyms: [String: String] = [:]) {
        self.all = all
        let named = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        table = named.merging(synonyms.compactMapValues { named[$0] }, uniquingKeysWith: { first, _ in first })
    }

    /// In the order in which help lists them.
    package var specs: [CommandSpec] { all.map { $0.spec } }
    package var names: [String] { all.map { $0.name } }

    /// Those that nitro-cli has.
    package var nitroCLINames: [String] { specs.filter(\.nitroCLI).map(\.name) }

    /// The verb of this name; nil where there is none.
    package func named(_ name: String) -> (any Command.Type)? { table[name] }

    /// What kind of verb this is; none for a word that is not a verb.
    package func traits(of verb: String?) -> CommandSpec.Traits {
        verb.flatMap { table[$0] }?.spec.traits ?? []
    }

    /// Mistakes in the declarations, for a test: empty when all is well.
    package func problems() -> [String] {
        var problems: [String] = []
        for name in repeated(names) {
            problems.append("\(name) is declared twice")
        }
        for command in all {
            problems += self.problems(of: command.spec)
        }
        return problems
    }

    private func repeated(_ names: [String]) -> [String] {
        Set(names).filter { name in names.filter { $0 == name }.count > 1 }.sorted()
    }

    private func problems(of spec: CommandSpec) -> [String] {
        var problems: [String] = []
        let names = spec.parameters.map(\.name)
        for name in repeated(names) {
            problems.append("\(spec.name): \(name) is declared twice")
        }
        for rule in spec.rules {
            problems += rule.names.filter { !names.contains($0) }.map {
                "\(spec.name): a rule names \($0), unknown here"
            }
        }
        for effect in spec.effects {
            problems += effect.names.filter { !names.contains($0) }.map {
                "\(spec.name): an effect names \($0), unknown here"
            }
        }
        for look in spec.looks {
            problems += look.names.filter { !names.contains($0) }.map {
                "\(spec.name): a look names \($0), unknown here"
            }
        }
        for parameter in spec.parameters where parameter.need == .always {
            if spec.rules.contains(where: { $0.mayReplace(parameter.name) }) {
                problems.append("\(spec.name): \(parameter.name) is always there, but a rule lets others replace it")
            }
            if spec.nitroCLI, !parameter.nitroCLI {
                problems.append("\(spec.name): \(parameter.name) is always there, but nitro-cli does not have it")
            }
        }
        let helps = [spec.summary.english] + spec.parameters.map(\.help)
        problems += helps.filter { $0.isEmpty || $0.hasSuffix(".") }.map { "\(spec.name): help '\($0)'" }
        // What has no parameters can be written in one way only.
        let wanted = spec.parameters.isEmpty ? 1 : 2
        if spec.examples.count < wanted { problems.append("\(spec.name) has \(spec.examples.count) examples") }
        return problems
    }
}
