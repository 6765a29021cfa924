extension JapaneseTexts {
    /// The verbs about the session: files, settings, history, jobs.
    static let session = #"""
        nesh sets others: Tab after echo $ lists them, such as $eif.pcr0, $enclave.state, $console and $last.
            ほかの変数は nesh が設定します。echo $ のあとの Tab で一覧できます ($eif.pcr0、$enclave.state、$console、$last など)。
        To end a job, type fg and its number, then Ctrl-C.
            ジョブを終了するには、fg と番号を入力し、Ctrl-C を押します。
        Its number; the newest without one
            番号。省略時: 最新のもの
        the newest job
            最新のジョブ
        the one that jobs lists as 1
            jobs で 1 と表示されるもの
        job {} has ended
            ジョブ {} は終了しました
        there is no job {}
            ジョブ {} はありません
        nothing runs in the background
            バックグラウンドで実行中のものはありません
        jobs  # lists them
            jobs  # 一覧表示します
        What to print, after expansion
            展開してから表示するもの
        one line on standard output
            標準出力の 1 行
        variables are replaced
            変数は置き換えられる
        The exit status; 0 without it
            終了ステータス。省略時: 0
        with a status for the program that started nesh
            nesh を起動したプログラムへのステータスを付けて
        Works at the prompt, right after an error that said 'type fix'. status shows the line beforehand. A corrected line that ends or overwrites something, or that names an enclave, stands at the prompt then, and runs when you press Enter.
            プロンプトで、「fix で」と表示されたエラーの直後に使えます。その行は status で先に確認できます。直した行が何かを終了または上書きする場合や、エンクレーブを指定する場合は、プロンプトに入力されるだけで、Enter を押すと実行されます。
        after run-enclave --memroy 512: the same with --memory
            run-enclave --memroy 512 の後: 同じ行を --memory に直して実行する
        there is neither an image file nor an enclave '{}'
            '{}' というイメージファイルもエンクレーブもありません
        there is nothing to correct
            直すものがありません
        fix runs what the error of the last line suggested, if it said 'type fix'
            直前の行のエラーに「fix で」とあれば、fix でその行を実行できます
        the suggested line has to be completed first
            提案された行は、先に完成させる必要があります
        fix runs only whole lines; replace the words in capitals, and type it yourself
            fix で実行できるのは完成した行だけです。大文字の語を置き換えて、自分で入力します
        explain last  # says more about the last error
            explain last  # 直前のエラーを詳しく説明します
        '{}' names no lines
            '{}' は行の指定ではありません
        20 is the newest 20, 3-9 and 3- are numbers of lines
            20 は最新の 20 行、3-9 や 3- は行番号です
        How many of the newest lines, earlier sessions' too; with --save and --run numbers of lines: 3, 3-9, 3-
            最新の行の数 (以前のセッションも含む)。--save と --run では行番号: 3、3-9、3-
        Write the lines that worked into this file, with what they printed as expected lines
            成功した行を、期待される出力とともに、このファイルに書き込む
        Run this line again
            この行をもう一度実行する
        Replace the file
            ファイルを置き換える
        A line that begins with a blank is not kept. Arrow keys and Ctrl-R go through the lines of all sessions; the numbers are this session's.
            空白で始まる行は残りません。矢印キーと Ctrl-R で、全セッションの行をたどれます。番号はこのセッションのものです。
        this session's lines and their numbers
            このセッションの行とその番号
        a script; nesh --verify session.nesh checks that it still works
            スクリプト。まだ動くかは nesh --verify session.nesh で確かめられる
        this session has no line {}
            このセッションに {} 行目はありません
        history  # lists them
            history  # 一覧表示します
        no lines yet; history 20 shows earlier sessions'
            まだ行はありません。以前のセッションの行は history 20 で確認できます
        none of these lines worked
            成功した行がありません
        only lines that worked are saved
            成功した行だけが保存されます
        one line a job
            1 行に 1 つのジョブ
        no jobs
            ジョブはありません
        Also enclaves that have ended, as long as their console is kept
            コンソールの記録が残っている間は、終了したエンクレーブも
        one line an enclave; the selected one is marked
            1 行に 1 つのエンクレーブ。選択中のものに印が付く
        also those that have ended and whose console is kept
            終了したがコンソールの記録が残っているものも
        there is no setting '{}'
            設定 '{}' はありません
        Which setting; without it, list them all
            設定の名前。省略時: すべての一覧
        Its new value; without it, show the present one
            新しい値。省略時: 現在の値を表示
        all settings
            すべての設定
        no colours
            色を付けない
        what the mask before hid shows from now on; one pattern hides both: option mask 'A|B'
            これまでのマスクが隠したものは、今後は表示されます。両方を隠すには 1 つのパターンにします: option mask 'A|B'
        no settings
            設定はありません
        Its name, without $; without it, list all variables
            $ を除いた名前。省略時: すべての変数の一覧
        Its value; quote it if it has blanks
            値。空白を含むなら引用符で囲む
        list them
            一覧
        no variable is set
            設定された変数はありません
        Which shell
            シェルの種類
        The shell then asks nesh for completions, so it offers the enclaves and files of that moment.
            シェルは nesh 自身に問い合わせるので、その時点で実行中のものや存在するものが候補になります。
        to be sourced by ~/.bashrc
            ~/.bashrc から読み込む
        for ~/.config/fish/completions/nesh.fish
            ~/.config/fish/completions/nesh.fish に置く
        image, enclave, engine, directories, settings
            イメージ、エンクレーブ、エンジン、ディレクトリ、設定
        all as usual
            すべて標準のまま
        last error
            直前のエラー
        filled in
            補われた値
        nothing yet
            まだありません
        fix would run
            fix で実行
        fix would show
            fix で入力
        none; use FILE or build-enclave
            なし。use FILE か build-enclave で選びます
        none selected
            選択なし
        no enclave
            エンクレーブなし
        as option engine says
            option engine の指定
        this lesson's own
            このレッスン専用
        as NITRO_CLI_SOCKETS_PATH says
            NITRO_CLI_SOCKETS_PATH の指定
        nitro-cli's own, writable here
            nitro-cli と同じもの (書き込める)
        your session's, as {} is not writable
            ログインセッションのもの ({} に書き込めないため)
        your own, as {} is not writable
            自分専用のもの ({} に書き込めないため)
        An image file, or an enclave's name, CID, ID or the first digits after enc in its ID; without it, show what is in use
            イメージファイル、またはエンクレーブの名前、CID、ID、ID の enc に続く先頭の数桁。省略時: 使用中のものを表示
        later run-enclave lines need no --eif-path
            以降の run-enclave の行に --eif-path は不要
        select the enclave of that name
            その名前のエンクレーブを選択する
        nesh  # opens a prompt
            nesh  # プロンプトを開きます
        {data} exists already
            {} はすでにあります
        {} of {} MiB and {} of {} CPUs free
            {2} MiB のうち {1} MiB、CPU {4} 個のうち {3} 個が空き
        Renew the table as enclaves start and end, until q or Ctrl-C
            q か Ctrl-C まで、エンクレーブの起動と終了に合わせて表を更新する
        the table, updated every two seconds and when something changes
            何かが変わったときと 2 秒ごとに更新される表
        cpu, memory, console, vsock or name. Default: cpu
            cpu、memory、console、vsock、name。省略時: cpu
        Look again after this time. Default: 1s
            この間隔で更新する。省略時: 1s
        Stop after printing this many times
            この回数だけ表示して終了する
        CPU is in percent of one CPU, so an enclave with two CPUs can use 200. q or Ctrl-C leaves; c, m, l, v and n sort by CPU, memory, console, vsock connections and name, and r reverses the order. In a pipe, in a file and on a terminal that cannot move its cursor, top prints one table after the other until the reader closes. If an engine cannot measure a value, top shows -.
            CPU は 1 個分を 100 とするパーセントなので、CPU が 2 個のエンクレーブでは最大 200 です。q か Ctrl-C で終了します。c、m、l、v、n で CPU、メモリ、コンソール、vsock の接続、名前の順に並べ、r で逆にします。パイプやファイル、カーソルを動かせない端末では、読み手がいなくなるまで続けて出力します。エンジンから得られない値は - と表示します。
        all enclaves, the busiest first
            すべてのエンクレーブを負荷の高い順に表示する
        the largest first
            大きい順に表示する
        one table, such as for a log
            1 回だけ表示する。ログなどに使う
        one look for programs
            プログラム用に 1 回
        With --watch: look again after this time; 2s without it
            --watch のとき: この間隔で更新する。省略時: 2s
        With --watch: end after so many tables
            --watch のとき: この回数だけ表示して終了する
        gone
            終了済み
        {} started here
            このセッションで起動: {} 個
        """#
}
