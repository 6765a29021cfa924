/// Names that each stand in several rules of the form "one of these two": one sentence says all of them.
struct RulePairs {
    /// By such a name, those that it excludes; empty once they have been said.
    private var others: [String: [String]] = [:]

    init(_ rules: [CommandSpec.Rule]) {
        var partners: [String: [String]] = [:]
        for case .atMostOne(let names) in rules where names.count == 2 {
            partners[names[0], default: []].append(names[1])
            partners[names[1], default: []].append(names[0])
        }
        // Each pair belongs to the one name of it that has more of them.
        for (name, excluded) in partners {
            let own = excluded.filter { other in
                let rivals = partners[other]?.count ?? 0
                return excluded.count > rivals || (excluded.count == rivals && name < other)
            }
            if own.count > 1 { others[name] = own }
        }
    }

    /// The sentence that a rule begins: the name and those that it excludes, none where they have been said; nil for
    /// a rule that has a sentence of its own.
    mutating func take(_ rule: CommandSpec.Rule) -> (name: String, others: [String])? {
        guard case .atMostOne(let names) = rule, names.count == 2,
            let name = names.first(where: { others[$0] != nil && isOwn(names, of: $0) })
        else { return nil }
        defer { said.insert(name) }
        return (name, said.contains(name) ? [] : others[name] ?? [])
    }

    private var said: Set<String> = []

    private func isOwn(_ pair: [String], of name: String) -> Bool {
        others[name]?.contains { $0 != name && pair.contains($0) } ?? false
    }
}
