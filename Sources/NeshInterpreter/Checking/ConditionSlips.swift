import NeshLanguage

extension Condition {
    /// Nothing in it can change.
    var isOfPlainWords: Bool { words.allSatisfy { $0.literal != nil } }
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
