extension JapaneseTexts {
    /// Running statements: conditions, jobs, checks, expected output.
    static let interpreter = #"""
        nesh ends with this line, and forgets it: type it at the prompt, or write it in a script
            nesh はこの行で終わり、設定も残りません。プロンプトで入力するか、スクリプトに書いてください
        '{data}' was taken as text: it has full-width characters. Type: {data}
            '{}' は全角の文字を含むので、ただの文字列として扱われました。半角で入力してください: {}
        no enclave has the CID {}
            CID が {} のエンクレーブはありません
        wait takes a condition, and {} is an address
            wait には条件を指定します。{} はアドレスです
        both sides are plain texts, so the result never changes
            両辺とも文字列なので、結果は常に同じです
        interrupted after {time}
            {} 後に中断しました
        took {time}
            所要時間 {}
        if nesh is installed as nitro-cli, it answers the script's nitro-cli lines
            nesh を nitro-cli としてインストールすると、スクリプトの nitro-cli の行に応答します
        {data} is a script for {}, not for nesh
            {} は {} 用のスクリプトで、nesh 用ではありません
        '~' is your home directory only at the beginning of a word, without quotes
            '~' がホームディレクトリになるのは、引用符のない語の先頭だけです
        a command is written out: it cannot come from a variable
            コマンドはそのまま書きます。変数からは使えません
        '{}' runs in the foreground only
            '{}' はフォアグラウンドでだけ実行できます
        the lines below it need what it does, so they wait until it is done
            下の行がその結果を必要とするため、終わるまで待ってから実行します
        nesh --update {data}  # asks which of them to write into it
            nesh --update {}  # どれをファイルに書き込むかを尋ねます
        {data}  # without &
            {}  # & を付けずに実行します
        nothing was compared: no command with expected lines ran
            何も比べていません: 期待される出力のあるコマンドが 1 つも実行されませんでした
        nothing was compared: the page has no expected lines, which begin with |
            何も比べていません: 期待される出力の行 (| で始まる) がこのページにありません
        nothing was compared: the script has no expected lines, which begin with |
            何も比べていません: 期待される出力の行 (| で始まる) がこのスクリプトにありません
        cannot write to {}
            {} に書き込めません
        cannot start sh: {}
            sh を起動できません: {}
        the program behind '|'
            '|' の後のプログラム
        expect failed: {}
            expect が失敗しました: {}
        line {} set {data}: {data}
            {2} は {1} 行目で設定されています: {3}
        this line set {data}: {data}
            {1} は次の行で設定されています: {2}
        skipped: {} is required
            スキップしました: {} が必要です
        wait timed out after {time}: {}
            wait が {} でタイムアウトしました: {}
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
            後片付け中 (on-exit)
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
        the environment has no {data}
            環境変数に {} はありません
        the output is not as expected
            出力が期待と違います
        {} works at the prompt only
            {} はプロンプトでだけ使えます
        {data} would source itself
            {} が自分自身を読み込もうとしています
        {} exited with status {}
            {} はステータス {} で終了しました
        {} was ended by signal {}
            {} はシグナル {} で終了しました
        {} ran longer than {time}
            {} の実行時間が {} を超えました
        use FILE, or build-enclave …
            use FILE、または build-enclave …
        use NAME, or run-enclave …
            use NAME、または run-enclave …
        the enclave {data} was not started in debug mode
            エンクレーブ {} はデバッグモードで起動されていません
        wait takes a condition, and {} is a time
            wait には条件を指定します。{} は時間です
        help {data}  # explains them
            help {}  # それぞれを説明します
        wait takes a condition, and {} is a number
            wait には条件を指定します。{} は数です
        sleep {}  # waits that long
            sleep {}  # この秒数だけ待ちます
        fg {}  # waits for the job
            fg {}  # ジョブの終了を待ちます
        sleep {}  # waits for a time; wait $console ~ TEXT waits for a text
            sleep {}  # 時間を待ちます。文字列を待つのは wait $console ~ TEXT です
        both sides are plain texts, so waiting changes nothing
            どちらもただの文字列なので、待っても結果は変わりません
        waiting
            待機中
        {} alone is a plain text, so the result never changes
            {} だけではただの文字列で、いつも同じ値です
        a condition compares two values, or is a variable that is true or false, such as $ok
            条件は 2 つの値の比較か、$ok のような真か偽の変数です
        a variable begins with $: {}
            変数は $ で始まります: {}
        may fail
            失敗してもよい
        must fail
            失敗するはず
        at the end
            最後に実行
        write \[ and \( for brackets that are meant
            文字としての括弧は \[ や \( と書きます
        nesh: {data} ended there; --no-rc starts without it
            nesh: {} はそこで終了しました。--no-rc を付けると、このファイルを読まずに起動します
        {} errors ({} more not shown); nothing was run
            エラーが {} 個あります ({} 個は省略)。何も実行していません
        {} errors; nothing was run
            エラーが {} 個あります。何も実行していません
        1 error; nothing was run
            エラーが 1 個あります。何も実行していません
        this is not a regular expression: {}
            正規表現ではありません: {}
        this pattern is too large: {}
            パターンが大きすぎます: {}
        {data}: {} of {} blocks updated
            {1}: {3} 個のブロックのうち {2} 個を更新しました
        help {}  # explains {}, another command
            help {}  # 別のコマンドの {} を説明します
        E00 stands for what has no code of its own: {}
            E00 は固有のコードのない失敗を表します: {}
        ended
            終了しました
        the enclave runs all the same: {}
            エンクレーブは動作を続けています: {}
        {data} matches every text
            {} はどのテキストにも一致します
        write what it is to contain, such as ~ ready
            含まれるはずのテキストを ~ ready のように書きます
        nesh alone has {}
            nesh だけのオプション: {}
        {}, nesh alone has {}
            {}。nesh だけのオプション: {}
        the file's name begins with a wide blank
            ファイル名の先頭に全角の空白があります
        """#
}
