import NeshLanguage

extension Condition {
    /// The word that was probably meant to be a variable, such as `state` and `enclave.state`; nil where none was.
    var forgottenVariable: String? {
        guard words.allSatisfy({ $0.literal != nil }), let word = left.literal else { return nil }
        let fields = ["state", "cid", "id", "name", "memory", "cpus", "debug", "engine"]
        if fields.contains(word) { return "$enclave.\(word)" }
        let subjects = ["enclave.", "eif.", "error.", "last.", "attestation."]
        let whole = ["console", "output", "status", "last", "ok"]
        return whole.contains(word) || subjects.contains(where: word.hasPrefix) ? "$\(word)" : nil
    }
}

extension Condition {
    /// A word alone that is written out is the same whenever it is looked at: something else was meant.
    /// - Parameter verb: `expect`, `wait`, `require` or `if`.
    func slip(of verb: String) -> Diagnostic? {
        guard comparison == nil, let text = left.literal, !["true", "false"].contains(text), DecimalNumber(text) == nil
        else { return nil }
        if verb == "wait", DurationText.parse(text) != nil {
            return Diagnostic(
                "wait takes a condition, and \(text) is a time", at: place,
                fixes: ["sleep \(text) waits for a time; wait $console ~ TEXT for a text"])
        }
        if let variable = forgottenVariable {
            return Diagnostic(
                "\(text) alone is a text, which is always the same", at: left.place,
                notes: ["a variable begins with $: \(variable)"], replacement: variable)
        }
        let subject = verb == "wait" ? "$console" : "$output"
        return Diagnostic(
            "\(Quoting.shown(text)) alone is a text, which is always the same", at: left.place,
            notes: ["a condition compares two values, or is a variable that is true or false, such as $ok"],
            fixes: text.isEmpty ? [] : ["\(verb) \(subject) ~ \(Quoting.shown(text))"])
    }
}

extension Statement {
    /// That of its condition, as it is written: a line of on-exit has the values of its variables by the time it runs.
    var slip: Diagnostic? {
        switch kind {
        case .simple(let simple):
            if case .check(let check) = simple.body { check.condition.slip(of: check.verb.rawValue) } else { nil }
        case .conditional(let conditional): conditional.condition.slip(of: "if")
        case .narration: nil
        }
    }
}
