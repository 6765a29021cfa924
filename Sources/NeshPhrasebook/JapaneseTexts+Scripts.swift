extension JapaneseTexts {
    /// Running statements.
    static let scripts = #"""
        did you mean '{}'?
            '{}' のことですか?
        unknown command '{}'
            不明なコマンド '{}'
        nitro-cli has {}
            nitro-cli のコマンドは {}
        help lists the commands; !{} … runs a program
            コマンドの一覧は help で見られます。プログラムは !{} … で実行できます
        a command is written out: it cannot come from a variable
            コマンドはそのまま書きます。変数からは使えません
        '{}' runs in the foreground only
            '{}' はフォアグラウンドでだけ実行できます
        cannot write to {}
            {} に書き込めません
        cannot start sh: {}
            sh を起動できません: {}
        the program behind '|'
            '|' の後のプログラム
        expect failed: {}
            expect が失敗しました: {}
        skipped: {} is required
            飛ばしました: {} が必要です
        wait timed out after {}: {}
            wait が {} で時間切れになりました: {}
        wait failed, the enclave is gone: {}
            wait が失敗しました。エンクレーブが終了しました: {}
        a command is missing
            コマンドがありません
        cannot start a job: {}
            ジョブを開始できません: {}
        '{}' is not executable
            '{}' は実行可能ではありません
        '{}' is a directory, not a program
            '{}' はディレクトリで、プログラムではありません
        there is no program '{}'
            プログラム '{}' はありません
        the shell command
            シェルのコマンド
        the script
            スクリプト
        while cleaning up (on-exit)
            後片付けの間 (on-exit)
        not failed: '{}' succeeded
            失敗しませんでした: '{}' が成功しました
        no command has given a result yet
            結果を返したコマンドはまだありません
        nothing has failed yet
            まだ何も失敗していません
        there is no current image
            現在のイメージがありません
        no attestation document was read yet
            アテステーションドキュメントをまだ読んでいません
        it needs a name, as in $env.HOME
            $env.HOME のように名前が必要です
        the environment has no {}
            環境変数に {} はありません
        the output is not as expected
            出力が期待と違います
        {} is not a duration
            {} は時間ではありません
        {} works at the prompt only
            {} はプロンプトでだけ使えます
        {} would source itself
            {} が自分自身を読み込もうとしています
        {} exited with status {}
            {} はステータス {} で終了しました
        {} is gone
            {} はもうありません
        {} was terminated
            {} を終了しました
        {} was ended by signal {}
            {} はシグナル {} で終了しました
        {} ran longer than {}
            {} が {} より長く動きました
        use FILE.eif, or build-enclave …
            use FILE.eif、または build-enclave …
        use NAME, or run-enclave …
            use NAME、または run-enclave …
        {} was not started in debug mode
            {} はデバッグモードで起動されていません
        """#
}
