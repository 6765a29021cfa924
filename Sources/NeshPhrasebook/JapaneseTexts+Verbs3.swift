extension JapaneseTexts {
    /// Options, examples and messages of verbs.
    static let verbs3 = #"""
        connect: send this instead of standard input
            connect: 標準入力の代わりにこれを送る
        listen: what each client gets
            listen: 接続した相手に返すもの
        listen: end after the first connection
            listen: 最初の接続の後に終わる
        Give up after this time, with status 124
            この時間であきらめる。ステータスは 124
        connect sends standard input, or what --send says, and prints what comes back; $output has it for expect. Without an enclave it is the selected one; parent or 3 is the parent itself. listen is CID 3, the parent, which every enclave reaches; what arrives is printed. wait vsock 16:5005 is the same as vsock wait 16:5005: it waits until somebody listens there, 30 s without --timeout. ls shows the bytes of connections that vsock-proxy, forward, vsock connect and vsock listen carry, out and back as the one that connected sees them; of connections between two programs nobody counts them, and --json has null.
            connect は標準入力か --send の文字列を送り、返ってきたものを表示します。$output に入るので expect で使えます。エンクレーブを省略すると選択中のもの、parent か 3 は親自身です。listen は CID 3、つまりどのエンクレーブからも届く親です。届いたものを表示します。wait vsock 16:5005 は vsock wait 16:5005 と同じで、だれかが待ち受けるまで、--timeout がなければ 30 秒待ちます。ls は、vsock-proxy、forward、vsock connect、vsock listen が運ぶ接続のバイト数を、接続した側から見た送信と受信で表示します。プログラム同士の接続のバイト数はだれも数えておらず、--json では null です。
        every listener and every connection
            すべての待ち受けと接続
        to port 5005 of the selected enclave
            選択中のエンクレーブのポート 5005 へ
        one conversation as the parent
            親として 1 回の会話
        the parent (3)
            親 (3)
        connected; Ctrl-D ends what you send, Ctrl-C leaves
            接続しました。Ctrl-D で送信を終え、Ctrl-C で抜けます
        one port is wanted
            ポートが 1 つ必要です
        listening at port {} of the parent; Ctrl-C ends it
            親のポート {} で待ち受けています。Ctrl-C で終わります
        listens
            待ち受け中
        nobody has connected to port {}
            ポート {} にはだれも接続しませんでした
        connection from {}
            {} からの接続
        nobody listens at {}
            {} ではだれも待ち受けていません
        the port is missing
            ポートがありません
        only the kernel knows who uses the machine's own vsock
            マシン自身の vsock をだれが使っているかは、カーネルだけが知っています
        nobody listens
            だれも待ち受けていません
        no port
            ポートなし
        no longer listens
            もう待ち受けていません
        Only IPv4 addresses of the host
            ホストの IPv4 アドレスだけを使う
        The same as -4
            -4 と同じ
        Only IPv6 addresses of the host
            ホストの IPv6 アドレスだけを使う
        The same as -6
            -6 と同じ
        So many connections at once at most; 1024 without it
            同時に接続できる数の上限。省略時: 1024
        The same as -w
            -w と同じ
        The allowlist; {} without it
            許可リスト。省略時: {}
        The parent's vsock port to listen at
            待ち受ける親の vsock ポート
        The host that connections go to
            接続先のホスト
        The host's TCP port
            ホストの TCP ポート
        An enclave has no network: what it wants from outside goes through a proxy on its parent. This is AWS's vsock-proxy with its options and its file, allowlist: with a list of {address: NAME, port: N}; a host that is not on the list is refused before its name is looked up. Each direction ends for itself, so that a client may close its side and still read the answer. It runs until Ctrl-C; with & it is a job, which ends with the session. Called as vsock-proxy the program is this command.
            エンクレーブにはネットワークがありません。外から必要なものは、親で動くプロキシを通ります。これは AWS の vsock-proxy と同じオプションとファイルを使います (allowlist: に {address: NAME, port: N} のリスト)。リストにないホストは、名前を調べる前に拒否されます。各方向は別々に終わるので、クライアントは送信側を閉じた後も応答を読めます。Ctrl-C まで動きます。& を付けるとジョブになり、セッションと一緒に終わります。vsock-proxy という名前で呼ぶと、このコマンドになります。
        what AWS's KMS tool in an enclave dials
            エンクレーブの中で AWS の KMS ツールが接続するもの
        a list of your own, each connection shown
            自分のリストを使い、各接続を表示する
        port {} of the parent goes to {} ({})
            親のポート {} を {} につなぎます ({})
        whether somebody listens on the machine's own vsock shows only by connecting
            マシン自身の vsock で待ち受けがあるかは、接続してみないと分かりません
        nobody listens at {} after {}
            {2} 後も {1} ではだれも待ち受けていません
        the first process of an enclave whose keeper is gone
            キーパーがなくなったエンクレーブの最初のプロセス
        kill -CHLD {}, or end {}
            kill -CHLD {} を実行するか、{} を終了します
        the image store
            イメージストア
        df -h {}, then remove what is not needed there
            df -h {} で確認し、不要なものを削除します
        temporary files
            一時ファイル
        : builds fail and consoles are not kept
            : ビルドが失敗し、コンソールが記録されません
        : large images do not fit
            : 大きなイメージが入りません
        NITRO_CLI_BLOBS names {}, which lacks {}
            NITRO_CLI_BLOBS の {} には {} がありません
        export NITRO_CLI_BLOBS=DIR with all of them, or unset it
            export NITRO_CLI_BLOBS=DIR (すべてがあるところ)、または unset します
        no enclave kernel is installed: images are built with placeholders, for the local engine only
            エンクレーブのカーネルがありません。イメージはプレースホルダーで作られ、ローカルエンジン専用になります
        container tool
            コンテナツール
        none: images come from archives, directories and RUN-less Dockerfiles
            ありません。イメージはアーカイブ、ディレクトリ、RUN のない Dockerfile から作ります
        docker is installed, but {}
            docker はありますが、{}
        its daemon does not run
            デーモンが動いていません
        its daemon does not listen to you
            デーモンにアクセスする権限がありません
        none; no engine needs it
            なし。どのエンジンにも不要です
        none is set; UTF-8 is assumed
            設定されていません。UTF-8 とみなします
        if nesh is installed as nitro-cli, it answers the script's nitro-cli lines
            nesh が nitro-cli としてインストールされていれば、スクリプトの nitro-cli の行に答えます
        an empty word is neither a file nor a command
            空の語はファイルでもコマンドでもありません
        '{}' is neither a command nor a file here
            '{}' はコマンドでも、ここにあるファイルでもありません
        r retry, s skip, q quit?
            r 再試行、s 飛ばす、q 終了?
        take this? y/n
            これでよいですか? y/n
        help lists them all
            すべての一覧は help で見られます
        {} has {} example{}, no number {}
            {1} の例は {2} 個で、{4} 番はありません{3}
        {} is not here
            {} がここにありません
        {}, which this example is about
            {}。この例はそれについてのものです
        kms {} takes no '{}'
            kms {} に '{}' は指定できません
        kms start starts it
            kms start で起動します
        {}={}{} sends the file's bytes
            {}={}{} でファイルの内容を送ります
        -n is for kms log
            -n は kms log で使います
        --port is for kms start
            --port は kms start で使います
        {}: local, not AWS
            {}: ローカル (AWS ではありません)
        {} is a condition: decrypting is for enclaves that meet it, everything else is for you.
            {} は条件です。復号は条件を満たすエンクレーブに、その他はすべてあなたに許可されます。
        {} is not a JSON object
            {} は JSON のオブジェクトではありません
        {}: unknown key '{}'
            {}: 不明なキー '{}'
        {}: {} is not {}: {}
            {}: {} は {} ではありません: {}
        {} was not started in debug mode, so it has no console
            {} はデバッグモードで起動されていないので、コンソールがありません
        {} after {}: left {}
            {1} ({2} 後)。{3} のコンソールから抜けました
        {} ended before its console matched '{}'
            コンソールが '{2}' に一致する前に {1} が終了しました
        {} bytes of the console were not kept
            コンソールの {} バイトは保存されませんでした
        {} runs on: the command of --before {}
            {} は動き続けます: --before のコマンドは {}
        terminate-enclave {} ends it without that command
            terminate-enclave {} なら、そのコマンドなしで終了します
        {} was not started in debug mode, so nothing was kept
            {} はデバッグモードで起動されていないので、何も記録されていません
        {}: cpu_count and cpu_ids exclude each other
            {}: cpu_count と cpu_ids は同時に指定できません
        {}: {} is not a CID: they go from 4 to 4294967294
            {}: {} は CID ではありません。4 から 4294967294 です
        {}: memory_mib is missing
            {}: memory_mib がありません
        allocator set needs a key and a value
            allocator set にはキーと値が必要です
        this machine has {} CPUs
            このマシンの CPU は {} 個です
        {} did not restart
            {} が再起動しませんでした
        {} MiB, {} of them free
            {} MiB (うち空き {} MiB)
        {}; CPUs {}
            {}、CPU {}
        {} MiB at least: four times the image, 64 at the least
            最低 {} MiB: イメージの 4 倍、少なくとも 64
        {}: one whole core
            {}: 1 コア
        {} MiB of the parent's memory are not in use
            親で使われていないメモリは {} MiB です
        nesh opens one
            nesh で開きます
        {} exists already
            {} はすでにあります
        {} of {} MiB and {} of {} CPUs free
            {2} MiB のうち {1} MiB、CPU {4} 個のうち {3} 個が空き
        {} is there already
            {} はすでにあります
        {} has a Dockerfile and its program
            {} に Dockerfile とそのプログラムがあります
        {}: no connection can be taken at the moment: {}
            {}: 今は接続を受けられません: {}
        {} does not answer
            {} が応答しません
        {} has not ended the conversation in time
            {} が時間内に会話を終えませんでした
        {} has closed the connection
            {} が接続を閉じました
        {} broke the connection
            {} が接続を切りました
        {}:{} is the local KMS here, because kms runs; not AWS's.
            {}:{} は、kms が動いているので、AWS ではなくここのローカル KMS です。
        {} has ended, and its parent {} has not asked how: it holds nothing
            {1} は終了しましたが、親の {2} が確認していません。何も保持していません
        {} keeps an enclave that describe-enclaves does not list: its sockets are gone or in another directory
            {} は、describe-enclaves に出ないエンクレーブを保持しています。ソケットがないか、別のディレクトリにあります
        {} keeps an enclave of the user {}, which describe-enclaves does not list for you
            {1} は、ユーザー {2} のエンクレーブを保持しています。describe-enclaves では見えません
        {} keep enclaves of the user {}, which describe-enclaves does not list for you
            {1} 個が、ユーザー {2} のエンクレーブを保持しています。describe-enclaves では見えません
        chmod 700 {} if it is yours, {}
            あなたのものなら chmod 700 {1}、{2}
        let NITRO_CLI_SOCKETS_PATH name a directory, {}
            NITRO_CLI_SOCKETS_PATH にディレクトリを指定するか、{}
        {} is too long for the paths of sockets: no enclave can be started
            {} はソケットのパスとしては長すぎ、エンクレーブを起動できません
        {} is not a private directory of yours: no command uses it
            {} はあなた専用のディレクトリではなく、どのコマンドも使いません
        doctor says what is wrong with the directory
            ディレクトリの問題は doctor で分かります
        NITRO_CLI_SOCKETS_PATH=DIR names another one
            NITRO_CLI_SOCKETS_PATH=DIR で別のものを指定します
        {} MiB are free at {}, for {}
            {2} の空きは {1} MiB です ({3})
        sudo dnf install aws-nitro-enclaves-cli-devel, or set NITRO_CLI_BLOBS
            sudo dnf install aws-nitro-enclaves-cli-devel、または NITRO_CLI_BLOBS を設定します
        copy them from an Amazon Linux that has aws-nitro-enclaves-cli-devel, and set NITRO_CLI_BLOBS
            aws-nitro-enclaves-cli-devel の入った Amazon Linux からコピーし、NITRO_CLI_BLOBS を設定します
        {}; not docker, {}
            {}。docker は使えません: {}
        sudo usermod -aG docker $USER, then log out and back in
            sudo usermod -aG docker $USER の後、ログアウトしてログインし直します
        {}; no engine needs it
            {}。どのエンジンにも不要です
        {} is not UTF-8; C.UTF-8 is used
            {} は UTF-8 ではありません。C.UTF-8 を使います
        {} needs a script or a page
            {} にはスクリプトかページが必要です
        --demo --auto FILE plays without a terminal
            --demo --auto FILE なら端末なしで再生します
        --demo needs a script and a terminal
            --demo にはスクリプトと端末が必要です
        {} is a page, not a script
            {} はページで、スクリプトではありません
        nesh --verify {} runs its nesh blocks and compares what they print
            nesh --verify {} なら、nesh のブロックを実行し、出力を比べます
        {} is a script for {}, not for nesh
            {} は {} のスクリプトで、nesh のものではありません
        Renew the table as enclaves start and end, until q or Ctrl-C
            q か Ctrl-C まで、エンクレーブの起動と終了に合わせて表を更新する
        the table, renewed when something changes and every two seconds
            何かが変わったときと 2 秒ごとに更新される表
        cpu, memory, console, vsock or name; cpu without it
            cpu、memory、console、vsock、name。省略時: cpu
        Look again after this time; 1 s without it
            この間隔で更新する。省略時: 1 s
        End after so many pictures
            この回数だけ表示して終わる
        CPU is in percent of one CPU, so an enclave with two can use 200. q or Ctrl-C leaves; c, m, l, v and n sort by CPU, memory, console, vsock connections and name, r reverses. In a pipe, in a file and on a terminal that cannot move its cursor one picture follows the other until nobody reads them. What an engine cannot show is shown as -.
            CPU は 1 個分を 100 とするパーセントなので、CPU が 2 個のエンクレーブでは最大 200 です。q か Ctrl-C で終わります。c、m、l、v、n で CPU、メモリ、コンソール、vsock の接続、名前の順に並べ、r で逆にします。パイプやファイル、カーソルを動かせない端末では、読み手がいなくなるまで続けて出力します。エンジンから得られない値は - と表示します。
        all enclaves, the busiest first
            すべてのエンクレーブを、負荷の高い順に
        the largest first
            大きい順に
        one picture, such as for a log
            1 回だけ。ログなどに
        one look for programs
            プログラム用に 1 回
        With --watch: look again after this time; 2 s without it
            --watch のとき: この間隔で更新する。省略時: 2 s
        With --watch: end after so many tables
            --watch のとき: この回数だけ表示して終わる
        --every is at least 100 ms
            --every は 100 ms 以上です
        nesh --demo FILE plays a demo; ### lines of its script are notes that only the presenter sees, here. The view follows the demo from step to step, and waits for one where none runs. q leaves.
            nesh --demo FILE はデモを再生します。スクリプトの ### の行は発表者だけが見るメモで、ここに表示されます。表示はデモの手順に従って進み、デモがなければ始まるまで待ちます。q で終わります。
        With --live: the port to serve at; any that is free without it
            --live のとき: 公開するポート。省略時: 空いているポート
        With --live: the address of this machine to serve at; 127.0.0.1 without it
            --live のとき: 公開するこのマシンのアドレス。省略時: 127.0.0.1
        With --svg: the screen as it was after this time; later is the end
            --svg のとき: この時間がたったときの画面。それより後なら最後の画面
        """#
}
