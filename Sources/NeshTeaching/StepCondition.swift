import NeshCommand
import NeshData
import NeshText

/// What a step waits for, as a learner reads it.
package enum StepCondition {
    /// How lessons ask that the selected enclave has ended.
    private static let hasEnded = "${enclave.state:-gone} != RUNNING"

    /// A condition on what the line prints in words, and the end of an enclave; any other as it is written.
    ///
    /// The pattern itself is for a machine: of plain alternatives the first one is shown, and nothing of any other.
    package static func inWords(_ condition: String, _ language: Language) -> String {
        if condition == hasEnded { return TutorialPhrases.ended[language] }
        let output = "$output ~ "
        guard condition.hasPrefix(output) else { return condition }
        var pattern = condition.dropFirst(output.count)
        for quote in ["'", "\""] where pattern.count > 1 && pattern.hasPrefix(quote) && pattern.hasSuffix(quote) {
            pattern = pattern.dropFirst().dropLast()
        }
        let special = "\\[](){}*+?^$."
        guard !pattern.contains(where: { special.contains($0) }), let first = pattern.split(separator: "|").first else {
            return TutorialPhrases.printedRight[language]
        }
        // What the learner reads is in their language, what the pattern is compared with is not.
        return TutorialPhrases.printed.filled(language, "'\(language.said(StyledText(String(first))).text)'")
    }

    /// What a value was instead, `$eif.pcr0 was "c18ac31df844…"`: of a long one its beginning tells it from others.
    package static func found(_ text: String, _ language: Language) -> String {
        let middle = " was \""
        guard let was = text.firstRange(of: middle), text.hasSuffix("\"") else { return text }
        let value = shown(String(text[was.upperBound...].dropLast()), of: text[..<was.lowerBound], language)
        let shown = value.count <= longest ? value : value.prefix(12) + "…"
        return TutorialPhrases.found.filled(language, String(text[..<was.lowerBound]), "\"\(shown)\"")
    }

    /// Of a failure's message what was shown of it.
    private static func shown(_ value: String, of name: Substring, _ language: Language) -> String {
        name == "$error.message" ? language.said(value) : value
    }

    private static let longest = 32
}
