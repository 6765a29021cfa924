import NeshCommand

extension ErrorPage {
    /// What stands before the parts of a page, in `explain` and in the reference.
    package enum Headings {
        /// Of nitro-cli's name of the code, where the page has another heading.
        package static let title = Phrase("in English", "英語名")
        package static let reason = Phrase("common cause", "よくある原因")
        package static let remedy = Phrase("how to fix it", "対処")
        package static let source = Phrase("reported by", "返すコマンド")
        /// Of a code in `neverHere`.
        package static let neverHere = Phrase("nitro-cli only; nesh has no case of it", "nitro-cli だけです。nesh では起こりません")
    }
}
