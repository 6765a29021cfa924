extension CommandSpec {
    /// What the parameters ask of each other, as sentences.
    /// - Parameter quote: how a parameter's name is written.
    package func ruleSentences(_ quote: (String) -> String) -> [String] {
        func listed(_ names: [String]) -> String { names.map(quote).joined(separator: ", ") }
        // What several of them need alike is said once.
        var needing: [[String]: [String]] = [:]
        for case .requires(let name, let others) in rules { needing[others, default: []].append(name) }
        let sentences = rules.compactMap { rule -> String? in
            switch rule {
            case .exactlyOne(let names) where names.count == 1: nil
            case .oneUnlessSession(let names) where names.count == 1: nil
            case .exactlyOne(let names): "Give exactly one of \(listed(names))."
            case .atMostOne(let names): "Give at most one of \(listed(names))."
            case .oneUnlessSession(let names):
                "Give at most one of \(listed(names)). Default: the selected enclave."
            case .requires(let name, let others) where needing[others]?.first != name: nil
            case .requires(let name, let others) where needing[others] == [name]:
                "\(quote(name)) needs \(listed(others)) too."
            case .requires(_, let others): "\(listed(needing[others] ?? [])) need \(listed(others)) too."
            case .excludes(let name, let others): "\(quote(name)) cannot be combined with \(listed(others))."
            }
        }
        if promptOnly.isEmpty { return sentences }
        return sentences + ["\(promptOnly.map(quote).joined(separator: ", ")): at the prompt only."]
    }
}
