import NeshCommand
import NeshLanguage
import NeshText

/// A check of a taught script, as a learner reads it.
package struct TaughtCheck: Sendable, Equatable {
    /// The condition as it is written.
    package let text: String
    /// `# means: TEXT` above it: the same in words.
    package let meaning: String?
    /// The variable that is looked at, without `$`; nil where it is something else.
    private let subject: String?
    private let comparison: Condition.Operator?
    /// What it is compared with: a text, or a variable as `$name`.
    private let wanted: (text: String?, variable: String?)

    /// - Returns: nil for a statement that is not a check.
    package init?(_ statement: Statement) {
        guard case .simple(let simple) = statement.kind, case .check(let check) = simple.body else { return nil }
        let condition = check.condition
        text = condition.place.text
        meaning = Remark.above(statement.place).first { $0.kind == "means" }?.text
        subject = condition.left.only.flatMap { condition.isNegated || $0.fallback != nil ? nil : $0.path }
        comparison = condition.comparison?.operator
        let right = condition.comparison?.right
        wanted = (right?.literal, right?.only?.description)
    }

    package static func == (one: Self, other: Self) -> Bool { one.text == other.text && one.meaning == other.meaning }

    /// A condition on what was printed in words, and the end of an enclave; one that compares values as it is written.
    package func inWords(_ language: Language) -> String {
        if let meaning { return meaning }
        if text == Self.hasEnded { return TutorialPhrases.hasEnded[language] }
        switch (subject, comparison) {
        case ("error.code", .equal):
            return wanted.text.map { TutorialPhrases.failsWith.filled(language, $0) } ?? text
        case ("output", .equal) where wanted.text == "": return TutorialPhrases.printsNothing[language]
        case ("status", .equal): return wanted.text.map { TutorialPhrases.endsWith.filled(language, $0) } ?? text
        case (let subject?, .matches): return contains(subject, language)
        case (let subject?, let comparison?): return ofRecord(subject, comparison)?[language] ?? text
        default: return text
        }
    }

    /// What lessons ask of an enclave or a document, before they teach variables.
    private func ofRecord(_ subject: String, _ comparison: Condition.Operator) -> Phrase? {
        guard let wanted = wanted.text else { return nil }
        let phrase: Phrase? =
            switch (subject, comparison, wanted) {
            case ("enclave.state", .equal, "RUNNING"): TutorialPhrases.isRunning
            case ("enclave.debug", .equal, "true"): TutorialPhrases.isDebug
            case ("enclave.debug", .equal, "false"): TutorialPhrases.isNotDebug
            case ("attestation.debug", .equal, "true"): TutorialPhrases.documentIsDebug
            case ("attestation.debug", .equal, "false"): TutorialPhrases.documentIsNotDebug
            case ("enclave.name", .equal, _): TutorialPhrases.isSelected
            case ("enclave.cid", .equal, _): TutorialPhrases.hasCID
            case ("enclave.cpus", .equal, _): TutorialPhrases.hasCPUs
            case ("enclave.memory", .atLeast, _): TutorialPhrases.hasMemory
            default: nil
            }
        return phrase.map { Phrase($0.filled(.english, wanted), $0.filled(.japanese, wanted)) }
    }

    /// The pattern itself is for a machine: of plain alternatives the first one is shown, and nothing of any other.
    private func contains(_ subject: String, _ language: Language) -> String {
        // What the learner reads is in their language, what the pattern is compared with is not.
        guard let what = plain.map({ "'\(language.said(StyledText($0)).text)'" }) ?? wanted.variable else {
            return subject == "output"
                ? TutorialPhrases.printedRight[language] : TutorialPhrases.valueRight.filled(language, "$" + subject)
        }
        return switch subject {
        case "output": TutorialPhrases.printed.filled(language, what)
        case "console": TutorialPhrases.consoleShows.filled(language, what)
        case "error.message": TutorialPhrases.errorSays.filled(language, what)
        default: TutorialPhrases.contains.filled(language, "$" + subject, what)
        }
    }

    /// What it looks for in a value, as a regular expression; nil where it does not, or only when it is expanded.
    var pattern: String? { comparison == .matches ? wanted.text : nil }

    /// It asks that nothing is printed.
    var wantsNothing: Bool { subject == "output" && comparison == .equal && wanted.text == "" }

    /// The text that a pattern looks for, where it is one; of alternatives the first.
    private var plain: String? {
        guard let text = wanted.text, !text.contains(where: { "\\[](){}*+?^$.".contains($0) }) else { return nil }
        return text.split(separator: "|").first.map(String.init)
    }

    /// Learners are not told what it looks for: it has a pattern, and no words say what that means.
    package var isVague: Bool {
        guard meaning == nil, let comparison, [.matches, .matchesNot].contains(comparison) else { return false }
        return subject == nil || comparison == .matchesNot || plain == nil && wanted.variable == nil
    }

    /// Its words are about values as they are, so that it helps to say what those were.
    var isAboutValues: Bool {
        meaning == nil && text != Self.hasEnded && comparison != .matches && subject != "output"
    }

    /// How lessons ask that the selected enclave has ended.
    private static let hasEnded = "${enclave.state:-gone} != RUNNING"
}

extension Word {
    /// The variable that it is, where it is nothing else.
    fileprivate var only: Variable? { parts.count == 1 ? variables.first?.variable : nil }
}
