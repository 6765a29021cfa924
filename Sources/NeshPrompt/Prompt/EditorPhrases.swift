import NeshCommand
import NeshTerminal

/// What the line editor says, in both languages.
enum EditorPhrases {
    static let search = Phrase("search", "検索")
    static let failedSearch = Phrase("failed search", "見つかりません")
    static let noShell = Phrase("Ctrl-Z: no shell could continue nesh", "Ctrl-Z: nesh を再開できるシェルがありません")
    static let rows = Phrase("rows {}–{} of {}, Tab for more", "{}–{} 行目 (全 {} 行)。Tab で続き")

    static func texts(_ language: Language) -> EditorTexts {
        var texts = EditorTexts()
        texts.search = search[language]
        texts.failedSearch = failedSearch[language]
        texts.noShell = noShell[language]
        texts.rows = { rows.filled(language, "\($0)", "\($1)", "\($2)") }
        return texts
    }
}
