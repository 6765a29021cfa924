import NeshCommand
import NeshLanguage

extension Condition {
    /// The word that was probably meant to be a variable, such as `state` and `enclave.state`; nil where none was.
    var forgottenVariable: String? {
        guard left.isLiteral, comparison?.right.isLiteral ?? true, let word = left.literal else { return nil }
        if RecordFields.enclave.contains(word) { return "$enclave.\(word)" }
        let isField = Variable.Record.allCases.contains { word.hasPrefix($0.rawValue + ".") }
        return isField || ["console", "output", "status", "last", "ok"].contains(word) ? "$\(word)" : nil
    }
}

extension Condition {
    /// A word alone that is written out is the same whenever it is looked at: something else was meant.
    /// - Parameters:
    ///   - verb: `expect`, `wait`, `require` or `if`.
    ///   - isSet: whether a variable has this name.
    func slip(of verb: String, isSet: (String) -> Bool) -> Diagnostic? {
        if let problem = wideVariable { return problem }
        if let comparison { return slipOfTexts(verb, comparison, isSet) }
        if verb == "wait", let text = left.literal, let job = Int(text.hasPrefix("%") ? text.dropFirst() : text[...]),
            job > 0, comparison == nil, left.beginsBare
        {
            let others = text == "\(job)" ? ["sleep \(job)  # waits that long"] : []
            return Diagnostic(
                "wait takes a condition, and \(text) is a number", at: left.place,
                fixes: ["fg \(job)  # waits for the job"] + others)
        }
        guard comparison == nil, let text = left.literal, !["true", "false", "0", "1"].contains(text)
        else { return nil }
        if verb == "wait", DurationText.parse(text) != nil {
            return Diagnostic(
                "wait takes a condition, and \(text) is a time", at: place,
                fixes: ["sleep \(text)  # waits for a time; wait $console ~ TEXT waits for a text"])
        }
        if verb == "wait", let pair = VsockWords.pair(text), ValueType<UInt32>.isVsockPort(pair.port) {
            let line = "vsock \(Quoting.shown(text))"
            return Diagnostic(
                "wait takes a condition, and \(text) is an address", at: left.place,
                notes: [Quoting.question(["wait \(line)"])], replacement: line)
        }
        if let variable = forgottenVariable {
            return Diagnostic(
                "\(text) alone is a plain text, so the result never changes", at: left.place,
                notes: ["a variable begins with $: \(variable)"], replacement: variable)
        }
        let isState = EnclaveState.names.contains(text)
        let subject = verb == "wait" ? "$console ~" : "$output ~"
        return Diagnostic(
            "\(Quoting.shown(text)) alone is a plain text, so the result never changes", at: left.place,
            notes: ["a condition compares two values, or is a variable that is true or false, such as $ok"],
            fixes: text.isEmpty ? [] : ["\(verb) \(isState ? "$enclave.state ==" : subject) \(Quoting.shown(text))"])
    }

    /// To wait for something that nothing can change means something else, if a variable has the name of the text.
    private func slipOfTexts(_ verb: String, _ comparison: Comparison, _ isSet: (String) -> Bool) -> Diagnostic? {
        guard var variable = forgottenVariable else { return nil }
        var place = left.place
        // Who forgets the sign on one side forgets it on the other.
        if let name = comparison.right.literal, isSet(name) {
            place = left.place.through(comparison.right.place)
            variable += " \(comparison.operator.rawValue) $\(name)"
        }
        return Diagnostic(
            verb == "wait"
                ? "both sides are plain texts, so waiting changes nothing"
                : "both sides are plain texts, so the result never changes",
            at: place,
            notes: ["a variable begins with $: \(variable)"], replacement: variable)
    }
}

extension CommandLine {
    /// A file to write whose name begins with a blank as wide as a letter, which was to part it from the `>`; nobody would
    /// see it in the name.
    var wideBlank: Diagnostic? {
        guard case .file(let word, _, _)? = destination, word.beginsBare, word.place.text.hasPrefix("\u{3000}") else {
            return nil
        }
        return Diagnostic("the file's name begins with a wide blank", at: word.place).withFullWidth
    }
}

extension Statement {
    /// What its condition or its words would do that nobody means, as they are written: a line of on-exit has the values of its variables by the time it runs.
    /// - Parameter isSet: whether a variable has this name.
    func slip(isSet: (String) -> Bool) -> Diagnostic? {
        switch kind {
        case .simple(let simple):
            switch simple.body {
            case .check(let check): check.condition.slip(of: check.verb.rawValue, isSet: isSet)
            case .command(let line): line.wideBlank
            default: nil
            }
        case .conditional(let conditional): conditional.condition.slip(of: "if", isSet: isSet)
        case .narration: nil
        }
    }
}
