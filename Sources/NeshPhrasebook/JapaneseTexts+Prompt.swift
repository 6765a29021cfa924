extension JapaneseTexts {
    /// The prompt, demos, recordings.
    static let prompt = #"""
        there is no line before
            前の行がありません
        jobs run, whose paths are relative to {}
            ジョブが動いています。そのパスは {} からの相対です
        cannot go to {}: {}
            {} に移動できません: {}
        now in {}
            現在のディレクトリ: {}
        standard error
            標準エラー
        given up: nothing of it was run
            取り消しました。何も実行していません
        this session's lines are not kept: {}
            このセッションの行は保存されません: {}
        the recording has ended: cannot write to {}
            記録を終わりました: {} に書き込めません
        1 pasted line is not run
            貼り付けた 1 行は実行されません
        the live session has ended; nothing of it was kept
            ライブは終わりました。記録は残していません
        recorded {}.cast, .nesh and .log
            {}.cast、.nesh、.log を記録しました
        'exit' in {} ended the session; --no-rc starts without it
            {} の 'exit' でセッションが終わりました。--no-rc を付けると、このファイルを読まずに起動します
        the pager
            ページャー
        the terminal
            端末
        record NAME makes one: NAME.cast
            record NAME で作ります: NAME.cast
        the lesson {} is damaged
            レッスン {} は壊れています
        {} does not hold: the rest of the line is not run
            {} が成り立ちません。行の残りは実行されません
        '{}' runs in the background and would end; leave again to do so
            このまま終了すると、バックグラウンドで動いている '{}' も終わります。それでもよければ、もう一度終了してください
        {} jobs run in the background and would end; leave again to do so
            このまま終了すると、バックグラウンドで動いている {} 個のジョブも終わります。それでもよければ、もう一度終了してください
        {} pasted lines are not run
            貼り付けた {} 行は実行されません
        {} is not a recording in asciicast's version 1, 2 or 3{}
            {} は asciicast バージョン 1、2、3 の記録ではありません{}
        {} is damaged at line {}
            {} は {} 行目で壊れています
        {} is being recorded already
            {} はすでに記録中です
        a lesson stays in its folder
            レッスンはそのフォルダーから出ません
        no editor is set: EDITOR=PROGRAM before nesh names one
            エディターが設定されていません。nesh の前に EDITOR=PROGRAM と指定します
        {} failed; the line is as it was
            {} が失敗しました。行は元のままです
        the report was not written: {}
            報告を書けませんでした: {}
        a lesson's folder in {} cannot be held
            {} にレッスンのフォルダーを確保できません
        {} is not a file for a lesson
            {} はレッスンのファイルではありません
        nesh goes on; Ctrl-D once more leaves it
            nesh は続いています。もう一度 Ctrl-D で終了します
        """#
}
