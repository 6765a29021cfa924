import NeshData

/// A line that does not say what is to be done, `allocator cpu_count 4`.
extension Binding {
    /// The word in the action's place behind the action that it leaves out: `set cpu_count`.
    /// - Parameter problem: why the word is not an action.
    /// - Returns: nil where not exactly one action takes what the line has.
    func withAction(_ place: Int, _ parameter: ParameterSpec, _ problem: ValueProblem) -> String? {
        guard dialect == .shell, operandIndex == 0, parameter === operands.first, operands.count > 1,
            let word = words[place].text
        else { return nil }
        let given = options.filter { isGiven($0.name) }
        let actions = spec.actions.filter { action in given.allSatisfy { $0.isFor(action, of: spec) } }
        // A word that only this action takes says more than its letters do.
        if let own = only(actions.filter { takes(word, behind: $0) }) { return "\(own) \(words[place].shown)" }
        guard problem.suggestion == nil, !given.isEmpty, actions.count < spec.actions.count else { return nil }
        return only(actions).map { "\($0) \(words[place].shown)" }
    }

    /// What only some actions take belongs to no line without one of them.
    mutating func checkActions() {
        guard let first = operands.first, !spec.actions.isEmpty else { return }
        let place = places[first.name]
        if let place, words[place].text == nil || problems.contains(where: { $0.word == place }) { return }
        if place == nil, first.need != .optional { return }
        let action = place.flatMap { words[$0].text }
        // Not a word such as a lesson's name, which its help does not list.
        for operand in operands.dropFirst() where action.map(first.help.contains) ?? false {
            guard let action, let at = places[operand.name], let own = operand.ownActions(of: spec),
                !own.contains(action)
            else { continue }
            report(at, "\(spec.name) \(action) takes no '\(words[at].shown)'", about: operand.name)
        }
        for option in options {
            guard let at = places[option.name], let own = option.ownActions(of: spec),
                !own.contains(action ?? "")
            else { continue }
            report(
                at, "option '\(option.name)' is for \(own.map { "\(spec.name) \($0)" }.joined(separator: ", "))",
                suggestion: action.flatMap { counterpart(of: option, for: $0) }, about: option.name)
        }
    }

    /// What an action has in the place of another one's option, `--send` for `--reply`: the one that takes the same text.
    private func counterpart(of option: ParameterSpec, for action: String) -> String? {
        guard option.arity == .one, option.completion == .none else { return nil }
        return only(
            options.filter {
                $0.arity == .one && $0.placeholder == option.placeholder && $0.completion == .none
                    && places[$0.name] == nil && $0.ownActions(of: spec) == [action]
            }.map(\.name))
    }

    private func only(_ actions: [String]) -> String? { actions.count == 1 ? actions[0] : nil }

    /// Anywhere in the line: what stands behind the word was not read yet.
    private func isGiven(_ option: String) -> Bool {
        words.contains { $0.bare && OptionWord.split($0.text ?? "").name == option }
    }

    /// Whether the action's first word can be this one, of those that its declaration lists.
    private func takes(_ word: String, behind action: String) -> Bool {
        guard case .after(let kinds) = operands[1].completion, let kind = kinds[action] else { return false }
        switch kind {
        case .choice(let words): return words.contains(word)
        case .file(let extensions): return extensions.contains { word.hasSuffix("." + $0) }
        default: return false
        }
    }
}
