extension CommandSpec {
    /// What the parameters ask of each other, as sentences.
    /// - Parameter quote: how a parameter's name is written.
    func ruleSentences(_ quote: (String) -> String) -> [String] {
        var pairs = RulePairs(rules)
        var sentences: [String] = []
        for rule in rules {
            if let (name, others) = pairs.take(rule) {
                if others.isEmpty { continue }
                let listed = others.map(quote).joined(separator: ", ")
                sentences.append("\(quote(name)) cannot be used together with \(listed).")
            } else if let sentence = rule.sentence(quote) {
                sentences.append(sentence)
            }
        }
        if promptOnly.isEmpty { return sentences }
        return sentences + ["\(promptOnly.map(quote).joined(separator: ", ")): at the prompt only."]
    }
}

extension CommandSpec.Rule {
    fileprivate func sentence(_ quote: (String) -> String) -> String? {
        func listed(_ names: [String]) -> String { names.map(quote).joined(separator: ", ") }
        switch self {
        case .exactlyOne(let names):
            return names.count == 1 ? nil : "Exactly one of \(listed(names))."
        case .atMostOne(let names): return "At most one of \(listed(names))."
        case .oneUnlessSession(let names):
            return names.count == 1
                ? nil : "At most one of \(listed(names)); without any the selected enclave is meant."
        case .requires(let name, let others): return "\(quote(name)) needs \(listed(others)) too."
        }
    }

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
