extension JapaneseTexts {
    /// Verbs, the prompt, scripts and lessons: the rest.
    static let verbs4 = #"""
        nesh in nitro-cli's place (Nitro CLI {}).
            nitro-cli の代わりに動く nesh です (Nitro CLI {})。
        Run `nitro-cli COMMAND --help` for details, or `nesh` for a prompt.
            詳しくは `nitro-cli COMMAND --help`、プロンプトは `nesh` です。
        then start it as: {}={} nesh
            その後 {}={} nesh で起動します
        {} in the environment: {}
            環境変数 {}: {}
        the local loop
            ローカルループ
        the host
            ホスト
        the parent instance
            親インスタンス
        may fail
            失敗してもよい
        must fail
            失敗するはず
        at the end
            最後に実行
        write \[ and \( for brackets that are meant
            文字としての括弧は \[ や \( と書きます
        nesh: {} ended there; --no-rc starts without it
            nesh: {} はそこで終わりました。--no-rc を付けると、このファイルを読まずに起動します
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
        as expected
            期待どおりです
        {}: {} of {} blocks updated
            {1}: {3} 個のブロックのうち {2} 個を更新しました
        set {} VALUE, or -D {}=VALUE
            set {} VALUE、または -D {}=VALUE
        forms are ${name}, ${name:-default}, ${1}, ${env.NAME}
            ${name}、${name:-default}、${1}、${env.NAME} の形で書きます
        → {}, for {}
            → {} ({} のため)
        stop  leaves the lesson
            stop  レッスンを中断します
        jobs  lists them; fg waits for one
            jobs  一覧表示。fg で 1 つの終わりを待ちます
        = type fix to run:
            = fix で実行:
        sh runs the rest of the line; $status is its exit status, $output what it said
            行の残りを sh が実行します。$status はその終了ステータス、$output はその出力です
        one of {}
            {} のどれか
        nesh {} (follows nitro-cli {})
            nesh {} (nitro-cli {} に準拠)
        {} consoles
            {} 個のコンソール
        nothing that can be believed says who keeps it
            だれが保持しているかを確かめられません
        {} (ids {})
            {} (ID {})
        unknown memory
            メモリは不明
        ({} set aside)
            (確保済み {})
        {} started here
            うち {} 個はこのセッションで起動
        {} recording of nesh {}
            {} nesh {} の記録
        {} note: {}
            {} メモ: {}
        {} says nothing: a lesson's steps begin with ## lines
            {} に説明がありません。レッスンの手順は ## の行で始まります
        agg is asciinema's own program for that
            agg は、そのための asciinema のプログラムです
        failed search
            見つからない検索
        Ctrl-Z: no shell could continue nesh
            Ctrl-Z: nesh を再開できるシェルがありません
        the editor lost its context
            編集の状態が失われました
        interrupted
            中断しました
        {} from buildah
            buildah の {}
        {} from skopeo
            skopeo の {}
        no enclave can start now, the least is 64 MiB: {}
            今はエンクレーブを起動できません。最小は 64 MiB です: {}
        terminate-enclave ends one and frees its memory; describe-enclaves lists them
            terminate-enclave でエンクレーブを終了するとメモリが空きます。一覧は describe-enclaves で見られます
        {} takes no words
            {} は引数を取りません
        {} takes options only
            {} はオプションだけを取ります
        {} is '{}' already
            {} はすでに '{}' です
        what {} prints goes into a file behind >
            {} の出力は > の後ろのファイルに書き込まれます
        {} stands without a name before it
            {} は、前に名前を付けずにそのまま書きます
        {} is another command: help {}
            {} は別のコマンドです: help {}
        ends this enclave
            このエンクレーブを終了する
        E00 stands for what has no code of its own: {}
            E00 は固有のコードのない失敗を表します: {}
        {} is an argument of {} there, which uses none
            {1} は、その位置では {2} の引数です。{2} は引数を使いません
        {} is an argument of the commands there, which use none
            その位置の {} はコマンドの引数ですが、どのコマンドも引数を使いません
        nesh's own options stand before -c
            nesh 自身のオプションは -c の前に書きます
        """#
}
