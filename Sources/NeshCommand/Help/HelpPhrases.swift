/// What help and explain say around the texts of commands and codes.
package enum HelpPhrases {
    static let closing = Phrase(
        "help VERB or VERB --help tells more; Tab completes.", "help コマンド または コマンド --help で詳しい説明。Tab で補完。")
    static let usage = Phrase("usage: ", "使い方: ")
    static let examples = Phrase("examples:", "例:")
    static let makers = Phrase("not here yet, and made by:", "まだここにないファイルの作り方:")
    package static let nothingFailed = Phrase("Nothing has failed in this session.", "このセッションで失敗したものはありません。")
    package static let neverHere = Phrase(
        "nitro-cli can end with it; nesh has no case of it.", "nitro-cli では起こりえますが、nesh では起こりません。")
    package static let reason = Phrase("usual reason", "よくある原因")
    package static let remedy = Phrase("what to do", "対処")
    package static let source = Phrase("comes from", "出すコマンド")
}
