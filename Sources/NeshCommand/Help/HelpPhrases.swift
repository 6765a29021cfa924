/// What help says around the texts of commands.
enum HelpPhrases {
    static let details = Phrase(
        "Run `help VERB` or `VERB --help` for details. Press Tab to complete.",
        "`help VERB` または `VERB --help` で詳しい説明を表示します。Tab で補完します。")
    static let usage = Phrase("usage: ", "使い方: ")
    static let examples = Phrase("examples:", "例:")
    static let missingFiles = Phrase(
        "Run first, for what you do not have yet:", "例の前に実行する行 (まだないものを用意します):")
    static let output = Phrase("what it prints, for example:", "出力の例:")
    static let status = Phrase("exit status {}", "終了ステータス {}")
}
