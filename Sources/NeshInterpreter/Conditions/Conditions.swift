import NeshCommand
import NeshData
import NeshEnclave
import NeshLanguage
import NeshSystem
import NeshText

/// What conditions say now.
final class Conditions {
    let state: RunState
    let values: CurrentValues
    let watch: EnclaveWatch
    private var patterns = PatternCache()

    init(_ state: RunState, _ values: CurrentValues, _ watch: EnclaveWatch) {
        self.state = state
        self.values = values
        self.watch = watch
    }

    /// `expect`, `wait`, `require`
    func run(_ check: Check, _ times: TimeNote) throws(Stop) {
        switch check.verb {
        case .wait:
            try Wait(check, self).run(times)
        case .expect:
            guard try !evaluate(check.condition, of: "expect", check.condition.place) else { return }
            throw Stop(.expectation, notHeld("expect failed: \(check.condition.place.text)", check.condition))
        case .require:
            guard try !evaluate(check.condition, of: "require", check.condition.place) else { return }
            throw Stop(
                .skipped,
                Diagnostic(
                    "skipped: \(check.condition.place.text) is required", at: check.condition.place,
                    severity: .warning, notes: found(in: check.condition)))
        }
    }

    /// - Parameter verb: for the trace.
    func evaluate(_ condition: Condition, of verb: String, _ place: Place) throws(Stop) -> Bool {
        let isTrue = try evaluated(condition, of: verb, place)
        // A search that Ctrl-C ended has found nothing out.
        do throws(Failure) { try state.interrupt.check() } catch {
            // It may still be at it, with a pattern that another search would have to wait for.
            patterns = PatternCache()
            throw Stop(error, of: verb)
        }
        return isTrue
    }

    private func evaluated(_ condition: Condition, of verb: String, _ place: Place) throws(Stop) -> Bool {
        do throws(Diagnostic) {
            let left = try Expander.expand(condition.left, from: values)
            let result: Bool
            var right: ExpandedWord?
            if let comparison = condition.comparison {
                let other = try Expander.expand(comparison.right, from: values)
                right = other
                result = try Comparing.compare(left, comparison.operator, other) {
                    (pattern: String, text: String) throws(Diagnostic) -> Bool in
                    try self.patterns.pattern(pattern, at: other.place).matches(text, interrupt: self.state.interrupt)
                }
            } else {
                result = Comparing.isTrue(left.text)
            }
            let isTrue = result != condition.isNegated
            state.trace(Self.trace(verb, condition, left, right, isTrue), place)
            return isTrue
        } catch {
            throw .failed(error)
        }
    }

    /// `expect "a b" == c → false`
    private static func trace(
        _ verb: String, _ condition: Condition, _ left: ExpandedWord, _ right: ExpandedWord?, _ isTrue: Bool
    ) -> String {
        var shown = brief(left.text)
        if let right, let comparison = condition.comparison {
            shown += " \(comparison.operator.rawValue) \(brief(right.text))"
        }
        return "\(verb) \(condition.isNegated ? "not " : "")\(shown) → \(isTrue)"
    }

    /// `$error.code was "E44"` for each variable of a condition that did not hold.
    func notHeld(_ message: String, _ condition: Condition) -> Diagnostic {
        var notes = found(in: condition)
        if let variable = condition.forgottenVariable ?? forgottenName(in: condition) {
            notes.append("a variable begins with $: \(variable)")
        }
        if state.session.isOneLine, condition.words.flatMap(\.variables).isEmpty {
            notes.append("both sides are plain texts, so the result never changes")
        }
        if let place = placeOfFullWidth(in: condition) {
            return Diagnostic(message, at: place, notes: notes).withFullWidth
        }
        guard let (place, instead) = EnclaveState.misspelt(in: condition) ?? partOfText(in: condition) else {
            return Diagnostic(message, at: condition.place, notes: notes)
        }
        return Diagnostic(message, at: place, notes: ["did you mean '\(instead)'?"] + notes, replacement: instead)
    }

    /// `$first` for a text that a variable is compared with, and that is another one's name.
    private func forgottenName(in condition: Condition) -> String? {
        guard !condition.left.variables.isEmpty, let right = condition.comparison?.right, right.beginsBare,
            let name = right.literal, Variable.isName(name), state.session.variables[name] != nil
        else { return nil }
        return "$" + name
    }

    /// The `==` between a text and what is only a part of it.
    private func partOfText(in condition: Condition) -> (place: Place, instead: String)? {
        guard let comparison = condition.comparison, comparison.operator == .equal, !condition.isNegated,
            let part = try? Expander.expand(comparison.right, from: values).text, part.utf8.count > 1,
            let whole = try? Expander.expand(condition.left, from: values).text, whole.contains(part),
            // Of anything else the pattern would have to be written otherwise.
            part.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " })
        else { return nil }
        return (comparison.place, Condition.Operator.matches.rawValue)
    }

    /// The text that is compared with, if the condition would hold with its half-width form.
    private func placeOfFullWidth(in condition: Condition) -> Place? {
        guard let comparison = condition.comparison, let narrow = comparison.right.literal.flatMap(FullWidth.narrowed),
            let left = try? Expander.expand(condition.left, from: values)
        else { return nil }
        let place = comparison.right.place
        let holds = try? Comparing.compare(left, comparison.operator, ExpandedWord(narrow, at: place)) {
            (pattern: String, text: String) throws(Diagnostic) -> Bool in
            try self.patterns.pattern(pattern, at: place).matches(text, interrupt: self.state.interrupt)
        }
        return holds.map { $0 != condition.isNegated } ?? false ? place : nil
    }

    /// `$enclave.cid was "17"` for each variable of a condition that has a value.
    func found(in condition: Condition) -> [String] {
        var seen: [Variable] = []
        var notes: [String] = []
        for (variable, place) in condition.words.flatMap(\.variables) where !seen.contains(variable) {
            seen.append(variable)
            guard let value = (try? Expander.value(of: variable, at: place, from: values)) ?? nil else { continue }
            notes.append("\(variable) was \(Self.brief(value, alwaysQuoted: true))")
            if ["$ok", "$status"].contains("\(variable)"), let line = state.placeOfStatus {
                notes.append(Self.setting("\(variable)", line))
            }
            if case .name(let name) = variable.subject, let setter = state.setters[name] {
                notes.append(Self.setting("\(variable)", setter.line))
                if let line = setter.failed {
                    let kept = setter.line.text.contains("status") ? "$status" : "$ok"
                    notes.append(Self.setting(kept, line))
                }
            }
            if "\(variable)" == "$error.code", value == ErrorCode.unspecified.text, let failure = state.session.error {
                notes.append("E00 stands for what has no code of its own: \(failure.message)")
            }
        }
        return notes
    }

    /// Which line has set a variable: what it looked for is what is missing.
    private static func setting(_ variable: String, _ line: Place) -> String {
        let text = String(line.text.prefix { $0 != "\n" }).truncated(to: 120)
        return line.source.name.isEmpty
            ? "this line set \(variable): \(text)" : "line \(line.line) set \(variable): \(text)"
    }

    /// A value on a line: of a long one its end, which is where consoles say what is wrong.
    static func brief(_ text: String, alwaysQuoted: Bool = false) -> String {
        let most = 120
        let cut = text.count > most ? "…" + text.suffix(most) : text
        return alwaysQuoted ? Quoting.doubleQuoted(cut) : Quoting.shown(cut)
    }
}
