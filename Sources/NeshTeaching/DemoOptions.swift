import NeshCommand

/// How `nesh --demo` plays a script.
package struct DemoOptions: Sendable, Equatable {
    /// Lines appear at once; a key runs them.
    package var appearsAtOnce = false
    /// Goes on automatically.
    package var plays = false
    /// Between two steps while it plays.
    package var gap = Duration.seconds(1)
    /// Times the pace of `option typing`.
    package var speed = 1.0
    /// Lines before this one run unseen.
    package var first: Int?
    /// The last line that is shown.
    package var last: Int?

    package init() {}
}

/// What the demo player says.
package enum DemoPhrases {
    /// What the keys of a demo do, a line each.
    package static let keys = [
        Phrase("Space Enter   next; while typing: finish the line at once", "Space Enter   次へ。入力中なら行を一度に表示"),
        Phrase("b             break out to a prompt; resume goes on", "b             プロンプトに抜ける。resume で再開"),
        Phrase("r             repeat the last line", "r             前の行を繰り返す"),
        Phrase("s             skip this line", "s             この行を飛ばす"),
        Phrase("g N Enter     go to line N of the script", "g N Enter     スクリプトの N 行目へ"),
        Phrase("p             play automatically, or stop", "p             自動再生の開始・停止"),
        Phrase("+ -           type faster, slower", "+ -           入力を速く・遅く"),
        Phrase("Ctrl-C        stop the typing", "Ctrl-C        入力を止める"),
        Phrase("Ctrl-L        clear the screen", "Ctrl-L        画面を消去"),
        Phrase("q             quit; what on-exit says is done", "q             終了。on-exit は実行される"),
    ]
    package static let failed = Phrase(
        "failed: r retry, e edit, s skip, b break out, q quit", "失敗: r 再試行、e 編集、s 飛ばす、b 抜ける、q 終了")
    package static let breakOut = Phrase("a break: resume goes on with the demo", "一時中断: resume でデモに戻ります")
    package static let waits = Phrase(
        "Space types the next line and Enter runs it, q quits, ? lists the keys",
        "Space で次の行を入力、Enter で実行、q で終了、? でキー一覧")
    package static let goTo = Phrase("go to line: ", "行番号: ")
    package static let beyond = Phrase("the last command is at line {}", "最後のコマンドは {} 行目です")
    package static let over = Phrase("the demo is over", "デモは終了しました")
    package static let unseen = Phrase("lines before {} run unseen", "{} 行目より前は表示せずに実行します")
    package static let playing = Phrase("playing automatically; p stops it", "自動再生中。p で停止")
    package static let stopped = Phrase("waiting for keys again", "キー入力を待ちます")
    package static let held = Phrase(
        "stopped: Space shows the rest, q quits, ? lists the keys", "停止中: Space で残りを表示、q で終了、? でキー一覧")
    package static let quits = Phrase("q quits, ? lists the keys", "q で終了、? でキー一覧")
    package static let pace = Phrase("typing {} times as fast", "入力速度 {} 倍")
    package static let shouldFail = Phrase("this was meant to fail, and did not", "失敗するはずでしたが、成功しました")

    /// Every phrase, for tests of both languages.
    package static let all =
        keys + [failed, waits, breakOut, goTo, beyond, over, unseen, playing, stopped, held, quits, pace, shouldFail]
}
