extension JapaneseTexts {
    /// Options, examples and messages of verbs.
    static let verbs2 = #"""
        once that command has succeeded
            そのコマンドが成功したら
        the socket of slot {} gives no answer: if it is an enclave's, that runs on
            スロット {} のソケットが応答しません。エンクレーブのものなら、それは動き続けます
        show, set or suggest; show without it
            show、set、suggest。省略時: show
        set: memory_mib, cpu_count or cpu_pool; suggest: an image file. Default: the current image
            set: memory_mib、cpu_count、cpu_pool。suggest: イメージファイル。省略時: 現在のイメージ
        set: the key's new value
            set: キーの新しい値
        set: show what would change, change nothing
            set: 変わるところを表示するだけで、何も変えない
        set: restart the allocator's service without asking
            set: 確認せずにアロケーターのサービスを再起動する
        On a parent instance the allocator's service reads the file when it starts: after a change nesh asks whether to restart it, and shows what is set aside before and after. Right after a reboot memory is least scattered, and the service gets most of it.
            親インスタンスでは、アロケーターのサービスが起動時にファイルを読みます。変更の後、nesh は再起動するかを尋ね、確保されている量を前後で表示します。再起動の直後はメモリの断片化が最も少なく、サービスが最も多く確保できます。
        the settings and where they are
            設定とその場所
        edits the file and keeps its comments
            ファイルを書き換え、コメントは残す
        what the image needs, and the commands for it
            イメージに必要な量と、そのためのコマンド
        this machine has {} MiB in all
            このマシンのメモリは全部で {} MiB です
        restart {}? y/n
            {} を再起動しますか? y/n
        it takes effect when the service restarts: {}
            サービスの再起動後に有効になります: {}
        reboot: memory is least scattered right after it
            再起動してください。直後はメモリの断片化が最も少なくなります
        set aside before: {}
            これまでの確保: {}
        set aside now:    {}
            現在の確保: {}
        What is set aside suffices:
            確保されている量で足ります:
        To run it:
            実行するには:
        Look at the files below this directory instead
            代わりに、このディレクトリ以下のファイルを調べる
        The exit status is 1 when the engine in use cannot run.
            使用中のエンジンが動かないとき、終了ステータスは 1 です。
        each line: fine, or what is wrong and how to fix it
            各行: 正常か、何が悪くてどう直すか
        the same for programs
            プログラム用に同じものを
        (in use)
            (使用中)
        The {} engine cannot run here.
            エンジン {} はここでは使えません。
        The {} engine can run.
            エンジン {} を使えます。
        what free and lscpu would show, and what is left for enclaves
            free と lscpu が示すものと、エンクレーブ用の残り
        CPU ids
            CPU ID
        The {} engine only counts its pool: nothing is taken from the machine.
            エンジン {} はプールを数えるだけで、マシンからは何も取りません。
        Its number; the newest without one
            番号。省略時: 最新のもの
        the newest job
            最新のジョブ
        the one that jobs lists as 1
            jobs が 1 と表示するもの
        job {} has ended
            ジョブ {} は終了しました
        there is no job {}
            ジョブ {} はありません
        nothing runs in the background
            バックグラウンドで動いているものはありません
        jobs lists them
            一覧は jobs で見られます
        took {}
            所要時間 {}
        interrupted after {}
            {} で中断しました
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
        Works at the prompt, right after an error that said 'type fix to run'. status shows the line beforehand.
            プロンプトで、「fix で実行」と表示されたエラーの直後に使えます。その行は status で先に確認できます。
        after run-enclave --memroy 512: the same with --memory
            run-enclave --memroy 512 の後: --memory にして同じ行を
        there is nothing to correct
            直すものがありません
        fix runs what the error of the last line suggested, if it said 'type fix to run'
            直前の行のエラーに「fix で実行」とあれば、fix でその行を実行できます
        explain last has more about the last error
            直前のエラーの詳しい説明は explain last で見られます
        '{}' names no lines
            '{}' は行を表しません
        20 is the newest 20, 3-9 and 3- are numbers of lines
            20 は最新の 20 行、3-9 や 3- は行番号です
        How many of the newest lines, earlier sessions' too; with --save and --run numbers of lines: 3, 3-9, 3-
            最新の行の数 (以前のセッションも含む)。--save と --run では行番号: 3、3-9、3-
        Write the lines that worked into this file, with what they printed as expected lines
            成功した行を、その出力を期待行として、このファイルに書く
        Run this line again
            この行をもう一度実行する
        Replace the file
            ファイルを置き換える
        A line that begins with a blank is not kept. Arrow keys and Ctrl-R go through the lines of all sessions; the numbers are this session's.
            空白で始まる行は残りません。矢印キーと Ctrl-R は全セッションの行をたどります。番号はこのセッションのものです。
        this session's lines and their numbers
            このセッションの行とその番号
        a script; nesh --verify session.nesh checks that it still works
            スクリプト。nesh --verify session.nesh が、まだ動くかを確かめる
        this session has no line {}
            このセッションに {} 行目はありません
        history lists them
            一覧は history で見られます
        no lines yet; history 20 shows earlier sessions'
            まだ行はありません。以前のセッションの行は history 20 で見られます
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
        The shell then asks nesh itself, so that it offers what runs and what is there at the moment.
            シェルは nesh 自身に問い合わせるので、その時点で動いているものや存在するものが候補になります。
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
        none; use FILE.eif or build-enclave
            なし。use FILE.eif か build-enclave で選びます
        none selected
            選択なし
        no enclave
            エンクレーブなし
        as option engine says
            option engine の指定
        as NITRO_CLI_SOCKETS_PATH says
            NITRO_CLI_SOCKETS_PATH の指定
        nitro-cli's own, writable here
            nitro-cli と同じもの (書き込める)
        your session's, as {} is not writable
            セッションのもの ({} に書き込めないため)
        your own, as {} is not writable
            あなた専用のもの ({} に書き込めないため)
        An image file, or an enclave's name, CID, ID or the first digits after enc in its ID; without it, show what is in use
            イメージファイル、またはエンクレーブの名前、CID、ID、ID の enc に続く先頭の数文字。省略時: 使用中のものを表示
        later run-enclave lines need no --eif-path
            以降の run-enclave の行に --eif-path は不要
        select the enclave of that name
            その名前のエンクレーブを選択する
        there is no lesson '{}'
            レッスン '{}' はありません
        {} is for lessons: tutorial begins one
            {} はレッスン用です。tutorial で始めます
        tutorial status lists them
            一覧は tutorial status で見られます
        With app: the program of the lesson on vsock, which answers at port 5005
            app: ポート 5005 で応答する、vsock のレッスンのプログラム
        You type each command; what counts is its effect, not how you wrote it. In a lesson hint, skip, back and stop do what they say, Tab on an empty line fills in the command, and what you reached is kept for the next time. Each lesson runs in a folder and a session of its own and leaves nothing behind.
            コマンドを入力してください。入力の仕方ではなく、実行結果で判定されます。レッスンの中では hint、skip、back、stop が使え、空の行で Tab を押すとコマンドが入力されます。進み具合は次回まで保存されます。各レッスンは専用のフォルダーとセッションで動き、後に何も残しません。
        the first lesson, or where you left off
            最初のレッスン、または中断したところから
        all lessons
            すべてのレッスン
        a lesson as a script
            レッスンをスクリプトとして表示
        the lessons' application in hello-app, to build images from
            イメージを作るための、レッスンのアプリケーションを hello-app に
        a lesson is taken at a prompt, on a terminal
            レッスンは端末のプロンプトで受けます
        A TCP port here and the enclave's vsock port; with --from-enclave where that goes
            ここの TCP ポートとエンクレーブの vsock ポート。--from-enclave では行き先
        The way out: this vsock port of the parent goes to HOST:PORT
            外への道: 親のこの vsock ポートを HOST:PORT につなぐ
        The enclave. Default: the selected one
            エンクレーブ。省略時: 選択中のもの
        Show each connection, and how many bytes went each way
            各接続と、両方向のバイト数を表示する
        forward 8080:5000 listens at 127.0.0.1 only, so that a browser or curl on this machine reaches a web server in the enclave. The way out needs no allowlist, because the line itself names the one place that it leads to. It runs until Ctrl-C; with & it is a job, which ends with the session.
            forward 8080:5000 は 127.0.0.1 だけで待ち受けるので、このマシンのブラウザーや curl がエンクレーブの中の Web サーバーに届きます。外への道には許可リストが要りません。行き先の 1 か所が行に書かれているからです。Ctrl-C まで動きます。& を付けるとジョブになり、セッションと一緒に終わります。
        http://127.0.0.1:8080 is port 5000 of the selected enclave
            http://127.0.0.1:8080 が選択中のエンクレーブのポート 5000 になる
        what an enclave sends to port 8000 of its parent
            エンクレーブが親のポート 8000 に送るもの
        a TCP port here and the enclave's vsock port are wanted
            ここの TCP ポートとエンクレーブの vsock ポートが必要です
        127.0.0.1:{} goes to port {} of enclave {}
            127.0.0.1:{1} をエンクレーブ {3} のポート {2} につなぎます
        a host and its port are wanted
            ホストとそのポートが必要です
        port {} of the parent goes to {}
            親のポート {} を {} につなぎます
        TCP port {} is taken already
            TCP ポート {} は使用中です
        forward 0:… takes any free port and says which
            forward 0:… は空いているポートを選んで表示します
        TCP ports below 1024 take root's rights
            1024 より小さい TCP ポートには root の権限が必要です
        take a port from 1024 up
            1024 以上のポートを使います
        '{}' is neither HERE:THERE nor HOST:PORT
            '{}' は HERE:THERE でも HOST:PORT でもありません
        forward --from-enclave PORT HOST:PORT is the way out
            外への接続は forward --from-enclave PORT HOST:PORT です
        a TCP port and a vsock port: 8080:5000; or one number for both
            TCP ポートと vsock ポート: 8080:5000。同じなら 1 つの数でもよい
        A program of this machine's and its words
            このマシンのプログラムとその引数
        With the local engine the program's vsock is that of CID 3: it reaches enclaves by their CIDs and listens for them, as it would on EC2, without a change and without root. Terminal, signals and status are its own. It and what it starts gain no rights: sudo and other set-uid programs do not work under it. On a real parent instance it just runs. While the local KMS runs (kms start), AWS's tools under it find that, its credentials and the instance's metadata. option parent on does the same for lines that begin with !.
            ローカルエンジンでは、プログラムの vsock は CID 3 のものになります。変更も root も要らず、EC2 と同じように CID でエンクレーブに接続し、待ち受けます。端末、シグナル、ステータスはプログラム自身のものです。プログラムとそれが起動するものは権限を得ません。sudo などの set-uid プログラムは動きません。本物の親インスタンスでは、そのまま実行します。ローカル KMS の実行中 (kms start) は、AWS のツールがそれと認証情報、インスタンスのメタデータを見つけます。option parent on は ! で始まる行に同じことをします。
        a client of an enclave, as it stands
            エンクレーブのクライアントをそのまま
        any program that knows vsock
            vsock を使う任意のプログラム
        a program is missing
            プログラムがありません
        parent: {} exited with status {}
            parent: {} はステータス {} で終了しました
        parent: {} was ended by signal {}
            parent: {} はシグナル {} で終了しました
        Ctrl-C ends it.
            Ctrl-C で終わります。
        connection {} from {}
            接続 {}: {} から
        connection {} goes to {}
            接続 {} は {} へ
        connection {} was closed: {}
            接続 {} は閉じられました: {}
        ls shows who listens and who is connected; connect and listen are one end; wait waits until somebody listens
            ls は待ち受けと接続を表示し、connect と listen は一方の端になり、wait はだれかが待ち受けるまで待つ
        connect, wait: a port of the selected enclave, or an enclave and its port, hello:5005; listen: a port of the parent's
            connect と wait: 選択中のエンクレーブのポート、またはエンクレーブとポート (hello:5005)。listen: 親のポート
        """#
}
