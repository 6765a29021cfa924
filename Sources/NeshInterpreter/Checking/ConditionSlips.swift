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

extension Check {
    /// `wait 10s`, which would always be true at once: a time, where a condition is meant.
    var sleepSlip: Diagnostic? {
        guard verb == .wait, condition.comparison == nil, let text = condition.left.literal,
            DurationText.parse(text) != nil
        else { return nil }
        return Diagnostic(
            "wait takes a condition, and \(text) is a time", at: condition.place,
            fixes: ["sleep \(text) waits for a time; wait $console ~ TEXT for a text"])
    }
}
