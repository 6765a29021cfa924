/// What holds between parameters, once all words are read.
extension Binding {
    /// Given, or meant by an option that was reported: what is misspelt is not also missing.
    private func isThere(_ name: String) -> Bool { places[name] != nil || misspelt.contains(name) }

    mutating func checkNeeds() {
        for parameter in spec.parameters {
            switch parameter.need {
            case .optional: continue
            case .fromSession where dialect == .shell: continue
            case .fromSession, .required, .always:
                if isThere(parameter.name) { continue }
                if dialect == .nitroCLI, !parameter.nitroCLI { continue }
                if isReplaced(parameter) { continue }
                report(
                    words.count,
                    parameter.isOption
                        ? "option \(parameter.usage) is missing" : "\(parameter.placeholder) is missing",
                    notes: [parameter.help], about: parameter.name, isMissing: true)
            }
        }
    }

    /// Another option that excludes this one was given: `--config` stands for all the others.
    private func isReplaced(_ parameter: ParameterSpec) -> Bool {
        spec.rules.contains { rule in
            switch rule {
            case .atMostOne(let names):
                names.contains(parameter.name) && names.contains { $0 != parameter.name && isThere($0) }
            case .excludes(let name, let others): others.contains(parameter.name) && isThere(name)
            case .exactlyOne, .oneUnlessSession, .requires: false
            }
        }
    }

    mutating func checkRules() {
        for rule in spec.rules {
            switch rule {
            case .exactlyOne(let names), .atMostOne(let names), .oneUnlessSession(let names):
                checkTogether(names)
                if !names.contains(where: isThere), wantsOne(rule) {
                    let known = names.filter { name in (options + operands).contains { $0.name == name } }
                    report(words.count, "one of \(known.joined(separator: ", ")) is missing", isMissing: true)
                }
            case .requires(let name, let others):
                // What is to be left out needs nothing.
                guard let place = places[name],
                    !problems.contains(where: { $0.parameter == name && $0.suggestion == "" })
                else { continue }
                for other in others where !isThere(other) {
                    report(place, "\(Self.kind(name))'\(name)' also needs '\(other)'", about: other, isMissing: true)
                }
            case .excludes(let name, let others): for other in others { checkTogether([name, other]) }
            }
        }
    }

    /// The one that was given later is one too many.
    private mutating func checkTogether(_ names: [String]) {
        let given = names.compactMap { name in places[name].map { (name, $0) } }.sorted { $0.1 < $1.1 }
        guard given.count > 1 else { return }
        let name = given[1].0
        report(given[1].1, "\(Self.kind(name))'\(name)' cannot be used together with '\(given[0].0)'", about: name)
    }

    /// What stands before a parameter's name in a message.
    private static func kind(_ name: String) -> String { name.hasPrefix("-") ? "option " : "" }

    private func wantsOne(_ rule: CommandSpec.Rule) -> Bool {
        switch rule {
        case .exactlyOne: true
        case .oneUnlessSession: dialect == .nitroCLI
        case .atMostOne, .requires, .excludes: false
        }
    }
}
