import NeshData

/// Verbs whose first word says what to do: `vsock connect`.
extension CommandSpec {
    /// What its first word can be, in the order of the declaration; none where that can be any word.
    package var actions: [String] {
        guard case .choice(let words)? = operands.first?.completion else { return [] }
        return words
    }

    /// The action that a word names, by its own name or by another one: `stop` for `kill`. Nil where only letters could
    /// tell.
    package func action(meantBy word: String) -> String? {
        actions.contains(word) ? word : Synonym.meant(by: word, among: actions)
    }
}

extension ParameterSpec {
    /// The actions that alone take it, by its help: `policy: a key; call: an operation`. Nil where every one does.
    package func ownActions(of spec: CommandSpec) -> [String]? {
        var actions: [String] = []
        for (index, part) in help.replacing("; ", with: "\n").split(separator: "\n").enumerated() {
            let own = Self.actions(before: part, of: spec)
            if own.isEmpty, index == 0 { return nil }
            actions += own
        }
        return actions
    }

    /// Those that stand before its colon.
    private static func actions(before text: Substring, of spec: CommandSpec) -> [String] {
        guard let colon = text.firstRange(of: ": ") else { return [] }
        let before = text[..<colon.lowerBound]
        let words = (before.lowercased().hasPrefix("with ") ? before.dropFirst(5) : before)
            .split(separator: ",").map { String($0.trimmingSpaces) }
        return words.allSatisfy(spec.actions.contains) ? words : []
    }

    /// Whether it says something to an action: help that begins with `connect: ` or `connect, wait: ` is of a parameter
    /// that only these take.
    /// - Parameter action: nil where none was given.
    package func isFor(_ action: String?, of spec: CommandSpec) -> Bool {
        guard let action, let own = ownActions(of: spec) else { return true }
        return own.contains(action)
    }
}
