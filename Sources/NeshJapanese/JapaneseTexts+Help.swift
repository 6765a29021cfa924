extension JapaneseTexts {
    /// Explanations, completion, the verbs of help.
    static let help = #"""
        What to look for, in any case
            探す語。大文字と小文字は区別しない
        everything about memory
            メモリに関するすべて
        everything about consoles
            コンソールに関するすべて
        ; did you mean '{}'?
            。'{}' のことですか?
        nothing about '{}'{}
            '{}' に関するものはありません{}
        The code, as nitro-cli takes it
            nitro-cli と同じ形のコード
        a command line can be explained too: {}
            コマンドラインも説明できます: {}
        A code, last for the last failure of this session, or a command line's verb
            コード、このセッションの直前の失敗なら last、またはコマンドラインのコマンド
        The words of that command line
            そのコマンドラインの語
        what E26 means
            E26 の意味
        the last failure, in full; at the prompt explain alone
            直前の失敗の全体。プロンプトでは explain だけでよい
        each word of the line
            行の各語
        there is no command '{}' to explain
            説明できるコマンド '{}' はありません
        '{}' is one word too many: only a command line has more
            '{}' は余分です。複数の語を取るのはコマンドラインだけです
        a line of another shell
            ほかのシェルの行
        there is no command '{}'
            コマンド '{}' はありません
        apropos {data} finds what mentions it
            この語が出てくるものは apropos {} で探せます
        nothing has all these words; found by {data}:
            すべての語を含むものはありません。次の語で見つかったもの: {}
        The command to explain, or an error code, or any word; without it, list all commands
            説明するコマンド、エラーコード、または任意の語。省略時: すべてのコマンドの一覧
        With option: the setting to explain
            option のとき: 説明する設定
        Run its example of this number
            この番号の例を実行する
        all commands
            すべてのコマンド
        one of them
            その 1 つ
        a setting
            設定
        run its first example
            最初の例を実行する
        '{}' is one word too many
            '{}' は余分です
        a setting has no example {}
            設定に例 {} はありません
        only a command has examples to run
            実行できる例があるのはコマンドだけです
        the example runs as a line of its own: only that could be redirected
            例は単独の行として実行されるので、リダイレクトできません
        commands: all verbs and options; errors: all codes
            commands: すべてのコマンドとオプション、errors: すべてのコード
        It prints the pages commands.md and errors.md of docs and docs/ja.
            docs と docs/ja の commands.md、errors.md は、この出力です。
        In this language. Default: English
            この言語で出力する。省略時: 英語
        the page in Japanese
            日本語のページ
        the page on all commands
            全コマンドのページ
        the page on all error codes
            全エラーコードのページ
        one line
            1 行
        for programs
            プログラム用
        help lists them all
            すべての一覧は help で確認できます
        {data} has {} example{}, no number {}
            {1} の例は {2} 個で、{4} 番はありません
        {} is not here
            {} がここにありません
        {}, which this example is about
            {}。この例に必要です
        Go on if the command fails
            コマンドが失敗しても続ける
        The command must fail
            コマンドが失敗することを確かめる
        Run the command when the shell ends
            シェルの終了時にコマンドを実行する
        the last failure
            直前の失敗
        what the last command found
            直前のコマンドの結果
        the selected enclave
            選択中のエンクレーブ
        the current image
            現在のイメージ
        the environment
            環境変数
        what the selected enclave has said
            選択中のエンクレーブの出力
        what the last command wrote
            直前のコマンドの出力
        the last command's exit status
            直前のコマンドの終了ステータス
        true after a success, false otherwise
            成功した後は true、そうでなければ false
        the last failure's code
            直前の失敗のコード
        the same
            等しい
        not the same
            等しくない
        a smaller number
            より小さい数
        not a greater number
            以下の数
        a greater number
            より大きい数
        not a smaller number
            以上の数
        has a match of the regular expression
            正規表現に一致する
        has none
            一致しない
        built by nesh
            nesh が作成
        show the command's help, and do nothing else
            コマンドのヘルプだけを表示する
        unknown here
            このコマンドでは不明
        one word too many
            余分な語
        missing: there is no current image
            不足: 現在のイメージがない
        filled in: the current image
            補われる: 現在のイメージ
        filled in if only one runs
            1 つだけ動いていれば補われる
        filled in: the selected enclave
            補われる: 選択中のエンクレーブ
        This line is well formed, but cannot run yet.
            この行の書き方は正しいですが、まだ実行できません。
        This line is well formed. Whether what it names exists shows when it runs.
            この行の書き方は正しいです。指定したものが存在するかは、実行時に分かります。
        In a demo: lines appear at once, a key runs them
            デモ: 行を一度に表示し、キーで実行する
        In a demo: go on without keys
            デモ: キーなしで進む
        In a demo: the pause between two steps with --auto; 1s
            デモ: --auto のときの手順の間隔。省略時: 1s
        In a demo: type this many times as fast
            デモ: 入力の速さの倍率
        In a demo: begin at this line
            デモ: この行から始める
        In a demo: end after this line
            デモ: この行の後で終了する
        Run these commands; the words after are $1, $2, …
            これらのコマンドを実行する。後の語は $1、$2、… になる
        Check the script, run nothing
            スクリプトを検査するだけで、何も実行しない
        Show each line with its values before it runs
            実行する前に、変数を値に置き換えた各行を表示する
        Print the nitro-cli lines that would run
            実行されるはずの nitro-cli の行を表示する
        '{}' is not NAME=VALUE
            '{}' は NAME=VALUE ではありません
        Set a variable
            変数を設定する
        End the run after this time, with status 124
            この時間が過ぎたら、ステータス 124 で終了する
        How errors are printed: json is one object a line
            エラーの表示方法: json は 1 行に 1 オブジェクト
        Run a script or a .md page and compare its output with its | lines
            スクリプトか .md のページを実行し、出力を | の行と比べる
        Compare as --verify does, and write what differs into the file; a terminal is asked about each
            --verify と同様に比べ、違いをファイルに書き込む。端末では 1 つずつ確認する
        Write a report for CI, one test case a statement
            CI 用のレポートを書き込む。1 行が 1 つのテストケースになる
        Type the script's lines before an audience; checks and settings run unseen; ? shows the keys
            観客の前でスクリプトの行を入力する。確認と設定の行は表示せずに実行する。? でキーの一覧
        Record into NAME.cast, NAME.nesh and NAME.log
            NAME.cast、NAME.nesh、NAME.log に記録する
        When to use colours: auto (only on a terminal), always or never
            いつ色を使うか: auto (端末に表示するときだけ)、always (常に)、never (使わない)
        Open the prompt without reading ~/.config/nesh/nesherc
            ~/.config/nesh/nesherc を読まずにプロンプトを開く
        Print the version
            バージョンを表示する
        Show this help
            このヘルプを表示する
        A script and its arguments, or one command and its options
            スクリプトとその引数、または 1 つのコマンドとそのオプション
        $1, $2, … of the script
            スクリプトの $1、$2、…
        Without arguments nesh opens a prompt, or reads commands from standard input if that is not a terminal. With a file it checks the whole script, then runs it. With a command it runs only that one: nesh tutorial starts the first lesson, and nesh help lists the commands.
            引数がなければプロンプトを開きます。標準入力が端末でなければ、そこからコマンドを読みます。ファイルを指定すると、スクリプト全体を検査してから実行します。コマンドを指定すると、それだけを実行します。nesh tutorial で最初のレッスンが始まり、nesh help でコマンドの一覧が表示されます。
        the prompt
            プロンプト
        run a script
            スクリプトを実行する
        run a line
            1 行を実行する
        run one command
            1 つのコマンドを実行する
        did you mean '{}'?
            '{}' のことですか?
        one of {}
            {} のどれか
        nesh {} (follows nitro-cli {})
            nesh {} (nitro-cli {} に準拠)
        free now
            現在の空き
        the lessons, at a prompt
            プロンプトで受けるレッスン
        the list of commands; nesh help run-enclave explains one
            コマンドの一覧。nesh help run-enclave なら 1 つの説明
        --junit names the report, so the script is missing
            --junit の後ろはレポートの名前です。スクリプトが指定されていません
        {data} is there already, and is not a report
            {} はすでにあり、レポートではありません
        --junit: {data} is the name of a script, not of a report
            --junit: {} はレポートではなく、スクリプトの名前です
        --junit: {data} is there already, and is not a report
            --junit: {} はすでにあり、レポートではありません
        nothing ran
            何も実行していません
        nothing ran, and the file is as it was
            何も実行しておらず、ファイルは元のままです
        """#
}
