extension CommandSpec {
    /// What the parameters ask of each other, as sentences.
    /// - Parameter quote: how a parameter's name is written.
    func ruleSentences(_ quote: (String) -> String) -> [String] {
        func listed(_ names: [String]) -> String { names.map(quote).joined(separator: ", ") }
        let sentences = rules.compactMap { rule -> String? in
            switch rule {
            case .exactlyOne(let names) where names.count == 1: nil
            case .oneUnlessSession(let names) where names.count == 1: nil
            case .exactlyOne(let names): "Exactly one of \(listed(names))."
            case .atMostOne(let names): "At most one of \(listed(names))."
            case .oneUnlessSession(let names):
                "At most one of \(listed(names)); without any the selected enclave is meant."
            case .requires(let name, let others): "\(quote(name)) needs \(listed(others)) too."
            }
        }
        return promptOnly.isEmpty ? sentences : sentences + ["\(listed(promptOnly)): at the prompt only."]
    }
}

extension CommandSpec.Rule {
    /// What is left of it where only these parameters are there; nil where that is nothing.
    func among(_ names: [String]) -> CommandSpec.Rule? {
        func left(_ all: [String]) -> [String] { all.filter(names.contains) }
        switch self {
        case .exactlyOne(let all): return left(all).isEmpty ? nil : .exactlyOne(left(all))
        case .atMostOne(let all): return left(all).count < 2 ? nil : .atMostOne(left(all))
        case .oneUnlessSession(let all): return left(all).isEmpty ? nil : .oneUnlessSession(left(all))
        case .requires(let name, let others):
            return names.contains(name) && !left(others).isEmpty ? .requires(name, left(others)) : nil
        }
    }
}
