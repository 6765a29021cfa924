import NeshData
import NeshPhrasebook
import NeshText

/// The language of lessons, help and explanations. Codes, options, JSON and expected lines have none.
package enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case japanese = "ja"

    /// For texts that are English where they are written; nil where they stay so.
    package var book: Phrasebook? { self == .japanese ? .japanese : nil }

    /// A text of nesh's as somebody at a terminal reads it.
    package func said(_ text: String) -> String { book?.translated(text) ?? text }

    /// Names one after the other, as a sentence of this language has them.
    package func list(_ names: [String]) -> String { names.joined(separator: self == .japanese ? "、" : ", ") }

    /// Clauses in one line, each looked up.
    package func clauses(_ clauses: [String]) -> String {
        clauses.map(said).joined(separator: self == .japanese ? "。" : "; ")
    }

    /// A line of nesh's, for what does not pass the output's door.
    package func said(_ line: StyledText) -> StyledText { book?.translated(line) ?? line }

    /// Hands a language that somebody has set to programs that a session runs: a nesh among them uses it, too.
    package static let variable = "NESH_LANGUAGE"

    /// `option language`, otherwise NESH_LANGUAGE, otherwise the first of LC_ALL, LC_MESSAGES and LANG that is set.
    package static func chosen(_ settings: Settings, _ environment: Environment) -> Language {
        if let language = settings[\.language] ?? environment.text(variable).flatMap(Language.init) { return language }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment.text($0) }.first ?? ""
        return locale == "ja" || locale.hasPrefix("ja_") || locale.hasPrefix("ja.") ? .japanese : .english
    }
}

/// One text in each language.
package struct Phrase: Sendable, Equatable {
    /// What is shown where nothing else is asked for.
    package let english: String
    /// The same in Japanese.
    package let japanese: String

    package init(_ english: String, _ japanese: String) { (self.english, self.japanese) = (english, japanese) }

    /// The text in this language.
    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .japanese: japanese
        }
    }

    /// With its gaps filled in. A blank parts Japanese from what is not, and from nothing else.
    package func filled(_ language: Language, _ values: String...) -> String {
        let gaps = GapText(self[language])
        var text = gaps.pieces[0]
        for (index, behind) in zip(gaps.values, gaps.pieces.dropFirst()) {
            let value = values.indices.contains(index) ? values[index] : ""
            if let quote = text.last, "'`".contains(quote), behind.first == quote {
                text += value + behind
            } else {
                text = PhraseTemplate.joined(PhraseTemplate.joined(text, value), behind)
            }
        }
        return text
    }
}

extension Session {
    package var language: Language { Language.chosen(settings, environment) }

    /// For texts that are English where they are written; nil where they stay so.
    package var phrasebook: Phrasebook? { language.book }
}
