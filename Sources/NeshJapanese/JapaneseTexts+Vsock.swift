extension JapaneseTexts {
    /// Proxies, names of hosts, the verb vsock.
    static let vsock = #"""
        A TCP port here and the enclave's vsock port; with --from-enclave, a vsock port here and its destination
            このマシンの TCP ポートとエンクレーブの vsock ポート。--from-enclave では接続先
        The way out: this vsock port of the parent goes to HOST:PORT
            外への接続: 親インスタンスのこの vsock ポートを HOST:PORT につなぐ
        The enclave. Default: the selected one
            エンクレーブ。省略時: 選択中のもの
        Show each connection, and how many bytes went each way
            各接続と、両方向のバイト数を表示する
        forward 8080:5000 listens on 127.0.0.1 only, so that a browser or curl on this machine can reach a web server in the enclave. --from-enclave needs no allowlist, because the line itself names the only host that it leads to. forward runs until Ctrl-C; with & it is a job, which ends with the session.
            forward 8080:5000 は 127.0.0.1 だけで待ち受けます。このマシンのブラウザーや curl から、エンクレーブの中の Web サーバーに接続できます。外への接続に許可リストは要りません。唯一の接続先を行そのもので指定するからです。Ctrl-C まで動きます。& を付けるとジョブになり、セッションと一緒に終了します。
        http://127.0.0.1:8080 is port 5000 of the selected enclave
            http://127.0.0.1:8080 が選択中のエンクレーブのポート 5000 になる
        what an enclave sends to port 8000 of its parent
            エンクレーブから親インスタンスのポート 8000 への通信
        a TCP port here and the enclave's vsock port are wanted
            このマシンの TCP ポートとエンクレーブの vsock ポートが必要です
        127.0.0.1:{} goes to port {} of enclave {}
            127.0.0.1:{1} をエンクレーブ {3} のポート {2} につなぎます
        a host and its port are wanted
            ホストとポートが必要です
        port {} of the parent goes to {data}
            親インスタンスのポート {} を {} につなぎます
        TCP port {} is taken already
            TCP ポート {} は使用中です
        forward 0:…  # takes any free port and says which
            forward 0:…  # 空いているポートを使い、その番号を表示します
        TCP ports below 1024 take root's rights
            1024 より小さい TCP ポートには root の権限が必要です
        take a port from 1024 up
            1024 以上のポートを使います
        '{}' is neither HERE:THERE nor HOST:PORT
            '{}' は HERE:THERE でも HOST:PORT でもありません
        forward --from-enclave PORT HOST:PORT  # is the way out
            forward --from-enclave PORT HOST:PORT  # 外への経路です
        a TCP port and a vsock port: 8080:5000; or one number for both
            TCP ポートと vsock ポート: 8080:5000。同じなら 1 つの数でもよい
        A program of this machine, and its arguments
            このマシンのプログラムとその引数
        With the local engine the program is CID 3 on vsock: it connects to enclaves by their CIDs and listens for them, as on EC2, without any change and without root. It uses your terminal, receives signals as usual, and parent exits with its status. The program and everything that it starts cannot gain rights, so sudo and other set-uid programs do not work under parent. On a real parent instance parent just runs the program. While the local KMS runs (kms start), AWS's tools under parent find it, its credentials and the instance's metadata. option parent on does the same for lines that begin with !.
            ローカルエンジンでは、プログラムの vsock は CID 3 のものになります。プログラムの変更も root 権限も要らず、EC2 と同じように CID でエンクレーブに接続し、待ち受けます。端末、シグナル、ステータスはプログラム自身のものです。プログラムも、そこから起動したものも、新たな権限を得られないため、sudo などの set-uid プログラムは動きません。本物の親インスタンスでは、そのまま実行します。ローカル KMS の実行中 (kms start) は、AWS のツールがローカル KMS、認証情報、インスタンスメタデータを自動的に見つけます。option parent on にすると、! で始まる行も同じように実行されます。
        a client of an enclave, unchanged
            エンクレーブのクライアントをそのまま
        any program that supports vsock
            vsock を使う任意のプログラム
        a program is missing
            プログラムが指定されていません
        parent: {data} exited with status {}
            parent: {} はステータス {} で終了しました
        parent: {data} was ended by signal {}
            parent: {} はシグナル {} で終了しました
        Ctrl-C ends it.
            Ctrl-C で終了します。
        connection {} from {}
            接続 {}: {} から
        connection {} goes to {data}
            接続 {} は {} へ
        connection {} was closed: {}
            接続 {} は閉じられました: {}
        ls shows who listens and who is connected; connect and listen are one end; wait waits until somebody listens
            ls は待ち受けと接続を表示し、connect と listen は接続の一端になり、wait は待ち受けが始まるまで待つ
        connect, wait: a port of the selected enclave, or an enclave and its port, hello:5005; listen: a port of the parent
            connect と wait: 選択中のエンクレーブのポート、またはエンクレーブとポート (hello:5005)。listen: 親インスタンスのポート
        connect: send this instead of standard input
            connect: 標準入力の代わりにこれを送る
        listen: send this to each client
            listen: 接続した相手に返すもの
        listen: end after the first connection
            listen: 最初の接続の後に終了する
        Give up after this time, with status 124
            この時間で打ち切り、ステータス 124 で終了する
        connect sends standard input, or the text of --send, and prints the answer, which expect finds in $output. Default: the selected enclave; parent or 3 is the parent itself. listen listens as the parent, CID 3, which every enclave can reach, and prints what arrives. wait vsock 16:5005 is the same as vsock wait 16:5005: it waits until a program listens there, for 30 s unless you use --timeout. ls shows the bytes of connections of vsock-proxy, forward, vsock connect and vsock listen, out and back from the side that connected. For connections between two programs nobody counts the bytes, and --json has null.
            connect は標準入力か --send の文字列を送り、返ってきたものを表示します。$output に入るので expect で使えます。エンクレーブを省略すると選択中のエンクレーブ、parent か 3 なら親インスタンス自身に接続します。listen は、どのエンクレーブからも届く親インスタンス (CID 3) で待ち受け、届いたものを表示します。wait vsock 16:5005 は vsock wait 16:5005 と同じで、待ち受けが始まるまで、--timeout がなければ 30 秒待ちます。ls は、vsock-proxy、forward、vsock connect、vsock listen が運ぶ接続のバイト数を、接続した側から見た送信と受信で表示します。プログラム同士の接続のバイト数は分からないので、--json では null になります。
        every listener and every connection
            すべての待ち受けと接続
        to port 5005 of the selected enclave
            選択中のエンクレーブのポート 5005 に接続する
        one conversation as the parent
            親インスタンス側で 1 回だけやり取りする
        the parent (3)
            親インスタンス (3)
        connected; Ctrl-D ends what you send, Ctrl-C leaves
            接続しました。Ctrl-D で送信を終え、Ctrl-C で抜けます
        one port is wanted
            ポートが 1 つ必要です
        listening at port {} of the parent; Ctrl-C ends it
            親インスタンスのポート {} で待ち受けています。Ctrl-C で終了します
        listens
            待ち受け中
        nobody has connected to port {}
            ポート {} への接続はありませんでした
        connection from {}
            {} からの接続
        nobody listens at {}
            {} で待ち受けているプログラムはありません
        the port is missing
            ポートが指定されていません
        only the kernel knows who uses the machine's own vsock
            マシン自身の vsock をだれが使っているかは、カーネルだけが知っています
        nobody listens
            待ち受けているプログラムはありません
        no port
            ポートなし
        no longer listens
            もう待ち受けていません
        Only IPv4 addresses of the host
            ホストの IPv4 アドレスだけを使う
        Same as -4
            -4 と同じ
        Only IPv6 addresses of the host
            ホストの IPv6 アドレスだけを使う
        Same as -6
            -6 と同じ
        At most this many connections at once. Default: 1024
            同時に接続できる数の上限。省略時: 1024
        Same as -w
            -w と同じ
        The allowlist; {} without it
            許可リスト。省略時: {}
        The parent's vsock port to listen at
            待ち受ける親インスタンスの vsock ポート
        The host that connections go to
            接続先のホスト
        The host's TCP port
            ホストの TCP ポート
        An enclave has no network, so it reaches the outside through a proxy on its parent. This is AWS's vsock-proxy, with the same options and the same file: allowlist: with a list of {address: NAME, port: N}. If a host is not on the list, the proxy refuses it before it looks up the name. Each direction ends separately, so a client can close its side and still read the answer. The proxy runs until Ctrl-C; with & it is a job, which ends with the session. If you call nesh as vsock-proxy, it is this command.
            エンクレーブにはネットワークがありません。外との通信は、親インスタンスで動くプロキシを通ります。オプションとファイルは AWS の vsock-proxy と同じです (allowlist: に {address: NAME, port: N} のリスト)。リストにないホストは、名前を解決する前に拒否します。各方向は別々に終わるので、クライアントは送信側を閉じた後も応答を読めます。Ctrl-C まで動きます。& を付けるとジョブになり、セッションと一緒に終了します。nesh を vsock-proxy という名前で呼び出すと、このコマンドとして動きます。
        what AWS's KMS tool in an enclave connects to
            エンクレーブの中の AWS の KMS ツールの接続先
        your own list; show each connection
            自分のリストを使い、各接続を表示する
        port {} of the parent goes to {data} ({})
            親インスタンスのポート {} を {} につなぎます ({})
        whether somebody listens on the machine's own vsock shows only by connecting
            マシン自身の vsock で待ち受けがあるかは、接続してみないと分かりません
        nobody listens at {} after {time}
            {2} 待っても、{1} で待ち受けているプログラムはありません
        {}: no connection can be taken at the moment: {}
            {}: 今は接続を受けられません: {}
        {} does not answer
            {} が応答しません
        {data} has not ended the conversation in time
            {} とのやり取りが時間内に終わりませんでした
        {} has closed the connection
            {} が接続を閉じました
        {data} broke the connection
            {} が接続を切りました
        {}:{} is the local KMS here, because kms runs; not AWS's.
            kms の実行中なので、{}:{} は AWS ではなく、このマシンのローカル KMS です。
        '{}' is neither a host name nor an address
            '{}' はホスト名でもアドレスでもありません
        names cannot be looked up: {}
            名前を解決できません: {}
        '{}' are not name servers: {}
            '{}' はネームサーバーではありません: {}
        no name server has answered for {data}
            {} について応答するネームサーバーがありませんでした
        there is no host named {data}
            ホスト {} はありません
        name servers are those of /etc/resolv.conf
            ネームサーバーは /etc/resolv.conf のものです
        without an allowlist nothing is passed on
            許可リストがなければ、何も中継されません
        {data}  # names another, with lines like this: {}
            {}  # 別のファイルを指定します。行の例: {}
        there is no allowlist
            許可リストがありません
        the allowlist is not a list
            許可リストがリストではありません
        this is not an address with a port
            ポート付きのアドレスではありません
        this entry has no address
            この項目にアドレスがありません
        this address is not text
            このアドレスは文字列ではありません
        this port is not a number from 1 to 65535
            このポートは 1 から 65535 の数ではありません
        the list has {}; names must be the same to the letter
            リストにあるのは {} です。名前は一字一句同じでなければなりません
        the list is empty
            リストが空です
        add before the ] of its allowlist: {}
            許可リストの ] の前に追加します: {}
        add to its allowlist: {}
            許可リストに追加します: {}
        port {} of enclave {}
            エンクレーブ {2} のポート {1}
        enclave {}
            エンクレーブ {}
        port {} of the parent is taken already
            親インスタンスのポート {} は使用中です
        jobs  # lists what this session runs in the background
            jobs  # このセッションがバックグラウンドで実行しているものを表示します
        ports below {} take root's rights
            {} より小さいポートには root の権限が必要です
        take a port from {} up
            {} 以上のポートを使います
        this machine has no vsock
            このマシンに vsock がありません
        {data}  # works without a hypervisor
            {}  # Nitro Hypervisor がなくても使えます
        127.0.0.1 in its place
            代わりに 127.0.0.1 と書きます
        no answer within {} s
            {} 秒以内に応答がありません
        {data} cannot be looked up: {}
            {} の名前を解決できません: {}
        {data} has no port
            {} にポートがありません
        {} is on the list with port {}
            {} は、リストではポート {} です
        {}:{} is not allowed by {data}
            {}:{} は {} で許可されていません
        vsock ls  # shows who listens
            vsock ls  # 待ち受けているものを表示します
        {data} cannot be reached
            {} に到達できません
        '{}' has a name in it
            '{}' には名前が入っています
        --enclave names the enclave
            エンクレーブは --enclave で指定します
        vsock listen is always the parent's
            vsock listen は常に親インスタンスのポートで待ち受けます
        waiting for {data}, {time} at most; Ctrl-C ends it
            {} を待っています (最長 {})。Ctrl-C で中止
        nobody listens at port {} of {}; at that of {} somebody does
            {2} のポート {1} で待ち受けているプログラムはありません。{3} の同じポートにはあります
        no enclave with CID {} is running
            CID {} のエンクレーブは動いていません
        {} listens at no port
            {} が待ち受けているポートはありません
        nobody listens at port {} of {}, which listens at {}
            {2} のポート {1} で待ち受けているプログラムはありません。{2} が待ち受けているのは {3} です
        {data} has no {} address
            {} に {} のアドレスがありません
        leave -6 out
            -6 を省略します
        leave -4 out
            -4 を省略します
        {data} has no address
            {} にアドレスがありません
        {data} is not a file
            {} はファイルではありません
        write {}
            {} と書きます
        the parent
            親インスタンス
        {}, port {}
            {}、ポート {}
        port {}
            ポート {}
        {} out, {} back
            送信 {}、受信 {}
        for example: vsock listen 9001
            例: vsock listen 9001
        """#
}
