import NeshCommand

/// What the tutorial says besides its lessons.
package enum TutorialPhrases {
    package static let lesson = Phrase("LESSON", "レッスン")
    package static let name = Phrase("NAME", "名前")
    package static let atStep = Phrase("at step {}", "手順 {} の途中")

    package static let heading = Phrase("Lesson {} of {}: {}", "レッスン {}/{}: {}")
    package static let step = Phrase("step {} of {}", "手順 {}/{}")
    package static let keys = Phrase(
        "Type the command. Tab fills it in; hint, skip, back and stop help.",
        "コマンドを入力してください。Tab で補完、hint でヒント、skip で省略、back で戻る、stop で中断。")
    package static let done = Phrase("✓ done", "✓ できました")
    package static let notYet = Phrase(
        "This step is not done yet. Type hint for help, or skip to let nesh do it.",
        "この手順の目的はまだ達成されていません。hint でヒント、skip で代わりに実行します。")
    package static let otherCommand = Phrase(
        "Another command does what this step is about.", "この手順の目的には別のコマンドを使います。")
    package static let failed = Phrase("The right command, but it failed.", "コマンドは合っていますが、失敗しました。")
    package static let succeeded = Phrase(
        "The right command; but this step wants to see it fail.", "コマンドは合っていますが、この手順では失敗させます。")
    package static let waitsFor = Phrase("This step waits for:", "この手順の条件:")
    package static let hint = Phrase("Hint:", "ヒント:")
    package static let skipping = Phrase("nesh types:", "nesh が入力します:")
    package static let preparing = Phrase("preparing …", "準備しています……")
    package static let obstacle = Phrase(
        "This lesson cannot begin here: this line failed:", "この環境では始められません。次の行が失敗しました:")
    package static let firstStep = Phrase("This is the first step.", "これが最初の手順です。")
    package static let over = Phrase("✓ Lesson {} is done.", "✓ レッスン {} を完了しました。")
    package static let next = Phrase("`tutorial` goes on with lesson {}: {}.", "`tutorial` でレッスン {} に進みます: {}。")
    package static let allDone = Phrase("That was the last lesson.", "すべてのレッスンを完了しました。")
    package static let left = Phrase(
        "Lesson left; `tutorial` goes on here.", "レッスンを中断しました。`tutorial` で続きから再開します。")
    package static let notTaking = Phrase(
        "No lesson is being taken: tutorial begins one.", "レッスン中ではありません。tutorial で始めます。")

    package static let all = [
        lesson, name, atStep, heading, step, keys, done, notYet, otherCommand, failed, succeeded, waitsFor, hint,
        skipping, preparing, obstacle, firstStep, over, next,
        allDone, left, notTaking,
    ]
}
