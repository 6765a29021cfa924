/// What help and explain say around the texts of commands and codes.
package enum HelpPhrases {
    static let closing = Phrase(
        "Run `help VERB` or `VERB --help` for details. Press Tab to complete.",
        "`help コマンド` または `コマンド --help` で詳しい説明を表示します。Tab で補完します。")
    static let usage = Phrase("usage: ", "使い方: ")
    static let examples = Phrase("examples:", "例:")
    static let output = Phrase("what it prints, for example:", "出力の例:")
    static let status = Phrase("exit status {}", "終了ステータス {}")
    static let makers = Phrase("You do not have these files yet. To create them:", "まだないファイルを作るには:")
    package static let nothingFailed = Phrase("Nothing has failed in this session.", "このセッションで失敗したものはありません。")
    package static let neverHere = Phrase(
        "nitro-cli can end with it; nesh has no case of it.", "nitro-cli では起こりえますが、nesh では起こりません。")
    package static let reason = Phrase("common cause", "よくある原因")
    package static let remedy = Phrase("how to fix it", "対処")
    package static let source = Phrase("reported by", "このエラーを返すコマンド")
}
