extension JapaneseTexts {
    /// Explanations, completion, options of nesh itself.
    static let help = #"""
        Go on if the command fails
            コマンドが失敗しても続ける
        The command must fail
            コマンドは失敗しなければならない
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
            成功の後は true、そうでなければ false
        the last failure's code
            直前の失敗のコード
        the same
            同じ
        not the same
            同じではない
        a smaller number
            小さい数
        not a greater number
            大きくない数
        a greater number
            大きい数
        not a smaller number
            小さくない数
        has a match of the regular expression
            正規表現に一致する
        has none
            一致しない
        built by nesh
            nesh が作成
        show the command's help, and do nothing else
            コマンドのヘルプだけを表示する
        unknown here
            ここでは不明
        one word too many
            余分な語
        missing: there is no current image
            不足: 現在のイメージがない
        filled in: the current image
            補われる: 現在のイメージ
        filled in where only one runs
            1 つだけ動いていれば補われる
        filled in: the selected enclave
            補われる: 選択中のエンクレーブ
        This line is well formed, but cannot run yet.
            この行の形は正しいですが、まだ実行できません。
        This line is well formed. Whether what it names exists shows when it runs.
            この行の形は正しいです。指定したものが存在するかは、実行すると分かります。
        In a demo: lines appear at once, a key runs them
            デモ: 行が一度に表示され、キーで実行する
        In a demo: go on without keys
            デモ: キーなしで進む
        In a demo: the pause between two steps with --auto; 1s
            デモ: --auto のときの手順の間隔。省略時: 1s
        In a demo: type so many times as fast
            デモ: 何倍の速さで入力する
        In a demo: begin at this line
            デモ: この行から始める
        In a demo: end after this line
            デモ: この行の後で終わる
        Run these commands; the words after are $1, $2, …
            これらのコマンドを実行する。後の語は $1、$2、… になる
        Check the script, run nothing
            スクリプトを検査するだけで、何も実行しない
        Show each line with its values before it runs
            実行する前に、各行を値付きで表示する
        Print the nitro-cli lines that would run
            実行されるはずの nitro-cli の行を表示する
        '{}' is not NAME=VALUE
            '{}' は NAME=VALUE ではありません
        Set a variable
            変数を設定する
        End the run after this time, with status 124
            この時間の後、ステータス 124 で終わる
        How errors are printed: json is one object a line
            エラーの表示方法: json は 1 行に 1 オブジェクト
        Run a script or a .md page and compare its output with its | lines
            スクリプトか .md のページを実行し、出力を | の行と比べる
        The same, and write what differs into the file
            同じことをし、違いをファイルに書き込む
        Write a report for CI, one test case a statement
            CI 用の報告を書く。文ごとに 1 つのテストケース
        Type the script's lines before an audience; ? shows the keys
            観客の前でスクリプトの行を入力する。? でキーの一覧
        Record into NAME.cast, NAME.nesh and NAME.log
            NAME.cast、NAME.nesh、NAME.log に記録する
        When to use colours
            色を使うとき
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
        Without arguments it opens a prompt, or reads commands from standard input where that is not a terminal. With a file it checks the whole script, then runs it. With a command it runs just that one.
            引数がなければプロンプトを開くか、端末でない標準入力からコマンドを読みます。ファイルなら、スクリプト全体を検査してから実行します。コマンドなら、それだけを実行します。
        the prompt
            プロンプト
        run a script
            スクリプトを実行する
        run a line
            1 行を実行する
        run one command
            1 つのコマンドを実行する
        """#
}
