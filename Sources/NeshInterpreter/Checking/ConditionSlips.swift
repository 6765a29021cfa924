import NeshCommand
import NeshLanguage

extension Condition {
    /// The word that was probably meant to be a variable, such as `state` and `enclave.state`; nil where none was.
    var forgottenVariable: String? {
        guard words.allSatisfy({ $0.literal != nil }), let word = left.literal else { return nil }
        if RecordFields.enclave.contains(word) { return "$enclave.\(word)" }
        let isField = Variable.Record.allCases.contains { word.hasPrefix($0.rawValue + ".") }
        return isField || ["console", "output", "status", "last", "ok"].contains(word) ? "$\(word)" : nil
    }
}

extension Condition {
    /// A word alone that is written out is the same whenever it is looked at: something else was meant.
    /// - Parameter verb: `expect`, `wait`, `require` or `if`.
    func slip(of verb: String) -> Diagnostic? {
        if let problem = wideVariable { return problem }
        if comparison != nil { return slipOfTexts(verb) }
        guard comparison == nil, let text = left.literal, !["true", "false"].contains(text), DecimalNumber(text) == nil
        else { return nil }
        if verb == "wait", DurationText.parse(text) != nil {
            return Diagnostic(
                "wait takes a condition, and \(text) is a time", at: place,
                fixes: ["sleep \(text) waits for a time; wait $console ~ TEXT for a text"])
        }
        if verb == "wait", let pair = VsockWords.pair(text), ValueType<UInt32>.isVsockPort(pair.port) {
            let line = "vsock \(Quoting.shown(text))"
            return Diagnostic(
                "wait takes a condition, and \(text) is an address", at: left.place,
                notes: [Quoting.question(["wait \(line)"])], replacement: line)
        }
        if let variable = forgottenVariable {
            return Diagnostic(
                "\(text) alone is a text, which is always the same", at: left.place,
                notes: ["a variable begins with $: \(variable)"], replacement: variable)
        }
        let isState = EnclaveState.names.contains(text)
        let subject = verb == "wait" ? "$console ~" : "$output ~"
        return Diagnostic(
            "\(Quoting.shown(text)) alone is a text, which is always the same", at: left.place,
            notes: ["a condition compares two values, or is a variable that is true or false, such as $ok"],
            fixes: text.isEmpty ? [] : ["\(verb) \(isState ? "$enclave.state ==" : subject) \(Quoting.shown(text))"])
    }

    /// To wait for something that nothing can change means something else, if a variable has the name of the text.
    private func slipOfTexts(_ verb: String) -> Diagnostic? {
        guard let variable = forgottenVariable else { return nil }
        return Diagnostic(
            verb == "wait"
                ? "both sides are texts, so waiting changes nothing"
                : "both sides are texts, which are always the same",
            at: left.place,
            notes: ["a variable begins with $: \(variable)"], replacement: variable)
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
