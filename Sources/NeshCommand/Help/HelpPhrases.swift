/// What help says around the texts of commands.
enum HelpPhrases {
    static let details = Phrase(
        "Run `help VERB` or `VERB --help` for details. Press Tab to complete.",
        "`help VERB` または `VERB --help` で詳しい説明を表示します。Tab で補完します。")
    static let usage = Phrase("usage: ", "使い方: ")
    static let examples = Phrase("examples:", "例:")
    static let missingFiles = Phrase(
        "To create the files that you do not have yet:", "まだないファイルを作るには:")
    static let output = Phrase("what it prints, for example:", "出力の例:")
    static let status = Phrase("exit status {}", "終了ステータス {}")
}
