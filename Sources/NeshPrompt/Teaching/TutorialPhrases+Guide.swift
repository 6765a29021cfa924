import NeshCommand
import NeshTeaching

/// What only a lesson at a prompt says.
extension TutorialPhrases {
    /// Below the last hint, where the prompt shows the command dimmed.
    static let tabTakes = Phrase(
        "Tab takes the dim line at the prompt, and Enter runs it.",
        "プロンプトに薄い字で出る行は、Tab で入力され、Enter で実行されます。")
    /// Below a later hint that is not the command itself.
    static let tabFills = Phrase(
        "Tab fills in the whole line at the prompt, and hint shows more.",
        "プロンプトで Tab を押すと行全体が入力されます。hint で次のヒントを表示します。")
    /// Before a step is set up again, of enclaves that the learner has started beside what it needs.
    static let setUpAgain = Phrase(
        "This sets the step up again, and ends {}.", "手順を準備し直します。起動していた {} は終了します。")
    /// Before an earlier step, or one behind what was spoiled, gets a folder of its own.
    static let freshFolder = Phrase(
        "The lesson sets this step up in a new folder: files that you made yourself are gone.",
        "この手順を新しいディレクトリで準備し直します。自分で作ったファイルは残りません。")
    /// Before the step at which a lesson goes on that was left in its middle.
    static let resumes = Phrase("The lesson goes on at step {} of {}.", "手順 {} から再開します (全 {} 手順)。")
    /// Below pages that are named as what to read next.
    static let pagesAbove = Phrase("The pages named above:", "上のページの場所:")
    /// Where nesh's program lies beside no pages.
    static let pagesSomewhere = Phrase(
        "in `/usr/share/doc/nesh/docs` (package), in `docs` (clone), or in `share/doc/nesh/docs` next to `bin`.",
        "`/usr/share/doc/nesh/docs` (パッケージ)、`docs` (クローン)、または `bin` と並ぶ `share/doc/nesh/docs` にあります。")
    /// Variables of the step's line that were typed without their sign.
    static let withSign = Phrase("To mean the variable, write it with $: {}.", "変数の値を使うには $ を付けます: {}。")
    /// A step that nobody can do without a program.
    static let passedOver = Phrase(
        "{} is missing, so nesh goes on without this step.", "{} がないので、この手順は実行せずに次へ進みます。")
    /// What a step began with and will not find again.
    static let lost = Phrase(
        "Gone, but still needed: {}. back sets this step up again; skip does the step for you.",
        "レッスンの続きに必要なものがなくなりました: {}。back でこの手順をやり直せます。skip なら nesh が代わりに実行します。")
    /// The same of files that are still there, but are no longer what an earlier step made.
    static let spoiled = Phrase(
        "Changed, but still needed: {}. back sets this step up again; skip does the step for you.",
        "レッスンの続きに必要なものが変更されました: {}。back でこの手順をやり直せます。skip なら nesh が代わりに実行します。")
    /// An enclave that began and does not do the step, and the line that ends it.
    static let stray = Phrase(
        "{} is not what this step asks for. To end it and try again:", "{} はこの手順の条件に合いません。終了してやり直すには:")
    /// An enclave that the step is about, and the line that selects it.
    static let unselected = Phrase(
        "{} runs, but is not selected. To select it:", "{} は実行中ですが、選択されていません。選択するには:")
    static let whichNext = Phrase(
        "skip goes to the next step; tutorial next leaves this lesson for the next one.",
        "次の手順に進むには skip、次のレッスンに移るには tutorial next を入力します。")
    static let firstStep = Phrase("This is the first step.", "これが最初の手順です。")
    static let left = Phrase(
        "Lesson left; `tutorial` goes on here, and `exit` leaves nesh.",
        "レッスンを中断しました。`tutorial` で続きから再開し、`exit` で nesh を終了します。")
    /// The same where nesh ends with it.
    static let leftWithShell = Phrase(
        "Lesson left; `nesh tutorial` goes on here.", "レッスンを中断しました。`nesh tutorial` で続きから再開します。")
}
