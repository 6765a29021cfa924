import NeshCommand
import NeshTeaching

/// What only a lesson at a prompt says.
extension TutorialPhrases {
    /// Below the last hint, where the prompt shows the command dimmed.
    static let tabTakes = Phrase(
        "Tab takes the dim line at the prompt, and Enter runs it.",
        "プロンプトに薄い字で出る行は、Tab で入力され、Enter で実行されます。")
    /// Before a step is set up again, of enclaves that the learner has started beside what it needs.
    static let setUpAgain = Phrase(
        "This sets the step up again, and ends {}.", "手順を準備し直します。起動していた{}は終了します。")
    /// Before the step at which a lesson goes on that was left in its middle.
    static let resumes = Phrase("The lesson goes on at step {} of {}.", "手順 {} から再開します (全 {} 手順)。")
    /// Below pages that are named as what to read next.
    static let pagesAbove = Phrase("The pages named above:", "上のページの場所:")
    /// Where nesh's program lies beside no pages.
    static let pagesSomewhere = Phrase(
        "in `/usr/share/doc/nesh/docs` (package), in `docs` (clone), or in `share/doc/nesh/docs` next to `bin`.",
        "`/usr/share/doc/nesh/docs` (パッケージ)、`docs` (クローン)、または `bin` と並ぶ `share/doc/nesh/docs` にあります。")
}
