extension JapaneseTexts {
    /// The prompt, invocation, demos at the prompt.
    static let prompt = #"""
        an empty word is neither a file nor a command
            空の文字列は、ファイルでもコマンドでもありません
        '{}' is a directory, not a script
            '{}' はディレクトリで、スクリプトではありません
        cd {data} && nesh  # opens the prompt there
            cd {} && nesh  # そこでプロンプトを開きます
        '{}' is neither a command nor a file here
            '{}' は、コマンドでも、ここにあるファイルでもありません
        r retry, s skip, q quit?
            どうしますか? r 再試行、s 飛ばす、q 終了
        y write it, n leave it, q quit?
            書き込みますか? y 書き込む、n そのままにする、q 終了
        '{data}' is not an answer: type one of the letters {}
            '{}' は答えになりません。{} のどれか 1 文字を入力してください
        {} needs a script: which one?
            {} にはスクリプトが必要です。実行するスクリプトを指定してください
        {} is the report's name there
            {} はそこではレポートのファイル名になります
        {} needs a script or a page
            {} にはスクリプトかページが必要です
        --demo --auto FILE plays without a terminal
            --demo --auto FILE なら端末なしで再生します
        --demo needs a script and a terminal
            --demo にはスクリプトと端末が必要です
        {data} is a page, not a script
            {} はページで、スクリプトではありません
        nesh --verify {data}  # runs its nesh blocks and compares what they print
            nesh --verify {}  # nesh のブロックを実行し、出力を比べます
        there is no line before
            前の行がありません
        jobs run, whose paths are relative to {}
            実行中のジョブがあり、そのパスは {} からの相対パスです
        cannot go to {data}: {}
            {} に移動できません: {}
        now in {data}
            現在のディレクトリ: {}
        standard error
            標準エラー出力
        given up: nothing of it was run
            取り消しました。何も実行していません
        this session's lines are not kept: {}
            このセッションの行は保存されません: {}
        the recording has ended: cannot write to {}
            記録を終了しました: {} に書き込めません
        1 pasted line is not run
            貼り付けた 1 行は実行されません
        the live session has ended; nothing of it was kept
            ライブセッションは終了しました。記録は残していません
        recorded {data}.cast, .nesh and .log
            {}.cast、.nesh、.log を記録しました
        'exit' in {data} ended the session; --no-rc starts without it
            {} の 'exit' でセッションが終了しました。--no-rc を付けると、このファイルを読まずに起動します
        the pager
            ページャー
        the terminal
            端末
        {} does not hold
            {} が成り立ちません
        {} does not hold: the rest of the line is not run
            {} が成り立ちません。行の残りは実行されません
        '{}' runs in the background and would end; leave again to do so
            このまま終了すると、バックグラウンドで実行中の '{}' も終了します。それでもよければ、もう一度 exit と入力するか Ctrl-D を押してください
        {} jobs run in the background and would end; leave again to do so
            このまま終了すると、バックグラウンドで実行中の {} 個のジョブも終了します。それでもよければ、もう一度 exit と入力するか Ctrl-D を押してください
        {} pasted lines are not run
            貼り付けた {} 行は実行されません
        a lesson stays in its folder
            レッスン中はディレクトリを移動できません
        no editor is set: EDITOR=PROGRAM before nesh names one
            エディターが設定されていません。nesh の前に EDITOR=PROGRAM と指定します
        {} failed; the line is as it was
            {} が失敗しました。行は元のままです
        the report was not written: {}
            レポートを書き込めませんでした: {}
        nesh goes on; Ctrl-D once more leaves it
            nesh は続いています。もう一度 Ctrl-D で終了します
        {} cannot be decided here: a variable in it has no value
            {} はここでは判定できません。値のない変数があります
        nesh help  # lists the commands
            nesh help  # コマンドの一覧です
        → {}, for {}
            → {} ({} のため)
        stop  leaves the lesson
            stop  レッスンを中断します
        jobs  lists them; fg waits for one
            jobs  一覧表示。fg で終了を待ちます
        = type fix to run:
            = fix で実行:
        {data} is an argument of {data} there, which uses none
            {1} は、その位置では {2} の引数です。{2} は引数を使いません
        {data} is an argument of the commands there, which use none
            その位置の {} はコマンドの引数ですが、どのコマンドも引数を使いません
        nesh's own options stand before -c
            nesh 自身のオプションは -c の前に書きます
        started (CID {})
            起動しました (CID {})
        · engine
            · エンジン
        = type fix to get this at the prompt, then Enter to run it:
            = fix でプロンプトに表示、Enter で実行:
        = type fix to get it at the prompt, then Enter to run it
            = fix でプロンプトに表示、Enter で実行
        = type fix to get the first of them at the prompt, then Enter to run it
            = fix で最初の行をプロンプトに表示、Enter で実行
        --from {}: the last command of {data} is at line {}
            --from {1}: {2} の最後のコマンドは {3} 行目です
        '{}' is a single word: the quotes make it the name of a script
            '{}' は引用符で 1 つの語になり、スクリプトの名前と見なされました
        '{}' is an option, which begins with dashes
            '{}' はオプションです。前に -- を付けます
        """#
}
