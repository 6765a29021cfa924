import NeshCommand

/// What the tutorial says besides its lessons.
package enum TutorialPhrases {
    package static let lesson = Phrase("LESSON", "レッスン")
    package static let name = Phrase("NAME", "名前")
    package static let atStep = Phrase("at step {}", "手順 {} の途中")

    package static let heading = Phrase("Lesson {} of {}: {}", "レッスン {}/{}: {}")
    package static let ownHeading = Phrase("Lesson: {}", "レッスン: {}")
    package static let step = Phrase("step {} of {}", "手順 {}/{}")
    package static let keys = Phrase(
        "Type the command. Tab fills it in; hint, skip, back and stop help.",
        "Tab で補完、hint でヒント、skip で nesh が実行、back で戻る、stop で中断します。")
    /// In the first lesson.
    package static let mark = Phrase(
        "If a line fails, the next prompt has a !.", "行が失敗すると、次のプロンプトに ! が付きます。")
    /// Tab where the line is whole.
    package static let enterRuns = Phrase("Enter runs the line", "Enter で実行します")
    package static let done = Phrase("✓ done", "✓ できました")
    package static let notYet = Phrase(
        "This step is not done yet. Type hint for help, or skip to let nesh do it.",
        "この手順はまだ終わっていません。hint でヒントを表示し、skip なら nesh が代わりに入力します。")
    package static let otherCommand = Phrase(
        "This step needs another command.", "この手順の目的には別のコマンドを使います。")
    package static let failed = Phrase("The right command, but it failed.", "コマンドは合っていますが、失敗しました。")
    package static let succeeded = Phrase(
        "The right command, but in this step it should fail.", "コマンドは合っていますが、この手順ではわざと失敗させます。")
    /// A word of a lesson's that was typed with something behind it.
    package static let alone = Phrase("Type {} alone, with nothing behind it.", "{} だけを入力してください。")
    package static let interrupted = Phrase(
        "You stopped the line before it was done.", "この行は途中で中断されました。")
    package static let waitsFor = Phrase("This step waits for:", "この手順の条件:")
    package static let hint = Phrase("Hint:", "ヒント:")
    package static let written = Phrase("{} is made or changed", "入力した行で {} が作成または変更される")
    package static let kept = Phrase("{} is as an earlier step made it", "{} が前の手順で作ったときのままである")
    package static let named = Phrase("your line has {} in it", "入力した行に {} がある")
    package static let called = Phrase("your line runs {}", "入力した行で {} を実行する")
    /// The same where others would do: `openssl` of several programs that hash.
    package static let namedSo = Phrase("your line has {}, or means the same", "入力した行に {}、または同じ意味の書き方がある")
    package static let calledSo = Phrase("your line runs {}, or does the same", "入力した行で {}、または同じ意味のものを実行する")
    package static let printed = Phrase("your line prints {}", "入力した行の出力に {} がある")
    package static let printsNothing = Phrase("your line prints nothing", "何も表示されない")
    /// Of a lesson of one's own that says it only by a pattern.
    package static let printedRight = Phrase(
        "your line prints what this step asks for", "この手順で指示された内容が表示される")
    package static let valueRight = Phrase("{} is what this step asks for", "{} がこの手順の指示どおりである")
    package static let consoleShows = Phrase("the console shows {}", "コンソールに {} が表示される")
    package static let errorSays = Phrase("the error's message has {} in it", "エラーメッセージに {} がある")
    package static let contains = Phrase("{} has {} in it", "{} に {} が含まれる")
    package static let failsWith = Phrase("your line fails with {}", "入力した行がエラー {} になる")
    package static let endsWith = Phrase("your line ends with status {}", "入力した行がステータス {} で終わる")
    package static let isRunning = Phrase("an enclave runs", "エンクレーブが動いている")
    package static let isDebug = Phrase("it is in debug mode", "デバッグモードである")
    package static let isNotDebug = Phrase("it is not in debug mode", "デバッグモードでない")
    package static let documentIsDebug = Phrase(
        "the document is of an enclave in debug mode", "デバッグモードのエンクレーブのドキュメントである")
    package static let documentIsNotDebug = Phrase(
        "the document is of an enclave without debug mode", "デバッグモードでないエンクレーブのドキュメントである")
    package static let isSelected = Phrase("the selected enclave is {}", "選択中のエンクレーブが {} である")
    package static let hasCID = Phrase("its CID is {}", "CID が {} である")
    package static let hasCPUs = Phrase("it has {} CPUs", "CPU が {} 個である")
    package static let hasMemory = Phrase("it has {} MiB or more", "メモリが {} MiB 以上である")
    /// Lines of a lesson of one's own that say not in words what they prove.
    package static let proven = Phrase("this line succeeds: {}", "次の行が成功する: {}")
    package static let verbSucceeds = Phrase("`{}` ends without an error", "`{}` がエラーなしで終わる")
    package static let verbFails = Phrase("`{}` fails", "`{}` が失敗する")
    package static let hasEnded = Phrase("the enclave has ended", "エンクレーブが終了している")
    /// A value that does not hold: its name, and what it is.
    package static let found = Phrase("{} was {}", "{} は {}")
    package static let stuck = Phrase(
        "If you are stuck: skip runs this step for you, back goes back to the step before.",
        "行き詰まったら、skip でこの手順を nesh に実行させるか、back で前の手順に戻れます。")
    /// The same in the first step, before which there is none.
    package static let stuckAtFirst = Phrase(
        "If you are stuck: skip runs this step for you.", "行き詰まったら、skip でこの手順を nesh に実行させることができます。")
    package static let others = Phrase(
        "{} runs beside the lesson; if it is in the way:", "{} がレッスンの外で動いています。支障があれば:")
    package static let swept = Phrase(
        "cleaned up after an interrupted lesson: {}", "中断されたレッスンの残りを終了しました: {}")
    package static let skipping = Phrase("nesh types:", "nesh が入力します:")
    package static let preparing = Phrase("preparing …", "準備しています……")
    package static let folder = Phrase(
        "Files go to a folder of this lesson, which is removed at its end.",
        "ファイルはこのレッスン専用のディレクトリに作られ、レッスンが終わると削除されます。")
    package static let obstacle = Phrase(
        "This lesson cannot begin here: this line failed:", "この環境では始められません。次の行が失敗しました:")
    package static let cannotSkip = Phrase(
        "nesh cannot do this step here either; the lesson stays at it. `tutorial next` begins the next lesson.",
        "この手順はここでは nesh にも実行できないため、同じ手順のままです。`tutorial next` で次のレッスンを始めます。")
    /// An engine that has no enclaves on this machine, why, and what helps.
    package static let engine = Phrase(
        "The {} engine cannot run here: {}. What helps:", "ここでは {} エンジンを使えません: {}。対処方法:")
    /// A program that is not installed, and how to install it.
    package static let missing = Phrase(
        "This lesson uses {}, which is missing: {}. skip passes over what needs it. To install it:",
        "このレッスンは {} を使いますが、見つかりません ({})。必要な手順は skip で飛ばせます。インストール方法:")
    package static let inStep = Phrase("in step {}", "手順 {}")
    package static let inSteps = Phrase("in the steps {}", "手順 {}")
    package static let somewhere = Phrase("in one of its lines", "いずれかの行")
    package static let inBeginning = Phrase("to prepare it, too", "準備にも使います")
    package static let anEnclave = Phrase("the enclave '{}'", "エンクレーブ '{}'")
    package static let enclaves = Phrase("the enclaves '{}'", "エンクレーブ '{}'")
    package static let keyService = Phrase("the local KMS", "ローカル KMS")
    /// What ran in a lesson that somebody leaves.
    package static let endedOne = Phrase(
        "Ended with the lesson: {}. When you go on, nesh starts it again.",
        "レッスンと一緒に終了しました: {}。再開するときに nesh が起動し直します。")
    package static let endedSeveral = Phrase(
        "Ended with the lesson: {}. When you go on, nesh starts them again.",
        "レッスンと一緒に終了しました: {}。再開するときに nesh が起動し直します。")
    package static let over = Phrase("✓ Lesson {} is done.", "✓ レッスン {} を完了しました。")
    /// What is to be typed, and the next lesson's number and title.
    package static let next = Phrase("`{}` goes on with lesson {}: {}.", "`{}` でレッスン {}「{}」に進みます。")
    package static let allDone = Phrase("That was the last lesson.", "すべてのレッスンを完了しました。")
    package static let whatNext = Phrase("What you can do now:", "次にできること:")
    /// What to do after the last lesson: what for, and how.
    package static let afterAll: [(purpose: Phrase, way: Phrase)] = [
        (
            Phrase("A script of your own:", "自分のスクリプト:"),
            Phrase(
                "`record first` keeps what you type until `record stop`; `nesh first.nesh` runs it again.",
                "`record first` から `record stop` までの入力を記録し、`nesh first.nesh` でもう一度実行します。")
        ),
        (
            Phrase("AWS's workshop:", "AWS のワークショップ:"),
            Phrase("Its three chapters as scripts; see kms.md.", "3 つの章をスクリプトにしてあります。kms.md を参照。")
        ),
        (
            Phrase("CI:", "CI:"),
            Phrase(
                "`nesh --junit report.xml first.nesh` tests without EC2; see ci.md.",
                "`nesh --junit report.xml first.nesh` なら EC2 なしでテストできます。ci.md を参照。")
        ),
        (
            Phrase("EC2:", "EC2:"),
            Phrase(
                "The same commands; `doctor` checks the instance; see ec2.md.",
                "コマンドは同じです。インスタンスは `doctor` で調べられます。ec2.md を参照。")
        ),
        (
            Phrase("A class or a talk:", "授業や発表:"),
            Phrase(
                "`tutorial new talk.nesh` makes a lesson, `nesh --demo FILE` presents a script; see teaching.md.",
                "`tutorial new talk.nesh` でレッスンを作り、`nesh --demo FILE` で実演します。ja/teaching.md を参照。")
        ),
    ]
    /// At the first words of a session.
    package static let goesOn = Phrase("tutorial goes on with lesson {}", "tutorial でレッスン {} へ")
    package static let teaches = Phrase("tutorial teaches them", "tutorial で学習")
    package static let notTaking = Phrase(
        "You are not in a lesson: tutorial starts one.", "レッスン中ではありません。tutorial で始めます。")
    package static let noSuchHint = Phrase("This step's hints have the numbers 1 to {}.", "この手順のヒントは 1 から {} までです。")

    /// Every phrase, for tests of both languages.
    package static let all =
        [
            lesson, name, atStep, heading, ownHeading, step, keys, enterRuns, done, notYet, otherCommand, failed,
            succeeded,
            waitsFor,
            mark, hint, called, calledSo, namedSo, folder,
            skipping, preparing, obstacle, cannotSkip, missing, over, next,
            allDone, notTaking, noSuchHint, goesOn, teaches, stuck, stuckAtFirst,
            others, swept, written, named, proven, printed, printsNothing, printedRight, valueRight, consoleShows,
            errorSays, contains, failsWith, endsWith, verbSucceeds, verbFails, interrupted, alone,
            hasEnded, found, engine,
            inStep, inSteps, somewhere, inBeginning, kept,
            anEnclave, enclaves,
            keyService,
            endedOne,
            endedSeveral,
            isRunning, isDebug, isNotDebug, documentIsDebug, documentIsNotDebug, isSelected, hasCID, hasCPUs, hasMemory,
        ] + afterAll.map(\.way)
}
