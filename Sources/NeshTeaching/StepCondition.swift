import NeshCommand
import NeshData
import NeshInterpreter
import NeshText

/// What a step waits for, and whether it is so.
package struct StepCondition: Sendable, Equatable {
    /// What kind of thing is waited for.
    package enum Kind: Sendable, Equatable {
        /// A check of the script's: its condition, as it is written.
        case check(String)
        /// This file is made or changed.
        case file(String)
        /// The line has this in it, of which `ONE|OTHER` are two.
        case word(String)
        /// Lines of the lesson's succeed, unseen.
        case proof
    }

    package var kind: Kind
    /// Whether it is so now.
    package var holds: Bool
    /// What short values were instead: `$enclave.cid was "17"`.
    package var found: [String]

    package init(_ kind: Kind, holds: Bool, found: [String] = []) {
        self.kind = kind
        self.holds = holds
        self.found = found
    }

    init(_ state: Interpreter.CheckState) { self.init(.check(state.text), holds: state.holds, found: state.found) }

    /// It looks at the line itself and at nothing that the line did.
    var isAboutWords: Bool { if case .word = kind { true } else { false } }

    /// As a learner reads it.
    package func inWords(_ language: Language) -> String {
        switch kind {
        case .check(let text): Self.inWords(text, language)
        case .file(let path): TutorialPhrases.written.filled(language, path)
        case .word(let word): TutorialPhrases.named.filled(language, word)
        case .proof: TutorialPhrases.proven[language]
        }
    }

    /// As a report has it, for programs: a check as it is written.
    func reported(_ language: Language) -> String {
        let text = if case .check(let text) = kind { text } else { inWords(language) }
        return text + (found.isEmpty ? "" : " (\(found.joined(separator: ", ")))")
    }

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
