import NeshCommand

/// What the reference says around the texts of commands and codes; `{}` is the way to docs.
enum ReferencePhrases {
    static let commands = Phrase("Commands", "コマンド")
    static let errors = Phrase("Errors", "エラー")
    static let settings = Phrase("Settings", "設定")
    static let engines = Phrase("Engines", "エンジン")
    static let choose = Phrase(
        "`--engine NAME` or `option engine NAME` chooses what runs enclaves.",
        "エンクレーブを何で実行するかは、`--engine NAME` または `option engine NAME` で選びます。")
    static let engineColumns = Phrase("| engine | what it is | if you choose none |", "| エンジン | 説明 | 自動的に選ばれる場合 |")
    static let whereOpens = Phrase("if `{}` can be opened", "`{}` を開けるとき")
    static let otherwise = Phrase("elsewhere", "それ以外のとき")
    static let required = Phrase(" (required)", " (必須)")
    static let fromSession = Phrase(" (default: from the session)", " (セッションから補われる)")
    static let repeatable = Phrase(" (repeatable)", " (複数指定可)")
    static let status = Phrase("Exit status: {}", "終了ステータス: {}")
    static let options = Phrase("| option or word | meaning |", "| オプション、引数 | 意味 |")
    static let settingColumns = Phrase("| setting | default | meaning |", "| 設定 | 初期値 | 意味 |")
    static let codeColumns = Phrase("| code | name |\n|---|---|", "| コード | 名前 | 意味 |\n|---|---|---|")
    static let setBy = Phrase(
        "Set by `option NAME VALUE`, for the session.", "`option NAME VALUE` で、セッションの間だけ変わります。")
    static let afterCommands = Phrase(
        "Next: [the language]({}language.md) of scripts, and [what each error code means](errors.md).",
        "次へ: コマンドを使う[言語]({}language.md) (英語)、[各エラーコードの意味](errors.md)。")
    static let afterErrors = Phrase(
        "Next: [troubleshooting](troubleshooting.md) by symptom, and [all commands](commands.md).",
        "次へ: 症状から探す[トラブルシューティング](troubleshooting.md)、[全コマンド](commands.md)。")
    static let aboutCommands = Phrase(
        """
        You can type a command at the prompt of nesh, write it in a script, or run it alone from another shell: \
        `nesh ls`. If a command works in only some of these places, its section says so. \
        `if`, `else`, `end` and other lines that depend on the lines beside them need a script, `-c` or the prompt. \
        nitro-cli has the verbs and options marked with a ●, too. [language.md]({}language.md) has variables, conditions and scripts, \
        [errors.md](errors.md) the codes of failures. The examples show output of real runs on the local engine: IDs, \
        process numbers and times are the same in all of them, measurements are cut short, and `…` stands for \
        lines that are left out.
        """,
        """
        コマンドは、nesh のプロンプトで入力することも、スクリプトに書くことも、ほかのシェルから 1 つだけ実行すること (`nesh ls`) も\
        できます。使える場所が限られるものは、その項目に書いてあります。`if`、`else`、`end` など前後の行にかかわるものは、スクリプト、`-c`、プロンプトで使います。● の付いた\
        コマンドとオプションは nitro-cli にもあります。変数、条件、スクリプトの書き方は [language.md]({}language.md) (英語)、失敗したときの\
        コードは [errors.md](errors.md) にあります。例の出力は、ローカルエンジンで実際に実行したものです。ID、プロセス番号、時刻は同じ値に\
        そろえ、測定値は短くし、省いた行は `…` で表します。
        """)
    static let aboutErrors = Phrase(
        """
        Every failure has one of nitro-cli's codes. A script can test it (`expect $error.code == E26`). A single command \
        exits with its number as the status (so 1, 2 and 3 are ambiguous: see the end of \
        [language.md]({}language.md#status-of-a-run)). `explain E26` shows the page below, and `explain last` explains the \
        last failure. Each page names the commands that mostly fail with its code; any other command ends with the nearest \
        code, and its message says what happened.
        """,
        """
        どの失敗にも nitro-cli のコードが付きます。スクリプトで調べることができ (`expect $error.code == E26`)、1 つだけ\
        実行したコマンドは、その番号をステータスとして終了します (1、2、3 は区別できません。\
        [language.md]({}language.md#status-of-a-run) (英語) の最後を見てください)。`explain E26` は下の説明を、`explain last` は\
        直前の失敗の説明を表示します。挙げてあるのは、そのコードの主な対象となるコマンドです。ほかのコマンドも最も近いコードで終了し、\
        何が起きたかをメッセージで示します。
        """)
}
