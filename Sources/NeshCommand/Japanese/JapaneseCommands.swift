/// Japanese for what help lists. One line a command; a test names those that are missing.
package enum JapaneseCommands {
    /// By the command's name, without a full stop.
    package static let summaries: [String: String] = [
        "nesh": "AWS Nitro Enclaves のためのシェル",
        "build-enclave": "コンテナイメージをエンクレーブイメージにして測定する",
        "describe-eif": "エンクレーブイメージの内容と測定値を表示する",
        "sign-eif": "イメージに署名する、または署名を置き換える",
        "pcr": "ファイルの PCR、または署名証明書の PCR8 を計算する",
        "images": "使えるコンテナイメージを一覧する",
        "eif": "イメージの中を見る: ファイルの一覧、セクションの書き出し",
        "kms-policy": "イメージの測定値を求める KMS キーポリシーの条件を表示する",
        "run-enclave": "イメージからエンクレーブを起動する",
        "describe-enclaves": "実行中のエンクレーブを JSON で表示する",
        "console": "デバッグモードのエンクレーブのコンソールを表示する",
        "terminate-enclave": "エンクレーブを終了し、使っていたものを解放する",
        "vsock": "だれが vsock で待ち受け、つながっているかを示す。接続する、待ち受ける",
        "parent": "このマシンのプログラムを、vsock を使える親インスタンスのプログラムとして実行する",
        "vsock-proxy": "親インスタンスのポートへの接続を、許可リストにあるホストへ中継する",
        "forward": "TCP のポートをエンクレーブのポートへ、またはその逆へ中継する",
        "logs": "エンクレーブのコンソールの記録を、終了後も表示する",
        "resources": "マシンのメモリと CPU、エンクレーブ用に確保された分を表示する",
        "allocator": "エンクレーブ用に確保するものを表示・変更する",
        "doctor": "各エンジンに必要なものを調べ、直すコマンドを示す",
        "status": "セッションの状態を表示する: イメージ、エンクレーブ、エンジン",
        "use": "以後のコマンドの対象となるエンクレーブまたはイメージを選ぶ",
        "ls": "実行中のエンクレーブを表で示す",
        "jobs": "バックグラウンドで動いているものを一覧する",
        "fg": "バックグラウンドのコマンドの終了を待つ、またはそのコンソールをここに表示する",
        "set": "変数に値を設定する",
        "option": "このセッションの設定を表示・変更する",
        "echo": "語を表示する",
        "exit": "シェルを終了する",
        "history": "入力した行を表示・保存する",
        "fix": "直前の行を、提案どおりに直して実行する",
        "completions": "ほかのシェル用の補完スクリプトを出力する",
        "pause": "キーが押されるまで待つ",
        "expect": "条件を今すぐ確かめる。成り立たなければスクリプトはステータス 3 で終わる",
        "wait": "条件が成り立つまで待つ。時間切れは失敗になる",
        "require": "条件が成り立たなければ、スクリプトをステータス 77 (スキップ) で終える",
        "if": "条件が成り立つときだけ、else または end までの行を実行する",
        "else": "if の条件が成り立たないときに実行する行を始める",
        "end": "if の行を終える",
        "try": "コマンドを実行し、失敗しても続ける",
        "not": "失敗するはずのコマンドを実行する",
        "on-exit": "スクリプトがどう終わっても、最後にコマンドを実行する",
        "on-error": "コマンドが失敗した後にスクリプトがどうするかを選ぶ",
        "source": "別のファイルの行をここで実行する",
        "sleep": "しばらく何もしない",
        "tutorial": "このプロンプトでレッスンを受ける",
        "record": "セッションを記録する: 見せる、もう一度実行する、検証する",
        "note": "記録中のセッションに説明を入れる",
        "replay": "記録をこの端末で再生する",
        "help": "コマンドを一覧する、または 1 つを説明する",
        "apropos": "言葉からコマンドを探す",
        "explain": "エラーコードの意味と対処を示す",
        "reference": "リファレンスの 1 ページを Markdown で出力する",
        "version": "nesh のバージョンと、準拠する nitro-cli のバージョンを表示する",
    ]

    /// By the English heading.
    package static let groups: [CommandSpec.Group: String] = [
        .image: "イメージ", .lifecycle: "エンクレーブ", .vsock: "vsock", .machine: "マシン", .session: "セッション", .control: "スクリプト",
        .teaching: "学ぶ・見せる", .help: "ヘルプ",
    ]
}

extension CommandSpec {
    /// In the language, or in English where there is no translation.
    package func summary(in language: Language) -> String {
        language == .japanese ? JapaneseCommands.summaries[name] ?? summary : summary
    }
}

extension CommandSpec.Group {
    package func title(in language: Language) -> String {
        language == .japanese ? JapaneseCommands.groups[self] ?? rawValue : rawValue
    }
}

/// What help and explain say around the texts of commands and codes.
package enum HelpPhrases {
    static let closing = Phrase(
        "help VERB or VERB --help tells more; Tab completes.", "help コマンド または コマンド --help で詳しい説明。Tab で補完。")
    static let usage = Phrase("usage: ", "使い方: ")
    static let examples = Phrase("examples:", "例:")
    static let makers = Phrase("not here yet, and made by:", "まだここにないファイルの作り方:")
    package static let nothingFailed = Phrase("Nothing has failed in this session.", "このセッションで失敗したものはありません。")
    package static let neverHere = Phrase(
        "nitro-cli can end with it; nesh has no case of it.", "nitro-cli では起こりえますが、nesh では起こりません。")
    package static let reason = Phrase("usual reason", "よくある原因")
    package static let remedy = Phrase("what to do", "対処")
    package static let source = Phrase("comes from", "出すコマンド")
}
