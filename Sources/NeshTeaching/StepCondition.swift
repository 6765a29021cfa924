import NeshCommand
import NeshData
import NeshInterpreter
import NeshLanguage
import NeshText

/// What a step waits for, and whether it is so.
package struct StepCondition: Sendable, Equatable {
    /// What kind of thing is waited for.
    package enum Kind: Sendable, Equatable {
        /// A check of the script's.
        case check(TaughtCheck)
        /// This file is made or changed.
        case file(String)
        /// This file is still what an earlier step made.
        case kept(String)
        /// The line has this in it, of which `ONE|OTHER` are two.
        case word(String)
        /// The line has sh call this program, or one of `ONE|OTHER`.
        case program(String)
        /// These lines of the lesson's succeed, unseen, and what that means.
        case proof([String], meaning: String?)
        /// The command itself succeeds, or fails where it is to.
        case outcome(verb: String, fails: Bool)
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

    /// It looks at the line itself and at nothing that the line did.
    var isAboutWords: Bool {
        switch kind {
        case .word, .program: true
        default: false
        }
    }

    /// As a learner reads it.
    package func inWords(_ language: Language) -> String {
        switch kind {
        case .check(let check): check.inWords(language)
        case .file(let path): TutorialPhrases.written.filled(language, path)
        case .kept(let path): TutorialPhrases.kept.filled(language, path)
        case .word(let word):
            Self.firstOf(word, TutorialPhrases.named, TutorialPhrases.namedSo, language)
        case .program(let name):
            Self.firstOf(name, TutorialPhrases.called, TutorialPhrases.calledSo, language)
        case .proof(let lines, let meaning):
            meaning ?? TutorialPhrases.proven.filled(language, lines.joined(separator: "; "))
        case .outcome(let verb, let fails):
            (fails ? TutorialPhrases.verbFails : TutorialPhrases.verbSucceeds).filled(language, verb)
        }
    }

    /// Of `ONE|OTHER` the first: those who know the others need no list of them.
    private static func firstOf(_ words: String, _ one: Phrase, _ several: Phrase, _ language: Language) -> String {
        let first = words.prefix { $0 != "|" }
        return (first.count == words.count ? one : several).filled(language, String(first))
    }

    /// What a learner reads of a condition that does not hold: values that its words are about, in parentheses.
    package func reason(_ language: Language) -> String {
        if holds || found.isEmpty { return "" }
        if case .check(let check) = kind, !check.isAboutValues { return "" }
        // Of a failure without a code the error itself stands above.
        let values = found.filter { $0.contains(Self.was) && $0 != "$error.code\(Self.was)E00\"" }
        if values.isEmpty { return "" }
        return "  (\(language.list(values.map { Self.found($0, language) })))"
    }

    /// As a report has it, for programs: a check as it is written.
    func reported(_ language: Language) -> String {
        let text = if case .check(let check) = kind { check.text } else { inWords(language) }
        return text + (found.isEmpty ? "" : " (\(found.joined(separator: ", ")))")
    }

    /// What a value was instead, `$eif.pcr0 was "c18ac31df844…"`: of a long one its beginning tells it from others.
    package static func found(_ text: String, _ language: Language) -> String {
        guard let was = text.firstRange(of: Self.was), text.hasSuffix("\"") else { return text }
        let value = shown(String(text[was.upperBound...].dropLast()), of: text[..<was.lowerBound], language)
        let shown = value.count <= longest ? value : value.prefix(12) + "…"
        return TutorialPhrases.found.filled(language, String(text[..<was.lowerBound]), "\"\(shown)\"")
    }

    /// Of a failure's message what was shown of it.
    private static func shown(_ value: String, of name: Substring, _ language: Language) -> String {
        name == "$error.message" ? language.said(value) : value
    }

    private static let was = " was \""
    private static let longest = 32
}
