/// What nesh says in Japanese to people at a terminal: tables of pairs, English first.
///
/// です・ます in sentences; AWS's words, as docs/ja/concepts.md has them; a blank where Japanese meets ASCII.
package enum JapaneseTexts {
    /// All tables; the order does not matter.
    package static let all = [
        frame,
        attestation,
        attestationVerbs,
        basics,
        building,
        commands,
        containerImages,
        enclaves,
        engines,
        help,
        imageFiles,
        imageTools,
        imageVerbs,
        interpreter,
        kernel,
        kms,
        language,
        lifecycle,
        machine,
        nitro,
        otherShells,
        pools,
        prompt,
        session,
        teaching,
        vsock,
        wholes,
    ]

    /// What stands around messages, and words that only head something.
    static let frame = #"""
        error
            エラー
        warning
            警告
        fix
            対処
        in
            呼び出し元:
        warning:
            警告:
        error:
            エラー:
        fix:
            対処:
        fix, not needed for the lessons:
            対処 (レッスンには不要):
        this makes no difference to the lessons
            レッスンには影響しません。
        {} failed: [ {} ] {}
            {} が失敗しました: [ {} ] {}
        {} failed: {}
            {} が失敗しました: {}
        {} timed out: {}
            {} がタイムアウトしました: {}
        {data} cannot be combined with {data}.
            {} は {} と一緒に使えません。
        {data} needs {data} too.
            {} には {} も必要です。
        {data} need {data} too.
            {} には {} も必要です。
        PORT needs {} too.
            PORT には {} も必要です。
        SETTING needs {} too.
            SETTING には {} も必要です。
        {}: at the prompt only.
            {}: プロンプトでだけ使えます。
        SETTING
            設定
        VALUE
            値
        ok
            正常
        note
            注意
        BAD
            問題
        WHAT IT DOES
            説明
        IN USE
            使用中
        MACHINE
            マシン
        PARENT
            親
        RESERVED
            確保済み
        FREE
            空き
        NAME
            名前
        STATE
            状態
        MEMORY
            メモリ
        CPUS
            CPU
        USED
            使用
        UPTIME
            稼働時間
        UP/ENDED
            稼働・終了
        ENGINE
            エンジン
        SIZE
            サイズ
        ID
            ID
        CREATED
            作成
        JOB
            ジョブ
        COMMAND
            コマンド
        STATUS
            ステータス
        LINE
            行
        PORT
            ポート
        IMAGE
            イメージ
        TIME
            日時
        running
            実行中
        image(s)
            イメージ
        enclave
            エンクレーブ
        engine
            エンジン
        allocator
            アロケーター
        sockets
            ソケット
        settings
            設定
        available
            利用可能
        processor
            プロセッサー
        processes
            プロセス
        memory
            メモリ
        terminal
            端末
        machine
            マシン
        cpus
            CPU
        CPUs
            CPU
        device
            デバイス
        driver
            ドライバー
        attestation
            アテステーション
        blobs
            ブロブ
        locale
            ロケール
        disk
            ディスク
        file
            ファイル
        selected
            選択中
        now
            現在
        {} → {data} ({}), {}
            {} → {} ({})、{}
        Ctrl-] or Ctrl-C leaves; {} running.
            Ctrl-] か Ctrl-C で抜けます。{}動き続けます。
        the enclave(s) keep(s)
            エンクレーブは
        for example: {}
            例: {}
        = type fix to run: {}
            = fix で実行: {}
        = type fix to get this at the prompt, then add what is missing: {}
            = fix でプロンプトに表示、足りない部分を補って実行: {}
        = type fix to get this at the prompt, then Enter to run it: {}
            = fix でプロンプトに表示、Enter で実行: {}
        = type fix to run it
            = fix でこの行を実行
        = type fix to run the first of them
            = fix で最初の行を実行
        problem:
            問題:
        stopped
            停止中
        account
            アカウント
        keys
            キー
        log
            ログ
        the consoles
            コンソール
        --compare lists the sections that differ, the registers that measure them and, in ramdisks, the files. The status is 1 if a measurement differs, and 0 if only what is not measured does, such as the build time.
            --compare は、違うセクション、それを測定するレジスタ、RAM ディスクの中のファイルを一覧表示します。ステータスは、測定値が違えば 1、作成時刻など測定されないものだけが違えば 0 です。
        --provenance writes an in-toto statement with a SLSA predicate: the image's digest and PCRs, and the digests of the Dockerfile and the boot files that it was made of. --check compares them.
            --provenance は、SLSA の来歴 (provenance) を述語に持つ in-toto のステートメントを書き込みます。内容は、イメージのダイジェストと PCR、材料となった Dockerfile と起動用ファイルのダイジェストです。--check でそれらと比べられます。
        $image stands for it from now on
            以後 $image がこの値を表す
        leave
            終了する
        done
            記録を終了する
        one more ## line
            ## の行をもう 1 つ
        {}; also of one that has ended
            {}。終了したものでもよい
        NITRO_CLI_SOCKETS_PATH=DIR nesh describe-enclaves, or kill {} to end it
            NITRO_CLI_SOCKETS_PATH=DIR nesh describe-enclaves、または kill {} で終了します
        [not] WORD [OPERATOR WORD]; operators are == != < <= > >= ~ !~
            [not] WORD [OPERATOR WORD]。演算子は == != < <= > >= ~ !~
        (not there yet: these are the defaults)
            (まだありません。既定値です)
        {} if {} can be opened, otherwise {}
            {2} を開けるなら {1}、そうでなければ {3}
        """#
}
